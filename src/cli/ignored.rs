//! The files that say what a folder passes over (`.gitignore` and the like) are read by a library, without bound.
//!
//! Contract: before a folder is walked, each of them is a plain file of a size that a person would write; a pipe would
//! hang the run, a device fill the memory. They come with a checkout, and so from anybody.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files::Refused;

/// Where they lie in a folder.
const NAMES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// Larger ones nobody writes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// A file of the folder that must not be read, and why.
pub fn refused(folder: &Path) -> Option<(PathBuf, Refused)> {
    NAMES.iter().map(|name| folder.join(name)).find_map(|path| {
        let file = fs::metadata(&path).ok()?;
        let why = match file {
            file if !file.is_file() => Refused::Special,
            file if file.len() > LARGEST => Refused::TooLarge(LARGEST),
            _ => return None,
        };
        // A folder of that name is passed over by the library.
        (!path.is_dir()).then_some((path, why))
    })
}

/// The same for a folder and all folders above it.
pub fn refused_above(folder: &Path) -> Option<(PathBuf, Refused)> {
    let folder = folder.canonicalize().ok()?;
    folder.ancestors().find_map(refused)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_refused_and_a_list_is_not() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".ignore"), "target\n").unwrap();
        assert!(refused(folder.path()).is_none());
        let inner = folder.path().join("部门");
        fs::create_dir(&inner).unwrap();
        std::os::unix::fs::symlink("/dev/zero", folder.path().join(".gitignore")).unwrap();
        let found =
            refused_above(&inner).map(|(path, _)| path.file_name().map(|name| name.to_owned()));
        assert_eq!(found, Some(Some(".gitignore".into())));
    }
}
