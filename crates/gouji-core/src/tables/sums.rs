//! What adds up in a table with codes: every row across, every code over the codes below it, and
//! the total over the classes.
//!
//! Contract: a row is tested only where every column of numbers is known to the layout; a code only
//! where codes below it stand in the same table.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::{Disclosure, Doubt, Doubts, FigureId, TotalKind};

use super::candidates::{By, Candidate};
use super::codes::Code;
use super::header::is_total;
use super::identify::{Meaning, Scope};
use super::layout::{Layout, Layouts, RowSum};
use super::panel::{Column, Panel, Row};

/// The sums across the rows of a panel. Columns of one year and basis belong together: budget and
/// outturn are added up apart.
pub(super) fn rows(panel: &Panel, layout: &Layout, columns: &[Meaning<'_>]) -> Vec<Candidate> {
    let mut sums = Vec::new();
    let mut scopes: Vec<_> = columns.iter().map(Meaning::scope).collect();
    scopes.sort_unstable();
    scopes.dedup();
    for scope in scopes {
        for sum in layout.row_sums() {
            across(panel, layout, &sum, columns, scope, &mut sums);
        }
    }
    sums
}

/// One sum of every row, over the columns of one year and basis.
fn across(
    panel: &Panel,
    layout: &Layout,
    sum: &RowSum,
    columns: &[Meaning<'_>],
    scope: Scope,
    sums: &mut Vec<Candidate>,
) {
    let own = |column: &Meaning<'_>| column.scope() == scope;
    let index = |key: &str| {
        columns.iter().position(|column| own(column) && column.key.as_deref() == Some(key))
    };
    let Some(total) = index(&sum.total) else { return };
    // Where a part has no column of its own, its parts are those of the total.
    let of = |key: &String| layout.row_sums().find(|own| own.total == *key);
    let parts: Vec<(usize, bool)> = sum
        .parts
        .iter()
        .flat_map(|(key, minus)| match (index(key), of(key)) {
            (Some(column), _) => vec![(column, *minus)],
            (None, Some(own)) => {
                let own =
                    own.parts.iter().filter_map(|(key, less)| Some((index(key)?, less != minus)));
                own.collect()
            }
            (None, None) => Vec::new(),
        })
        .collect();
    if parts.is_empty() {
        return;
    }
    let used = |column: usize| panel.rows.iter().any(|row| row.value(column).is_some());
    // A column nobody knows may be another part.
    let unknown = columns.iter().enumerate().any(|(c, column)| column.is_unknown() && used(c));
    for row in &panel.rows {
        let Some(whole) = row.value(total) else { continue };
        let items: Vec<_> =
            parts.iter().filter_map(|(c, minus)| Some((row.value(*c)?, *minus))).collect();
        let blank = row.odd || parts.iter().any(|(c, _)| used(*c) && row.value(*c).is_none());
        let kind = TotalKind::Row;
        let doubts = Doubts::NONE.with_if(Doubt::UnknownColumn, unknown);
        sums.push(Candidate {
            official: false,
            whole: false,
            by: By::Form,
            said: false,
            total: whole,
            items,
            blank,
            unsure: unknown,
            kind,
            doubts,
        });
    }
}

/// The sums across rows whose columns are not known: the first number over the others.
pub(super) fn loose_rows(panel: &Panel) -> Vec<Candidate> {
    let parted = panel.rows.iter().filter(|row| !row.parts.is_empty());
    parted
        .filter_map(|row| {
            let items = row.parts.iter().map(|id| (*id, false)).collect();
            let kind = TotalKind::Row;
            let (blank, unsure, doubts) = (true, false, Doubts::NONE.with(Doubt::Ragged));
            Some(Candidate {
                official: false,
                whole: false,
                by: By::Form,
                said: false,
                total: row.value(0)?,
                items,
                blank,
                unsure,
                kind,
                doubts,
            })
        })
        .collect()
}

/// The sums down the columns of a panel whose rows have codes: codes over those below them, the
/// total over the classes.
pub(super) fn hierarchy(panel: &Panel, disclosure: &mut Disclosure) -> Vec<Candidate> {
    let mut children: BTreeMap<Code, Vec<&Row>> = BTreeMap::new();
    let mut by_code: BTreeMap<&Code, Vec<&Row>> = BTreeMap::new();
    for row in &panel.rows {
        let Some(code) = &row.code else { continue };
        by_code.entry(code).or_default().push(row);
        if let Some(parent) = code.parent() {
            children.entry(parent).or_default().push(row);
        }
    }
    let (loose, codeless) = without_code(panel);
    let mut sums = Vec::new();
    for (parent, rows) in &children {
        // A code that stands twice, or whose own row is missing, says nothing.
        let Some([own]) = by_code.get(parent).map(Vec::as_slice) else { continue };
        let unique = rows.iter().all(|row| {
            row.code.as_ref().is_some_and(|code| by_code.get(code).map(Vec::len) == Some(1))
        });
        let doubts = Doubts::NONE.with_if(Doubt::RowWithoutCode, loose.contains(parent));
        let unsure = !unique || is_apart(parent);
        down(own, rows, unsure, doubts, TotalKind::Hierarchy, &panel.columns, &mut sums);
        note_terms(own, leaves(parent, &children), disclosure);
    }
    let top = panel.rows.iter().filter_map(|row| row.code.as_ref()).map(Code::level).min();
    let tops: Vec<&Row> = panel
        .rows
        .iter()
        .filter(|row| row.code.as_ref().map(Code::level) == top && top.is_some())
        .collect();
    let totals = || panel.rows.iter().filter(|row| row.code.is_none() && is_total(&row.label));
    if let (Some(total), 1) = (totals().next(), totals().count()) {
        let unsure = tops.iter().any(|row| {
            row.code
                .as_ref()
                .is_some_and(|code| by_code.get(code).map(Vec::len) != Some(1) || is_apart(code))
        });
        let doubts = Doubts::NONE.with_if(Doubt::RowWithoutCode, codeless);
        down(total, &tops, unsure, doubts, TotalKind::Column, &panel.columns, &mut sums);
        let all = by_code.keys().filter(|code| !children.contains_key(code)).count();
        note_terms(total, all, disclosure);
    }
    sums
}

fn is_apart(code: &Code) -> bool {
    code.digits().get(..3).is_some_and(|class| Layouts::get().is_apart(class))
}

/// The codes below which a row with an amount has no code of its own, and whether there is such a row
/// at all: it may be one of their parts.
fn without_code(panel: &Panel) -> (BTreeSet<Code>, bool) {
    let mut loose = BTreeSet::new();
    let mut any = false;
    let mut last: Option<&Code> = None;
    for row in &panel.rows {
        if row.code.is_some() {
            last = row.code.as_ref();
        } else if !is_total(&row.label) && row.values.iter().any(Option::is_some) {
            any = true;
            let mut code = last.cloned();
            while let Some(own) = code {
                code = own.parent();
                loose.insert(own);
            }
        }
    }
    (loose, any)
}

/// How many codes without codes below them a code holds.
fn leaves(code: &Code, children: &BTreeMap<Code, Vec<&Row>>) -> usize {
    let below = children.get(code).map_or(&[][..], Vec::as_slice);
    let count = below
        .iter()
        .filter_map(|row| row.code.as_ref())
        .map(|own| if children.contains_key(own) { leaves(own, children) } else { 1 });
    count.sum::<usize>().max(1)
}

/// Notes how many items a row's amounts were added up from: as many roundings may part two prints.
pub(super) fn note_terms(row: &Row, terms: usize, disclosure: &mut Disclosure) {
    for id in row.values.iter().flatten() {
        disclosure.terms.insert(*id, u32::try_from(terms).unwrap_or(u32::MAX));
    }
}

/// A row that is the sum of other rows, in every column that adds up.
pub(super) fn down(
    total: &Row,
    items: &[&Row],
    unsure: bool,
    doubts: Doubts,
    kind: TotalKind,
    columns: &[Column],
    sums: &mut Vec<Candidate>,
) {
    let additive = columns.iter().enumerate().filter(|(_, column)| column.adds_up());
    for (column, _) in additive {
        let Some(whole) = total.value(column) else { continue };
        if column > 0 && items.iter().any(|row| row.loose) {
            continue;
        }
        let own: Vec<(FigureId, bool)> =
            items.iter().filter_map(|row| Some((row.value(column)?, false))).collect();
        let blank = own.len() < items.len();
        sums.push(Candidate {
            official: false,
            whole: false,
            by: By::Form,
            said: false,
            total: whole,
            items: own,
            blank,
            unsure,
            kind,
            doubts,
        });
    }
}
