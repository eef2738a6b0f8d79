//! What was passed over in folders, counted and, where it is odd, named.

use gouji_core::lang::Lang;

use super::Run;
use super::printable::printable;
use super::summary::plural;

/// Files of folders that are no documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passed {
    /// Reports of earlier runs.
    pub reports: usize,
    /// Lock files of office programs, what file managers leave, empty text files.
    pub litter: usize,
    /// Documents that `.gitignore` names or that are hidden; counted only where nothing else is there.
    pub ignored: usize,
    /// Files that cannot be what their names say, each with why.
    pub odd: Vec<(String, Odd)>,
}

/// Why a file of a folder is passed over by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// A link that leads nowhere.
    DeadLink,
    /// A named pipe, a socket or a device.
    Special,
}

impl Passed {
    /// Whether nothing was passed over.
    pub fn is_empty(&self) -> bool {
        self.reports == 0 && self.litter == 0 && self.odd.is_empty()
    }
}

impl Odd {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Odd::DeadLink => {
                lang.pick("链接指向的文件不存在，未读", "a link that leads nowhere; not read")
            }
            Odd::Special => {
                lang.pick("管道或设备，不是文件，未读", "a pipe or device, not a file; not read")
            }
        }
    }
}

/// Everything that was passed over, in words: counts first, then what is named.
pub fn lines(run: &Run, lang: Lang) -> Vec<String> {
    let mut lines = counts(run, lang);
    lines.extend(named(run, lang));
    lines
}

/// The counts.
pub(super) fn counts(run: &Run, lang: Lang) -> Vec<String> {
    let mut parts = Vec::new();
    if run.skipped > 0 {
        parts.push(super::summary::skipped(run.skipped, lang));
    }
    if run.excluded > 0 {
        parts.push(super::summary::excluded(run.excluded, lang));
    }
    let Passed { reports, litter, .. } = run.passed;
    if reports > 0 {
        parts.push(lang.pick(
            format!("{reports} 份以前的核对报告未读"),
            format!("{} passed over", plural(reports, "earlier report", "earlier reports")),
        ));
    }
    if litter > 0 {
        parts.push(lang.pick(
            format!("{litter} 个临时文件或空文件未读"),
            format!("{} passed over", plural(litter, "lock or empty file", "lock or empty files")),
        ));
    }
    parts
}

/// What is passed over by name, one line each.
pub(super) fn named(run: &Run, lang: Lang) -> Vec<String> {
    let colon = lang.pick("：", ": ");
    let line =
        |(path, odd): &(String, Odd)| format!("{}{colon}{}", printable(path), odd.words(lang));
    run.passed.odd.iter().map(line).collect()
}
