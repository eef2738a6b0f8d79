//! The sheet of figures: every number of the documents, its value, and what became of it.
//!
//! Contract: the relations refer to its cells, so [`Rows`] is the one place that says where a figure
//! stands.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::XlsxError;

use gouji_check::check::Outcome;
use gouji_core::disclosure::{Figure, FigureId, Unchecked};
use gouji_core::lang::Lang;
use gouji_core::number::Exact;

use super::super::Run;
use super::super::figures::{explain, lines};
use super::super::printable::printable;
use super::super::spot::Spot;
use super::beside::{Beside, Layout};
use super::book::Book;
use super::findings::files;
use super::formula::digits;
use super::sheet::Cell;

/// The columns that relations refer to.
const VALUE: &str = "G";
const FACTOR: &str = "I";
const BASE: &str = "J";

/// The rows of the figures of one document, as Excel counts them.
pub(super) struct Rows(BTreeMap<FigureId, u32>);

/// How many rows there are.
pub(super) fn count(run: &Run) -> usize {
    run.outcomes.iter().map(|outcome| listed(outcome).len()).sum()
}

/// The rows of all documents: first a figure's own, then the next document's.
pub(super) fn rows(run: &Run, most: u32) -> Vec<Rows> {
    let mut next: u32 = 2;
    run.outcomes
        .iter()
        .map(|outcome| {
            let all = listed(outcome);
            let rows = all.iter().zip(next..).map(|(entry, row)| (entry.id, row));
            // What a sheet has no room for has no cell that could be referred to.
            let rows = rows.take_while(|(_, row)| row.saturating_sub(1) <= most);
            let rows = rows.filter_map(|(id, row)| Some((id?, row))).collect();
            next += u32::try_from(all.len()).unwrap_or(u32::MAX);
            Rows(rows)
        })
        .collect()
}

impl Rows {
    /// The cell of a figure's value in base units.
    pub fn base(&self, id: FigureId, lang: Lang) -> Option<String> {
        self.cell(BASE, id, lang)
    }

    /// The cell of the factor from its printed unit to base units.
    pub fn factor(&self, id: FigureId, lang: Lang) -> Option<String> {
        self.cell(FACTOR, id, lang)
    }

    fn cell(&self, column: &str, id: FigureId, lang: Lang) -> Option<String> {
        let row = self.0.get(&id)?;
        Some(format!("{}!{column}{row}", name(lang)))
    }

    /// The row of a figure.
    pub fn row(&self, id: FigureId) -> Option<u32> {
        self.0.get(&id).copied()
    }
}

fn name(lang: Lang) -> &'static str {
    lang.pick("数字", "Figures")
}

/// A number with what became of it.
struct Entry<'a> {
    id: Option<FigureId>,
    place: gouji_core::document::Place,
    text: String,
    label: &'a str,
    fate: Fate,
}

enum Fate {
    Tested(Vec<String>),
    Not(Unchecked),
    /// It counts for nothing but takes part in a relation that could not be tested.
    Untestable,
}

/// Every figure that is listed, in reading order: those of `gouji coverage`, and the operands of
/// relations that could not be tested.
fn listed(outcome: &Outcome) -> Vec<Entry<'_>> {
    let mut known = BTreeSet::new();
    let mut all: Vec<Entry<'_>> = Vec::new();
    for line in lines(outcome) {
        known.extend(line.id);
        let rules = line.rules.iter().map(|rule| rule.name().to_owned()).collect();
        let fate = line.reason.map_or(Fate::Tested(rules), Fate::Not);
        let (id, place) = (line.id, line.place.clone());
        all.push(Entry { id, place, text: line.text, label: line.label, fate });
    }
    for id in outcome.relations.iter().flat_map(|(relation, _)| relation.figures()) {
        if let (true, Some(figure)) = (known.insert(id), outcome.disclosure.figure(id)) {
            let (place, text) = (figure.place.clone(), figure.printed());
            let label = figure.label.as_str();
            all.push(Entry { id: Some(id), place, text, label, fate: Fate::Untestable });
        }
    }
    all.sort_by_key(|entry| (entry.place.span, entry.id));
    all
}

/// The columns, and one to tick off what was checked by hand.
pub(super) const LAYOUT: Layout = Layout {
    heads: &[
        ("序号", "no.", 7.0),
        ("文件", "file", 22.0),
        ("位置", "place", 20.0),
        ("章节", "section", 26.0),
        ("名称", "label", 22.0),
        ("原文", "printed", 16.0),
        ("数值", "value", 14.0),
        ("单位", "unit", 9.0),
        ("换算", "factor", 12.0),
        ("基准值", "base value", 20.0),
        ("核对情况", "checked by", 40.0),
    ],
    blanks: &[("人工核对", "checked by hand", 12.0)],
    key: &[1, 4, 5],
    number: Some(0),
    fate: 10,
};

/// Adds the sheet.
pub(super) fn add(
    book: &mut Book,
    run: &Run,
    lang: Lang,
    before: Option<Beside>,
) -> Result<(), XlsxError> {
    let mut beside = before.unwrap_or_default();
    let mut sheet = beside.sheet(book, name(lang), &LAYOUT, lang)?;
    let mut number = 0;
    for outcome in &run.outcomes {
        for entry in listed(outcome) {
            number += 1;
            let row = sheet.next();
            let mut cells = vec![Cell::count(number)];
            cells.extend(place(outcome, &entry, lang));
            cells.extend(values(entry.id.and_then(|id| outcome.disclosure.figure(id)), row));
            cells.push(fate(&entry.fate, lang).into());
            sheet.push(beside.complete(cells, &LAYOUT))?;
        }
    }
    beside.rest(&mut sheet, &LAYOUT, &files(run), lang)?;
    sheet.finish()?;
    Ok(())
}

fn place(outcome: &Outcome, entry: &Entry<'_>, lang: Lang) -> [Cell; 5] {
    let trail = outcome.outline.trail(entry.place.span.start);
    let section: Vec<&str> = trail.iter().map(|heading| heading.text.as_str()).collect();
    let spot = Spot::of(outcome, &entry.place);
    [
        printable(spot.path).into(),
        printable(&spot.words(lang)).into(),
        printable(&section.join(" › ")).into(),
        printable(entry.label).into(),
        printable(&entry.text).into(),
    ]
}

/// Printed value, unit, factor and base value of a figure.
fn values(figure: Option<&Figure>, row: u32) -> [Cell; 4] {
    let Some(figure) = figure else {
        return [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
    };
    let printed = figure.numeral.decimal().to_string();
    let factor = Exact::ten_to(figure.unit.exponent());
    let base = Cell::Formula(format!("={VALUE}{row}*{FACTOR}{row}"), digits(&figure.value()));
    [Cell::Number(printed), figure.unit.suffix().into(), Cell::Number(digits(&factor)), base]
}

fn fate(fate: &Fate, lang: Lang) -> String {
    match fate {
        Fate::Tested(rules) => rules.join(", "),
        Fate::Not(reason) => {
            let why = explain(*reason, lang);
            lang.pick(format!("未核对：{why}"), format!("not checked: {why}"))
        }
        Fate::Untestable => lang
            .pick("未核对：所在关系无法判定", "not checked: its relation cannot be decided")
            .to_owned(),
    }
}
