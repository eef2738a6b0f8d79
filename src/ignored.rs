//! The files that say what a folder passes over (`.gitignore` and the like) are read by a library, without bound.
//!
//! Contract: before a folder is walked, each of them is a plain file of a size that a person would write; a pipe would
//! hang the run, a device fill the memory. They come with a checkout, and so from anybody.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use ignore::WalkBuilder;

use gouji_check::files;
use gouji_core::lang::Lang;
use gouji_core::read_error::ReadError;
use gouji_report::path_name;

/// Where they lie in a folder.
const NAMES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// Larger ones nobody writes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// A file of the folder that must not be read, and why.
fn refused(folder: &Path) -> Option<ReadError> {
    NAMES.iter().map(|name| folder.join(name)).find_map(|path| {
        let file = fs::metadata(&path).ok()?;
        let name = path_name(&path);
        // A folder of that name is passed over by the library.
        if file.is_dir() || (file.is_file() && file.len() <= LARGEST) {
            return None;
        }
        Some(if file.is_file() {
            ReadError::TooLarge { path: name, limit: LARGEST / (1024 * 1024) }
        } else {
            let reason = "管道或设备，不是文件 | a pipe or a device, no file".to_owned();
            ReadError::Io { path: name, reason }
        })
    })
}

/// The same for a folder and all folders above it.
pub fn refused_above(folder: &Path) -> Option<ReadError> {
    let folder = folder.canonicalize().ok()?;
    folder.ancestors().find_map(refused)
}

/// What a walk did not go into.
pub struct Refused(Arc<Mutex<Vec<ReadError>>>);

impl Refused {
    /// The files that it was for.
    pub fn take(self) -> Vec<ReadError> {
        self.0.lock().map(|mut all| std::mem::take(&mut *all)).unwrap_or_default()
    }
}

/// Keeps a walk out of folders with such a file.
pub fn guard(walk: &mut WalkBuilder) -> Refused {
    let all: Arc<Mutex<Vec<ReadError>>> = Arc::default();
    let seen = Arc::clone(&all);
    walk.filter_entry(move |entry| {
        let folder = entry.file_type().is_some_and(|it| it.is_dir());
        let found = Some(entry.path()).filter(|_| folder).and_then(refused);
        let plain = found.is_none();
        if let Ok(mut seen) = seen.lock() {
            seen.extend(found);
        }
        plain
    });
    Refused(all)
}

/// Why a part of a folder cannot be walked, in both languages.
pub fn why(error: &ignore::Error) -> String {
    let told = |lang| match error.io_error() {
        Some(io) => files::Refused::from(io::Error::from(io.kind())).words(lang),
        None => {
            lang.pick("文件夹中有走不通的链接", "a link in it leads nowhere or back").to_owned()
        }
    };
    format!("{} | {}", told(Lang::Zh), told(Lang::En))
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
        let found = refused_above(&inner).map(|error| error.path().ends_with(".gitignore"));
        assert_eq!(found, Some(true));
    }
}
