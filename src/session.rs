//! One run under its settings: documents checked, exceptions and the baseline heeded.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use gouji_check::config::exceptions;
use gouji_check::config::{self, Policy, Settings};
use gouji_core::calendar::Date;
use gouji_core::lang::Lang;
use gouji_core::rules::Rulebook;
use gouji_report::Run;

use super::args::Together;
use super::inputs::{Input, Inputs, Pick};
use super::nested::Nested;
use super::policies::Policies;
use super::reading::{check_all, check_in_turn};
use super::settings::{Refusal, Scope};
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
    /// Every relation is reported by itself.
    pub no_grouping: bool,
    /// Which documents are one disclosure.
    pub together: Option<Together>,
    /// Configurations further down.
    pub nested: Nested,
}

impl Session {
    /// What documents under the configuration of the run are checked under.
    pub fn policy(&self, exceptions: bool) -> Policy {
        self.policy_of(None, exceptions)
    }

    pub(super) fn policy_of(&self, scope: Option<&Scope>, exceptions: bool) -> Policy {
        let (settings, book) = match scope {
            Some(scope) => (&scope.settings, &scope.book),
            None => (&self.settings, &self.book),
        };
        let policy = settings.policy(exceptions, self.today, book);
        Policy { no_grouping: self.no_grouping, ..policy }
    }

    /// What counts for a document, where that is not the configuration of the run.
    pub(super) fn scope(&self, document: &Path) -> Result<Option<Rc<Scope>>, Refusal> {
        self.nested.of(document, self.settings.file.as_deref())
    }

    /// The settings that count for a document.
    pub(super) fn settings_of(&self, document: &Path) -> Result<Settings, Refusal> {
        let scope = self.scope(document)?;
        Ok(scope.map_or_else(|| self.settings.clone(), |scope| scope.settings.clone()))
    }

    /// What each document is checked under.
    pub fn policies(&self, inputs: &Inputs, exceptions: bool) -> Result<Policies, Refusal> {
        let mut policies = Policies::new(self.policy(exceptions));
        for input in &inputs.documents {
            if let Some(scope) = self.scope(&place(input))? {
                let key = scope.settings.file.clone();
                policies.add(input, key, || self.policy_of(Some(&scope), exceptions));
            }
        }
        Ok(policies)
    }

    /// Checks the documents that paths stand for.
    pub fn run(
        &self,
        paths: &[PathBuf],
        stdin_name: &str,
        exceptions: bool,
        lang: Lang,
    ) -> Result<Run, Refusal> {
        self.check(self.inputs(paths, stdin_name, &Pick::default())?, exceptions, lang)
    }

    /// The documents that paths stand for.
    pub fn inputs(
        &self,
        paths: &[PathBuf],
        stdin_name: &str,
        pick: &Pick,
    ) -> Result<Inputs, Refusal> {
        let refused = RefCell::new(None);
        // What the run leaves out, a configuration further down does not bring back.
        let excluded = |path: &Path| self.settings.globs.excludes(path);
        let holds = |path: &Path| match self.scope(path) {
            Ok(None) => self.settings.globs.holds(path),
            Ok(Some(scope)) => scope.settings.globs.holds(path) && !excluded(path),
            Err(refusal) => {
                refused.borrow_mut().get_or_insert(refusal);
                false
            }
        };
        let inputs = Inputs::collect(paths, stdin_name, &holds, pick);
        refused.into_inner().map_or(Ok(inputs), Err)
    }

    /// Checks documents.
    pub fn check(&self, inputs: Inputs, exceptions: bool, lang: Lang) -> Result<Run, Refusal> {
        let policies = self.policies(&inputs, exceptions)?;
        let sidecars = if exceptions { self.sidecars(&inputs)? } else { Vec::new() };
        let (groups, alone) = self.groups(&inputs.documents)?;
        let joined = check_joined(&groups, &inputs.instead, lang, &policies, self.timeout);
        let inputs = Inputs { documents: alone, ..inputs };
        let mut run = joined.and(check_all(inputs, lang, &policies, self.timeout));
        let mut heeded = self.heeded(sidecars, &run.outcomes)?;
        let about = exceptions::heed_all(&mut run.outcomes, &mut heeded, gouji_report::is_report);
        run.outcomes.extend(about);
        Ok(run)
    }

    /// Whether each document can be reported when it is done: no baseline and no file of exceptions
    /// has a say in what its findings are.
    pub fn is_by_document(&self, inputs: &Inputs, exceptions: bool) -> bool {
        let alone = |input: &Input| self.group(&place(input)).is_ok_and(|group| group.is_none());
        if !inputs.documents.iter().all(alone) {
            return false;
        }
        let none = |path: &Path| {
            self.settings_of(path).is_ok_and(|settings| settings.baseline.value.is_none())
        };
        let sidecars = || self.sidecars(inputs).is_ok_and(|sidecars| sidecars.is_empty());
        !exceptions || (inputs.documents.iter().all(|it| none(&place(it))) && sidecars())
    }

    /// Checks documents a few at a time; see [`check_in_turn`].
    pub fn check_in_turn(
        &self,
        inputs: Inputs,
        exceptions: bool,
        lang: Lang,
        done: impl FnMut(Run),
    ) -> Result<(), Refusal> {
        let policies = self.policies(&inputs, exceptions)?;
        check_in_turn(inputs, lang, &policies, self.timeout, done);
        Ok(())
    }

    /// The folder of the configuration further down that names a file as its baseline, among its
    /// exceptions or its rules.
    pub fn holder_of_own(&self, path: &Path) -> Option<PathBuf> {
        let scope = self.scope(path).ok().flatten()?;
        let own = |own: &PathBuf| config::is_below(path, own);
        let holder = folder_of(scope.settings.file.as_deref()?).to_path_buf();
        own_of(&scope.settings).iter().any(own).then_some(holder)
    }

    /// The files that say how these documents are checked.
    pub fn own_files(&self, inputs: &Inputs) -> Result<Vec<PathBuf>, Refusal> {
        let mut own = own_of(&self.settings);
        for input in &inputs.documents {
            own.extend(own_of(&self.settings_of(&place(input))?));
        }
        let folders: BTreeSet<PathBuf> = inputs.documents.iter().map(folder).collect();
        own.extend(folders.into_iter().map(|folder| folder.join(exceptions::NAME)));
        own.sort();
        own.dedup();
        Ok(own)
    }
}

/// The files that a configuration is made of.
pub fn own_of(settings: &Settings) -> Vec<PathBuf> {
    let mut own: Vec<PathBuf> = settings.file.iter().cloned().collect();
    own.extend(settings.extended.iter().cloned());
    own.extend(settings.baseline.value.clone());
    own.extend(settings.exceptions.value.iter().cloned());
    for rules in &settings.rules.value {
        let entries = std::fs::read_dir(rules).into_iter().flatten().flatten();
        own.extend(entries.map(|entry| entry.path()));
        own.push(rules.clone());
    }
    own
}

/// Where a document stands, or is said to.
pub(super) fn place(input: &Input) -> PathBuf {
    match input {
        Input::Stdin(name) => PathBuf::from(name),
        Input::File(path) => path.clone(),
    }
}

pub(super) fn folder(input: &Input) -> PathBuf {
    folder_of(&place(input)).to_path_buf()
}

/// The folder a file stands in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}
