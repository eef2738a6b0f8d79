//! Real PDF files, if `GOUJI_CORPUS` names a folder of them: each is read without a defect and
//! gives text, and the decimal numbers and those with thousands set apart that `pdftotext` finds, if it is there, are found: no more and no
//! fewer.

// Tests may fail loudly; helpers outside of #[test] functions are not known as such to clippy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use gouji_read::{Read, ReadError, read};

#[test]
fn real_files_are_read() {
    let Ok(folder) = std::env::var("GOUJI_CORPUS") else {
        println!("GOUJI_CORPUS is not set: no real PDF files were read");
        return;
    };
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    files.sort();
    let mut failures = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let start = Instant::now();
        let document = match read(&bytes, &name) {
            Ok(Read::Document(document)) => document,
            Ok(Read::Structured(..)) => panic!("{name} is no structured disclosure"),
            Err(error @ ReadError::Unsupported { .. }) => {
                println!("{error}");
                continue;
            }
            Err(error) => panic!("{error}"),
        };
        let time = start.elapsed();
        assert!(!document.source.text().trim().is_empty(), "{name}");
        assert!(!document.blocks.is_empty(), "{name}");
        let ours = numbers(document.source.text());
        let total: usize = ours.values().sum();
        let line = format!("{name}: {total} numbers in {time:?}, {:?}", document.unreadable);
        match other(&path).map(|text| numbers(&text)) {
            None => println!("{line}"),
            Some(theirs) => {
                let missed = less(&theirs, &ours);
                let extra = less(&ours, &theirs);
                let all: usize = theirs.values().sum();
                if all * 2 < total {
                    println!("{line}; the other program lacks its fonts");
                    continue;
                }
                let found = all - missed.values().sum::<usize>();
                println!("{line}; {found} of {all} found, missed {missed:?}, extra {extra:?}");
                // Of ten thousand numbers one may be a footnote mark glued to its number, or a number
                // that the other program parted.
                let few = all / 1_000;
                let more = extra.values().sum::<usize>();
                if all - found > few || more > few {
                    failures.push(format!("{name}: missed {missed:?}, extra {extra:?}"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The text by another program.
fn other(path: &Path) -> Option<String> {
    let output = Command::new("pdftotext").arg("-layout").arg(path).arg("-").output().ok()?;
    String::from_utf8(output.stdout).ok()
}

/// The decimal numbers of a text, those with thousands set apart, and how often each stands there.
fn numbers(text: &str) -> BTreeMap<String, usize> {
    let decimal = regex::Regex::new(r"[0-9][0-9,]*\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+").unwrap();
    let mut found = BTreeMap::new();
    for number in decimal.find_iter(text) {
        *found.entry(number.as_str().replace(',', "")).or_default() += 1;
    }
    found
}

/// What one has more often than the other.
fn less(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> BTreeMap<String, usize> {
    let mut rest = one.clone();
    for (number, count) in &mut rest {
        *count = count.saturating_sub(other.get(number).copied().unwrap_or(0));
    }
    rest.retain(|_, count| *count > 0);
    rest
}
