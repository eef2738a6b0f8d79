//! A table of the findings that Excel opens as it should: UTF-8 with a mark, one row a finding.
//!
//! Contract: no cell is a formula, whatever stands in the document.

use std::io::{self, Write};
use std::sync::LazyLock;

use super::item::{Item, certainty, items, severity};
use super::printable::printable;
use super::{Run, View};

/// Tells Excel that the file is UTF-8.
const MARK: &str = "\u{feff}";

/// The heads of the columns, Chinese and English. `report/xlsx` has the same.
pub(super) const HEADS: &[(&str, &str)] = &[
    ("级别", "severity"),
    ("规则", "rule"),
    ("规则说明", "what the rule says"),
    ("文件", "file"),
    ("位置", "place"),
    ("章节", "section"),
    ("名称", "label"),
    ("文中所列", "stated"),
    ("应为", "expected"),
    ("差额", "difference"),
    ("说明", "message"),
    ("计算", "arithmetic"),
    ("建议", "suggestion"),
    ("把握", "certainty"),
    ("依据", "basis"),
    ("可信度%", "confidence"),
    ("指纹", "fingerprint"),
];

/// The line of the heads in each language, by which a report is known again.
pub(super) static HEADS_LINES: LazyLock<[String; 2]> = LazyLock::new(|| {
    let line = |of: fn(&(&'static str, &'static str)) -> &'static str| {
        HEADS.iter().map(of).collect::<Vec<_>>().join(",")
    };
    [line(|(zh, _)| zh), line(|(_, en)| en)]
});

/// Prints the findings; inputs that could not be read are rows as well.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let mut table =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(&mut *out);
    table.write_record(HEADS.iter().map(|(zh, en)| view.lang.pick(*zh, *en))).map_err(plain)?;
    for item in items(run, view) {
        table.write_record(row(&item, view).iter().map(|cell| harmless(cell))).map_err(plain)?;
    }
    for failure in &run.failures {
        let mut row = vec![String::new(); HEADS.len()];
        let values = [
            (0, view.lang.pick("未能读取", "unreadable").to_owned()),
            (3, failure.error.path().to_owned()),
            (10, failure.message(view.lang)),
        ];
        for (at, value) in values {
            if let Some(cell) = row.get_mut(at) {
                *cell = printable(&value);
            }
        }
        table.write_record(row.iter().map(|cell| harmless(cell))).map_err(plain)?;
    }
    table.flush()
}

/// What failed beneath the table, so that it is told in words as it is for every other format.
fn plain(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The cells of a finding, in the order of [`HEADS`].
pub(super) fn row(item: &Item<'_>, view: &View) -> Vec<String> {
    let (finding, lang) = (item.finding, view.lang);
    let suggestion = finding.suggestion.as_ref();
    vec![
        severity(finding.severity, lang).to_owned(),
        finding.rule.name().to_owned(),
        item.title(lang),
        printable(item.spot.path),
        printable(&item.spot.words(lang)),
        item.section_name(),
        printable(&finding.primary.label.words(lang)),
        printable(&finding.all_stated()),
        printable(&finding.all_expected().unwrap_or_default()),
        item.difference(lang).unwrap_or_default(),
        item.message(),
        item.words.arithmetic.lines().map(printable).collect::<Vec<_>>().join("\n"),
        printable(suggestion.map(|one| one.text.as_str()).unwrap_or_default()),
        suggestion.map(|one| certainty(one.certainty, lang)).unwrap_or_default().to_owned(),
        finding.rule.text().basis.clone().unwrap_or_default(),
        finding.confidence().to_string(),
        finding.fingerprint.clone(),
    ]
}

/// Text that Excel would take for a formula, with an apostrophe before it.
fn harmless(cell: &str) -> String {
    let mut characters = cell.chars();
    let dangerous = match characters.next() {
        Some('=' | '+' | '@' | '\t' | '\r') => true,
        // A negative amount with its unit stays what it is: behind the sign of a formula that is none stands a digit.
        Some('-') => {
            let amount = characters.next().is_some_and(|c| c.is_ascii_digit());
            !amount || characters.any(|c| "+-*/^&|!=<>()'\"@".contains(c))
        }
        _ => false,
    };
    if dangerous { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use gouji_core::lang::Lang;

    #[test]
    fn a_row_for_each_finding() {
        let mut out = Vec::new();
        render(&samples::run(Lang::Zh), &samples::view(Lang::Zh), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("\u{feff}级别,规则,"));
        insta::assert_snapshot!(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"), @"
        级别,规则,规则说明,文件,位置,章节,名称,文中所列,应为,差额,说明,计算,建议,把握,依据,可信度%,指纹
        错误,share-of-whole,占比与金额不符,draft.txt,第 4 行第 25 字,,占比,78%,77%,1个百分点,基本支出占比写的是 78%，按文中数字应为 77%,790.04 ÷ 1020.20 = 77.44%,77%,确定,占比＝部分÷整体×100%,100,3f2a91c04d5e6b78
        警告,growth-rate,增减幅度与金额不符,draft.txt,第 5 行第 16 字,,增长率,1.2%,1.3%,-0.1个百分点,增长率 1.2% 是截断而非四舍五入,12.34 ÷ 1007.86 = 1.22%,,,增减幅度＝（本年数－上年数）÷上年数×100%,100,90b1c2d3e4f50617
        ");
    }

    #[test]
    fn a_full_disk_is_told_as_such() {
        let full = ::csv::Error::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(plain(full).kind(), io::ErrorKind::StorageFull);
    }

    #[test]
    fn a_document_cannot_bring_formulas() {
        assert_eq!(harmless("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(harmless("-2+3"), "'-2+3");
        assert_eq!(harmless("-0.18万元"), "-0.18万元");
        assert_eq!(harmless("-rf.txt"), "'-rf.txt");
        assert_eq!(harmless("-"), "'-");
        assert_eq!(harmless("12+3"), "12+3");
    }
}
