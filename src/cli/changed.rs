//! `--changed`: the files that git says are changed.
//!
//! Contract: asks git and changes nothing; what git cannot tell is a mistake with a way out. Changed
//! are files that differ from where this branch left the reference, staged or not, and new files
//! that are not ignored; deleted ones are not.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::report::printable;

use super::outputs::Mistake;

/// What git compares with when the user names nothing.
pub const HEAD: &str = "HEAD";

/// The changed files under these paths, as they are best shown.
pub fn changed(reference: &str, paths: &[PathBuf]) -> Result<Vec<PathBuf>, Mistake> {
    let root =
        git(Path::new("."), &["rev-parse", "--show-toplevel"]).map_err(|error| match error {
            Failed::Missing => Mistake::new(
                "--changed 需要 git，但没有找到这个程序",
                "--changed needs git, which is not installed",
            ),
            Failed::Said(said) => Mistake::new(
                format!("--changed 须在 git 仓库中使用（git：{said}）"),
                format!("--changed is for a git repository (git: {said})"),
            ),
        })?;
    let root = PathBuf::from(line(root));
    let base = base(reference, &root)?;
    let other = |_: Failed| {
        Mistake::new(
            "git 没有给出有改动的文件；请直接指定文件",
            "git could not list the changed files; name the files instead",
        )
    };
    let mut names = match &base {
        Some(base) => git(&root, &["diff", "--name-only", "-z", "--diff-filter=d", base, "--"]),
        // Before the first commit everything in the index is new.
        None => git(&root, &["ls-files", "-z", "--cached"]),
    }
    .map_err(other)?;
    names.extend(git(&root, &["ls-files", "-z", "--others", "--exclude-standard"]).map_err(other)?);
    let mut files: Vec<PathBuf> = names
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty())
        .map(|name| root.join(path(name)))
        .filter(|file| file.is_file() && is_under(file, paths))
        .map(shown)
        .collect();
    // What is not there is told as such, changed or not.
    files.extend(paths.iter().filter(|path| !path.exists()).cloned());
    files.sort();
    files.dedup();
    Ok(files)
}

/// The commit to compare with: where this branch left the reference.
fn base(reference: &str, root: &Path) -> Result<Option<String>, Mistake> {
    let name = printable(reference);
    let unknown = || {
        Mistake::new(
            format!("git 不认识 {name}；请给出分支、标签或提交（CI 中可能须先取回它）"),
            format!("git knows no {name}; name a branch, tag or commit (CI may have to fetch it)"),
        )
    };
    if reference.starts_with('-') {
        return Err(unknown());
    }
    if git(root, &["rev-parse", "--verify", "--quiet", HEAD]).is_err() && reference == HEAD {
        return Ok(None);
    }
    let commit = format!("{reference}^{{commit}}");
    let commit =
        git(root, &["rev-parse", "--verify", "--quiet", &commit]).map_err(|_| unknown())?;
    let commit = line(commit).to_string_lossy().into_owned();
    match git(root, &["merge-base", &commit, HEAD]) {
        Ok(base) => Ok(Some(line(base).to_string_lossy().into_owned())),
        // Histories that never met are compared as they are.
        Err(_) => Ok(Some(commit)),
    }
}

/// Why git gave nothing.
enum Failed {
    Missing,
    Said(String),
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Failed> {
    let ran = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let output = ran.map_err(|_| Failed::Missing)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failed::Said(printable(said.lines().next().unwrap_or_default().trim())))
}

/// The one line that git printed.
fn line(mut bytes: Vec<u8>) -> OsString {
    while bytes.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        bytes.pop();
    }
    path(&bytes)
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).to_os_string()
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// Whether a file is one of the paths or lies in one.
fn is_under(file: &Path, paths: &[PathBuf]) -> bool {
    let Ok(file) = file.canonicalize() else { return false };
    paths.iter().filter_map(|path| path.canonicalize().ok()).any(|path| file.starts_with(path))
}

/// A path as the user would write it.
fn shown(file: PathBuf) -> PathBuf {
    let here = std::env::current_dir().and_then(|folder| folder.canonicalize());
    match (here, file.canonicalize()) {
        (Ok(here), Ok(real)) => real.strip_prefix(here).map(Path::to_path_buf).unwrap_or(file),
        _ => file,
    }
}
