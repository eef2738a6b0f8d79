//! Tables that a converter ran together: a row in the middle that is a title opens a table of its own.
//!
//! Contract: only a row with a title, the unit and the department aside, above a row of several cells
//! that are no titles themselves.

use std::borrow::Cow;

use crate::document::{Cell, Span, Table};
use crate::number::Numeral;

use super::header::is_furniture;
use super::title::title_of;

/// The tables in a table.
pub(super) fn split(table: &Table) -> Vec<Cow<'_, Table>> {
    let opens: Vec<usize> = (1..table.rows.len()).filter(|row| opens(table, *row)).collect();
    if opens.is_empty() || !table.parts.is_empty() {
        return vec![Cow::Borrowed(table)];
    }
    let starts = [0].into_iter().chain(opens.iter().copied());
    let ends = opens.iter().copied().chain([table.rows.len()]);
    starts
        .zip(ends)
        .map(|(from, to)| {
            let rows = table.rows.get(from..to).unwrap_or_default().to_vec();
            let header_rows = if from == 0 { table.header_rows.min(to) } else { 0 };
            let spans = rows.iter().flatten().map(|cell| cell.text.whole_span());
            let span = spans.filter(|span| !span.is_empty()).reduce(Span::to);
            let span = span.unwrap_or(table.span);
            Cow::Owned(Table { rows, header_rows, span, ..Table::default() })
        })
        .collect()
}

fn texts(row: &[Cell]) -> impl Iterator<Item = &str> {
    row.iter().map(|cell| cell.text.text()).filter(|text| !text.is_empty())
}

fn opens(table: &Table, row: usize) -> bool {
    let Some(own) = table.rows.get(row) else { return false };
    let mut named = texts(own).filter(|text| !is_furniture(text));
    let (Some(title), None) = (named.next(), named.next()) else { return false };
    if !title.contains('表') || title_of(title).is_none() {
        return false;
    }
    let below = table.rows.iter().skip(row + 1).take(3);
    let below = below.map(|row| texts(row).filter(|text| !is_furniture(text)).collect::<Vec<_>>());
    below.into_iter().find(|texts| !texts.is_empty()).is_some_and(|texts| {
        let words = |text: &&str| Numeral::parse(text).is_err() && title_of(text).is_none();
        texts.len() > 1 && texts.iter().all(words)
    })
}
