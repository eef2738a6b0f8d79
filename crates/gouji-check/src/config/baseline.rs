//! The baseline: findings that were there when the team began, by fingerprint.
//!
//! Contract: a figure that changes has another fingerprint, so its finding comes back. One entry
//! hides one finding, first in the file it was found in, then in any, so that a file may be renamed
//! but a copy hides nothing. Nothing is ever added unless the caller says so.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::check::Outcome;
use gouji_core::document::SourceText;
use gouji_core::finding::Finding;

use super::ConfigError;
use super::globs::absolute;

/// What the file is called where the user does not say.
pub const NAME: &str = "gouji.baseline.json";

/// The version of the format.
const VERSION: u32 = 1;

/// A known finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file, from the folder of the baseline.
    pub path: String,
    /// The rule.
    pub rule: String,
    /// What makes it the same finding.
    pub fingerprint: String,
    /// What is printed, for people who read the file.
    pub stated: String,
    /// What should be, for the same.
    pub expected: Option<String>,
}

/// A baseline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    schema: u32,
    /// Sorted.
    pub findings: Vec<Entry>,
}

/// What a run and a baseline have to do with each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many findings are in both.
    pub known: usize,
    /// Findings that the baseline does not know.
    pub new: Vec<Entry>,
    /// Entries of files of this run, or of files that are gone, that stand for no finding any more.
    pub gone: Vec<Entry>,
    /// Entries of files that were not checked in this run.
    pub elsewhere: Vec<Entry>,
}

impl Baseline {
    /// A baseline of these entries.
    pub fn new(mut findings: Vec<Entry>) -> Baseline {
        findings.sort();
        Baseline { schema: VERSION, findings }
    }

    /// Reads a baseline that stands at `path`.
    pub fn parse(text: &str, path: &str) -> Result<Baseline, ConfigError> {
        let read: Result<Baseline, _> = serde_json::from_str(text);
        match read {
            Ok(baseline) if baseline.schema == VERSION => Ok(baseline),
            Ok(baseline) => Err(ConfigError::plain(
                format!("{path} 是第 {} 版基线，本程序只读第 {VERSION} 版", baseline.schema),
                format!(
                    "{path} is a baseline of version {}; this program reads version {VERSION}",
                    baseline.schema
                ),
            )),
            // What is said of a file that is none of ours shows nothing of what is in it.
            Err(_) if !text.contains("\"findings\"") => Err(ConfigError::plain(
                format!("{path} 不是基线；请用 gouji baseline write 生成"),
                format!("{path} is no baseline; write one with gouji baseline write"),
            )),
            Err(error) => Err(ConfigError::plain(
                format!(
                    "{path} 不是完整的基线（第 {} 行读不下去）；请用 gouji baseline write 重新生成",
                    error.line()
                ),
                format!(
                    "{path} is no baseline ({error}); write it again with gouji baseline write"
                ),
            )),
        }
    }

    /// The text of the file.
    pub fn print(&self) -> String {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{text}\n")
    }

    /// Takes out of the outcomes what the baseline, which stands in `folder`, knows.
    pub fn heed(&self, outcomes: &mut [Outcome], folder: &Path) -> Comparison {
        let mut open: Vec<Option<&Entry>> = self.findings.iter().map(Some).collect();
        let mut known = BTreeSet::new();
        for same_file in [true, false] {
            for (file, outcome) in outcomes.iter().enumerate() {
                for (index, finding) in outcome.findings.iter().enumerate() {
                    if known.contains(&(file, index)) {
                        continue;
                    }
                    let path = path_of(finding, &outcome.source, folder);
                    let slot = open.iter_mut().find(|slot| {
                        slot.is_some_and(|entry| {
                            entry.fingerprint == finding.fingerprint
                                && (!same_file || entry.path == path)
                        })
                    });
                    if let Some(slot) = slot {
                        *slot = None;
                        known.insert((file, index));
                    }
                }
            }
        }
        let mut comparison = Comparison { known: known.len(), ..Comparison::default() };
        let mut checked = BTreeSet::new();
        for (file, outcome) in outcomes.iter_mut().enumerate() {
            let mut index = 0;
            let source = &outcome.source;
            outcome.findings.retain(|finding| {
                let is_known = known.contains(&(file, index));
                index += 1;
                if !is_known {
                    comparison.new.push(entry(finding, &path_of(finding, source, folder)));
                }
                !is_known
            });
            outcome.baselined += index - outcome.findings.len();
            checked.extend(source.files().iter().map(|file| relative(file.path, folder)));
        }
        for entry in open.into_iter().flatten() {
            let lost = !checked.contains(&entry.path) && folder.join(&entry.path).exists();
            let list = if lost { &mut comparison.elsewhere } else { &mut comparison.gone };
            list.push(entry.clone());
        }
        comparison
    }
}

/// Every finding of the outcomes as an entry of a baseline that stands in `folder`.
pub fn entries(outcomes: &[Outcome], folder: &Path) -> Vec<Entry> {
    let of = |outcome: &Outcome| -> Vec<Entry> {
        let path = |finding| path_of(finding, &outcome.source, folder);
        outcome.findings.iter().map(|finding| entry(finding, &path(finding))).collect()
    };
    outcomes.iter().flat_map(of).collect()
}

fn entry(finding: &Finding, path: &str) -> Entry {
    Entry {
        path: path.to_owned(),
        rule: finding.rule.name().to_owned(),
        fingerprint: finding.fingerprint.clone(),
        stated: finding.stated.clone(),
        expected: finding.expected.clone(),
    }
}

/// The file that a finding stands in, from the folder of the baseline.
fn path_of(finding: &Finding, source: &SourceText, folder: &Path) -> String {
    relative(source.path_of(finding.primary.place.span.start), folder)
}

/// A path from the folder of the baseline, with `/` on every system.
fn relative(path: &str, folder: &Path) -> String {
    let (path, folder) = (absolute(Path::new(path)), absolute(folder));
    let inner = path.strip_prefix(&folder).unwrap_or(&path);
    inner.components().map(|it| it.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;

    const DRAFT: &str = "2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占30%；项目支出1084.57万元，占73%。";

    fn checked(text: &str, name: &str) -> Outcome {
        check(text.as_bytes(), name).unwrap()
    }

    fn baseline() -> Baseline {
        Baseline::new(entries(&[checked(DRAFT, "a.txt")], Path::new("")))
    }

    #[test]
    fn known_findings_go_and_changed_figures_come_back() {
        let mut same = [checked(&format!("概况。\n\n{DRAFT}"), "a.txt")];
        let comparison = baseline().heed(&mut same, Path::new(""));
        assert_eq!((comparison.known, same[0].findings.len(), same[0].baselined), (1, 0, 1));
        assert!(comparison.new.is_empty() && comparison.gone.is_empty());
        let mut changed = [checked(&DRAFT.replace("30%", "31%"), "a.txt")];
        let comparison = baseline().heed(&mut changed, Path::new(""));
        assert_eq!((comparison.known, comparison.new.len(), comparison.gone.len()), (0, 1, 1));
        assert_eq!(changed[0].findings.len(), 1);
    }

    #[test]
    fn a_renamed_file_is_known_and_a_copy_is_not() {
        let mut renamed = [checked(DRAFT, "b.txt")];
        assert_eq!(baseline().heed(&mut renamed, Path::new("")).known, 1);
        let mut copied = [checked(DRAFT, "0.txt"), checked(DRAFT, "a.txt")];
        let comparison = baseline().heed(&mut copied, Path::new(""));
        assert_eq!((comparison.known, comparison.new[0].path.as_str()), (1, "0.txt"));
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = baseline().print();
        assert_eq!(Baseline::parse(&text, "b.json").unwrap(), baseline());
        assert!(Baseline::parse("{}", "b.json").is_err());
        let later = text.replace("\"schema\": 1", "\"schema\": 2");
        assert!(Baseline::parse(&later, "b.json").is_err());
    }
}
