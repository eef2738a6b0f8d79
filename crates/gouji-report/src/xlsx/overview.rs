//! The sheet of documents: what was checked, and what could not be read.

use rust_xlsxwriter::{Workbook, XlsxError};

use gouji_check::check::Outcome;
use gouji_core::lang::Lang;

use super::super::printable::printable;
use super::super::{Run, passed, summary, unreadable};
use super::sheet::{Cell, Sheet};

/// Adds the sheet.
pub(super) fn add(book: &mut Workbook, run: &Run, lang: Lang) -> Result<(), XlsxError> {
    let heads = lang.pick(
        [
            "文件",
            "格式",
            "单位",
            "年度",
            "数字",
            "已核对",
            "未核对",
            "关系",
            "相符",
            "四舍五入之内",
            "存疑",
            "不符",
            "无法判定",
            "说明",
        ],
        [
            "file",
            "format",
            "entity",
            "year",
            "figures",
            "checked",
            "not checked",
            "relations",
            "hold",
            "within rounding",
            "doubtful",
            "broken",
            "cannot be decided",
            "remarks",
        ],
    );
    let widths = [30.0, 10.0, 24.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 10.0, 8.0, 8.0, 10.0, 50.0];
    let heads: Vec<(&str, f64)> = heads.into_iter().zip(widths).collect();
    let count = heads.len();
    let mut sheet = Sheet::new(book, lang.pick("核对范围", "Documents"), &heads)?;
    for outcome in &run.outcomes {
        sheet.push(document(outcome, lang))?;
    }
    let mut remark = |path: String, text: String| {
        let mut cells = vec![Cell::Empty; count];
        if let [first, .., last] = cells.as_mut_slice() {
            (*first, *last) = (path.into(), text.into());
        }
        sheet.push(cells).map(|_| ())
    };
    for failure in &run.failures {
        remark(printable(failure.error.path()), printable(&failure.message(lang)))?;
    }
    for line in passed::lines(run, lang) {
        remark(String::new(), line)?;
    }
    let suppressed = summary::suppressed(run, lang);
    if !suppressed.is_empty() {
        remark(String::new(), suppressed)?;
    }
    sheet.finish()?;
    Ok(())
}

fn document(outcome: &Outcome, lang: Lang) -> Vec<Cell> {
    let (header, coverage, tally) = (&outcome.disclosure.header, &outcome.coverage, &outcome.tally);
    vec![
        printable(outcome.source.path()).into(),
        outcome.format.name().into(),
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
        unreadable::of(outcome, lang).join("\n").into(),
    ]
}
