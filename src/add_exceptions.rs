//! `gouji check --add-exceptions`: what is listed, as exceptions whose reasons are to be filled in.
//!
//! Contract: entries are added behind what stands in `gouji.exceptions.yaml` beside a document, none
//! twice, and nothing that is there is changed but a list that is empty (`[]`), which is opened. Without a reason an exception hides nothing, so that
//! adding them never lets a document pass.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gouji_check::config::exceptions::{NAME, Sidecar};
use gouji_check::config::{ConfigError, Known};
use gouji_check::files;
use gouji_core::document::SourceText;
use gouji_core::lang::Lang;
use gouji_core::rules::{Rule, Rulebook};
use gouji_report::{Item, Run, View, items, path_name, printable};

use super::session::{SIZE_LIMIT, folder_of};
use super::write;

/// Why a file of exceptions is not added to.
#[derive(Debug)]
pub enum Trouble {
    /// It cannot be read or written.
    Io(PathBuf, io::Error),
    /// It has a mistake already, or would have.
    Config(ConfigError),
}

/// Adds an exception for each finding that is listed; says how many were added to which file.
pub fn add(
    run: &Run,
    view: &View,
    book: &Rulebook,
    lang: Lang,
) -> Result<Vec<(PathBuf, usize)>, Trouble> {
    let mut of: BTreeMap<PathBuf, Vec<Item<'_>>> = BTreeMap::new();
    for item in items(run, view) {
        let path = Path::new(item.spot.path);
        if path.is_file() && !is_about_exceptions(item.finding.rule) {
            of.entry(folder_of(path).join(NAME)).or_default().push(item);
        }
    }
    let mut added = Vec::new();
    for (path, items) in of {
        let (text, count) = extended(&path, &items, book, lang)?;
        if count > 0 {
            write::replace(&path, text.as_bytes()).map_err(|it| Trouble::Io(path.clone(), it))?;
            added.push((path, count));
        }
    }
    Ok(added)
}

/// What is said of it.
pub fn words(added: &[(PathBuf, usize)], lang: Lang) -> Vec<String> {
    let line = |(path, count): &(PathBuf, usize)| {
        let path = printable(&path_name(path));
        lang.pick(
            format!("已在 {path} 加入 {count} 项例外；请逐项填写理由（reason），填写之前不生效"),
            format!("exceptions added to {path}: {count}; give the reason of each, without one it hides nothing"),
        )
    };
    if added.is_empty() {
        let (zh, en) = ("没有要加入的例外", "no exceptions to add");
        return vec![lang.pick(zh, en).to_owned()];
    }
    added.iter().map(line).collect()
}

fn is_about_exceptions(rule: Rule) -> bool {
    matches!(rule, Rule::UnusedException | Rule::ExpiredException | Rule::InvalidException)
}

/// The text of a file of exceptions with those of these findings, and how many are new.
fn extended(
    path: &Path,
    items: &[Item<'_>],
    book: &Rulebook,
    lang: Lang,
) -> Result<(String, usize), Trouble> {
    let refused = |error| Trouble::Config(ConfigError::unreadable(&path_name(path), &error));
    let mut text = match fs::symlink_metadata(path) {
        Err(_) => open_list(""),
        Ok(_) => open_list(&files::read_text(path, SIZE_LIMIT).map_err(refused)?),
    };
    let dash = text.lines().rev().find(|line| line.trim_start().starts_with("- "));
    let indent = dash.map_or(2, |line| line.len() - line.trim_start().len());
    let indent = " ".repeat(indent);
    let mut listed = Listed::default();
    listed.read(&text);
    let mut count = 0;
    for item in items {
        if listed.holds(&item.finding.fingerprint, &pattern(item)) {
            continue;
        }
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let entry = entry(item, &indent, lang);
        listed.read(&entry);
        text.push_str(&entry);
        count += 1;
    }
    let source = SourceText::new(path_name(path), text.as_str());
    Sidecar::parse(source, path, Known(book.rules())).map_err(Trouble::Config)?;
    Ok((text, count))
}

/// The text of a file with a list that entries can be added to: one that is empty, or written `[]`, is opened.
fn open_list(text: &str) -> String {
    let said = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let (key, mut opened) = ("exceptions:", String::new());
    if !text.lines().any(|line| said(&line)) {
        let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        return format!("{text}{end}{key}\n");
    }
    for line in text.split_inclusive('\n') {
        let list = line.strip_prefix(key).map(|rest| rest.split(" #").next().unwrap_or(rest));
        let dense = list.map(|list| list.split_whitespace().collect::<String>());
        match dense.as_deref() {
            Some("[]" | "~" | "null") => {
                let note = line.split_once(" #").map(|(_, note)| format!(" #{}", note.trim_end()));
                opened.push_str(&format!("{key}{}\n", note.unwrap_or_default()));
            }
            _ => opened.push_str(line),
        }
    }
    opened
}

/// The entries of a text, with a reason or without: each text is read once, however many findings are looked up.
#[derive(Default)]
struct Listed {
    /// What each entry says of its file.
    files: Vec<Option<String>>,
    /// The entries that each word stands in.
    of: HashMap<String, Vec<usize>>,
}

impl Listed {
    /// Adds the entries of a text.
    fn read(&mut self, text: &str) {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
        for line in text.lines().map(str::trim_start).filter(|line| !line.starts_with('#')) {
            let first = line.strip_prefix("- ");
            if first.is_some() {
                self.files.push(None);
            }
            let line = first.unwrap_or(line);
            let Some(index) = self.files.len().checked_sub(1) else { continue };
            let named = line.trim_start().strip_prefix("file:");
            if let (Some(named), Some(file)) = (named, self.files.last_mut()) {
                file.get_or_insert_with(|| named.to_owned());
            }
            for word in line.split(|c| !is_word(c)).filter(|word| !word.is_empty()) {
                self.of.entry(word.to_owned()).or_default().push(index);
            }
        }
    }

    /// Whether an entry is about this finding of this file. Findings of two files may have one fingerprint.
    fn holds(&self, fingerprint: &str, file: &str) -> bool {
        let is_of = |named: &str| named.contains(file) || named.contains(['*', '?']);
        let named = |index: &usize| self.files.get(*index).and_then(Option::as_deref);
        let entries = self.of.get(fingerprint);
        entries.is_some_and(|all| all.iter().any(|index| named(index).is_none_or(is_of)))
    }
}

/// The pattern that names the file of a finding.
fn pattern(item: &Item<'_>) -> String {
    let file = Path::new(item.spot.path).file_name().unwrap_or_default().to_string_lossy();
    let special = |c: char| matches!(c, '*' | '?' | '[' | ']' | '{' | '}' | '!' | '#' | '\\');
    let pattern: String =
        file.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect();
    serde_json::Value::String(pattern).to_string()
}

fn entry(item: &Item<'_>, indent: &str, lang: Lang) -> String {
    let said = printable(&format!("[{}] {}", item.finding.rule, item.message()));
    let place = printable(&item.spot.words(lang));
    let fill = lang.pick("请填写理由", "why it is right as it stands");
    format!(
        "{indent}# {said}\n{indent}# {place}\n{indent}- fingerprint: \"{}\"\n{indent}  file: {}\n{indent}  reason: \"\" # {fill}\n",
        item.finding.fingerprint,
        pattern(item),
    )
}

#[cfg(test)]
mod tests {
    use super::{Listed, open_list};

    #[test]
    fn an_entry_is_about_one_finding_of_one_file() {
        let text = "exceptions:\n  # a1\n  - fingerprint: \"a1-2\"\n    file: \"甲.txt\"\n    reason: \"\"\n  - fingerprint: b2\n";
        let mut listed = Listed::default();
        listed.read(text);
        assert!(listed.holds("a1-2", "\"甲.txt\"") && listed.holds("b2", "\"甲.txt\""));
        assert!(!listed.holds("a1-2", "\"乙.txt\"") && !listed.holds("a1", "\"甲.txt\""));
        listed.read("  # a1\n  - fingerprint: \"a1-2\"\n    file: \"乙.txt\"\n");
        assert!(listed.holds("a1-2", "\"乙.txt\"") && !listed.holds("a1-2", "\"丙.txt\""));
    }

    #[test]
    fn an_empty_list_is_opened_and_another_is_as_it_was() {
        assert_eq!(open_list(""), "exceptions:\n");
        assert_eq!(open_list("# 例外"), "# 例外\nexceptions:\n");
        assert_eq!(open_list("exceptions: []\n"), "exceptions:\n");
        assert_eq!(open_list("# a\nexceptions: [ ] # none yet\n"), "# a\nexceptions: # none yet\n");
        assert_eq!(open_list("exceptions: ~"), "exceptions:\n");
        for text in ["exceptions:\n  - fingerprint: \"1\"\n", "exceptions:\n", "exceptions: [a]\n"]
        {
            assert_eq!(open_list(text), text);
        }
    }
}
