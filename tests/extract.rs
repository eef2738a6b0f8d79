//! `gouji extract` loses nothing that matters: the disclosure it prints has the verdicts of the
//! draft.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

use std::path::Path;
use std::process::{Command, Stdio};

use gouji_check::check::Outcome;
use support::{checked, checked_file, fixtures, said, verdict};

const DRAFTS: &[&str] = &[
    "sichuan-clean/draft.txt",
    "sichuan-errors/draft.txt",
    "hard-wrapped/draft.txt",
    "markdown/draft.md",
];

/// Runs `gouji extract`.
fn extracted(draft: &Path) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
    let output = command.arg("extract").arg(draft).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Every finding, notes too.
fn all(outcome: &Outcome) -> Vec<String> {
    let mut all: Vec<String> = outcome.findings.iter().map(verdict).collect();
    all.sort();
    all
}

/// Every figure that counts and what became of it, whatever it is called.
fn coverage(outcome: &Outcome) -> (usize, usize) {
    (outcome.coverage.figures, outcome.coverage.checked)
}

#[test]
fn the_extracted_disclosure_has_the_verdicts_of_the_draft() {
    for draft in DRAFTS {
        let path = fixtures().join(draft);
        let before = checked_file(&path);
        let after = checked(&extracted(&path), "extracted.yaml");
        // What a text only suggests is stated once it is extracted: nothing is lost, some is graver.
        let told =
            |outcome: &Outcome| -> Vec<String> { outcome.findings.iter().map(said).collect() };
        let after_told = told(&after);
        let lost: Vec<String> =
            told(&before).into_iter().filter(|it| !after_told.contains(it)).collect();
        assert!(lost.is_empty(), "{draft}: {lost:?} not in {after_told:?}");
        assert_eq!(coverage(&after).0, coverage(&before).0, "{draft}");
        assert!(coverage(&after).1 >= coverage(&before).1, "{draft}");
    }
}

#[test]
fn extracting_again_changes_nothing() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (index, draft) in DRAFTS.iter().enumerate() {
        let once = folder.join(format!("extract-{}-{index}.yaml", std::process::id()));
        std::fs::write(&once, extracted(&fixtures().join(draft))).unwrap();
        let (first, second) = (checked_file(&once), checked(&extracted(&once), "twice.yaml"));
        assert_eq!(all(&second), all(&first), "{draft}");
        assert_eq!(coverage(&second), coverage(&first), "{draft}");
        std::fs::remove_file(once).unwrap();
    }
}
