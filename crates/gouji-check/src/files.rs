//! Opens files that nobody vouches for.
//!
//! Contract: only regular files are opened, so nothing hangs on a pipe and no device is read without
//! end; nothing larger than the limit comes into memory.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use gouji_core::lang::Lang;

/// Why a file is not read.
#[derive(Debug)]
pub enum Refused {
    /// What the system says.
    Io(io::Error),
    /// It is a named pipe, a socket or a device.
    Special,
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// It is no UTF-8 text.
    NoText,
    /// It is a link to something that is not there.
    DeadLink,
    /// It is to be written, and is a named pipe, a socket or a disk.
    NoFile,
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Refused {
        match error.get_ref() {
            Some(inner) if inner.is::<DeadLink>() => Refused::DeadLink,
            Some(inner) if inner.is::<NoFile>() => Refused::NoFile,
            _ => Refused::Io(error),
        }
    }
}

/// That a file to write is a link to something that is not there: written through it, a file would come to stand
/// where nobody named one.
#[derive(Debug)]
pub struct DeadLink;

impl std::fmt::Display for DeadLink {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&Refused::DeadLink.words(Lang::En))
    }
}

impl std::error::Error for DeadLink {}

impl From<DeadLink> for io::Error {
    fn from(dead: DeadLink) -> io::Error {
        io::Error::new(io::ErrorKind::NotFound, dead)
    }
}

/// That what is to be written is a named pipe, which may have no reader, a socket or a disk.
#[derive(Debug)]
pub struct NoFile;

impl std::fmt::Display for NoFile {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&Refused::NoFile.words(Lang::En))
    }
}

impl std::error::Error for NoFile {}

impl From<NoFile> for io::Error {
    fn from(special: NoFile) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidInput, special)
    }
}

impl Refused {
    /// Whether there is no such file.
    pub fn is_missing(&self) -> bool {
        matches!(self, Refused::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }

    /// Why, in words.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Refused::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => {
                    lang.pick("没有这个文件", "there is no such file").to_owned()
                }
                io::ErrorKind::PermissionDenied => {
                    lang.pick("没有权限", "permission denied").to_owned()
                }
                io::ErrorKind::IsADirectory => {
                    lang.pick("这是文件夹，不是文件", "it is a folder, not a file").to_owned()
                }
                io::ErrorKind::StorageFull => {
                    lang.pick("磁盘已满", "no space left on the device").to_owned()
                }
                io::ErrorKind::QuotaExceeded => {
                    lang.pick("超出磁盘配额", "the quota of the disk is used up").to_owned()
                }
                io::ErrorKind::ReadOnlyFilesystem => {
                    lang.pick("磁盘只读", "the file system is read-only").to_owned()
                }
                io::ErrorKind::NotADirectory => {
                    lang.pick("路径中有一处不是文件夹", "a part of the path is no folder").to_owned()
                }
                io::ErrorKind::BrokenPipe => {
                    lang.pick("管道的另一端没有人读", "nobody reads the other end of the pipe").to_owned()
                }
                io::ErrorKind::InvalidFilename => {
                    lang.pick("文件名过长或不合规定", "the name is too long or not allowed").to_owned()
                }
                _ => match (lang, error.raw_os_error()) {
                    (Lang::Zh, Some(code)) => format!("系统错误 {code}"),
                    (Lang::Zh, None) => "系统错误".to_owned(),
                    (Lang::En, _) => error.to_string(),
                },
            },
            Refused::Special => lang
                .pick(
                    "这是管道或设备，不是文件；要核对其中的内容，请用 - 从标准输入读取",
                    "it is a pipe or a device, not a file; give what comes out of it on standard input, with `-`",
                )
                .to_owned(),
            Refused::TooLarge(limit) => {
                let limit = limit / (1024 * 1024);
                lang.pick(format!("超过 {limit} MiB"), format!("it is larger than {limit} MiB"))
            }
            Refused::NoText => lang.pick("不是 UTF-8 文本", "it is not UTF-8 text").to_owned(),
            Refused::DeadLink => lang
                .pick(
                    "这是指向不存在的文件的链接；请删去链接，或给出要写的文件名",
                    "it is a link to a file that is not there; remove the link, or name the file itself",
                )
                .to_owned(),
            Refused::NoFile => lang
                .pick(
                    "这是管道、套接字或磁盘，不是文件；请换个文件名",
                    "it is a pipe, a socket or a disk, not a file; name another file",
                )
                .to_owned(),
        }
    }
}

/// Whether a path is a link to something that is not there.
pub fn is_dead_link(path: &Path) -> bool {
    let link = fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
    link && fs::metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// The bytes of a regular file.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Refused> {
    let kind = fs::metadata(path)?;
    if kind.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    if !kind.is_file() {
        return Err(Refused::Special);
    }
    let file = File::open(path)?;
    // What was opened may not be what was looked at.
    let kind = file.metadata()?;
    if !kind.is_file() {
        return Err(Refused::Special);
    }
    if kind.len() > limit {
        return Err(Refused::TooLarge(limit));
    }
    bounded(file, limit)
}

/// The text of a regular file.
pub fn read_text(path: &Path, limit: u64) -> Result<String, Refused> {
    String::from_utf8(read(path, limit)?).map_err(|_| Refused::NoText)
}

/// Everything that can be read, if it is not more than the limit.
pub fn bounded(reader: impl Read, limit: u64) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= limit);
    if fits { Ok(bytes) } else { Err(Refused::TooLarge(limit)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_stops_at_the_limit() {
        assert!(matches!(bounded(io::repeat(b'1'), 9), Err(Refused::TooLarge(9))));
        assert_eq!(bounded(io::Cursor::new(b"12"), 2).unwrap(), b"12");
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_folders_are_no_files() {
        assert!(matches!(read(Path::new("/dev/zero"), 9), Err(Refused::Special)));
        assert!(matches!(read(Path::new("."), 9), Err(Refused::Io(_))));
        assert!(read(Path::new("no such file"), 9).unwrap_err().is_missing());
    }
}
