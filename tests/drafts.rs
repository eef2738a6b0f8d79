//! Whole drafts in the wording of many regions, every figure right: no error, no warning, and no figure
//! less is checked than before.
//!
//! Contract: nothing loud is ever accepted here; how much is checked only grows. `tests/data/drafts.txt`
//! holds the counts, and `GOUJI_RATCHET=1 cargo test --test integration -- drafts` writes down what grew.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use gouji_core::coverage::Coverage;
use support::{checked, loud, verdict};

/// How many figures of a draft are checked, and how many there are.
type Counts = (usize, usize);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The drafts of both folders, each by its folder and name.
fn drafts() -> Vec<(String, PathBuf)> {
    let mut all = Vec::new();
    for folder in ["departments", "reports"] {
        for entry in fs::read_dir(root().join("tests/drafts").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            all.push((format!("{folder}/{name}"), path));
        }
    }
    all.sort();
    all
}

fn floors() -> BTreeMap<String, Counts> {
    let text = fs::read_to_string(root().join("tests/data/drafts.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let line = |line: &str| {
        let (name, counts) = line.rsplit_once(' ')?;
        let (checked, figures) = counts.split_once('/')?;
        Some((name.to_owned(), (checked.parse().ok()?, figures.parse().ok()?)))
    };
    lines.map(|it| line(it).unwrap()).collect()
}

#[test]
fn nothing_is_said_of_right_drafts_and_no_less_is_checked() {
    let floors = floors();
    let (mut said, mut less) = (Vec::new(), Vec::new());
    let mut now: BTreeMap<String, Counts> = BTreeMap::new();
    for (name, path) in drafts() {
        let outcome = checked(&fs::read(&path).unwrap(), &name);
        said.extend(loud(&outcome).into_iter().map(|it| format!("{name}: {}", verdict(it))));
        let coverage = Coverage::of(&outcome.disclosure, &outcome.relations);
        let counts = (coverage.checked, coverage.figures);
        let floor = floors.get(&name).copied().unwrap_or((0, counts.1));
        if counts.0 < floor.0 || counts.1 != floor.1 {
            less.push(format!("{name}: {counts:?}, it was {floor:?}"));
        }
        now.insert(name, counts);
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
    let fewer = floors.keys().filter(|name| !now.contains_key(*name)).count();
    if std::env::var_os("GOUJI_RATCHET").is_some() && less.is_empty() {
        let head = "# Every draft of tests/drafts: how many of its figures are checked at least, of how many. \
Only upwards: GOUJI_RATCHET=1 cargo test --test integration -- drafts\n";
        let mut out = head.to_owned();
        for (name, (checked, figures)) in &now {
            writeln!(out, "{name} {checked}/{figures}").unwrap();
        }
        fs::write(root().join("tests/data/drafts.txt"), out).unwrap();
        return;
    }
    assert!(less.is_empty(), "less is checked, or other figures are read:\n{}", less.join("\n"));
    assert_eq!(fewer, 0, "a draft is gone");
}
