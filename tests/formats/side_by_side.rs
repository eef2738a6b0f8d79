//! One disclosure, every format: the same findings, each at its own place.

use gouji_check::check::check;
use gouji_report::locate;

use super::kit;

/// Rule, figure and expected figure of each finding, and where it stands.
fn findings(bytes: &[u8], name: &str) -> (Vec<String>, Vec<String>) {
    let outcome = check(bytes, name).expect("the fixture can be read");
    outcome
        .findings
        .iter()
        .map(|finding| {
            let what = format!("{} {:?} {:?}", finding.rule, finding.stated, finding.expected);
            (what, locate(&outcome.source, &finding.primary.place))
        })
        .unzip()
}

#[test]
fn the_same_disclosure_gives_the_same_findings_in_every_format() {
    let files = [
        ("a.txt", kit::text()),
        ("a.md", kit::markdown()),
        ("a.docx", kit::docx()),
        ("a.xlsx", kit::xlsx()),
        ("a.ods", kit::ods()),
        ("a.html", kit::html()),
        ("a.csv", kit::csv()),
        // Made by other programs: Typst, python-docx, openpyxl.
        ("b.pdf", kit::made("pdf")),
        ("b.docx", kit::made("docx")),
        ("b.xlsx", kit::made("xlsx")),
    ];
    let (expected, _) = findings(&files[0].1, "a.txt");
    assert!(expected.len() == 15, "{expected:?}");
    let mut places = String::new();
    for (name, bytes) in &files {
        let (found, at) = findings(bytes, name);
        assert_eq!(found, expected, "{name}");
        places += &format!("{} … {} … {}\n", at[0], at[4], at[14]);
    }
    insta::assert_snapshot!(places, @"
    a.txt:6:30 … a.txt:17:13 … a.txt:68:59
    a.md:11:30 … a.md:33:13 … a.md:135:59
    a.docx:6:30 … a.docx:17:13 … a.docx:68:59
    a.xlsx:说明!A6 … a.xlsx:说明!A17 … a.xlsx:说明!A68
    a.ods:说明!A6 … a.ods:说明!A17 … a.ods:说明!A68
    a.html:6:30 … a.html:17:13 … a.html:68:59
    a.csv:A6 … a.csv:A17 … a.csv:A68
    b.pdf:p1:7:31 … b.pdf:p1:23:15 … b.pdf:p4:9:18
    b.docx:6:30 … b.docx:17:13 … b.docx:68:59
    b.xlsx:说明!A6 … b.xlsx:说明!A17 … b.xlsx:说明!A68
    ");
}

#[test]
fn an_old_workbook_shows_shortest_decimals() {
    let bytes = kit::xls(&[(0, 0, 790.04), (0, 1, 0.1 + 0.2), (1, 0, 12.0), (1, 2, -3.5)]);
    let outcome = check(&bytes, "a.xls").expect("an old workbook");
    assert_eq!(outcome.source.text(), "[S1]\n790.04 | 0.3\n12 |  | -3.5\n");
    let places: Vec<String> =
        outcome.disclosure.figures.iter().map(|f| locate(&outcome.source, &f.place)).collect();
    assert_eq!(places, ["a.xls:S1!A1", "a.xls:S1!B1", "a.xls:S1!A2", "a.xls:S1!C2"]);
}
