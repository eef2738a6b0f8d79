//! The sheet of findings, with columns for what a person decides about each.
//!
//! Contract: what people wrote into an earlier working paper stands beside its finding again. A finding
//! that is new is marked, and so is one that is gone; its row stays.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{DataValidation, XlsxError};

use gouji_core::lang::Lang;

use super::super::csv::{HEADS, row};
use super::super::item::items;
use super::super::printable::printable;
use super::super::{Run, View};
use super::book::Book;
use super::kept::{Kept, Row};
use super::sheet::{Cell, Sheet};

/// The names of the sheet.
pub(super) const NAMES: (&str, &str) = ("核对结果", "Findings");
/// The heads of the columns that are filled in by people, and of what became of a finding.
pub(super) const STATUS: (&str, &str) = ("处理结果", "status");
pub(super) const REMARKS: (&str, &str) = ("备注", "remarks");
pub(super) const CHANGE: (&str, &str) = ("变化", "change");
/// What can be decided of a finding; the first is that nothing is.
pub(super) const STATES: &[(&str, &str)] = &[
    ("待核实", "open"),
    ("已更正", "corrected"),
    ("原文无误", "right as printed"),
    ("不予更正", "left as it is"),
];
const NEW: (&str, &str) = ("新增", "new");
const GONE: (&str, &str) = ("已消失", "gone");
const UNLISTED: (&str, &str) = ("未列出", "not listed");
const UNCHECKED: (&str, &str) = ("本次未核对", "not checked now");
const BACK: (&str, &str) = ("再次出现", "back again");

/// Widths of the columns, in the order of [`HEADS`].
const WIDTHS: &[f64] = &[
    8.0, 18.0, 18.0, 22.0, 20.0, 26.0, 18.0, 14.0, 14.0, 12.0, 36.0, 36.0, 14.0, 9.0, 24.0, 9.0,
    18.0,
];

/// Adds the sheet.
pub(super) fn add(
    book: &mut Book,
    run: &Run,
    view: &View,
    mut kept: Option<Kept>,
) -> Result<(), XlsxError> {
    let lang = view.lang;
    let pick = |(zh, en): (&'static str, &'static str)| lang.pick(zh, en);
    let mut heads: Vec<(&str, f64)> =
        HEADS.iter().zip(WIDTHS).map(|(head, width)| (pick(*head), *width)).collect();
    heads.extend([(pick(STATUS), 12.0), (pick(REMARKS), 24.0), (pick(CHANGE), 9.0)]);
    let others = kept.as_ref().map(|kept| kept.others.clone()).unwrap_or_default();
    heads.extend(others.iter().map(|head| (head.as_str(), 20.0)));
    let mut sheet = Sheet::new(book, pick(NAMES), &heads, lang)?;
    let (found, checked) = (fingerprints(run), files(run));
    for item in items(run, view) {
        let mut cells: Vec<Cell> = row(&item, view).into_iter().map(Cell::from).collect();
        let (fingerprint, file) = (&item.finding.fingerprint, printable(item.spot.path));
        let known = kept.as_mut().map(|kept| kept.take(fingerprint, &file, &checked));
        cells.extend(match known {
            None => written(Row::default(), Cell::Empty, lang),
            Some(None) => written(Row::default(), pick(NEW).into(), lang),
            Some(Some(row)) => {
                let change = if row.was_gone { pick(BACK).into() } else { Cell::Empty };
                written(row, change, lang)
            }
        });
        sheet.push(cells)?;
    }
    let (gone, added) = kept.map(Kept::left).unwrap_or_default();
    for mut row in gone {
        let files = found.get(row.fingerprint.as_str());
        let still = |files: &BTreeSet<String>| row.file().is_none_or(|file| files.contains(file));
        let change = match (files.is_some_and(still), row.file()) {
            (true, _) => UNLISTED,
            (false, Some(file)) if !checked.contains(file) => UNCHECKED,
            // One that is gone is told once; its row stays for what was written into it.
            _ if row.was_gone && !row.is_written() => continue,
            _ => GONE,
        };
        let mut cells = std::mem::take(&mut row.ours);
        cells.extend(written(row, pick(change).into(), lang));
        sheet.keep(cells)?;
    }
    for mut row in added {
        let mut cells = std::mem::take(&mut row.ours);
        cells.extend([row.status, row.remarks, Cell::Empty]);
        cells.extend(row.others);
        sheet.keep(cells)?;
    }
    let (sheet, last) = sheet.finish()?;
    if last > 0 {
        let column = u16::try_from(HEADS.len()).unwrap_or(0);
        let states: Vec<&str> = STATES.iter().map(|state| pick(*state)).collect();
        let states = DataValidation::new().allow_list_strings(&states)?;
        sheet.add_data_validation(1, column, last, column, &states)?;
    }
    Ok(())
}

/// The fingerprints of the run, listed or not, with the files of each as they are printed.
fn fingerprints(run: &Run) -> BTreeMap<&str, BTreeSet<String>> {
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (outcome, finding) in run.findings() {
        let file = outcome.source.path_of(finding.primary.place.span.start);
        found.entry(&finding.fingerprint).or_default().insert(printable(file));
    }
    found
}

/// The files that were checked, as they are printed.
pub(super) fn files(run: &Run) -> BTreeSet<String> {
    let files = run.outcomes.iter().flat_map(|outcome| outcome.source.files());
    files.map(|file| printable(file.path)).collect()
}

/// Whether a word says that a finding is gone.
pub(super) fn is_gone(text: &str) -> bool {
    [GONE.0, GONE.1].contains(&text.trim())
}

/// The cells behind those of a finding. What was decided in the other language is said in this one.
fn written(row: Row, change: Cell, lang: Lang) -> Vec<Cell> {
    let state = |text: &str| STATES.iter().find(|(zh, en)| [*zh, *en].contains(&text.trim()));
    let status = match row.status {
        Cell::Empty => STATES.first().map_or(Cell::Empty, |(zh, en)| lang.pick(*zh, *en).into()),
        Cell::Text(text) => match state(&text) {
            Some((zh, en)) => lang.pick(*zh, *en).into(),
            None => Cell::Text(text),
        },
        other => other,
    };
    let mut cells = vec![status, row.remarks, change];
    cells.extend(row.others);
    cells
}
