//! Writes files whole or not at all.
//!
//! Contract: the content stands in a temporary file beside its place, and on the disk, before it
//! takes that place; a write that fails leaves what was there as it was. A link stays a link, one
//! that leads nowhere is refused, and a file keeps its permissions. A device is written to as it is, a pipe
//! is refused, and what a shell opened is written behind what stands there. What a killed program left of its temporary files goes away with the next write into their folder.

use std::collections::BTreeSet;
use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use gouji_check::files::{self, DeadLink, NoFile};
use tempfile::{Builder, NamedTempFile};

use super::descriptors::{self, is_special};

/// How temporary files are called: what stands between is made up.
const PREFIX: &str = ".gouji-";
const SUFFIX: &str = ".tmp";
/// How many characters are made up.
const MADE_UP: usize = 6;

/// Temporary files that are older than this belong to no program that still writes.
const LEFT: Duration = Duration::from_secs(60 * 60);

/// Writes a file, in the place of the one that is there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_with(path, |out| out.write_all(bytes))
}

/// The same of what is written piece by piece, and need not be in memory as a whole.
pub fn replace_with(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if let Some(opened) = descriptors::opened(path) {
        return descriptors::write(&opened, write);
    }
    let (place, old) = match fs::metadata(path) {
        Ok(_) if is_special(path) => return Err(NoFile.into()),
        Ok(old) if !old.is_file() => return straight(path, write),
        Ok(old) => (path.canonicalize()?, Some(old)),
        Err(_) if files::is_dead_link(path) => return Err(DeadLink.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (path.to_path_buf(), None),
        Err(error) => return Err(error),
    };
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let file = beside(&place, write, old.as_ref())?;
    file.persist(&place).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file where none is yet.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let file = beside(path, |out| out.write_all(bytes), None)?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// The temporary file with the content, on the disk.
fn beside(
    place: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    old: Option<&Metadata>,
) -> io::Result<NamedTempFile> {
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    sweep(folder);
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(MADE_UP);
    // A new file may be read by whoever may read the files of its author. What takes the place of an old one is its
    // author's alone until it has the permissions of that one.
    #[cfg(unix)]
    if old.is_none() {
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder)?;
    let mut out = BufWriter::new(file.as_file());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Takes away what killed programs left in a folder, once in a run. What cannot be taken away is no
/// reason not to write.
fn sweep(folder: &Path) {
    static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let is_first = SWEPT.lock().is_ok_and(|mut swept| swept.insert(folder.to_path_buf()));
    if !is_first {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        // A link of that name was not made by this program.
        let file = entry.metadata().ok().filter(|file| file.is_file());
        let age = file.and_then(|file| file.modified().ok()?.elapsed().ok());
        if name.to_str().is_some_and(is_temporary) && age.is_some_and(|age| age > LEFT) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name is one that a temporary file of this program has.
fn is_temporary(name: &str) -> bool {
    let inner = name.strip_prefix(PREFIX).and_then(|name| name.strip_suffix(SUFFIX));
    inner.is_some_and(|inner| {
        inner.len() == MADE_UP && inner.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn straight(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut file = BufWriter::new(OpenOptions::new().write(true).open(path)?);
    write(&mut file)?;
    file.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.txt"]);
        let error = create(&path, b"three").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert!(replace(&folder.path().join("none/a.txt"), b"").is_err());
    }

    #[test]
    fn what_a_killed_program_left_goes_away() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, hours: u64| {
            let file = fs::File::create(folder.path().join(name)).unwrap();
            let then = std::time::SystemTime::now() - Duration::from_secs(hours * 3600);
            file.set_modified(then).unwrap();
        };
        for name in [".gouji-a1B2c3.tmp", ".gouji-.tmp", ".gouji-notes1.txt", ".gouji-my-own.tmp"] {
            put(name, 2);
        }
        put(".gouji-d4E5f6.tmp", 0);
        replace(&folder.path().join("a.txt"), b"one").unwrap();
        let left =
            [".gouji-.tmp", ".gouji-d4E5f6.tmp", ".gouji-my-own.tmp", ".gouji-notes1.txt", "a.txt"];
        assert_eq!(names(folder.path()), left);
    }

    #[cfg(unix)]
    #[test]
    fn what_few_may_read_is_read_by_no_others_on_the_way() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        replace(&path, b"one").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        for own in [0o600, 0o644] {
            fs::set_permissions(&path, PermissionsExt::from_mode(own)).unwrap();
            replace_with(&path, |out| {
                let names = names(folder.path());
                let beside = names.iter().find(|name| is_temporary(name)).unwrap();
                assert_eq!(mode(&folder.path().join(beside)), 0o600);
                out.write_all(b"two")
            })
            .unwrap();
            assert_eq!(mode(&path), own);
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.txt"), folder.path().join("link.txt"));
        symlink("real.txt", &link).unwrap();
        let error = replace(&link, b"one").unwrap_err();
        assert!(matches!(files::Refused::from(error), files::Refused::DeadLink));
        assert_eq!(names(folder.path()), ["link.txt"]);
        replace(&real, b"one").unwrap();
        fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).unwrap();
        replace(&link, b"two").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"two");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&real, PermissionsExt::from_mode(0o440)).unwrap();
        let error = replace(&link, b"three").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    }
}
