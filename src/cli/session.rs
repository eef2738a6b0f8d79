//! One run under its settings: documents checked, exceptions and the baseline heeded.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::calendar::Date;
use crate::config::baseline::{Baseline, Comparison};
use crate::config::exceptions::{self, Sidecar};
use crate::config::{self, ConfigError, Known, Policy, Settings};
use crate::document::SourceText;
use crate::files;
use crate::lang::Lang;
use crate::report::{Run, path_name};
use crate::rules::Rulebook;

use super::inputs::{Input, Inputs, Pick};
use super::reading::{check_all, check_in_turn};
use super::settings::several;
use super::timed::Timeout;
use super::together::check_joined;

/// The largest baseline or file of exceptions that is read, in bytes.
pub const SIZE_LIMIT: u64 = 32 * 1024 * 1024;

/// What a run is made under.
#[derive(Debug)]
pub struct Session {
    /// The settings.
    pub settings: Settings,
    /// The rules.
    pub book: Rulebook,
    /// The day exceptions are measured by.
    pub today: Date,
    /// How long one document may take.
    pub timeout: Timeout,
    /// The user named the configuration, so others that lie about do not count.
    pub named: bool,
    /// Every relation is reported by itself.
    pub no_grouping: bool,
    /// The documents are one disclosure.
    pub together: bool,
}

impl Session {
    /// What one document is checked under.
    pub fn policy(&self, exceptions: bool) -> Policy {
        let policy = self.settings.policy(exceptions, self.today, &self.book);
        Policy { no_grouping: self.no_grouping, ..policy }
    }

    /// Checks the documents that paths stand for.
    pub fn run(
        &self,
        paths: &[PathBuf],
        stdin_name: &str,
        exceptions: bool,
        lang: Lang,
    ) -> Result<Run, ConfigError> {
        self.check(self.inputs(paths, stdin_name, &Pick::default())?, exceptions, lang)
    }

    /// The documents that paths stand for.
    pub fn inputs(
        &self,
        paths: &[PathBuf],
        stdin_name: &str,
        pick: &Pick,
    ) -> Result<Inputs, ConfigError> {
        let inputs = Inputs::collect(paths, stdin_name, &self.settings.globs, pick);
        self.one_configuration(&inputs)?;
        Ok(inputs)
    }

    /// Checks documents.
    pub fn check(&self, inputs: Inputs, exceptions: bool, lang: Lang) -> Result<Run, ConfigError> {
        let mut sidecars = if exceptions { self.sidecars(&inputs)? } else { Vec::new() };
        let policy = self.policy(exceptions);
        let check = if self.together { check_joined } else { check_all };
        let mut run = check(inputs, lang, &policy, self.timeout);
        let about = exceptions::heed_all(&mut run.outcomes, &mut sidecars, &policy, lang);
        run.outcomes.extend(about);
        Ok(run)
    }

    /// Whether each document can be reported when it is done: no baseline and no file of exceptions
    /// has a say in what its findings are.
    pub fn is_by_document(&self, inputs: &Inputs, exceptions: bool) -> bool {
        if self.together {
            return false;
        }
        let none = || self.sidecars(inputs).is_ok_and(|sidecars| sidecars.is_empty());
        !exceptions || (self.settings.baseline.value.is_none() && none())
    }

    /// Checks documents a few at a time; see [`check_in_turn`].
    pub fn check_in_turn(
        &self,
        inputs: Inputs,
        exceptions: bool,
        lang: Lang,
        done: impl FnMut(Run),
    ) {
        check_in_turn(inputs, lang, &self.policy(exceptions), self.timeout, done);
    }

    /// The run without what the baseline knows, if there is one and it is wanted.
    pub fn without_known(&self, mut run: Run, wanted: bool) -> Result<Run, ConfigError> {
        if let Some(path) = self.settings.baseline.value.as_deref().filter(|_| wanted) {
            let text = files::read_text(path, SIZE_LIMIT);
            let name = path_name(path);
            let text = text.map_err(|error| ConfigError::unreadable(&name, &error))?;
            let _: Comparison =
                Baseline::parse(&text, &name)?.heed(&mut run.outcomes, folder_of(path));
        }
        Ok(run)
    }

    /// The files that say how these documents are checked.
    pub fn own_files(&self, inputs: &Inputs) -> Vec<PathBuf> {
        let settings = &self.settings;
        let mut own: Vec<PathBuf> = settings.file.iter().cloned().collect();
        own.extend(settings.baseline.value.clone());
        own.extend(settings.exceptions.value.iter().cloned());
        let folders: BTreeSet<&Path> = files(inputs).filter_map(Path::parent).collect();
        own.extend(folders.into_iter().map(|folder| folder.join(exceptions::NAME)));
        for rules in &settings.rules.value {
            let entries = std::fs::read_dir(rules).into_iter().flatten().flatten();
            own.extend(entries.map(|entry| entry.path()));
            own.push(rules.clone());
        }
        own
    }

    /// A folder further down may have a configuration of its own.
    fn one_configuration(&self, inputs: &Inputs) -> Result<(), ConfigError> {
        if self.named {
            return Ok(());
        }
        let folders: BTreeSet<&Path> = files(inputs).filter_map(Path::parent).collect();
        for folder in folders {
            let found = config::find(folder);
            if found != self.settings.file {
                return Err(several(self.settings.file.as_deref(), found.as_deref()));
            }
        }
        Ok(())
    }

    /// The files of exceptions: those that stand beside documents, and those that the
    /// configuration names, which count for every document.
    fn sidecars(&self, inputs: &Inputs) -> Result<Vec<(Sidecar, bool)>, ConfigError> {
        let folders: BTreeSet<&Path> = files(inputs).filter_map(Path::parent).collect();
        let beside = folders.into_iter().map(|folder| folder.join(exceptions::NAME));
        let mut all = Vec::new();
        for path in beside.filter(|path| path.is_file()) {
            if !self.settings.exceptions.value.contains(&path) {
                all.push((sidecar(&path, Known(self.book.rules()))?, false));
            }
        }
        for path in &self.settings.exceptions.value {
            all.push((sidecar(path, Known(self.book.rules()))?, true));
        }
        Ok(all)
    }
}

fn files(inputs: &Inputs) -> impl Iterator<Item = &Path> {
    inputs.documents.iter().filter_map(|input| match input {
        Input::File(path) => Some(path.as_path()),
        Input::Stdin(_) => None,
    })
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

/// The folder a file stands in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}
