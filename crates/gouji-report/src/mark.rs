//! How a report of this program is known again: by what it begins with.
//!
//! Contract: every format has a mark in its first bytes; nothing that a person writes has one. A report
//! is known whatever its file is called, so that it is neither checked as a document nor kept from
//! being written anew. So is what people make of one: the lines of a terminal kept in a file, a table that
//! Excel saved in its own encoding, a page printed as PDF.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use zip::ZipArchive;

use super::{csv, html, xlsx};

/// How much of a file is looked at.
const HEAD: u64 = 4096;
/// So many lines of a headline stand above the frame of what is shown.
const WRAPPED: usize = 12;
/// How much of a part of a workbook is looked at.
const PART: u64 = 64 * 1024;
/// What the comment of a workbook's properties begins with, and the first line of a report for people.
pub(super) const NAME: &str = "gouji 勾稽";
/// What stands in the head of a Checkstyle report.
pub(super) const XML: &str = " gouji ";

/// Whether a file is a report of an earlier run.
pub fn is_report(path: &Path) -> bool {
    // A pipe would be waited for without end.
    path.is_file() && File::open(path).is_ok_and(is_report_in)
}

fn is_report_in(mut file: impl Read + Seek) -> bool {
    let mut head = Vec::new();
    if Read::by_ref(&mut file).take(HEAD).read_to_end(&mut head).is_err() {
        return false;
    }
    if head.starts_with(b"PK\x03\x04") {
        return is_workbook(file);
    }
    if head.starts_with(b"%PDF-") {
        return is_printed(&head) || tail(file).is_some_and(|tail| is_printed(&tail));
    }
    is_text_report(&head)
}

/// The last bytes of a file: many programs write the properties of a PDF file there.
fn tail(mut file: impl Read + Seek) -> Option<Vec<u8>> {
    let size = file.seek(SeekFrom::End(0)).ok()?;
    file.seek(SeekFrom::Start(size.saturating_sub(HEAD))).ok()?;
    let mut tail = Vec::new();
    file.take(HEAD).read_to_end(&mut tail).ok()?;
    Some(tail)
}

/// Whether a part of a PDF file holds the title of a report's page, in letters, in UTF-16 or in its digits.
fn is_printed(part: &[u8]) -> bool {
    let holds = |wanted: &[u8]| part.windows(wanted.len()).any(|bytes| bytes == wanted);
    let printed = |title: &&str| {
        let wide: Vec<u8> = title.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let digits: String = wide.iter().map(|byte| format!("{byte:02X}")).collect();
        let ways = [wide.as_slice(), digits.as_bytes(), &digits.to_lowercase().into_bytes()];
        ways.into_iter().any(holds) || (title.is_ascii() && holds(format!("{title})").as_bytes()))
    };
    holds(b"/Title") && html::TITLES.iter().any(printed)
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
    // Excel saves a table in the encoding of the machine.
    let (local, _, _) = encoding_rs::GBK.decode(head);
    if csv::HEADS_LINES.iter().any(|line| local.lines().next() == Some(line)) {
        return true;
    }
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}');
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default();
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
        // A long headline is wrapped.
        || (is_headline(first) && lines.take(WRAPPED).any(|it| it.trim_start().starts_with('╭')))
        || is_summary(first)
        || is_covered(first)
}

const SEVERITIES: [&str; 6] = ["error", "warning", "note", "错误", "警告", "提示"];

fn is_rule(rule: &str) -> bool {
    !rule.is_empty() && rule.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// The first line of a finding as a terminal shows it: `error[rule]: message`.
fn is_headline(line: &str) -> bool {
    SEVERITIES.iter().any(|word| {
        let behind = line.strip_prefix(word).and_then(|behind| behind.strip_prefix('['));
        behind.and_then(|behind| behind.split_once("]:")).is_some_and(|(rule, _)| is_rule(rule))
    })
}

/// The summary of a run: `0 errors, 0 warnings, 0 notes · …`.
fn is_summary(line: &str) -> bool {
    let words: String = line.chars().filter(|c| !c.is_ascii_digit() && *c != ' ').collect();
    let starts = ["个错误，个警告，个提示", "errors,", "error,"];
    line.starts_with(|c: char| c.is_ascii_digit())
        && starts.iter().any(|start| words.starts_with(start))
        && (words.contains("个提示") || (words.contains("warning") && words.contains("note")))
}

/// A figure of `gouji coverage`: `path:line:column  …`.
fn is_covered(line: &str) -> bool {
    let Some((place, _)) = line.split_once("  ") else { return false };
    let mut parts = place.rsplit(':');
    let mut number = || parts.next().is_some_and(|it| it.parse::<usize>().is_ok());
    number() && number() && parts.next().is_some_and(|path| path.contains('.'))
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
    SEVERITIES.iter().any(|word| {
        let Some((_, behind)) = line.split_once(&format!(": {word}[")) else { return false };
        behind.split_once("] ").is_some_and(|(rule, _)| is_rule(rule))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{ReportFormat, render_file, samples};
    use std::io::Cursor;

    use super::*;
    use crate::Run;
    use clap::ValueEnum;
    use gouji_core::lang::Lang;

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
    fn a_report_is_known_in_what_people_made_of_it() {
        for lang in [Lang::Zh, Lang::En] {
            // What a terminal shows, kept in a file, and the end of it, where nothing is found.
            let mut shown = Vec::new();
            let (run, view) = (samples::run(lang), samples::view(lang));
            crate::human::render(&run, &view, &mut shown, &mut Vec::new()).unwrap();
            let text = String::from_utf8(shown).unwrap();
            assert!(is_report_in(Cursor::new(&text)), "{text}");
            let end = text.trim_end().lines().last().unwrap();
            assert!(is_report_in(Cursor::new(end)), "{end}");
            // A table that Excel saved in the encoding of the machine.
            let table = render_file(ReportFormat::Csv, &samples::run(lang), &samples::view(lang));
            let table = String::from_utf8(table.unwrap()).unwrap();
            let (bytes, _, _) = encoding_rs::GBK.encode(table.trim_start_matches('\u{feff}'));
            assert!(is_report_in(Cursor::new(bytes)));
        }
        assert!(is_report_in(Cursor::new("w/决算.md:12:28  289,958  合计  growth-rate\n")));
        // A page printed as PDF: the title stands in UTF-16, as it is or in digits.
        let title = "水利局 · 勾稽核对报告".encode_utf16().flat_map(u16::to_be_bytes);
        let mut raw = b"%PDF-1.4\n1 0 obj\n<</Title (\xfe\xff".to_vec();
        raw.extend(title.clone());
        assert!(is_report_in(Cursor::new(raw)));
        let digits: String = title.map(|byte| format!("{byte:02X}")).collect();
        let long = format!("%PDF-1.7\n{}\n<</Title<FEFF{digits}>>>", " ".repeat(9000));
        assert!(is_report_in(Cursor::new(long)));
        assert!(is_report_in(Cursor::new("%PDF-1.4\n1 0 obj\n<</Title (Consistency report)>>")));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("p.html");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(!is_report(&pipe));
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
            "3 个错误，2 个警告\n",
            "error: 决算\n  ╭ 表\n",
            "2024年:决算  收入 3 万元\n",
            "%PDF-1.4\n<</Title (Report)>> 勾稽核对报告",
        ] {
            assert!(!is_report_in(Cursor::new(text)), "{text}");
        }
    }
}
