//! Exceptions and baselines over the documents of a run.
//!
//! Contract: a file of exceptions beside documents counts for these; what a configuration names counts
//! for the documents under it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use gouji_check::check::Outcome;
use gouji_check::config::baseline::{Baseline, Comparison};
use gouji_check::config::exceptions::{self, Covers, Heeded, Sidecar};
use gouji_check::config::{self, ConfigError, Known, Settings};
use gouji_check::files;
use gouji_core::document::SourceText;
use gouji_report::{Run, path_name};

use super::inputs::Inputs;
use super::session::{SIZE_LIMIT, Session, folder, folder_of};
use super::settings::Refusal;

/// A file of exceptions, and the configuration that names it; nothing for one beside documents.
pub(super) struct Named {
    sidecar: Sidecar,
    path: PathBuf,
    by: Option<Option<PathBuf>>,
}

impl Session {
    /// The run without what the baselines know, if there are any and it is wanted.
    pub fn without_known(&self, mut run: Run, wanted: bool) -> Result<Run, Refusal> {
        if !wanted {
            return Ok(run);
        }
        let mut parts: BTreeMap<Option<PathBuf>, Vec<(usize, Outcome)>> = BTreeMap::new();
        for (index, outcome) in run.outcomes.drain(..).enumerate() {
            parts.entry(self.baseline_of(&outcome)?).or_default().push((index, outcome));
        }
        let mut all = Vec::new();
        for (path, part) in parts {
            let (indices, mut outcomes): (Vec<usize>, Vec<Outcome>) = part.into_iter().unzip();
            if let Some(path) = path {
                let name = path_name(&path);
                let text = files::read_text(&path, SIZE_LIMIT);
                let text = text.map_err(|error| ConfigError::unreadable(&name, &error))?;
                let _: Comparison =
                    Baseline::parse(&text, &name)?.heed(&mut outcomes, folder_of(&path));
            }
            all.extend(indices.into_iter().zip(outcomes));
        }
        all.sort_by_key(|(index, _)| *index);
        run.outcomes = all.into_iter().map(|(_, outcome)| outcome).collect();
        Ok(run)
    }

    /// The baseline of a document; of several files, theirs if it is the same for all.
    fn baseline_of(&self, outcome: &Outcome) -> Result<Option<PathBuf>, Refusal> {
        let mut found = BTreeSet::new();
        for file in outcome.source.files() {
            found.insert(self.settings_of(Path::new(file.path))?.baseline.value);
        }
        let own = found.pop_first().unwrap_or_default();
        Ok(if found.is_empty() { own } else { self.settings.baseline.value.clone() })
    }

    /// The files of exceptions: those that stand beside documents, and those that configurations
    /// name, which count for every document under them.
    pub(super) fn sidecars(&self, inputs: &Inputs) -> Result<Vec<Named>, Refusal> {
        let folders: BTreeSet<PathBuf> = inputs.documents.iter().map(folder).collect();
        let mut named: BTreeMap<PathBuf, Option<PathBuf>> = BTreeMap::new();
        let mut all = Vec::new();
        let add = |named: &mut BTreeMap<_, _>, settings: &Settings| {
            for path in &settings.exceptions.value {
                named.entry(path.clone()).or_insert_with(|| settings.file.clone());
            }
        };
        add(&mut named, &self.settings);
        for folder in &folders {
            add(&mut named, &self.settings_of(&folder.join(exceptions::NAME))?);
        }
        for folder in folders {
            let path = folder.join(exceptions::NAME);
            if path.is_file() && !named.contains_key(&path) {
                let sidecar = self.sidecar(&path)?;
                all.push(Named { sidecar, path, by: None });
            }
        }
        for (path, by) in named {
            all.push(Named { sidecar: self.sidecar(&path)?, path, by: Some(by) });
        }
        Ok(all)
    }

    fn sidecar(&self, path: &Path) -> Result<Sidecar, Refusal> {
        let scope = self.scope(path)?;
        let book = scope.as_ref().map_or(&self.book, |scope| &scope.book);
        Ok(sidecar(path, Known(book.rules()))?)
    }

    /// Files of exceptions with what they are about.
    pub(super) fn heeded(
        &self,
        all: Vec<Named>,
        outcomes: &[Outcome],
    ) -> Result<Vec<Heeded>, Refusal> {
        let mut heeded = Vec::new();
        for Named { sidecar, path, by } in all {
            let policy = self.policy_of(self.scope(&path)?.as_deref(), true);
            let covers = match by {
                None => Covers::Folder,
                Some(file) => {
                    let mut names = BTreeSet::new();
                    for part in outcomes.iter().flat_map(|outcome| outcome.source.files()) {
                        if self.settings_of(Path::new(part.path))?.file == file {
                            names.insert(part.path.to_owned());
                        }
                    }
                    Covers::These(names)
                }
            };
            heeded.push(Heeded { sidecar, covers, policy });
        }
        Ok(heeded)
    }
}

fn sidecar(path: &Path, known: Known<'_>) -> Result<Sidecar, ConfigError> {
    let name = path_name(path);
    if !config::is_inside(folder_of(path), path) {
        return Err(ConfigError::outside(&name));
    }
    let text = files::read_text(path, SIZE_LIMIT)
        .map_err(|error| ConfigError::unreadable(&name, &error))?;
    Sidecar::parse(SourceText::new(name, text), path, known)
}
