//! What a shell opened for the program (`/dev/stdout`, `/dev/fd/3`, `>(…)`), and other destinations that are no files.
//!
//! Contract: an open descriptor is known by whatever name or link leads to it; a report goes behind what was written to
//! it, and nothing takes the place of the file behind it. No pipe is opened that nobody reads.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use gouji_check::files::{self, NoFile, Refused};
use gouji_core::lang::Lang;

use super::outputs::Mistake;

/// So many links are followed, as systems do.
#[cfg(unix)]
const LINKS: usize = 40;

/// A descriptor that was open before the program began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
    /// Another one, and the name by which it is opened once more.
    Other(PathBuf),
}

/// The descriptor that a path leads to.
#[cfg(unix)]
pub fn opened(path: &Path) -> Option<Opened> {
    let mut path = path.to_path_buf();
    for _ in 0..LINKS {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        let here = folder.join(path.file_name()?);
        let name = here.file_name()?.to_str();
        match (number(&folder, name.unwrap_or_default()), is_own(&folder)) {
            (Some(1), true) => return Some(Opened::Stdout),
            (Some(2), true) => return Some(Opened::Stderr),
            (Some(_), _) => return Some(Opened::Other(here)),
            (None, _) => path = folder.join(fs::read_link(&here).ok()?),
        }
    }
    None
}

/// Other systems have no names for them.
#[cfg(not(unix))]
pub fn opened(_: &Path) -> Option<Opened> {
    None
}

/// The number of the descriptor that a name in a folder stands for.
#[cfg(unix)]
fn number(folder: &Path, name: &str) -> Option<u32> {
    if folder == Path::new("/dev") {
        return ["stdin", "stdout", "stderr"]
            .iter()
            .zip(0..)
            .find(|it| *it.0 == name)
            .map(|it| it.1);
    }
    let is_of =
        folder == Path::new("/dev/fd") || (folder.starts_with("/proc") && folder.ends_with("fd"));
    name.parse().ok().filter(|_| is_of)
}

/// Whether a folder names what this program has open, not another one.
#[cfg(unix)]
fn is_own(folder: &Path) -> bool {
    !folder.starts_with("/proc")
        || fs::canonicalize("/proc/self").is_ok_and(|own| folder.starts_with(own))
}

/// Writes to a descriptor.
pub fn write(
    opened: &Opened,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let out: Box<dyn Write> = match opened {
        Opened::Stdout => Box::new(io::stdout()),
        Opened::Stderr => Box::new(io::stderr()),
        Opened::Other(path) => Box::new(open(path)?),
    };
    let mut out = BufWriter::new(out);
    write(&mut out)?;
    out.flush()
}

/// Opens a descriptor once more, to write behind what is there.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<fs::File> {
    use rustix::fs::{Mode, OFlags, fcntl_setfl, open};
    use std::os::unix::fs::{FileTypeExt, PermissionsExt};
    let kind = fs::metadata(path)?.file_type();
    if kind.is_block_device() || kind.is_socket() {
        return Err(NoFile.into());
    }
    // Opened once more, a file is open for what its owner may do, not for what this descriptor may.
    let link = fs::symlink_metadata(path)?;
    if link.is_symlink() && link.permissions().mode() & 0o200 == 0 {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    // A pipe that nobody reads would be waited for without end.
    let flags = OFlags::WRONLY | OFlags::APPEND | OFlags::CLOEXEC;
    let nobody = |error: rustix::io::Errno| match error {
        rustix::io::Errno::NXIO => io::ErrorKind::BrokenPipe.into(),
        error => io::Error::from(error),
    };
    let file = open(path, flags | OFlags::NONBLOCK, Mode::empty()).map_err(nobody)?;
    fcntl_setfl(&file, OFlags::APPEND)?;
    Ok(file.into())
}

/// Other systems have no such paths.
#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new().append(true).open(path)
}

/// Why nothing is written to what stands at a path: a link to nothing would make a file where none was named, a pipe
/// that nobody reads would wait for ever, a disk would lose what it holds.
pub fn unwritable(path: &Path) -> Option<Mistake> {
    if files::is_dead_link(path) {
        let dead = Refused::DeadLink;
        return Some(Mistake::new(dead.words(Lang::Zh), dead.words(Lang::En)));
    }
    match opened(path) {
        Some(Opened::Other(path)) => {
            let refused = Refused::from(open(&path).err()?);
            Some(Mistake::new(refused.words(Lang::Zh), refused.words(Lang::En)))
        }
        Some(_) => None,
        None => is_special(path).then(|| {
            Mistake::new(
                "这是管道、套接字或磁盘，不是文件；请给出文件名，或用 - 写到标准输出",
                "it is a pipe, a socket or a disk, not a file; name a file, or write to standard output with `-`",
            )
        }),
    }
}

/// Whether a path leads to a pipe, a socket or a disk: to what is neither a file nor a folder, and no device that takes
/// what is written to it.
pub fn is_special(path: &Path) -> bool {
    let is = |kind: fs::FileType| !kind.is_file() && !kind.is_dir() && !is_device(kind);
    fs::metadata(path).is_ok_and(|it| is(it.file_type()))
}

#[cfg(unix)]
fn is_device(kind: fs::FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&kind)
}

/// Devices of other systems are no paths of theirs.
#[cfg(not(unix))]
fn is_device(_: fs::FileType) -> bool {
    true
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn descriptors_are_known_by_every_name() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.json");
        std::os::unix::fs::symlink("/dev/stdout", &link).unwrap();
        for name in [
            "/dev/stdout",
            "/dev/fd/1",
            "/proc/self/fd/1",
            "/proc/thread-self/fd/1",
            "/dev/../dev/stdout",
        ] {
            assert_eq!(opened(Path::new(name)), Some(Opened::Stdout), "{name}");
        }
        assert_eq!(opened(&link), Some(Opened::Stdout));
        assert_eq!(opened(Path::new("/dev/stderr")), Some(Opened::Stderr));
        assert!(matches!(opened(Path::new("/dev/fd/2000")), Some(Opened::Other(_))));
        assert!(matches!(opened(Path::new("/proc/1/fd/1")), None | Some(Opened::Other(_))));
        for name in ["/dev/null", "/dev", "1", "/dev/fd", "stdout", "none/1", "/"] {
            assert_eq!(opened(Path::new(name)), None, "{name}");
        }
    }

    #[test]
    fn what_is_written_goes_behind_what_is_there() {
        use std::os::fd::AsRawFd;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        let mut file = fs::File::create(&path).unwrap();
        file.write_all(b"one ").unwrap();
        let name = format!("/dev/fd/{}", file.as_raw_fd());
        assert_eq!(unwritable(Path::new(&name)), None);
        write(&opened(Path::new(&name)).unwrap(), |out| out.write_all(b"two")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one two");
        // What was opened to be read is not written to.
        let file = fs::File::open(&path).unwrap();
        let name = format!("/dev/fd/{}", file.as_raw_fd());
        assert!(unwritable(Path::new(&name)).unwrap().en.contains("permission"));
        // A pipe with a reader.
        let (_reader, writer) = io::pipe().unwrap();
        let name = format!("/proc/self/fd/{}", writer.as_raw_fd());
        assert_eq!(unwritable(Path::new(&name)), None);
    }
}
