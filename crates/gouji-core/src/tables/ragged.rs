//! Tables of which only the order of the cells is known to panels.
//!
//! Contract: a number belongs to a column only where its row prints as many numbers as there are
//! columns; the first number of a row is its total otherwise, the others are its parts, whichever.

use crate::disclosure::FigureId;

use super::codes::Code;
use super::grid::Content;
use super::header::is_total;
use super::panel::{Column, Panel, Row};
use super::roles;

/// The panels of such a table; `parts` says which of them each row belongs to.
pub(super) fn panels(
    rows: &[Vec<Content>],
    parts: &[usize],
    header_rows: usize,
) -> (Vec<Panel>, Vec<FigureId>) {
    let count = parts.iter().max().map_or(0, |most| most + 1);
    // Above codes and labels stands what they are: no column of numbers.
    let heads: Vec<&Content> = rows
        .iter()
        .take(header_rows)
        .flat_map(|row| row.iter().skip(2).skip_while(|head| roles::names_rows(&head.text)))
        .collect();
    let mut panels: Vec<Panel> = (0..count).map(|_| Panel::default()).collect();
    let mut codes = Vec::new();
    for (index, (row, part)) in rows.iter().zip(parts).enumerate().skip(header_rows) {
        let Some(panel) = panels.get_mut(*part) else { continue };
        codes.extend(row.first().and_then(|cell| cell.number));
        let numbers = row.iter().skip(2).filter_map(|cell| cell.number);
        let code = row.first().filter(|cell| !cell.text.is_empty());
        panel.rows.push(Row {
            row: index,
            label: row.get(1).map(|cell| cell.text.clone()).unwrap_or_default(),
            code: code.and_then(|cell| Code::whole(&cell.text)),
            values: numbers.map(Some).collect(),
            ..Row::default()
        });
    }
    for panel in &mut panels {
        panel.inferred = true;
        columns(panel, &heads, count);
    }
    panels.retain(|panel| !panel.rows.is_empty());
    (panels, codes)
}

/// Names the columns where the header names as many as the fullest row prints, and takes the numbers
/// of shorter rows apart.
fn columns(panel: &mut Panel, heads: &[&Content], parts: usize) {
    let widest = panel.rows.iter().map(|row| row.values.len()).max().unwrap_or(0);
    // One row of headers is that of one panel; two panels side by side have one number each.
    let named = parts == 1 && heads.len() >= widest && widest > 1;
    let width = if named { heads.len() } else { widest };
    // The first number of a row is its total where the first column is; beside labels it always is.
    let total_first = heads.first().map_or(parts == 2, |cell| is_total(&cell.text) || parts == 2);
    panel.columns = (0..width)
        .map(|column| {
            let head = heads.get(column).filter(|_| named).map(|cell| cell.text.clone());
            let head = head.or_else(|| (column == 0 && total_first).then(|| "合计".to_owned()));
            Column { path: head.into_iter().collect(), percent: false }
        })
        .collect();
    for row in &mut panel.rows {
        if row.values.len() == width {
            continue;
        }
        row.loose = width > 1;
        if total_first {
            row.parts = row.values.iter().skip(1).copied().flatten().collect();
            row.values.truncate(1);
        } else {
            row.values.clear();
        }
    }
}
