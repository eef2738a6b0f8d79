//! Every folder of `fixtures/`: its drafts give exactly the findings of its `expected.yaml`, and
//! drafts that are the same document in another form give the same verdicts.
//!
//! `expected.yaml` has `silent: true`, or `findings`: a list of `{file, line, rule, severity,
//! stated, expected}`, where `file` may be left out if the folder has one draft; and `checked`, if
//! fewer than 80 of a hundred figures are compared.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use support::{checked_file, fixtures, line, loud, said, verdict, verdicts};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    silent: bool,
    #[serde(default)]
    findings: Vec<Entry>,
    /// How much of every hundred figures is compared at least.
    #[serde(default = "eighty")]
    checked: usize,
}

fn eighty() -> usize {
    80
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: Option<String>,
    line: usize,
    rule: String,
    severity: String,
    stated: String,
    expected: Option<String>,
}

/// The folders with the drafts of each.
fn folders() -> Vec<(String, PathBuf, Vec<String>)> {
    let mut all: Vec<_> = fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("expected.yaml").is_file())
        .map(|path| {
            let drafts = fs::read_dir(&path).unwrap();
            let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
            let mut drafts: Vec<String> = drafts.map(|entry| name(entry.unwrap())).collect();
            drafts.retain(|draft| draft != "expected.yaml");
            drafts.sort();
            (path.file_name().unwrap().to_string_lossy().into_owned(), path, drafts)
        })
        .collect();
    all.sort();
    assert!(all.len() >= 4, "where are the fixtures?");
    all
}

fn expected(folder: &Path) -> Expected {
    let text = fs::read_to_string(folder.join("expected.yaml")).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}

#[test]
fn every_draft_gives_exactly_what_is_expected() {
    let mut failures = Vec::new();
    for (name, path, drafts) in folders() {
        let expected = expected(&path);
        assert_eq!(expected.silent, expected.findings.is_empty(), "{name}: say `silent: true`");
        for draft in &drafts {
            let outcome = checked_file(&path.join(draft));
            let found: Vec<String> = loud(&outcome)
                .into_iter()
                .map(|finding| format!("{} {}", line(&outcome, finding), verdict(finding)))
                .collect();
            let wanted: Vec<String> = expected
                .findings
                .iter()
                .filter(|entry| entry.file.as_ref().unwrap_or(draft) == draft)
                .map(|entry| {
                    let value = entry.expected.as_deref().unwrap_or("—");
                    let Entry { line, rule, severity, stated, .. } = entry;
                    format!("{line} {rule} {severity} {stated} → {value}")
                })
                .collect();
            if found != wanted {
                let (found, wanted) = (found.join("\n  "), wanted.join("\n  "));
                failures.push(format!("{name}/{draft}\nfound\n  {found}\nwanted\n  {wanted}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn every_entry_names_a_draft_that_is_there() {
    for (name, path, drafts) in folders() {
        for entry in expected(&path).findings {
            match entry.file {
                Some(file) => assert!(drafts.contains(&file), "{name}: {file}"),
                None => assert_eq!(drafts.len(), 1, "{name}: say which file"),
            }
        }
    }
}

#[test]
fn the_forms_of_one_document_agree() {
    for (name, path, drafts) in folders() {
        let all: Vec<Vec<String>> = drafts
            .iter()
            .map(|draft| {
                let outcome = checked_file(&path.join(draft));
                let mut told: Vec<String> = loud(&outcome).into_iter().map(said).collect();
                told.sort();
                told
            })
            .collect();
        assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{name}: {all:#?}");
    }
}

#[test]
fn silence_means_that_the_figures_were_checked() {
    for (name, path, drafts) in folders() {
        let least = expected(&path).checked;
        for draft in drafts {
            let coverage = checked_file(&path.join(&draft)).coverage;
            let (checked, figures) = (coverage.checked, coverage.figures);
            assert!(checked * 100 >= figures * least, "{name}/{draft}: {checked} of {figures}");
        }
    }
}

#[test]
fn wrapping_and_encoding_change_nothing() {
    let at = |name: &str| checked_file(&fixtures().join(name).join("draft.txt"));
    let (plain, wrapped) = (at("sichuan-clean"), at("hard-wrapped"));
    let printed = |outcome: &gouji_check::check::Outcome| -> Vec<String> {
        outcome.disclosure.figures.iter().map(|figure| figure.printed()).collect()
    };
    assert_eq!(printed(&plain), printed(&wrapped));
    assert_eq!(plain.coverage.checked, wrapped.coverage.checked);
    assert_eq!(plain.tally, wrapped.tally);
}

/// Breaks every line behind `width` columns, but never inside a number or before punctuation.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let (mut column, mut last) = (0, ' ');
        for c in line.chars() {
            let inside = (last.is_ascii_digit() || last == '.') && (c.is_ascii_digit() || c == '.');
            if column >= width && !inside && !"，。；：、）%”".contains(c) {
                out.push('\n');
                column = 0;
            }
            out.push(c);
            column += if c.is_ascii() { 1 } else { 2 };
            last = c;
        }
        out.push('\n');
    }
    out
}

/// A line break may hide what belongs together; it never makes a finding.
#[test]
fn no_width_of_lines_makes_an_alarm() {
    let text = fs::read_to_string(fixtures().join("sichuan-clean/draft.txt")).unwrap();
    for width in (40..=120).step_by(2) {
        let outcome = support::checked(wrapped(&text, width).as_bytes(), "draft.txt");
        assert_eq!(verdicts(&loud(&outcome)), Vec::<String>::new(), "{width} columns");
    }
}
