//! A Word narrative and an Excel workbook of one department, checked as one disclosure: a figure changed
//! in either is found, and both places are named with their files.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use crate::support;

use std::io::{Cursor, Read as _, Write as _};

use gouji_check::check::{Outcome, check_together};
use gouji_check::config::Policy;
use gouji_core::finding::Severity;
use gouji_core::lang::Lang;
use gouji_report::locate;

use support::fixtures;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(fixtures().join("department-together").join(name)).unwrap()
}

fn checked(word: &[u8], book: &[u8]) -> Outcome {
    let reads = [(book, "决算表.xlsx"), (word, "说明.docx")].map(|(bytes, name)| {
        gouji_read::read(bytes, name).unwrap_or_else(|error| panic!("{error}"))
    });
    check_together(reads.into(), &Policy::default()).expect("two documents")
}

/// The package with a text of one of its parts replaced.
fn changed(package: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if name == part {
            let text = String::from_utf8(content).unwrap();
            assert!(text.contains(from), "{part} has no {from}");
            content = text.replacen(from, to, 1).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn shown(outcome: &Outcome) -> String {
    let mut out = String::new();
    for finding in outcome.findings.iter().filter(|f| f.severity > Severity::Note) {
        out += &format!(
            "{} {} → {}\n",
            finding.rule,
            finding.stated,
            finding.expected.as_deref().unwrap_or("-")
        );
        for mark in std::iter::once(&finding.primary).chain(&finding.related) {
            out += &format!("  {} {}\n", locate(&outcome.source, &mark.place), mark.text);
        }
    }
    out
}

#[test]
fn the_two_agree() {
    let outcome = checked(&bytes("说明.docx"), &bytes("决算表.xlsx"));
    insta::assert_snapshot!(shown(&outcome), @"");
    let (checked, all) = (outcome.coverage.checked, outcome.coverage.figures);
    assert!(checked * 100 >= all * 98, "{checked} of {all}");
}

#[test]
fn a_figure_changed_in_the_text_is_found_with_the_cell() {
    let word = changed(
        &bytes("说明.docx"),
        "word/document.xml",
        "财政拨款收入支出总计3380.00万元",
        "财政拨款收入支出总计3830.00万元",
    );
    insta::assert_snapshot!(shown(&checked(&word, &bytes("决算表.xlsx"))), @"
    same-figure 3830.00万元 → 3380.00万元
      说明.docx:9:23 3830.00万元
      决算表.xlsx:4!B12 3380.00
    ");
}

#[test]
fn a_cell_changed_in_the_workbook_is_found_with_the_text() {
    let book =
        changed(&bytes("决算表.xlsx"), "xl/worksheets/sheet4.xml", "<v>3380</v>", "<v>3830</v>");
    insta::assert_snapshot!(shown(&checked(&bytes("说明.docx"), &book)), @"
    statement-balance 3830.00万元 → 3380.00万元
      决算表.xlsx:4!B12 3830.00
      决算表.xlsx:4!B9 3350.00
      决算表.xlsx:4!B10 30.00
      决算表.xlsx:4!D12 3380.00
      说明.docx:9:23 3380.00万元
    ");
}

/// A text as the workbook holds it.
fn entities(text: &str) -> String {
    text.chars().map(|c| format!("&#{};", u32::from(c))).collect()
}

/// The workbook with another unit named in every sheet.
fn measured(unit: &str) -> Vec<u8> {
    (1..=9).fold(bytes("决算表.xlsx"), |book, sheet| {
        let part = format!("xl/worksheets/sheet{sheet}.xml");
        changed(&book, &part, &entities("单位：万元"), &entities(&format!("单位：{unit}")))
    })
}

#[test]
fn one_wrong_unit_line_of_all_sheets_is_one_cause_at_the_unit() {
    let told = |book: &[u8]| {
        let outcome = checked(&bytes("说明.docx"), book);
        let first = |finding: &gouji_core::finding::Finding| {
            let place = locate(&outcome.source, &finding.primary.place);
            format!(
                "{} {place} {} {}",
                finding.severity.name(),
                outcome.words(finding, Lang::Zh).message,
                finding.related.len()
            )
        };
        let loud = outcome.findings.iter().filter(|f| f.severity > Severity::Note);
        loud.map(first).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(told(&measured("元")), @"error 决算表.xlsx:1!D2 8 张表的单位“元”应为“万元”：47 处与别处只差单位（其余按万元核对） 12");
    insta::assert_snapshot!(told(&measured("千元")), @"error 决算表.xlsx:1!D2 8 张表的单位“千元”应为“万元”：47 处与别处只差单位（其余按万元核对） 12");
    insta::assert_snapshot!(told(&measured("亿元")), @"error 决算表.xlsx:1!D2 8 张表的单位“亿元”应为“万元”：47 处与别处只差单位（其余按万元核对） 12");
}

#[test]
fn a_wrong_year_in_the_title_is_told_at_the_title() {
    let word = changed(
        &bytes("说明.docx"),
        "word/document.xml",
        "第三部分 青禾县水务局2025年度部门决算情况说明",
        "青禾县水务局2024年度部门决算",
    );
    insta::assert_snapshot!(shown(&checked(&word, &bytes("决算表.xlsx"))), @"
    stale-year 2024年 → 2025年
      说明.docx:1:7 2024
    ");
}

#[test]
fn another_mistake_is_told_beside_a_wrong_unit() {
    let book = measured("元");
    let book = changed(&book, "xl/worksheets/sheet4.xml", "<v>3380</v>", "<v>3830</v>");
    insta::assert_snapshot!(shown(&checked(&bytes("说明.docx"), &book)), @"
    unit-slip 元 → 万元
      决算表.xlsx:1!D2 元
      决算表.xlsx:2!I2 元
      决算表.xlsx:3!H2 元
      决算表.xlsx:4!G2 元
      决算表.xlsx:5!E2 元
      决算表.xlsx:6!F2 元
      决算表.xlsx:7!L2 元
      决算表.xlsx:8!H2 元
      说明.docx:3:19 3488.00万元
      说明.docx:5:7 3442.80万元
      说明.docx:5:26 3350.00万元
      说明.docx:5:48 80.50万元
      说明.docx:5:67 12.30万元
    statement-balance 3830.00万元 → 3380.00万元
      决算表.xlsx:4!B12 3830.00
      决算表.xlsx:4!B9 3350.00
      决算表.xlsx:4!B10 30.00
      决算表.xlsx:4!D12 3380.00
      说明.docx:9:23 3380.00万元
    ");
}
