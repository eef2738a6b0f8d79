//! Slips in the fixtures that have no mistake: the number is changed in the text, and the document
//! is read again.

use std::path::Path;

use gouji_check::check::{Outcome, check};
use gouji_core::disclosure::{Disclosure, FigureId};
use gouji_core::document::Span;
use gouji_core::finding::Finding;
use gouji_core::judge::Judgement;
use gouji_core::relation::Relation;

use super::Draft;

/// A fixture.
pub struct Fixture {
    name: String,
    file: String,
    outcome: Outcome,
}

/// The drafts of `fixtures/` of which nothing is said.
pub fn fixtures() -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut all = Vec::new();
    let mut folders: Vec<_> =
        std::fs::read_dir(root).expect("fixtures").map(|it| it.expect("a folder").path()).collect();
    folders.sort();
    for folder in folders {
        let expected = std::fs::read_to_string(folder.join("expected.yaml")).unwrap_or_default();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // The wrapped draft is another one again, line by line.
        if !expected.contains("silent: true") || name == "hard-wrapped" {
            continue;
        }
        for file in ["disclosure.yaml", "draft.txt", "draft.md"] {
            let Ok(bytes) = std::fs::read(folder.join(file)) else { continue };
            let outcome = check(&bytes, file).expect("a fixture is read");
            let name = format!("{name}/{file}");
            all.push(Fixture { name, file: file.to_owned(), outcome });
        }
    }
    assert!(all.len() > 5, "where are the fixtures?");
    all
}

/// The drafts of `tests/drafts`, in the wording of many regions; those of a folder are counted together.
pub fn regional() -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let mut all = Vec::new();
    for folder in ["departments", "reports"] {
        let entries = std::fs::read_dir(root.join(folder)).expect("drafts");
        let mut files: Vec<_> = entries.map(|it| it.expect("a draft").path()).collect();
        files.sort();
        for path in files {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).expect("a draft is read");
            let outcome = check(&bytes, &file).expect("a draft is understood");
            all.push(Fixture { name: folder.to_owned(), file, outcome });
        }
    }
    all
}

impl Fixture {
    /// Where the digits of a figure stand.
    fn digits(&self, figure: FigureId) -> Option<Span> {
        let span = self.outcome.disclosure.figure(figure)?.place.span;
        let text = self.outcome.source.slice(span);
        let part = |c: char| c.is_ascii_digit() || ".,-".contains(c);
        let start = text.find(|c: char| c.is_ascii_digit() || c == '-')?;
        let rest = &text[start..];
        let end = rest.find(|c: char| !part(c)).unwrap_or(rest.len());
        Some(Span::new(span.start + start, span.start + start + end))
    }
}

impl Draft for Fixture {
    fn name(&self) -> &str {
        &self.name
    }

    fn disclosure(&self) -> &Disclosure {
        &self.outcome.disclosure
    }

    fn relations(&self) -> &[(Relation, Judgement)] {
        &self.outcome.relations
    }

    fn printed(&self, figure: FigureId) -> Option<String> {
        let printed = self.outcome.source.slice(self.digits(figure)?);
        let known = self.outcome.disclosure.figure(figure)?;
        let numeral = gouji_core::number::Numeral::parse(printed).ok()?;
        (numeral.value().abs() == known.numeral.value().abs()).then(|| printed.to_owned())
    }

    fn findings(&self, figure: FigureId, typed: &str) -> Option<(Vec<Finding>, Span)> {
        let span = self.digits(figure)?;
        let text = self.outcome.source.text();
        let changed = format!("{}{typed}{}", &text[..span.start], &text[span.end..]);
        let outcome = check(changed.as_bytes(), &self.file).ok()?;
        Some((outcome.findings, Span::new(span.start, span.start + typed.len())))
    }
}
