//! The sheet of documents: what was checked, and what could not be read.

use rust_xlsxwriter::XlsxError;

use gouji_check::check::Outcome;

use super::super::printable::printable;
use super::super::{Run, View, passed, short, summary, unreadable, unsearched};
use super::beside::{Beside, Layout};
use super::book::Book;
use super::findings::files;
use super::sheet::Cell;
use super::{SHEETS, figures};

/// The columns.
pub(super) const LAYOUT: Layout = Layout {
    heads: &[
        ("文件", "file", 30.0),
        ("格式", "format", 10.0),
        ("单位", "entity", 24.0),
        ("年度", "year", 8.0),
        ("数字", "figures", 8.0),
        ("已核对", "checked", 8.0),
        ("未核对", "not checked", 8.0),
        ("关系", "relations", 8.0),
        ("相符", "hold", 8.0),
        ("四舍五入之内", "within rounding", 10.0),
        ("存疑", "doubtful", 8.0),
        ("不符", "broken", 8.0),
        ("无法判定", "cannot be decided", 10.0),
        ("说明", "remarks", 50.0),
    ],
    blanks: &[],
    key: &[0],
    number: None,
    fate: 13,
};

/// Adds the sheet.
pub(super) fn add(
    book: &mut Book,
    run: &Run,
    view: &View,
    before: Option<Beside>,
) -> Result<(), XlsxError> {
    let lang = view.lang;
    let mut beside = before.unwrap_or_default();
    let (count, most) = (LAYOUT.heads.len(), book.room.rows);
    let mut sheet = beside.sheet(book, lang.pick("核对范围", "Documents"), &LAYOUT, lang)?;
    for outcome in &run.outcomes {
        sheet.push(beside.complete(document(outcome, view), &LAYOUT))?;
    }
    let mut remark = |path: String, text: String| {
        let mut cells = vec![Cell::Empty; count];
        if let [first, .., last] = cells.as_mut_slice() {
            (*first, *last) = (path.into(), text.into());
        }
        sheet.push(beside.complete(cells, &LAYOUT)).map(|_| ())
    };
    for failure in &run.failures {
        remark(printable(failure.error.path()), printable(&failure.message(lang)))?;
    }
    for line in left_out(run, view, most) {
        remark(String::new(), line)?;
    }
    for line in passed::lines(run, lang) {
        remark(String::new(), line)?;
    }
    let suppressed = summary::suppressed(run, lang);
    if !suppressed.is_empty() {
        remark(String::new(), suppressed)?;
    }
    beside.rest(&mut sheet, &LAYOUT, &files(run), lang)?;
    sheet.finish()?;
    Ok(())
}

/// The sheets that have no room for all their rows.
fn left_out(run: &Run, view: &View, most: u32) -> Vec<String> {
    let (lang, [zh, en]) = (view.lang, SHEETS);
    let relations = run.outcomes.iter().map(|one| one.relations.len()).sum();
    let found = run.findings().filter(|(_, finding)| view.lists(finding)).count();
    let counts = [found, relations, figures::count(run)];
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let full = zh.iter().zip(en).zip(counts).filter(|(_, count)| *count > most);
    let line = |((zh, en), count): ((&&str, &str), usize)| {
        lang.pick(
            format!("工作表“{zh}”只列出 {count} 行中的前 {most} 行"),
            format!("the sheet “{en}” lists the first {most} of {count} rows"),
        )
    };
    full.map(line).collect()
}

/// What could not be read of a document, that too little was checked of it, or less looked for in it.
fn remarks(outcome: &Outcome, view: &View) -> String {
    let lang = view.lang;
    let short = view.is_short(outcome).then(|| short::words(outcome, view.min_checked, lang));
    let mut lines: Vec<String> = short.into_iter().collect();
    lines.extend(unreadable::of(outcome, lang));
    lines.extend(unsearched::line(outcome, lang));
    lines.join("\n")
}

fn document(outcome: &Outcome, view: &View) -> Vec<Cell> {
    let lang = view.lang;
    let (header, coverage, tally) = (&outcome.disclosure.header, &outcome.coverage, &outcome.tally);
    vec![
        printable(outcome.source.path()).into(),
        outcome.format.words(lang).into(),
        printable(header.entity.as_deref().unwrap_or_default()).into(),
        header.year.map_or(Cell::Empty, |year| Cell::Number(year.to_string())),
        Cell::count(coverage.figures),
        Cell::count(coverage.checked),
        Cell::count(coverage.unchecked_count()),
        Cell::count(tally.total),
        Cell::count(tally.holds),
        Cell::count(tally.rounding),
        Cell::count(tally.truncated),
        Cell::count(tally.broken),
        Cell::count(tally.untestable),
        remarks(outcome, view).into(),
    ]
}
