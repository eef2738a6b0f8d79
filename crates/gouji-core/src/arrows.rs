//! The arrows between the modules of this crate: they run in no circle but that of text and tables, and none leads to
//! files, threads or the clock.
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
        if !["lib", "arrows"].contains(&name.as_str()) {
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

/// Which modules each module uses.
fn arrows(modules: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeSet<&str>> {
    let uses = |own: &str, text: &str| {
        let names = text.split("crate::").skip(1).map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
        });
        let names: BTreeSet<String> = names.filter(|it| *it != own).map(str::to_owned).collect();
        modules.keys().filter(|it| names.contains(*it)).map(String::as_str).collect()
    };
    modules.iter().map(|(own, text)| (own.as_str(), uses(own, text))).collect()
}

#[test]
fn no_arrows_run_in_a_circle() {
    let modules = modules();
    let mut arrows = arrows(&modules);
    // The one that is left: the text asks the reader of tables, whose files know the words of the text.
    assert!(arrows.get_mut("narrative").is_some_and(|uses| uses.remove("tables")));
    assert!(arrows["diagnosis"].contains("judge") && arrows["telling"].contains("diagnosis"));
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
