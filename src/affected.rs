//! Which documents are to be checked again, of those that paths stand for.
//!
//! Contract: a document is if it is changed, if what it is checked under is (the configuration, its
//! rules, its baseline, a file of exceptions, there or gone), or if it makes one disclosure with a
//! document that is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gouji_check::config::{self, exceptions};

use gouji_core::lang::Lang;
use gouji_report::printable;

use super::args::{ChosenArgs, Together};
use super::changed::{Changes, changed};
use super::check::STDIN;
use super::inputs::{Pick, has_document_name, identity, is_own};
use super::outputs::Mistake;
use super::session::{Session, folder_of, own_of};

/// What is left of the paths of a run.
pub struct Chosen {
    /// The paths.
    pub paths: Vec<PathBuf>,
    /// Whether files were chosen: none may be left then.
    pub choosy: bool,
    /// What is to be told of the choice.
    pub said: Option<String>,
}

/// The paths to check, of these: those that are changed, or what is to be checked with them.
pub fn chosen(
    args: &ChosenArgs,
    paths: Vec<PathBuf>,
    session: &Session,
    lang: Lang,
) -> Result<Chosen, Mistake> {
    let Some(reference) = &args.changed else {
        let choosy = args.force_exclude;
        let paths = if choosy { with_neighbours(&paths, session) } else { paths };
        return Ok(Chosen { paths, choosy, said: None });
    };
    let changes = changed(reference, &paths)?;
    let said = changes.is_here.then(|| is_here(reference, lang));
    Ok(Chosen { paths: affected(&changes, &paths, session), choosy: true, said })
}

/// That a branch is compared with itself.
fn is_here(reference: &str, lang: Lang) -> String {
    let name = printable(reference);
    lang.pick(
        format!("--changed={name}：当前提交已在 {name} 中，没有可比较的提交；只核对尚未提交的改动"),
        format!("--changed={name}: this commit is part of {name}, so no commits are compared; only what is not committed is checked"),
    )
}

/// The paths to check, of these.
fn affected(changes: &Changes, paths: &[PathBuf], session: &Session) -> Vec<PathBuf> {
    let own: BTreeSet<PathBuf> =
        own_of(&session.settings).iter().map(|path| identity(path)).collect();
    let is_named = |path: &Path| own.contains(&identity(path)) || is_rule(path, session);
    let mut again = Vec::new();
    for path in changes.all() {
        if is_named(path) && !is_sidecar(path) {
            return paths.to_vec();
        }
        match path.file_name().and_then(|name| name.to_str()) {
            Some(config::NAME) => again.extend(whole(folder_of(path), paths)),
            Some(exceptions::NAME) if own.contains(&identity(path)) => return paths.to_vec(),
            Some(exceptions::NAME) => again.extend(beside(path, paths)),
            // The baseline and the rules of a configuration further down.
            _ => {
                if let Some(folder) = session.holder_of_own(path) {
                    again.extend(whole(&folder, paths));
                }
            }
        }
    }
    let documents = changes.all().filter(|path| is_under(path, paths) && !is_own(path));
    let (there, gone): (Vec<PathBuf>, Vec<PathBuf>) =
        documents.map(Path::to_path_buf).partition(|path| path.is_file());
    let lost = || gone.iter().filter(|path| has_document_name(path));
    let documents = || there.iter().filter(|path| is_document(path, session)).chain(lost());
    match session.together {
        Some(Together::All) => {
            if !again.is_empty() || documents().next().is_some() {
                return paths.to_vec();
            }
        }
        Some(Together::Folder) => again.extend(documents().flat_map(|it| beside(it, paths))),
        None => {
            again.extend(there);
            again = session.whole_groups(again, &gone, paths);
        }
    }
    // What is not there is told as such, changed or not.
    again.extend(paths.iter().filter(|path| !path.exists()).cloned());
    again.sort();
    again.dedup();
    again
}

/// Named files with what is to be checked again if they are changed, of this folder: the documents that
/// make one disclosure with them, and those that are checked under them.
fn with_neighbours(paths: &[PathBuf], session: &Session) -> Vec<PathBuf> {
    let files: Vec<PathBuf> = paths.iter().filter(|path| path.is_file()).cloned().collect();
    let changes = Changes { files, gone: Vec::new(), is_here: false };
    let mut all = affected(&changes, &[PathBuf::from(".")], session);
    all.extend(paths.iter().cloned());
    all.sort();
    all.dedup();
    all
}

/// Whether a file would be read if its folder were checked. A mistake in a configuration is told when
/// what is chosen is read.
fn is_document(path: &Path, session: &Session) -> bool {
    let pick = Pick { choosy: true, ..Pick::default() };
    let inputs = session.inputs(&[path.to_path_buf()], STDIN, &pick);
    inputs.map_or(true, |inputs| !inputs.documents.is_empty())
}

fn is_sidecar(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == exceptions::NAME)
}

/// Whether a file, there or gone, is one of the rules of the run.
fn is_rule(path: &Path, session: &Session) -> bool {
    session.settings.rules.value.iter().any(|folder| config::is_below(path, folder))
}

/// What of the paths lies in a folder: the folder itself, if it lies in them.
fn whole(folder: &Path, paths: &[PathBuf]) -> Vec<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if !folder.is_dir() {
        return Vec::new();
    }
    if is_under(folder, paths) {
        return vec![folder.to_path_buf()];
    }
    paths.iter().filter(|path| config::is_below(path, folder)).cloned().collect()
}

/// The files beside one, of those that the paths stand for.
fn beside<'a>(path: &Path, paths: &'a [PathBuf]) -> impl Iterator<Item = PathBuf> + 'a {
    let folder = folder_of(path).to_path_buf();
    let read = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.clone() };
    let entries = fs::read_dir(read).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    files.map(move |entry| folder.join(entry.file_name())).filter(|file| is_under(file, paths))
}

/// Whether a file, there or gone, is one of the paths or lies in one.
fn is_under(file: &Path, paths: &[PathBuf]) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    // The folder of a file that is gone may be gone as well.
    let known = file.ancestors().find_map(|part| {
        let part = if part.as_os_str().is_empty() { Path::new(".") } else { part };
        Some((real(part)?, file.strip_prefix(part).unwrap_or(file).to_path_buf()))
    });
    let Some((folder, rest)) = known else { return false };
    let full = if rest.as_os_str().is_empty() { folder } else { folder.join(rest) };
    paths.iter().filter_map(|path| real(path)).any(|path| full.starts_with(path))
}
