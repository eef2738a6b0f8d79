//! `--changed`: the files that git says are changed.
//!
//! Contract: asks git and changes nothing; what git cannot tell is a mistake with a way out. Git runs
//! nothing that the repository names: no hook, no monitor, no filter, no external program. Changed
//! are files that differ from where this branch left the reference, staged or not, and new files
//! that are not ignored; deleted ones are not.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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
    let filters = filters(&root).map_err(other)?;
    let mut names = match &base {
        Some(base) => differing(&root, base, &filters),
        // Before the first commit everything in the index is new.
        None => git(&root, &["ls-files", "-z", "--cached"]).map(|names| split(&names)),
    }
    .map_err(other)?;
    let new = git(&root, &["ls-files", "-z", "--others", "--exclude-standard"]).map_err(other)?;
    names.extend(split(&new));
    let mut files: Vec<PathBuf> = names
        .iter()
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

/// Settings by which the filters of files, which are programs, do nothing.
fn filters(root: &Path) -> Result<Vec<String>, Failed> {
    // Git has no other word for "there are none" than its status.
    let asked = ["config", "-z", "--name-only", "--get-regexp", r"^filter\."];
    let listed = git(root, &asked).unwrap_or_default();
    let mut settings = Vec::new();
    for name in split(&listed) {
        let name = String::from_utf8(name).unwrap_or_default();
        let (driver, key) = name.rsplit_once('.').unwrap_or_default();
        if driver.is_empty() || driver.contains(['=', '\n']) {
            return Err(Failed::Said(String::new()));
        }
        if ["clean", "smudge", "process"].contains(&key) {
            settings.push(format!("{name}="));
        }
        settings.push(format!("{driver}.required=false"));
    }
    Ok(settings)
}

/// The files that differ from a commit. The plumbing tells which may: those that were touched too.
/// Whether one does is seen by its content.
fn differing(root: &Path, base: &str, filters: &[String]) -> Result<Vec<Vec<u8>>, Failed> {
    let mut asked = told(filters);
    asked.extend(["diff-index", "-z", "--no-renames", "--ignore-submodules=all"]);
    asked.extend(["--diff-filter=d", base, "--"]);
    let listed = git(root, &asked)?;
    let mut names = Vec::new();
    let mut parts = split(&listed).into_iter();
    while let (Some(head), Some(name)) = (parts.next(), parts.next()) {
        // `:100644 100644 <old> <new> M`
        let old = head.split(|byte| *byte == b' ').nth(2).unwrap_or_default();
        if !is_unchanged(root, old, &name, filters) {
            names.push(name);
        }
    }
    Ok(names)
}

/// Settings as arguments of git.
fn told(settings: &[String]) -> Vec<&str> {
    settings.iter().flat_map(|setting| ["-c", setting.as_str()]).collect()
}

/// Whether a file is what git keeps under this name.
fn is_unchanged(root: &Path, old: &[u8], name: &[u8], filters: &[String]) -> bool {
    let name = path(name);
    if !root.join(&name).is_file() {
        return false;
    }
    let mut asked: Vec<&OsStr> = told(filters).into_iter().map(OsStr::new).collect();
    asked.extend([OsStr::new("hash-object"), OsStr::new("--"), &name]);
    git(root, &asked).is_ok_and(|hash| hash.trim_ascii_end() == old)
}

/// The names that git parts with zeros.
fn split(names: &[u8]) -> Vec<Vec<u8>> {
    let names = names.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    names.map(<[u8]>::to_vec).collect()
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

/// What the configuration of a repository may not decide: it may be anybody's.
const SETTINGS: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.untrackedCache=false",
    "core.sshCommand=false",
    "diff.external=",
    "protocol.allow=never",
    "submodule.recurse=false",
];

fn git(folder: &Path, arguments: &[impl AsRef<OsStr>]) -> Result<Vec<u8>, Failed> {
    let mut command = Command::new("git");
    command.arg("--no-pager").arg("-C").arg(folder);
    for setting in SETTINGS {
        command.arg("-c").arg(setting);
    }
    command.args(arguments).stdin(Stdio::null());
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    // A missing object is not fetched from wherever the repository says.
    command.env("GIT_NO_LAZY_FETCH", "1").env_remove("GIT_EXTERNAL_DIFF");
    let ran = command.output();
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
