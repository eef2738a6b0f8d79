//! The columns of a document's tables with what they are about, to find the same row in two tables.
//!
//! Contract: a column is one of a level, a fund, a year and a stage, as far as words say so; rows are known by
//! their names, each once in its table. Nothing is claimed here.

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, FigureId};
use crate::reach::{Level, Reach};

use super::header::is_total;
use super::panel::{Column, Panel};
use super::{roles, statement};

/// What a column is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct About {
    /// Whose money.
    pub level: Option<Level>,
    /// Which budget.
    pub fund: Option<&'static str>,
    /// Whether it is income or expenditure.
    pub side: Option<&'static str>,
    /// Its year.
    pub year: i32,
    /// Its budget or outturn.
    pub stage: &'static str,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct Held {
    /// The table, and which of its panels.
    pub table: (usize, usize),
    /// The title of the table.
    pub title: String,
    /// What the column is about.
    pub about: About,
    /// Its amounts by the names of their rows; nothing where a name stands twice.
    pub rows: BTreeMap<String, Option<FigureId>>,
    /// Its last total.
    pub total: Option<(String, FigureId)>,
}

/// The columns of all tables.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// In reading order.
    pub columns: Vec<Held>,
}

impl Shelf {
    /// Takes down the columns of a panel.
    pub fn note(
        &mut self,
        table: (usize, usize),
        title: &str,
        panel: &Panel,
        disclosure: &Disclosure,
    ) {
        let amounts = panel.columns.iter().enumerate().filter(|(_, column)| {
            column.adds_up() && !column.path.iter().any(|text| roles::is_change(text))
        });
        for (index, column) in amounts {
            let Some(about) = about(title, column, disclosure.header.year) else { continue };
            let mut rows: BTreeMap<String, Option<FigureId>> = BTreeMap::new();
            let mut total = None;
            for row in panel.rows.iter().filter(|row| !row.loose) {
                let name = name(&row.label);
                let Some(id) = row.value(index) else { continue };
                if name.is_empty() {
                    continue;
                }
                if is_total(&name) {
                    total = Some((name.clone(), id));
                }
                rows.entry(name).and_modify(|known| *known = None).or_insert(Some(id));
            }
            self.columns.push(Held { table, title: title.to_owned(), about, rows, total });
        }
    }
}

/// A name without its list number and the marks that come and go.
pub(super) fn name(label: &str) -> String {
    super::layout::plain(&statement::name(label))
}

fn about(title: &str, column: &Column, own: Option<i32>) -> Option<About> {
    let words = column.path.concat();
    let reach = |text: &str| {
        Reach::of(text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '年' || c == '度'))
    };
    let level =
        column.path.iter().find_map(|text| reach(text).level).or_else(|| reach(title).level);
    let year = roles::year(&words).or_else(|| {
        let named = roles::year(title).or(own)?;
        Some(if words.contains("上年") { named - 1 } else { named })
    })?;
    let stage = roles::stage(&words).or_else(|| roles::stage(title))?;
    Some(About { level, fund: roles::fund(title), side: roles::side(title), year, stage })
}
