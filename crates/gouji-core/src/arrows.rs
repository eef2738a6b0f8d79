//! The arrows between the modules of this crate: they run in no circle, and none leads to files, threads or the clock.
//!
//! Contract: read from the sources themselves, tests aside.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What only a crate above this one may use.
const OUTSIDE: [&str; 7] = [
    "std::fs",
    "std::thread::",
    "std::net",
    "std::process",
    "Instant::now",
    "SystemTime",
    "std::env::",
];

/// The modules by name, each with the text of its files, tests and comments left out.
fn modules() -> BTreeMap<String, String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules = BTreeMap::new();
    for entry in std::fs::read_dir(&root).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if !["lib", "arrows", "literals"].contains(&name.as_str()) {
            add(&path, modules.entry(name).or_default());
        }
    }
    modules
}

fn add(path: &Path, text: &mut String) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            add(&entry.unwrap().path(), text);
        }
        return;
    }
    let name = path.file_stem().unwrap().to_string_lossy();
    let tests = name.contains("test") || name == "sample" || path.iter().any(|it| it == "tests");
    if path.extension().is_none_or(|it| it != "rs") || tests {
        return;
    }
    let all = std::fs::read_to_string(path).unwrap();
    // A module of tests in its own file is one line; one that stands here goes on to the end.
    let stands_here = |at: usize| all[at..].lines().nth(2).is_some_and(|it| it.ends_with('{'));
    let mut tests = all.match_indices("\n#[cfg(test)]\nmod ").map(|(at, _)| at);
    let code = &all[..tests.find(|at| stands_here(*at)).unwrap_or(all.len())];
    let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.for_each(|line| text.extend([line, "\n"]));
}

/// The name that a text begins with.
fn name(text: &str) -> &str {
    let is_end = |c: char| !c.is_alphanumeric() && c != '_';
    text.trim_start().split(is_end).next().unwrap_or_default()
}

/// The modules that stand behind `crate::`: one, or several in brackets.
fn named(rest: &str) -> Vec<&str> {
    let Some(several) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let mut depth = 0;
    let mut names = vec![name(several)];
    for (at, c) in several.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(&several[at + 1..])),
            _ => {}
        }
    }
    names
}

/// Which modules each module uses.
fn arrows(modules: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeSet<&str>> {
    let uses = |own: &str, text: &str| {
        let names: BTreeSet<&str> =
            text.split("crate::").skip(1).flat_map(named).filter(|it| *it != own).collect();
        modules.keys().filter(|it| names.contains(it.as_str())).map(String::as_str).collect()
    };
    modules.iter().map(|(own, text)| (own.as_str(), uses(own, text))).collect()
}

#[test]
fn no_arrows_run_in_a_circle() {
    let modules = modules();
    let mut arrows = arrows(&modules);
    assert!(arrows["diagnosis"].contains("judge") && arrows["telling"].contains("diagnosis"));
    assert!(arrows["understand"].contains("tables") && arrows["tables"].contains("lexicon"));
    // Whatever uses nothing that is left is taken out; what stays is in a circle or leads into one.
    loop {
        let free: Vec<&str> =
            arrows.iter().filter(|(_, uses)| uses.is_empty()).map(|(own, _)| *own).collect();
        if free.is_empty() {
            break;
        }
        for own in free {
            arrows.remove(own);
            arrows.values_mut().for_each(|uses| _ = uses.remove(own));
        }
    }
    assert!(arrows.is_empty(), "in a circle, or above one: {arrows:#?}");
}

#[test]
fn no_arrow_leads_outside() {
    for (name, text) in modules() {
        for outside in OUTSIDE {
            assert!(!text.contains(outside), "{name} uses {outside}");
        }
    }
}
