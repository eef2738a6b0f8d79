//! What each document of a run is checked under.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gouji_check::config::Policy;

use super::inputs::Input;

/// The policy of the run, and those of documents under another configuration.
#[derive(Debug)]
pub struct Policies {
    run: Policy,
    others: BTreeMap<Option<PathBuf>, Policy>,
    of: BTreeMap<Input, Option<PathBuf>>,
}

impl Policies {
    /// One policy for all.
    pub fn new(run: Policy) -> Policies {
        Policies { run, others: BTreeMap::new(), of: BTreeMap::new() }
    }

    /// Notes that a document is under the configuration `file`.
    pub fn add(&mut self, input: &Input, file: Option<PathBuf>, policy: impl FnOnce() -> Policy) {
        self.others.entry(file.clone()).or_insert_with(policy);
        self.of.insert(input.clone(), file);
    }

    /// The policy of a document.
    pub fn of(&self, input: &Input) -> &Policy {
        self.of.get(input).and_then(|file| self.others.get(file)).unwrap_or(&self.run)
    }

    /// The policy of documents that are one disclosure: theirs if it is the same for all.
    pub fn of_all(&self, inputs: &[Input]) -> &Policy {
        let mut files = inputs.iter().map(|input| self.of.get(input));
        let first = files.next().flatten();
        match first.filter(|_| files.all(|file| file == first)) {
            Some(file) => self.others.get(file).unwrap_or(&self.run),
            None => &self.run,
        }
    }
}
