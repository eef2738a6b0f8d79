//! Words belong into `rules/`: the Chinese literals that are left in the code may only become fewer.
//!
//! `tests/data/chinese-literals.txt` holds how many there are in each file; `GOUJI_RATCHET=1 cargo test`
//! writes it anew where there are fewer.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What reads words.
const READERS: [&str; 6] = [
    "src/lexicon",
    "src/narrative",
    "src/partition.rs",
    "src/reach.rs",
    "src/title.rs",
    "src/understand",
];
const RATCHET: &str = "../../tests/data/chinese-literals.txt";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(path: &Path, into: &mut Vec<PathBuf>) {
    if path.is_dir() {
        if !path.ends_with("tests") {
            fs::read_dir(path).unwrap().for_each(|entry| files(&entry.unwrap().path(), into));
        }
    } else if path.extension().is_some_and(|ending| ending == "rs") {
        into.push(path.to_owned());
    }
}

/// How many string and character literals with Chinese words stand in a source, comments and tests
/// aside. Marks are no words.
fn literals(source: &str) -> usize {
    let code = source.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    code.lines()
        .map(|line| {
            let (mut count, mut inside, mut chinese, mut before) = (0, false, false, ' ');
            let mut chars = line.chars().peekable();
            while let Some(c) = chars.next() {
                match c {
                    '\\' if inside => {
                        chars.next();
                    }
                    '"' if inside => {
                        count += usize::from(chinese);
                        (inside, chinese) = (false, false);
                    }
                    '"' => inside = true,
                    '/' if !inside && chars.peek() == Some(&'/') => break,
                    c if inside => chinese |= han(c),
                    c if han(c) && before == '\'' => count += 1,
                    _ => {}
                }
                before = c;
            }
            count
        })
        .sum()
}

#[test]
fn no_new_words_stand_in_the_code() {
    let mut all = Vec::new();
    READERS.iter().for_each(|reader| files(&root().join(reader), &mut all));
    let mut counts = BTreeMap::new();
    for file in all {
        let count = literals(&fs::read_to_string(&file).unwrap());
        let name = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        if count > 0 {
            counts.insert(name, count);
        }
    }
    let written = fs::read_to_string(root().join(RATCHET)).unwrap_or_default();
    let allowed: BTreeMap<&str, usize> = written
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(count, name)| (name, count.parse().unwrap()))
        .collect();
    let first = allowed.is_empty();
    let mut more = String::new();
    for (name, count) in &counts {
        let allowed = allowed.get(name.as_str()).copied().unwrap_or(0);
        if *count > allowed && !first {
            let _ = writeln!(more, "{name}: {count} Chinese literals, {allowed} allowed");
        }
    }
    assert!(more.is_empty(), "put new words into rules/wording.yaml or rules/words/:\n{more}");
    let now: String = counts.iter().map(|(name, count)| format!("{count} {name}\n")).collect();
    if now != written {
        if std::env::var_os("GOUJI_RATCHET").is_some() {
            fs::write(root().join(RATCHET), now).unwrap();
        } else {
            panic!("fewer Chinese literals than {RATCHET} says: write it with GOUJI_RATCHET=1");
        }
    }
}

#[test]
fn literals_are_counted() {
    assert_eq!(
        literals("let a = \"收入\"; // \"支出\"\nlet b = ['亿', '，']; let c = \"\\\"元\";"),
        3
    );
    assert_eq!(literals("/// 收入\n#[cfg(test)]\nmod tests {\n\"收入\"\n}"), 0);
}
