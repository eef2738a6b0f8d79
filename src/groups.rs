//! Which documents of a run are one disclosure: as the command line says, else as the configuration of
//! each does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use gouji_check::config::{self, Grouping};
use gouji_core::lang::Lang;
use gouji_report::{path_name, printable};

use super::args::Together;
use super::check::STDIN;
use super::inputs::{Input, Inputs, Pick, identity};
use super::session::{Session, folder_of, place};
use super::settings::Refusal;

/// A group: the configuration that makes it, or the folder of the one whose pattern does, and its name
/// there.
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
                name.map(|(root, name)| (root.or(settings.file), name))
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

    /// The patterns of `together` that name no document of a run over these paths, in words. Of a part of
    /// what a configuration is about nothing is said.
    pub fn idle_patterns(
        &self,
        inputs: &Inputs,
        paths: &[PathBuf],
        lang: Lang,
    ) -> Result<Vec<String>, Refusal> {
        if self.together.is_some() {
            return Ok(Vec::new());
        }
        let mut used = BTreeSet::new();
        for input in &inputs.documents {
            used.extend(self.group(&place(input))?);
        }
        let nested = self.nested.all();
        let all = std::iter::once(&self.settings).chain(nested.iter().map(|scope| &scope.settings));
        let mut lines = Vec::new();
        for settings in all {
            let Some(file) = &settings.file else { continue };
            let grouping = settings.together.value.as_ref();
            for (pattern, filter) in grouping.map(Grouping::patterns).unwrap_or_default() {
                let root = filter.root();
                let is_whole = |path: &PathBuf| path.is_dir() && config::is_below(root, path);
                // One that several files go on from is told of once.
                let is_used = !used.insert((Some(root.to_path_buf()), PathBuf::from(pattern)));
                if is_used || !paths.iter().any(is_whole) {
                    continue;
                }
                let taken = inputs.files().iter().any(|path| filter.holds(path));
                lines.push(idle_pattern(&path_name(file), pattern, taken, lang));
            }
        }
        Ok(lines)
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

    /// Takes what standard input holds for the document it is called after, and adds the others that
    /// make one disclosure with it, which are given back. `--together` alone joins what is named.
    pub fn join_stdin(&self, inputs: &mut Inputs) -> Result<Vec<Input>, Refusal> {
        let stdin = inputs.documents.iter().find_map(|input| match input {
            Input::Stdin(name) if name != STDIN => Some(PathBuf::from(name)),
            _ => None,
        });
        let Some(own) = stdin else { return Ok(Vec::new()) };
        let is_own = |path: &Path| identity(path) == identity(&own);
        inputs.documents.retain(|it| !matches!(it, Input::File(path) if is_own(path)));
        let Some(group) = self.group(&own)? else { return Ok(Vec::new()) };
        let within = match (self.together, &group) {
            (Some(Together::All), _) => return Ok(Vec::new()),
            // The folder of the configuration that makes the group; a pattern counts from one.
            (None, (Some(root), _)) if root.is_dir() => root.clone(),
            (None, (Some(file), _)) => folder_of(file).to_path_buf(),
            _ => folder_of(&own).to_path_buf(),
        };
        let within = if within.as_os_str().is_empty() { PathBuf::from(".") } else { within };
        let known: BTreeSet<PathBuf> = inputs.files().into_iter().map(identity).collect();
        let mut added = Vec::new();
        for path in self.inputs(&[within], STDIN, &Pick::default())?.files() {
            let is_new = !is_own(path) && !known.contains(&identity(path));
            if is_new && self.group(path)?.as_ref() == Some(&group) {
                added.push(Input::File(path.to_path_buf()));
            }
        }
        inputs.documents.extend(added.iter().cloned());
        inputs.documents.sort_by_key(place);
        Ok(added)
    }
}

/// That a pattern has no documents, or none that are left.
fn idle_pattern(file: &str, pattern: &str, taken: bool, lang: Lang) -> String {
    let (zh, en) = match taken {
        true => ("的文件都已归入别的一组", "names no document that is not in another group"),
        false => ("没有对应的文件", "names no document"),
    };
    printable(&lang.pick(
        format!("{file}：together 中的“{pattern}”{zh}"),
        format!("{file}: \"{pattern}\" in `together` {en}"),
    ))
}
