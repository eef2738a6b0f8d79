//! Which documents of a run are one disclosure: as the command line says, else as the configuration of
//! each does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::args::Together;
use super::check::STDIN;
use super::inputs::{Input, Inputs, Pick};
use super::session::{Session, folder_of, place};
use super::settings::Refusal;

/// A group: the configuration that makes it, and its name there.
pub type Group = (Option<PathBuf>, PathBuf);

impl Session {
    /// The group of a document, there or gone; nothing for one that is checked by itself.
    pub fn group(&self, document: &Path) -> Result<Option<Group>, Refusal> {
        Ok(match self.together {
            Some(Together::All) => Some((None, PathBuf::new())),
            Some(Together::Folder) => Some((None, folder_of(document).to_path_buf())),
            None => {
                let settings = self.settings_of(document)?;
                let grouping = settings.together.value.as_ref();
                let name = grouping.and_then(|grouping| grouping.group(document));
                name.map(|name| (settings.file, name))
            }
        })
    }

    /// The documents of each group, and those that are checked by themselves.
    pub fn groups(&self, documents: &[Input]) -> Result<(Vec<Vec<Input>>, Vec<Input>), Refusal> {
        let (mut groups, mut alone) = (BTreeMap::<Group, Vec<Input>>::new(), Vec::new());
        for input in documents {
            match self.group(&place(input))? {
                Some(group) => groups.entry(group).or_default().push(input.clone()),
                None => alone.push(input.clone()),
            }
        }
        Ok((groups.into_values().collect(), alone))
    }

    /// The paths with all that, among what `within` stands for, is of one group with a document of
    /// theirs, or with one that is gone. A mistake in a configuration is told when they are read.
    pub fn whole_groups(
        &self,
        paths: Vec<PathBuf>,
        gone: &[PathBuf],
        within: &[PathBuf],
    ) -> Vec<PathBuf> {
        let documents = |paths: &[PathBuf]| {
            let found = self.inputs(paths, STDIN, &Pick::default());
            let files = |found: Inputs| found.files().iter().map(|it| it.to_path_buf()).collect();
            found.map_or_else(|_| Vec::new(), files)
        };
        let group = |path: &PathBuf| self.group(path).ok().flatten();
        let mut named: Vec<PathBuf> = documents(&paths);
        named.extend(gone.iter().cloned());
        let groups: BTreeSet<Group> = named.iter().filter_map(group).collect();
        let mut all = paths;
        if !groups.is_empty() {
            let of = |path: &PathBuf| group(path).is_some_and(|group| groups.contains(&group));
            all.extend(documents(within).into_iter().filter(of));
        }
        all.sort();
        all.dedup();
        all
    }
}
