//! Which documents to read.
//!
//! Contract: named files are taken as they are; folders are walked without what `.gitignore` names
//! and what is hidden. Every document comes once, in the order of the paths, and every file that
//! is passed over is counted: other formats, reports of earlier runs, what office programs and file
//! managers leave. What cannot be what its name says is named.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use gouji_check::config;
use gouji_core::read_error::ReadError;
use gouji_read::{FOLDER_EXTENSIONS, OFFICE_EXTENSIONS, TEXT_EXTENSIONS};
use gouji_report::{Odd, Passed, is_report, path_name};

use super::ignored;

/// How much of a YAML or JSON file is looked at to see whether it is a disclosure.
const SNIFFED: u64 = 64 * 1024;

/// How many entries of a folder are looked at to say why none is a document.
const SEEN: usize = 100_000;

/// Whether a file of a folder is read.
pub type Holds<'a> = &'a dyn Fn(&Path) -> bool;

/// One document to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// Standard input, under this name.
    Stdin(String),
    /// A file.
    File(PathBuf),
}

/// Which of the files that paths stand for are documents.
#[derive(Debug, Default)]
pub struct Pick {
    /// Files that the run writes.
    pub reports: Vec<PathBuf>,
    /// A named file is passed over where a folder's would be.
    pub choosy: bool,
}

/// The documents of a run.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// What to read, sorted.
    pub documents: Vec<Input>,
    /// What is taken for the content of documents instead of what their files hold.
    pub instead: BTreeMap<Input, Vec<u8>>,
    /// How many files of folders have another format.
    pub skipped: usize,
    /// How many files of folders the configuration leaves out.
    pub excluded: usize,
    /// What else of folders is no document.
    pub passed: Passed,
    /// Folders that could not be walked.
    pub failures: Vec<ReadError>,
}

impl Inputs {
    /// The documents that `paths` stand for.
    pub fn collect(paths: &[PathBuf], stdin_name: &str, holds: Holds<'_>, pick: &Pick) -> Inputs {
        let mut inputs = Inputs::default();
        let mut known = BTreeSet::new();
        let (folders, named): (Vec<_>, Vec<_>) = paths.iter().partition(|path| path.is_dir());
        for path in named {
            if path.as_os_str() == "-" {
                let stdin = Input::Stdin(stdin_name.to_owned());
                if !inputs.documents.contains(&stdin) {
                    inputs.documents.push(stdin);
                }
            } else if pick.choosy && path.is_file() {
                if !is_own(path) && known.insert(identity(path)) {
                    inputs.sort(path.clone(), holds);
                }
            } else if known.insert(identity(path)) {
                inputs.documents.push(Input::File(path.clone()));
            }
        }
        // A report of an earlier run that is to be written anew is no document. Another file is one,
        // and is not written over.
        let reports = pick.reports.iter().filter(|path| is_report(path));
        known.extend(reports.map(|path| identity(path)));
        for folder in &folders {
            inputs.walk(folder, holds, &mut known);
        }
        if inputs.documents.is_empty() && inputs.failures.is_empty() {
            inputs.passed.ignored = folders.iter().map(|folder| unseen(folder)).sum();
        }
        inputs.documents.sort();
        inputs
    }

    /// The files among the documents.
    pub fn files(&self) -> Vec<&Path> {
        let mut files = Vec::new();
        for input in &self.documents {
            if let Input::File(path) = input {
                files.push(path.as_path());
            }
        }
        files
    }

    /// The one document that `path` stands for; nothing for a folder.
    pub fn one(path: &Path, stdin_name: &str) -> Option<Input> {
        if path.as_os_str() == "-" {
            return Some(Input::Stdin(stdin_name.to_owned()));
        }
        (!path.is_dir()).then(|| Input::File(path.to_path_buf()))
    }

    fn walk(&mut self, folder: &Path, holds: Holds<'_>, known: &mut BTreeSet<PathBuf>) {
        if let Some(refused) = ignored::refused_above(folder) {
            self.failures.push(refused);
            return;
        }
        let mut walk = WalkBuilder::new(folder);
        walk.sort_by_file_path(Path::cmp);
        let refused = ignored::guard(&mut walk);
        for entry in walk.build() {
            let path = match entry {
                Ok(entry) => entry.into_path(),
                Err(error) => {
                    let path = path_name(folder);
                    let reason = ignored::why(&error);
                    self.failures.push(ReadError::Io { path, reason });
                    continue;
                }
            };
            // Links to files are followed, links to folders are not.
            match fs::metadata(&path) {
                Ok(found) if found.is_dir() => continue,
                Ok(found) if found.is_file() => {}
                // What is gone by now is no link that leads nowhere.
                Err(_) if fs::symlink_metadata(&path).is_err() => continue,
                found => {
                    let odd = if found.is_ok() { Odd::Special } else { Odd::DeadLink };
                    if has_document_name(&path) {
                        self.passed.odd.push((path_name(plain(&path)), odd));
                    }
                    continue;
                }
            }
            if is_own(&path) || !known.insert(identity(&path)) {
                continue;
            }
            self.sort(path, holds);
        }
        self.failures.extend(refused.take());
    }

    /// Takes a file, or counts why it is passed over.
    fn sort(&mut self, path: PathBuf, holds: Holds<'_>) {
        if is_litter(&path) {
            self.passed.litter += 1;
        } else if !is_document(&path) {
            self.skipped += 1;
        } else if is_report(&path) {
            self.passed.reports += 1;
        } else if !holds(&path) {
            self.excluded += 1;
        } else {
            self.documents.push(Input::File(plain(&path).to_path_buf()));
        }
    }
}

/// How many documents of a folder are hidden or named in `.gitignore`.
fn unseen(folder: &Path) -> usize {
    let count = |all: bool| {
        let mut walk = WalkBuilder::new(folder);
        walk.standard_filters(!all);
        walk.filter_entry(|entry| entry.file_name() != ".git");
        let entries = walk.build().flatten().take(SEEN);
        let files = entries.filter(|entry| entry.file_type().is_some_and(|it| it.is_file()));
        let named = |path: &Path| has_document_name(path) && !is_litter(path) && !is_own(path);
        files.filter(|entry| named(entry.path())).count()
    };
    count(true).saturating_sub(count(false))
}

/// A path as a person would write it.
fn plain(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// Whether a file is what programs leave behind: the lock file of an open document, the cache of a
/// file manager, a text without a character in it.
fn is_litter(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let left = ["thumbs.db", "desktop.ini", ".ds_store"];
    let text = || TEXT_EXTENSIONS.contains(&extension(path).as_str());
    name.starts_with("~$")
        || left.contains(&name.to_lowercase().as_str())
        || (text() && is_blank(path))
}

/// Whether a file holds nothing but blanks, in UTF-8 or in UTF-16 with its mark.
fn is_blank(path: &Path) -> bool {
    if fs::metadata(path).map_or(true, |file| file.len() > SNIFFED) {
        return false;
    }
    let Ok(bytes) = fs::read(path) else { return false };
    let wide = [b"\xff\xfe", b"\xfe\xff"].iter().find_map(|mark| bytes.strip_prefix(*mark));
    match wide {
        Some(text) => text.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0),
        None => std::str::from_utf8(&bytes)
            .is_ok_and(|text| text.trim_start_matches('\u{feff}').trim().is_empty()),
    }
}

fn extension(path: &Path) -> String {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    extension.to_ascii_lowercase()
}

/// Whether the name of a file is that of a document.
pub fn has_document_name(path: &Path) -> bool {
    let extension = extension(path);
    [FOLDER_EXTENSIONS, OFFICE_EXTENSIONS].concat().contains(&extension.as_str())
}

/// Whether a file says how documents are checked, and so is none itself.
pub fn is_own(path: &Path) -> bool {
    let own = [config::NAME, config::exceptions::NAME, config::baseline::NAME];
    path.file_name().is_some_and(|name| own.iter().any(|own| name == *own))
}

/// What makes two paths the same document.
pub fn identity(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// Whether a file of a folder is read.
fn is_document(path: &Path) -> bool {
    match extension(path).as_str() {
        "yaml" | "yml" | "json" => is_disclosure(path),
        _ => has_document_name(path),
    }
}

/// Whether two paths lead to one file, by whatever names or links.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let place = |path: &Path| fs::metadata(path).map(|file| (file.dev(), file.ino())).ok();
        place(one).is_some_and(|one| place(other) == Some(one))
    }
    #[cfg(not(unix))]
    {
        one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
    }
}

/// Whether a YAML or JSON file looks like a disclosure: it has `lines` at its top level. A file
/// that cannot be opened is kept, so that the reader can say so.
fn is_disclosure(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return true };
    let mut bytes = Vec::new();
    if file.take(SNIFFED).read_to_end(&mut bytes).is_err() {
        return true;
    }
    has_lines(&String::from_utf8_lossy(&bytes))
}

fn has_lines(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('{') {
        return text.contains("\"lines\"");
    }
    text.lines().any(|line| {
        let key = line.split(':').next().unwrap_or("").trim_end();
        line.contains(':') && matches!(key, "lines" | "\"lines\"" | "'lines'")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_disclosures_are_taken_from_folders() {
        assert!(has_lines("# 草稿\nkind: final\nlines:\n  - 本年收入: 1\n"));
        assert!(has_lines("\u{feff}{\"kind\": \"final\", \"lines\": []}"));
        assert!(!has_lines("apiVersion: v1\nkind: Deployment\nspec:\n  lines: 3\n"));
        assert!(!has_lines("[1, 2]"));
        assert!(!has_lines("lines"));
    }

    #[test]
    fn the_same_file_comes_once() {
        let path = PathBuf::from("Cargo.toml");
        let inputs = Inputs::collect(
            &[path.clone(), PathBuf::from("./Cargo.toml"), PathBuf::from("-"), PathBuf::from("-")],
            "<stdin>",
            &|_| true,
            &Pick::default(),
        );
        assert_eq!(inputs.documents, [Input::Stdin("<stdin>".to_owned()), Input::File(path)]);
    }
}
