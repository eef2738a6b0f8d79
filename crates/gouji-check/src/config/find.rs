//! Where the configuration is found: from the input upward to the root of the repository.

use std::path::{Path, PathBuf};

use super::globs::absolute;

/// What the file is called.
pub const NAME: &str = "gouji.toml";

/// The configuration that counts for a file or folder: the nearest `gouji.toml` from its folder
/// upward, no further than the folder that holds `.git`.
pub fn find(start: &Path) -> Option<PathBuf> {
    let full = absolute(start);
    let folder = if full.is_dir() { full.as_path() } else { full.parent()? };
    for folder in folder.ancestors() {
        let file = folder.join(NAME);
        // One that is no file, or a link to nothing, is found too: reading it says why it does not count.
        if std::fs::symlink_metadata(&file).is_ok() {
            return Some(shortest(file));
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// The folder that holds all of these files and folders.
pub fn holder(starts: &[PathBuf]) -> PathBuf {
    let folder = |start: &PathBuf| {
        let full = absolute(start);
        if full.is_dir() { full } else { full.parent().map(Path::to_path_buf).unwrap_or(full) }
    };
    let mut folders = starts.iter().map(folder);
    let mut holder = folders.next().unwrap_or_else(|| absolute(Path::new(".")));
    for folder in folders {
        while !folder.starts_with(&holder) && holder.pop() {}
    }
    holder
}

/// Whether a path lies in a folder, or is it.
pub fn is_below(path: &Path, folder: &Path) -> bool {
    absolute(path).starts_with(absolute(folder))
}

/// The path as a person would write it: from where the program runs, if it lies below.
fn shortest(path: PathBuf) -> PathBuf {
    let here = absolute(Path::new("."));
    path.strip_prefix(here).map(Path::to_path_buf).unwrap_or(path)
}
