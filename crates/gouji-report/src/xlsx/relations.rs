//! The sheet of relations: what must agree, as printed and as the other figures give it, computed by
//! live formulas over the sheet of figures.

use rust_xlsxwriter::XlsxError;

use gouji_check::check::Outcome;
use gouji_core::disclosure::FigureId;
use gouji_core::judge::{Judgement, Verdict};
use gouji_core::lang::Lang;
use gouji_core::number::Exact;
use gouji_core::relation::Relation;
use gouji_core::statement::{Operand, Statement};

use super::super::Run;
use super::super::printable::printable;
use super::super::spot::Spot;
use super::beside::{Beside, Layout};
use super::book::Book;
use super::figures::{Rows, rows};
use super::findings::files;
use super::formula::{Cells, Term};
use super::sheet::Cell;

/// The columns.
pub(super) const LAYOUT: Layout = Layout {
    heads: &[
        ("序号", "no.", 7.0),
        ("文件", "file", 22.0),
        ("规则", "rule", 20.0),
        ("规则说明", "what the rule says", 20.0),
        ("位置", "place", 20.0),
        ("名称", "label", 22.0),
        ("文中所列", "stated", 16.0),
        ("按文中数字计算", "computed", 18.0),
        ("差额", "difference", 16.0),
        ("单位", "unit", 9.0),
        ("判定", "verdict", 16.0),
        ("参与数字（行）", "figures (rows)", 24.0),
    ],
    blanks: &[],
    key: &[1, 2, 5],
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
    let most = book.room.rows;
    let mut sheet = beside.sheet(book, lang.pick("核对关系", "Relations"), &LAYOUT, lang)?;
    let mut number = 0;
    for (outcome, rows) in run.outcomes.iter().zip(rows(run, most)) {
        for (relation, judgement) in &outcome.relations {
            number += 1;
            let row = sheet.next();
            let mut cells = vec![Cell::count(number)];
            cells.extend(names(outcome, relation, lang));
            cells.extend(values(outcome, relation, &rows, row, lang));
            cells.push(verdict(judgement, lang).into());
            let used = relation.figures().into_iter().filter_map(|id| rows.row(id));
            let used: Vec<String> = used.map(|row| row.to_string()).collect();
            cells.push(used.join(", ").into());
            sheet.push(beside.complete(cells, &LAYOUT))?;
        }
    }
    beside.rest(&mut sheet, &LAYOUT, &files(run), lang)?;
    sheet.finish()?;
    Ok(())
}

fn names(outcome: &Outcome, relation: &Relation, lang: Lang) -> [Cell; 5] {
    let text = relation.rule.text();
    let subject = outcome.disclosure.figure(relation.subject.figure());
    // Where several files make one disclosure, the file is that of the figure.
    let spot = subject.map(|figure| Spot::of(outcome, &figure.place));
    let path = spot.as_ref().map_or(outcome.source.path(), |spot| spot.path);
    let place = spot.as_ref().map(|spot| spot.words(lang));
    [
        printable(path).into(),
        relation.rule.name().into(),
        lang.pick(&text.zh, &text.en).title.as_str().into(),
        printable(&place.unwrap_or_default()).into(),
        printable(subject.map(|figure| figure.label.as_str()).unwrap_or_default()).into(),
    ]
}

/// Stated, computed, difference and unit; empty where the relation is no equation.
fn values(outcome: &Outcome, relation: &Relation, rows: &Rows, row: u32, lang: Lang) -> [Cell; 4] {
    let nothing = [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
    let Some(statement) = relation.readings.first() else { return nothing };
    let cell = |id: FigureId| rows.base(id, lang);
    let cells = Cells { disclosure: &outcome.disclosure, cell: &cell };
    let Some((stated, computed)) = cells.sides(statement) else { return nothing };
    // Both sides in the unit of the stated figure, as the reader knows it.
    let unit = first(statement).and_then(|id| Some((id, outcome.disclosure.figure(id)?)));
    let (scale, suffix) = match unit {
        Some((id, figure)) => {
            let exponent = Exact::ten_to(figure.unit.exponent());
            let factor = rows.factor(id, lang).map(|cell| cells.term(cell, exponent));
            (factor, figure.unit.suffix().to_owned())
        }
        None => (None, String::new()),
    };
    let scaled = |term: Term| match &scale {
        Some(factor) => term.scaled(factor.clone()),
        None => term,
    };
    let (stated, computed) = (scaled(stated), scaled(computed));
    let difference = Cell::Formula(
        format!("=IFERROR(ROUND(G{row}-H{row},8),\"—\")"),
        stated.clone().apart(computed.clone()),
    );
    [formula(&stated), formula(&computed), difference, suffix.into()]
}

fn formula(term: &Term) -> Cell {
    match term.formula() {
        Some(formula) => Cell::Formula(formula, term.result()),
        None => Cell::Number(term.result()),
    }
}

/// The figure that states the result.
fn first(statement: &Statement<Operand>) -> Option<FigureId> {
    let mut found = None;
    statement.each(|operand| {
        if let (None, Operand::Figure(id)) = (found, operand) {
            found = Some(*id);
        }
    });
    found
}

fn verdict(judgement: &Judgement, lang: Lang) -> &'static str {
    match judgement.verdict {
        Verdict::Holds => lang.pick("相符", "holds"),
        Verdict::Rounding => lang.pick("四舍五入之内", "within rounding"),
        Verdict::Truncated => lang.pick("存疑", "doubtful"),
        Verdict::Broken => lang.pick("不符", "broken"),
        Verdict::Untestable => lang.pick("无法判定", "cannot be decided"),
    }
}
