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
    check_together(reads.into(), Lang::Zh, &Policy::default()).expect("two documents")
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
