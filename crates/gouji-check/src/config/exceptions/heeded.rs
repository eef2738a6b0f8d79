//! Files of exceptions over the documents of a run.
//!
//! Contract: a file counts for the documents it stands beside, or for those whose configuration
//! names it; what is to be said of the file itself is told once, as an outcome of its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::check::Outcome;
use crate::config::Policy;
use gouji_core::document::Format;

use super::{Sidecar, stale};

/// Which documents a file of exceptions is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Covers {
    /// Those of its folder.
    Folder,
    /// All.
    All,
    /// Those of these names.
    These(BTreeSet<String>),
}

/// A file of exceptions with what it is about and what is checked under.
#[derive(Debug)]
pub struct Heeded {
    /// The file.
    pub sidecar: Sidecar,
    /// The documents.
    pub covers: Covers,
    /// What they are checked under.
    pub policy: Policy,
}

impl Covers {
    /// Whether a list of exceptions in a folder counts for a file.
    fn holds(&self, path: &str, folder: &Path) -> bool {
        match self {
            Covers::All => true,
            Covers::These(names) => names.contains(path),
            Covers::Folder => Path::new(path).parent().unwrap_or(Path::new("")) == folder,
        }
    }
}

/// Heeds files of exceptions over the documents of a run. Gives what is to be said about the files
/// themselves, as outcomes of their own. `is_report` knows the reports of earlier runs.
pub fn heed_all(
    outcomes: &mut [Outcome],
    files: &mut [Heeded],
    is_report: fn(&Path) -> bool,
) -> Vec<Outcome> {
    let mut about = Vec::new();
    for file in files.iter_mut() {
        for outcome in outcomes.iter_mut() {
            let Heeded { sidecar, covers, policy } = file;
            let folder = sidecar.folder().to_path_buf();
            sidecar.heed(outcome, &|path| covers.holds(path, &folder), policy);
        }
    }
    for Heeded { sidecar, policy, .. } in files.iter() {
        let complete = is_complete(sidecar, outcomes, is_report);
        let mut stale = sidecar.stale(complete, policy);
        let nothing = Outcome::of_nothing(sidecar.source.clone(), Format::Yaml);
        let mut outcome = Outcome { is_document: false, ..nothing };
        stale::add(&mut outcome, &mut stale, policy);
        if !outcome.findings.is_empty() {
            about.push(outcome);
        }
    }
    about
}

/// Whether every document beside a file of exceptions was checked.
fn is_complete(sidecar: &Sidecar, outcomes: &[Outcome], is_report: fn(&Path) -> bool) -> bool {
    let folder =
        if sidecar.folder.as_os_str().is_empty() { Path::new(".") } else { &sidecar.folder };
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    let files: BTreeSet<PathBuf> = (outcomes.iter().flat_map(|outcome| outcome.source.files()))
        .map(|file| PathBuf::from(file.path))
        .collect();
    let checked = |path: &Path| files.contains(&sidecar.folder.join(path));
    entries.flatten().all(|entry| {
        let name = PathBuf::from(entry.file_name());
        let extension = name.extension().and_then(|it| it.to_str()).unwrap_or("").to_lowercase();
        let own = entry.file_name().to_string_lossy().starts_with("gouji.");
        let document = gouji_read::FOLDER_EXTENSIONS.contains(&extension.as_str());
        // What a run passes over in folders need not be checked.
        let passed = || {
            let lock = entry.file_name().to_string_lossy().starts_with("~$");
            lock || entry.metadata().is_ok_and(|file| file.len() == 0) || is_report(&entry.path())
        };
        own || !document || checked(&name) || passed()
    })
}
