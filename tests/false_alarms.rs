//! Sentences that look wrong and are not. Each block of `fixtures/false-alarms/cases.txt` is a
//! document of its own, with and without a title; none has a finding above a note.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

use std::fs;

use support::{checked, fixtures, loud, verdict};

fn blocks() -> Vec<String> {
    let text = fs::read_to_string(fixtures().join("false-alarms/cases.txt")).unwrap();
    text.split("\n---\n").map(|block| block.trim_end().to_owned()).collect()
}

#[test]
fn what_only_looks_wrong_is_silent() {
    let blocks = blocks();
    assert!(blocks.len() >= 60, "only {}", blocks.len());
    let mut failures = Vec::new();
    for block in &blocks {
        for title in ["", "2024年度部门决算\n"] {
            let outcome = checked(format!("{title}{block}\n").as_bytes(), "draft.txt");
            let found: Vec<String> = loud(&outcome).into_iter().map(verdict).collect();
            if !found.is_empty() {
                failures.push(format!("{title}{block}\n  {}", found.join("\n  ")));
            }
        }
    }
    assert!(failures.is_empty(), "{} loud:\n{}", failures.len(), failures.join("\n\n"));
}
