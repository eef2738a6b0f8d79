//! How a report of this program is known again: by what it begins with.
//!
//! Contract: every format has a mark in its first bytes; nothing that a person writes has one. A report
//! is known whatever its file is called, so that it is neither checked as a document nor kept from
//! being written anew.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use zip::ZipArchive;

use super::{csv, xlsx};

/// How much of a file is looked at.
const HEAD: u64 = 4096;
/// How much of a part of a workbook is looked at.
const PART: u64 = 64 * 1024;
/// What the comment of a workbook's properties begins with, and the first line of a report for people.
pub(super) const NAME: &str = "gouji 勾稽";
/// What stands in the head of a Checkstyle report.
pub(super) const XML: &str = " gouji ";

/// Whether a file is a report of an earlier run.
pub fn is_report(path: &Path) -> bool {
    let regular = path.is_file();
    File::open(path).is_ok_and(|file| regular && is_report_in(file))
}

fn is_report_in(mut file: impl Read + Seek) -> bool {
    let mut head = Vec::new();
    if Read::by_ref(&mut file).take(HEAD).read_to_end(&mut head).is_err() {
        return false;
    }
    if head.starts_with(b"PK\x03\x04") {
        return is_workbook(file);
    }
    is_text_report(&head)
}

fn is_workbook(file: impl Read + Seek) -> bool {
    let Ok(mut archive) = ZipArchive::new(file) else { return false };
    let mut part = |name: &str| {
        let mut text = Vec::new();
        let part = archive.by_name(name).ok()?;
        part.take(PART).read_to_end(&mut text).ok()?;
        Some(String::from_utf8_lossy(&text).into_owned())
    };
    let marked = |text: String| text.contains(&format!("<dc:description>{NAME}"));
    // Some programs save a workbook without what stands in its properties.
    let named = |text: String| {
        let holds = |names: &[&str; 4]| {
            names.iter().all(|name| text.contains(&format!(" name=\"{name}\"")))
        };
        xlsx::SHEETS.iter().any(holds)
    };
    part("docProps/core.xml").is_some_and(marked) || part("xl/workbook.xml").is_some_and(named)
}

fn is_text_report(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}');
    let first = head.lines().next().unwrap_or_default();
    if head.starts_with(['{', '[']) {
        return is_json(head);
    }
    if head.starts_with("<?xml") {
        return head.contains("<testsuites name=\"gouji\"")
            || head.contains(&format!("<!--{XML}-->"));
    }
    first == NAME
        || first == format!("## {NAME}")
        || csv::HEADS_LINES.iter().any(|line| line == first)
        || (head.starts_with("<!DOCTYPE html>")
            && head.contains("<meta name=\"generator\" content=\"gouji "))
        || (first.starts_with("::") && first.contains("title=gouji"))
        || is_concise(first)
}

/// The marks of the formats that are JSON. A list without entries holds nothing to lose.
fn is_json(head: &str) -> bool {
    let dense: String = head.chars().filter(|c| !c.is_whitespace()).take(600).collect();
    dense == "[]"
        || dense.starts_with("{\"schema\":1,\"tool\":{\"name\":\"gouji\"")
        || (dense.starts_with("{\"$schema\":") && dense.contains("\"generator\":\"gouji\""))
        || dense.starts_with("[{\"engine_name\":\"gouji\"")
}

/// `path:line:column: error[rule] message`.
fn is_concise(line: &str) -> bool {
    let words = ["error", "warning", "note", "错误", "警告", "提示"];
    words.iter().any(|word| {
        let Some((_, behind)) = line.split_once(&format!(": {word}[")) else { return false };
        let Some((rule, _)) = behind.split_once("] ") else { return false };
        !rule.is_empty() && rule.chars().all(|c| c.is_ascii_lowercase() || c == '-')
    })
}

#[cfg(test)]
mod tests {
    use super::super::{ReportFormat, render_file, samples};
    use std::io::Cursor;

    use super::*;
    use crate::lang::Lang;
    use crate::report::Run;
    use clap::ValueEnum;

    #[test]
    fn every_format_is_known_again() {
        for lang in [Lang::Zh, Lang::En] {
            for run in [samples::run(lang), Run::default()] {
                for format in ReportFormat::value_variants() {
                    let bytes = render_file(*format, &run, &samples::view(lang)).unwrap();
                    // A report of one line for each finding has none where nothing was found.
                    assert!(bytes.is_empty() || is_report_in(Cursor::new(&bytes)), "{format:?}");
                }
            }
        }
    }

    #[test]
    fn a_working_paper_is_known_without_its_properties() {
        let mut book = rust_xlsxwriter::Workbook::new();
        for name in xlsx::SHEETS[0] {
            book.add_worksheet().set_name(name).unwrap();
        }
        assert!(is_report_in(Cursor::new(book.save_to_buffer().unwrap())));
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().set_name("核对结果").unwrap();
        assert!(!is_report_in(Cursor::new(book.save_to_buffer().unwrap())));
    }

    #[test]
    fn documents_are_no_reports() {
        for text in [
            "",
            "科目,金额\n教育,1\n",
            "# 部门决算\n",
            "{\"lines\": []}",
            "<!DOCTYPE html><html><head><title>决算</title></head>",
            "<?xml version=\"1.0\"?><html></html>",
            "第 3 行: error[E1] 不是报告",
            "级别,规则\n",
        ] {
            assert!(!is_report_in(Cursor::new(text)), "{text}");
        }
    }
}
