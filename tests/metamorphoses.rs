//! Right documents written otherwise stay silent, wrong ones keep their finding: tables cut into two
//! pages, sentences moved under another scope, thousands printed otherwise, units left out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use crate::support;

use std::fs;

use gouji_check::check::Outcome;
use support::{checked, fixtures, loud, verdict};

/// The drafts of which every figure is right.
const RIGHT: [&str; 1] = ["department-final/draft.md"];

fn draft(path: &str) -> String {
    fs::read_to_string(fixtures().join(path)).unwrap()
}

fn blocks() -> Vec<String> {
    draft("false-alarms/cases.txt").split("\n---\n").map(|it| it.trim_end().to_owned()).collect()
}

fn told(outcome: &Outcome) -> Vec<String> {
    loud(outcome).into_iter().map(verdict).collect()
}

/// A table of a Markdown draft, by its lines: the first of the header, the first and the last of the body.
fn tables(lines: &[&str]) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if lines[at].starts_with('|') {
            let end = (at..lines.len()).find(|line| !lines[*line].starts_with('|'));
            let end = end.unwrap_or(lines.len());
            let rule = (at..end).find(|line| lines[*line].starts_with("|--"));
            if let Some(rule) = rule {
                found.push((at, rule + 1, end));
            }
            at = end;
        }
        at += 1;
    }
    found
}

/// What is between the end of one page and the rows of the next.
fn page(lines: &[&str], (head, body, _): (usize, usize, usize), title: bool) -> Vec<String> {
    let mut between = vec![String::new()];
    if title {
        let above = lines[..head].iter().rposition(|line| line.is_empty() || line.starts_with('#'));
        let mut from = above.unwrap_or(0);
        // Title and unit stand in two paragraphs.
        if lines[from + 1..head].iter().all(|line| line.is_empty() || line.contains("单位")) {
            from = lines[..from].iter().rposition(|line| line.is_empty()).unwrap_or(from);
        }
        between.extend(lines[from..head].iter().map(|line| (*line).to_owned()));
    }
    between.push(String::new());
    between.extend(lines[head..body].iter().map(|line| (*line).to_owned()));
    between
}

#[test]
fn a_table_cut_into_two_pages_stays_right() {
    let mut failures = Vec::new();
    let mut cuts = 0;
    for path in RIGHT {
        let text = draft(path);
        let plain = told(&checked(text.as_bytes(), "draft.md"));
        let lines: Vec<&str> = text.lines().collect();
        for table in tables(&lines) {
            for row in table.1 + 1..table.2 {
                for title in [false, true] {
                    let mut cut: Vec<String> =
                        lines[..row].iter().map(|line| (*line).to_owned()).collect();
                    cut.extend(page(&lines, table, title));
                    cut.extend(lines[row..].iter().map(|line| (*line).to_owned()));
                    let found = told(&checked(cut.join("\n").as_bytes(), "draft.md"));
                    cuts += 1;
                    let new: Vec<_> = found.iter().filter(|it| !plain.contains(it)).collect();
                    if !new.is_empty() {
                        failures.push(format!("{path}:{row} title {title}: {new:?}"));
                    }
                }
            }
        }
    }
    assert!(cuts > 50, "only {cuts}");
    assert!(failures.is_empty(), "{} of {cuts}:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_table_cut_into_two_pages_keeps_its_error() {
    let text = draft(RIGHT[0]);
    let wrong = text.replacen("| 2377.90 |", "| 2277.90 |", 1);
    assert_ne!(wrong, text);
    let lines: Vec<&str> = wrong.lines().collect();
    let table = tables(&lines)[0];
    for row in table.1 + 2..table.2 - 2 {
        let mut cut: Vec<String> = lines[..row].iter().map(|line| (*line).to_owned()).collect();
        cut.extend(page(&lines, table, true));
        cut.extend(lines[row..].iter().map(|line| (*line).to_owned()));
        let found = told(&checked(cut.join("\n").as_bytes(), "draft.md"));
        assert!(found.iter().any(|it| it.contains("2277.90")), "cut at {row}: {found:?}");
    }
}

#[test]
fn another_scope_before_a_sentence_accuses_nobody() {
    let scopes = ["全市", "市本级", "2019年", "“十四五”期间累计", "一季度", "上年"];
    let mut failures = Vec::new();
    for block in blocks() {
        for scope in scopes {
            let text = format!("2024年度部门决算\n{scope}情况。{block}\n");
            let errors: Vec<String> = checked(text.as_bytes(), "draft.txt")
                .findings
                .iter()
                .filter(|it| it.severity == gouji_core::finding::Severity::Error)
                .map(verdict)
                .collect();
            if !errors.is_empty() {
                failures.push(format!("{scope}: {block}\n  {}", errors.join("\n  ")));
            }
        }
    }
    assert!(failures.is_empty(), "{}:\n{}", failures.len(), failures.join("\n"));
}

/// Every number of at least four digits before the point with a mark between its thousands.
fn with_thousands(text: &str, mark: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(at);
        out.push_str(before);
        let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        let (digits, tail) = number.split_at(end);
        let money = tail.starts_with('.') || tail.starts_with('万') || tail.starts_with('元');
        if digits.len() > 3 && money && !before.ends_with(['.', ',']) && !tail.starts_with('年') {
            for (index, digit) in digits.chars().enumerate() {
                if index > 0 && (digits.len() - index) % 3 == 0 {
                    out.push_str(mark);
                }
                out.push(digit);
            }
        } else {
            out.push_str(digits);
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[test]
fn thousands_printed_otherwise_stay_right() {
    let mut failures = Vec::new();
    let texts =
        blocks().into_iter().map(|block| (format!("2024年度部门决算\n{block}\n"), "draft.txt"));
    let drafts = RIGHT.iter().map(|path| (draft(path), "draft.md"));
    for (text, name) in texts.chain(drafts) {
        for mark in [",", "，", ", "] {
            let written = with_thousands(&text, mark);
            let found = told(&checked(written.as_bytes(), name));
            if !found.is_empty() {
                let head: String = written.chars().take(120).collect();
                failures.push(format!("{mark:?} {head}\n  {}", found.join("\n  ")));
            }
        }
    }
    assert!(failures.is_empty(), "{}:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_table_without_its_unit_accuses_nobody() {
    for path in RIGHT {
        let text = draft(path);
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("单位：")).collect();
        let outcome = checked(lines.join("\n").as_bytes(), "draft.md");
        let errors = outcome.findings.iter();
        let errors = errors.filter(|it| it.severity == gouji_core::finding::Severity::Error);
        let errors: Vec<String> = errors.map(verdict).collect();
        assert!(errors.is_empty(), "{path}: {errors:?}");
    }
}
