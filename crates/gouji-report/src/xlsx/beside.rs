//! What people wrote into the sheets of an earlier working paper that list no findings: ticks and notes
//! beside figures, relations and documents.
//!
//! Contract: rows are known by what they are about (the file, the label, what is printed), never by their
//! number, line or section, in the order in which they stand where several are alike. Every
//! column that is not filled in by the program is kept, and so is every row with something in one.

use std::collections::{BTreeMap, BTreeSet};

use calamine::{Data, Range};
use rust_xlsxwriter::XlsxError;

use gouji_core::lang::Lang;

use super::book::Book;
use super::kept::{cell, is_head};
use super::sheet::{Cell, Sheet};

/// How many rows may stand above the heads of the columns.
const ABOVE: usize = 20;

/// What is said of a row that is kept though this run has none like it.
const GONE: (&str, &str) = ("本次没有这一项", "not in this run");
const UNCHECKED: (&str, &str) = ("本次未核对", "not checked now");

/// How a sheet is laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// The heads of the columns that the program fills in, in both languages, with their widths.
    pub heads: &'static [(&'static str, &'static str, f64)],
    /// Columns for people, which the program leaves blank.
    pub blanks: &'static [(&'static str, &'static str, f64)],
    /// The columns that say what a row is about; the first holds the file.
    pub key: &'static [usize],
    /// The column of the number of a row; one without is none of the program's.
    pub number: Option<usize>,
    /// The column in which is said what became of a row.
    pub fate: usize,
}

/// What people wrote beside the rows of a sheet.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The heads of columns that people added.
    others: Vec<String>,
    rows: Vec<Row>,
    /// The rows of each key that are not taken yet, the first last.
    open: BTreeMap<Vec<String>, Vec<usize>>,
}

#[derive(Debug, Clone, Default)]
struct Row {
    key: Vec<String>,
    /// Whether the program wrote it.
    is_ours: bool,
    ours: Vec<Cell>,
    /// What stands in the columns for people, and in those that they added.
    written: Vec<Cell>,
}

impl Row {
    fn is_written(&self) -> bool {
        let empty = |cell: &Cell| matches!(cell, Cell::Empty);
        !self.written.iter().all(empty) || (!self.is_ours && !self.ours.iter().all(empty))
    }
}

impl Beside {
    /// What stands in a sheet; nothing if its heads are not known again.
    pub fn of(range: &Range<Data>, layout: &Layout) -> Option<Beside> {
        let named = |row: &[Data], at: usize| {
            let head = layout.heads.get(at)?;
            row.iter().position(|cell| is_head(cell, (head.0, head.1)))
        };
        let is_heads = |row: &[Data]| layout.key.iter().all(|at| named(row, *at).is_some());
        let start = range.rows().take(ABOVE).position(is_heads)?;
        let heads = range.rows().nth(start)?;
        let find =
            |(zh, en, _): &(&str, &str, f64)| heads.iter().position(|cell| is_head(cell, (zh, en)));
        let ours: Vec<Option<usize>> = layout.heads.iter().map(find).collect();
        let blanks: Vec<Option<usize>> = layout.blanks.iter().map(find).collect();
        let taken: BTreeSet<usize> = ours.iter().chain(&blanks).copied().flatten().collect();
        let holds = |at: &usize| {
            range.rows().skip(start).any(|row| row.get(*at).is_some_and(|it| *it != Data::Empty))
        };
        let added: Vec<usize> =
            (0..heads.len()).filter(|at| !taken.contains(at) && holds(at)).collect();
        let name = |at: &usize| heads.get(*at).map(Data::to_string).unwrap_or_default();
        let mut beside = Beside { others: added.iter().map(name).collect(), ..Beside::default() };
        for row in range.rows().skip(start + 1) {
            let at = |at: &Option<usize>| at.and_then(|at| row.get(at)).map_or(Cell::Empty, cell);
            let ours: Vec<Cell> = ours.iter().map(at).collect();
            let number = layout.number.and_then(|at| ours.get(at));
            let row = Row {
                key: key(&ours, layout),
                is_ours: number.is_none_or(|cell| matches!(cell, Cell::Number(_))),
                written: blanks
                    .iter()
                    .map(at)
                    .chain(added.iter().map(|it| at(&Some(*it))))
                    .collect(),
                ours,
            };
            beside.rows.push(row);
        }
        for (index, row) in beside.rows.iter().enumerate().rev().filter(|(_, row)| row.is_ours) {
            beside.open.entry(row.key.clone()).or_default().push(index);
        }
        Some(beside)
    }

    /// Whether people wrote anything.
    pub fn is_written(&self) -> bool {
        self.rows.iter().any(Row::is_written)
    }

    /// A new sheet with the heads of all columns.
    pub fn sheet<'b>(
        &self,
        book: &'b mut Book,
        name: &str,
        layout: &Layout,
        lang: Lang,
    ) -> Result<Sheet<'b>, XlsxError> {
        let own = layout.heads.iter().chain(layout.blanks);
        let own = own.map(|(zh, en, width)| (lang.pick(*zh, *en), *width));
        let all = own.chain(self.others.iter().map(|head| (head.as_str(), 20.0)));
        Sheet::new(book, name, &all.collect::<Vec<_>>(), lang)
    }

    /// The cells of a row with what people wrote beside it.
    pub fn complete(&mut self, mut cells: Vec<Cell>, layout: &Layout) -> Vec<Cell> {
        let key = key(&cells, layout);
        let index = self.open.get_mut(&key).and_then(Vec::pop);
        let row = index.and_then(|index| self.rows.get_mut(index)).map(std::mem::take);
        let count = layout.blanks.len() + self.others.len();
        cells.extend(row.map_or_else(|| vec![Cell::Empty; count], |row| row.written));
        cells
    }

    /// Writes the rows that none of this run took, where people wrote something into them. `checked` are
    /// the files of this run.
    pub fn rest(
        self,
        sheet: &mut Sheet<'_>,
        layout: &Layout,
        checked: &BTreeSet<String>,
        lang: Lang,
    ) -> Result<(), XlsxError> {
        for row in self.rows.into_iter().filter(Row::is_written) {
            let mut cells = row.ours;
            let is_known = |file: &String| file.split(" + ").all(|file| checked.contains(file));
            let is_checked = row.key.first().is_some_and(is_known);
            let (zh, en) = if is_checked { GONE } else { UNCHECKED };
            if let Some(fate) = cells.get_mut(layout.fate).filter(|_| row.is_ours) {
                *fate = lang.pick(zh, en).into();
            }
            cells.extend(row.written);
            sheet.keep(cells)?;
        }
        Ok(())
    }
}

/// What a row is about.
fn key(cells: &[Cell], layout: &Layout) -> Vec<String> {
    let text = |at: &usize| match cells.get(*at) {
        Some(Cell::Text(text) | Cell::Number(text)) => text.trim().to_owned(),
        _ => String::new(),
    };
    layout.key.iter().map(text).collect()
}
