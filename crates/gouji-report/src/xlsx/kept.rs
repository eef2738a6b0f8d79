//! What people wrote into an earlier working paper, so that a new one keeps it.
//!
//! Contract: rows are known by the fingerprint of their finding, in the order in which they stand where
//! several have the same; every column that is not filled in by the program is kept, and so is every
//! row that has no fingerprint. Of the other sheets `beside` keeps the same. Nothing else of the workbook is.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Range};
use zip::ZipArchive;

use super::super::csv::HEADS;
use super::super::printable::printable;
use super::SHEETS;
use super::beside::{Beside, Layout};
use super::earlier::{Earlier, TooLarge};
use super::findings::{CHANGE, REMARKS, STATES, STATUS};
use super::sheet::Cell;

/// How many rows may stand above the heads of the columns.
const ABOVE: usize = 20;
/// The rows of an earlier working paper.
#[derive(Debug, Default)]
pub struct Kept {
    /// The heads of columns that people added.
    pub(super) others: Vec<String>,
    rows: Vec<Row>,
    /// The rows of each fingerprint that are not taken yet, the first last.
    open: BTreeMap<String, Vec<usize>>,
}

/// A row of an earlier working paper.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub fingerprint: String,
    /// What the program wrote, in the order of [`HEADS`].
    pub ours: Vec<Cell>,
    /// What people decided, and wrote.
    pub status: Cell,
    pub remarks: Cell,
    /// What stands in the columns that people added.
    pub others: Vec<Cell>,
    /// Whether it was gone already.
    pub was_gone: bool,
}

impl Row {
    /// The file that its finding stood in.
    pub fn file(&self) -> Option<&str> {
        let column = HEADS.iter().position(|(_, head)| *head == "file")?;
        match self.ours.get(column) {
            Some(Cell::Text(text)) => Some(text.as_str()),
            _ => None,
        }
    }

    /// Whether people wrote something into it.
    pub fn is_written(&self) -> bool {
        let open = |cell: &Cell| match cell {
            Cell::Empty => true,
            Cell::Text(text) => {
                STATES.first().is_some_and(|(zh, en)| [*zh, *en].contains(&text.trim()))
            }
            _ => false,
        };
        let empty = |cell: &Cell| matches!(cell, Cell::Empty);
        self.fingerprint.is_empty()
            || !open(&self.status)
            || !empty(&self.remarks)
            || !self.others.iter().all(empty)
    }
}

/// What people added to a working paper that a new report would not keep, in words.
#[derive(Debug, PartialEq, Eq)]
pub struct Beyond {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// What of a workbook would not be kept, if there is anything; in a new `working_paper`, what is written
/// beside the findings is.
pub fn beyond(bytes: &[u8], working_paper: bool) -> Option<Beyond> {
    let mut book = match Earlier::open(bytes) {
        Ok(book) => book?,
        Err(TooLarge) => return Some(too_large()),
    };
    let names = book.names();
    if let Some(own) = names.iter().find(|name| !SHEETS.iter().flatten().any(|sheet| sheet == name))
    {
        let own = printable(own);
        return Some(Beyond {
            zh: format!("另加的工作表“{own}”"),
            en: format!("a sheet of its own, \"{own}\""),
        });
    }
    // Without its key nobody knows what a note is about.
    let Ok(before) = Before::of(&mut book) else { return Some(too_large()) };
    if let (true, Some(sheet)) = (working_paper, &before.keyless) {
        let sheet = printable(sheet);
        return Some(Beyond {
            zh: format!("填写的内容（工作表“{sheet}”的“指纹”列或表头已被删去或改名，无法对应）"),
            en: format!(
                "what was written into the sheet \"{sheet}\" (without its column \"fingerprint\", or its heads, nobody knows of what)"
            ),
        });
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let is_comment =
        |name: &[u8]| name.starts_with(b"xl/comments") || name.starts_with(b"xl/threadedComments/");
    if archive.file_names_raw().any(is_comment) {
        return Some(Beyond { zh: "批注".to_owned(), en: "comments".to_owned() });
    }
    (!working_paper && before.is_written()).then(|| Beyond {
        zh: "填写的处理结果或备注".to_owned(),
        en: "what was decided of its findings, or written beside them".to_owned(),
    })
}

fn too_large() -> Beyond {
    Beyond {
        zh: "读不下的内容（文件太大，或首尾单元格相隔太远）".to_owned(),
        en: "more than is read again (it is too large, or its cells stand too far apart)"
            .to_owned(),
    }
}

/// What people wrote into an earlier working paper.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// Beside its findings; nothing if it is no working paper.
    pub findings: Option<Kept>,
    /// Beside its relations, its figures and its documents.
    pub relations: Option<Beside>,
    pub figures: Option<Beside>,
    pub documents: Option<Beside>,
    /// A sheet of which nobody knows what its rows are about.
    keyless: Option<String>,
}

impl Before {
    /// What stands in a workbook; nothing of one that is too large, which is written over only if the user says so.
    pub fn read(bytes: &[u8]) -> Before {
        let book = Earlier::open(bytes).ok().flatten();
        book.and_then(|mut book| Before::of(&mut book).ok()).unwrap_or_default()
    }

    fn of(book: &mut Earlier<'_>) -> Result<Before, TooLarge> {
        let mut before = Before::default();
        let [zh, en] = SHEETS;
        let mut sheet = |index: usize| {
            let known = book.names();
            let mut names = [zh.get(index), en.get(index)].into_iter().flatten();
            let Some(name) = names.find(|name| known.iter().any(|it| it == **name)) else {
                return Ok(None);
            };
            Ok(book.sheet(name)?.map(|range| ((*name).to_owned(), range)))
        };
        let mut keyless = None;
        let mut note = |name: String, range: &Range<Data>, is_known: bool| {
            if !is_known && range.height() > 1 {
                keyless.get_or_insert(name);
            }
        };
        if let Some((name, range)) = sheet(0)? {
            before.findings = Kept::of(&range);
            note(name, &range, before.findings.is_some());
        }
        let mut beside = |index: usize, layout: &Layout| {
            let Some((name, range)) = sheet(index)? else { return Ok(None) };
            let found = Beside::of(&range, layout);
            note(name, &range, found.is_some());
            Ok(found)
        };
        before.relations = beside(1, &super::relations::LAYOUT)?;
        before.figures = beside(2, &super::figures::LAYOUT)?;
        before.documents = beside(3, &super::overview::LAYOUT)?;
        before.keyless = keyless;
        Ok(before)
    }

    /// Whether people wrote anything.
    fn is_written(&self) -> bool {
        let decided = |kept: &Kept| kept.rows.iter().any(Row::is_written);
        let mut sheets = [&self.relations, &self.figures, &self.documents].into_iter().flatten();
        self.findings.as_ref().is_some_and(decided) || sheets.any(Beside::is_written)
    }
}

impl Kept {
    fn of(range: &Range<Data>) -> Option<Kept> {
        let is_key = |cell: &Data| HEADS.last().is_some_and(|head| is_head(cell, *head));
        let start = range.rows().take(ABOVE).position(|row| row.iter().any(is_key))?;
        let heads = range.rows().nth(start)?;
        let known = |head: &(&str, &str)| heads.iter().position(|cell| is_head(cell, *head));
        let ours: Vec<Option<usize>> = HEADS.iter().map(known).collect();
        let (status, remarks, change) = (known(&STATUS), known(&REMARKS), known(&CHANGE));
        let mut taken: Vec<usize> = ours.iter().copied().flatten().collect();
        taken.extend([status, remarks, change].into_iter().flatten());
        // A column without a head may hold something as well.
        let holds = |at: &usize| {
            range.rows().skip(start).any(|row| row.get(*at).is_some_and(|it| *it != Data::Empty))
        };
        let others: Vec<usize> =
            (0..heads.len()).filter(|at| !taken.contains(at) && holds(at)).collect();
        let name = |at: &usize| heads.get(*at).map(Data::to_string).unwrap_or_default();
        let mut kept = Kept { others: others.iter().map(name).collect(), ..Kept::default() };
        for row in range.rows().skip(start + 1) {
            let at = |at: Option<usize>| at.and_then(|at| row.get(at)).map_or(Cell::Empty, cell);
            let ours: Vec<Cell> = ours.iter().map(|column| at(*column)).collect();
            let fingerprint = match ours.last() {
                Some(Cell::Text(text) | Cell::Number(text)) => text.trim().to_owned(),
                _ => String::new(),
            };
            let was_gone =
                matches!(at(change), Cell::Text(text) if super::findings::is_gone(&text));
            let row = Row {
                fingerprint,
                ours,
                status: at(status),
                remarks: at(remarks),
                others: others.iter().map(|column| at(Some(*column))).collect(),
                was_gone,
            };
            let blank = row.ours.iter().all(|it| matches!(it, Cell::Empty));
            if !blank || row.is_written() && !row.is_blank() {
                kept.rows.push(row);
            }
        }
        for (index, row) in kept.rows.iter().enumerate().rev() {
            kept.open.entry(row.fingerprint.clone()).or_default().push(index);
        }
        kept.open.remove("");
        Some(kept)
    }

    /// The row of a finding, which no other finding gets: of its file, or of one that was not checked
    /// now, which may have another name. Findings of two files may have one fingerprint.
    pub(super) fn take(
        &mut self,
        fingerprint: &str,
        file: &str,
        checked: &BTreeSet<String>,
    ) -> Option<Row> {
        let open = self.open.get_mut(fingerprint)?;
        let of = |index: &usize| self.rows.get(*index).and_then(Row::file);
        let own = open.iter().rposition(|index| of(index) == Some(file));
        let lost = |index: &usize| of(index).is_none_or(|other| !checked.contains(other));
        let index = open.remove(own.or_else(|| open.iter().rposition(lost))?);
        self.rows.get_mut(index).map(std::mem::take).filter(|row| !row.fingerprint.is_empty())
    }

    /// The rows that no finding took: those of findings that are gone, and those that people added.
    pub(super) fn left(self) -> (Vec<Row>, Vec<Row>) {
        let rows = self.rows.into_iter().filter(|row| !row.is_blank());
        rows.partition(|row| !row.fingerprint.is_empty())
    }
}

impl Row {
    fn is_blank(&self) -> bool {
        let own = [&self.status, &self.remarks];
        self.ours.iter().chain(own).chain(&self.others).all(|it| matches!(it, Cell::Empty))
    }
}

pub(super) fn is_head(cell: &Data, (zh, en): (&str, &str)) -> bool {
    matches!(cell, Data::String(text) if [zh, en].contains(&text.trim()))
}

/// A cell as it is written again; dates as text.
pub(super) fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::Float(_) | Data::Int(_) => Cell::Number(data.to_string()),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Cell::Text(format!("{year}-{month:02}-{day:02}"))
        }
        other => other.to_string().into(),
    }
}
