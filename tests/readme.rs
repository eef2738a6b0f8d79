//! The READMEs say what the program does: their commands are run, their YAML is checked.

// Helpers of tests are tests too; clippy knows only the functions marked as such.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use crate::blocks;

use std::process::{Command, Stdio};

use blocks::{Block, blocks, page, root};
use gouji_check::check::check;
use gouji_core::finding::Severity;

const READMES: [&str; 2] = ["README.md", "README.zh.md"];

fn of(path: &str, language: &str) -> Vec<Block> {
    blocks(path).into_iter().filter(|block| block.language == language).collect()
}

/// Runs a line `gouji …`, perhaps followed by `; echo $?`, and gives what a terminal would show.
fn run(line: &str) -> String {
    let (line, echo) = match line.strip_suffix("; echo $?") {
        Some(line) => (line, true),
        None => (line, false),
    };
    let arguments = line.strip_prefix("gouji ").unwrap_or_else(|| panic!("not gouji: {line}"));
    let ran = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(arguments.split_whitespace())
        .current_dir(root())
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let mut shown = String::from_utf8(ran.stdout).unwrap();
    shown.push_str(&String::from_utf8(ran.stderr).unwrap());
    if echo {
        shown.push_str(&format!("{}\n", ran.status.code().unwrap()));
    }
    shown
}

#[test]
fn every_screen_is_what_the_program_prints() {
    for path in READMES {
        let screens = of(path, "console");
        assert!(screens.len() >= 2, "{path}");
        for screen in screens {
            let mut expected = String::new();
            for part in format!("\n{}", screen.body).split("\n$ ").skip(1) {
                let (command, shown) = part.split_once('\n').unwrap_or((part, ""));
                expected.push_str(&format!("$ {command}\n{}", run(command)));
                assert!(!shown.is_empty(), "{}: nothing is shown", screen.place);
            }
            assert!(
                screen.body == expected,
                "{} is out of date; it should be:\n{expected}",
                screen.place
            );
        }
    }
}

#[test]
fn yaml_is_a_disclosure_without_a_finding() {
    for path in READMES {
        let examples = of(path, "yaml");
        assert!(!examples.is_empty(), "{path}");
        for example in examples {
            let outcome = check(example.body.as_bytes(), "example.yaml")
                .unwrap_or_else(|error| panic!("{}: {error}", example.place));
            let loud = outcome.findings.iter().any(|finding| finding.severity > Severity::Note);
            assert!(!loud && outcome.tally.total > 0, "{}", example.place);
            assert_eq!(outcome.coverage.unchecked_count(), 0, "{}", example.place);
        }
    }
}

#[test]
fn two_commands_at_the_head_do_everything() {
    for path in READMES {
        let first = blocks(path).into_iter().next().unwrap();
        assert_eq!(
            first.body, "cargo run --release -- check fixtures/sichuan-errors\ncargo test\n",
            "{path}"
        );
    }
    assert_eq!(run("gouji check fixtures/sichuan-errors; echo $?").lines().last(), Some("1"));
}

/// Every name of a command, option or status in the tables is one that the program knows.
#[test]
fn both_languages_say_the_same() {
    let code = |path: &str| -> Vec<String> {
        let text = page(path);
        let mut found: Vec<String> = regex::Regex::new(r"`(--[^`]+|[a-z]+)`")
            .unwrap()
            .captures_iter(&text)
            .map(|captured| captured[1].to_owned())
            .collect();
        found.sort();
        found.dedup();
        found
    };
    assert_eq!(code("README.md"), code("README.zh.md"));
    let headings = |path: &str| page(path).lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(headings("README.md"), headings("README.zh.md"));
}
