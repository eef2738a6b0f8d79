//! Each kind of table as it is printed, from one description in every format: nothing is told of the right
//! one, and one wrong cell is the same finding in all of them.
//!
//! The descriptions stand in `tests/data/printed`: the page (see `page`), a line `===`, then a line for
//! each slip: what stands there, `=>`, what stands there wrongly, and after `;` what is told:
//! `stated → expected`. Where a format does not keep the columns (Markdown and CSV lose merged cells, texts and
//! PDF files without lines lose blanks) it may be told or not, and nothing else is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod markup;
mod office;
mod page;
mod pdf;

use std::collections::BTreeMap;

use gouji_check::check::check;
use gouji_core::disclosure::Origin;
use gouji_core::finding::Severity;

use page::Piece;

type Writer = fn(&[Piece]) -> Vec<u8>;

/// A format: how it is written, and whether it keeps the columns.
const FORMATS: &[(&str, Writer, bool)] = &[
    ("page.docx", office::docx, true),
    ("page.html", markup::html, true),
    ("page.pdf", |pieces| pdf::pdf(pieces, true), true),
    ("page.xlsx", |pieces| office::xlsx(pieces, false), true),
    ("text.xlsx", |pieces| office::xlsx(pieces, true), true),
    ("page.md", markup::markdown, false),
    ("page.csv", markup::csv, false),
    ("page.txt", markup::text, false),
    ("open.pdf", |pieces| pdf::pdf(pieces, false), false),
];

/// What is told of a page: stated and expected, without the marks between the digits.
fn told(bytes: &[u8], name: &str) -> Vec<String> {
    let outcome = check(bytes, name).unwrap_or_else(|error| panic!("{name}: {error}"));
    let plain = |text: &str| text.replace([',', ' ', '，'], "");
    let loud = outcome.findings.iter().filter(|finding| finding.severity > Severity::Note);
    let mut all: Vec<String> = loud
        .map(|finding| {
            let expected = finding.expected.as_deref().map_or_else(|| "—".to_owned(), plain);
            format!("{} → {expected}", plain(&finding.stated))
        })
        .collect();
    all.sort();
    all
}

/// The amounts that are read of a page, and how many of them are checked.
fn read(bytes: &[u8], name: &str) -> (Vec<String>, usize) {
    let outcome = check(bytes, name).unwrap_or_else(|error| panic!("{name}: {error}"));
    let figures = &outcome.disclosure.figures;
    let mut all: Vec<String> = figures
        .iter()
        .filter(|figure| matches!(figure.origin, Origin::Table(_)))
        .map(|figure| figure.numeral.decimal().normalize().to_string())
        .collect();
    all.sort();
    (all, outcome.coverage.checked)
}

#[test]
fn every_figure_is_read_and_checked_alike() {
    for (kind, description) in kinds() {
        let (right, _) = description.split_once("\n===\n").unwrap();
        let pieces = page::pieces(right);
        let known = read(&office::docx(&pieces), "page.docx");
        assert!(known.0.len() >= 10, "{kind}: {known:?}");
        for (name, write, _) in FORMATS {
            // Where blanks alone part columns, neither blanks nor numbers with blanks are seen.
            if !matches!(*name, "page.txt" | "open.pdf") {
                let own = read(&write(&pieces), name);
                assert_eq!(own.0, known.0, "{kind} {name}");
                // In Markdown the first row of every piece is its header, whatever it is.
                assert!(own.1 == known.1 || *name == "page.md", "{kind} {name}: {own:?}");
            }
        }
    }
}

/// The kinds of table by name, with their descriptions.
fn kinds() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/printed");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |path: &std::path::Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn every_kind_is_told_alike_in_every_format() {
    let only = std::env::var("GOUJI_PRINTED").ok();
    let mut failures = Vec::new();
    for (kind, text) in kinds() {
        if only.as_ref().is_some_and(|only| !kind.contains(only.as_str())) {
            continue;
        }
        let (right, slips) = text.split_once("\n===\n").unwrap();
        let mut asked = vec![("right".to_owned(), right.to_owned(), String::new())];
        for slip in slips.lines().filter(|line| !line.is_empty()) {
            let (change, finding) = slip.split_once(" ; ").unwrap();
            let (from, to) = change.split_once(" => ").unwrap();
            assert_eq!(right.matches(from).count(), 1, "{kind}: {from}");
            asked.push((slip.to_owned(), right.replace(from, to), finding.to_owned()));
        }
        for (number, (what, description, finding)) in asked.into_iter().enumerate() {
            let pieces = page::pieces(&description);
            let mut differing: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
            for (name, write, columns) in FORMATS {
                let bytes = write(&pieces);
                if let Ok(folder) = std::env::var("GOUJI_PRINTED_TO") {
                    std::fs::write(format!("{folder}/{kind}-{number}-{name}"), &bytes).unwrap();
                }
                let told = told(&bytes, name);
                let good = match told.as_slice() {
                    [] => finding.is_empty() || !columns,
                    [one] if *columns => *one == finding,
                    [one] => one.split(" → ").next() == finding.split(" → ").next(),
                    _ => false,
                };
                if !good {
                    differing.entry(told).or_default().push(name);
                }
            }
            for (told, names) in differing {
                failures.push(format!("{kind}: {what}\n    {told:?} in {names:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}\n{}", failures.len(), failures.join("\n"));
}
