//! Configurations further down: each document is checked under the nearest `gouji.toml`.
//!
//! Contract: the gate, the language, what is listed and where reports go are those of the run; rules,
//! severities, units, exceptions, baselines and patterns are those of the document. Each configuration
//! is read once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use gouji_check::config;

use super::check::STDIN;
use super::settings::{Refusal, Scope, Source, Wanted};

/// The configurations of a run besides its own.
#[derive(Debug)]
pub struct Nested {
    source: Source,
    wanted: Wanted,
    /// What was read, by the path of the file; nothing for documents that have none.
    read: RefCell<BTreeMap<Option<PathBuf>, Rc<Scope>>>,
    /// What was found, by folder.
    found: RefCell<BTreeMap<PathBuf, Option<PathBuf>>>,
}

impl Nested {
    /// None read yet.
    pub fn new(source: Source, wanted: Wanted) -> Nested {
        Nested { source, wanted, read: RefCell::default(), found: RefCell::default() }
    }

    /// What counts for a document, where that is not the configuration of the run.
    pub fn of(&self, document: &Path, run: Option<&Path>) -> Result<Option<Rc<Scope>>, Refusal> {
        if self.source.is_one() || document.as_os_str() == STDIN {
            return Ok(None);
        }
        let file = self.find(document);
        if file.as_deref() == run {
            return Ok(None);
        }
        if let Some(known) = self.read.borrow().get(&file) {
            return Ok(Some(Rc::clone(known)));
        }
        let mut lang = gouji_core::lang::Lang::En;
        let scope = Rc::new(self.source.scope(file.as_deref(), &self.wanted, &mut lang)?);
        self.read.borrow_mut().insert(file, Rc::clone(&scope));
        Ok(Some(scope))
    }

    /// The configurations that were read so far.
    pub fn all(&self) -> Vec<Rc<Scope>> {
        self.read.borrow().values().map(Rc::clone).collect()
    }

    fn find(&self, document: &Path) -> Option<PathBuf> {
        let folder = document.parent().unwrap_or(Path::new(""));
        if let Some(found) = self.found.borrow().get(folder) {
            return found.clone();
        }
        let folder_or_here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let file = config::find(folder_or_here);
        self.found.borrow_mut().insert(folder.to_path_buf(), file.clone());
        file
    }
}
