//! Embeds the declared rules: every file of `rules/` that is a rule and has a `relation`.
//!
//! Contract: adding such a file adds the rule, without a line of Rust. What is in it is read and
//! tested by the crate; only its first lines, name and group, are read here.

#![allow(clippy::disallowed_methods, reason = "a build script reads files")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The files of `rules/` that hold data and no rule.
const NO_RULES: [&str; 8] =
    ["belief", "classifiers", "columns", "concepts", "partitions", "reach", "tables", "wording"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rules");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("rules");
    let mut files: Vec<_> = fs::read_dir(&folder)?.collect::<Result<_, _>>()?;
    files.sort_by_key(|file| file.file_name());
    let mut list = String::from("pub(super) const DECLARED: &[Declared] = &[\n");
    for file in files {
        let path = file.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if path.extension().is_none_or(|ending| ending != "yaml") || NO_RULES.contains(&stem) {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        if value(&text, "relation").is_none() {
            continue;
        }
        let group = value(&text, "group").ok_or_else(|| format!("{stem}.yaml has no group"))?;
        let variant: String = group
            .chars()
            .enumerate()
            .map(|(at, letter)| if at == 0 { letter.to_ascii_uppercase() } else { letter })
            .collect();
        writeln!(
            list,
            "    Declared::embedded({stem:?}, Group::{variant}, \
             include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/rules/{stem}.yaml\"))),"
        )?;
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("declared_rules.rs"), list)?;
    Ok(())
}

/// The value of a key at the top level of a YAML file.
fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':')).map(str::trim)
}
