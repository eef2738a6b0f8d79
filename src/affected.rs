//! Which documents are to be checked again, of those that paths stand for.
//!
//! Contract: a document is if it is changed, if what it is checked under is (the configuration, its
//! rules, its baseline, a file of exceptions, there or gone), or if it makes one disclosure with a
//! document that is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gouji_check::config::{self, exceptions};

use super::args::Together;
use super::changed::Changes;
use super::inputs::{identity, is_own};
use super::session::{Session, folder_of, own_of};

/// The paths to check, of these.
pub fn affected(changes: &Changes, paths: &[PathBuf], session: &Session) -> Vec<PathBuf> {
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
    match session.together {
        Some(Together::All) => {
            if !again.is_empty() || documents.count() > 0 {
                return paths.to_vec();
            }
        }
        Some(Together::Folder) => {
            let all: Vec<PathBuf> = documents.map(Path::to_path_buf).collect();
            again.extend(all.iter().flat_map(|path| beside(path, paths)));
        }
        None => {
            let (there, gone): (Vec<PathBuf>, Vec<PathBuf>) =
                documents.map(Path::to_path_buf).partition(|path| path.is_file());
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

/// The documents that make one disclosure with named files: those beside them, or those that the
/// configuration says.
pub fn with_neighbours(paths: &[PathBuf], session: &Session) -> Vec<PathBuf> {
    if session.together.is_none() {
        return session.whole_groups(paths.to_vec(), &[], &[PathBuf::from(".")]);
    }
    let all = [PathBuf::from(".")];
    let neighbours = |path: &PathBuf| match path.is_file() {
        true => beside(path, &all).chain(std::iter::once(path.clone())).collect(),
        false => vec![path.clone()],
    };
    let mut paths: Vec<PathBuf> = paths.iter().flat_map(neighbours).collect();
    paths.sort();
    paths.dedup();
    paths
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
