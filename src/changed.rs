//! `--changed`: the files that git says are changed.
//!
//! Contract: asks git and changes nothing; what git cannot tell is a mistake with a way out. Asked are
//! the repositories that the paths lie in, wherever the program runs. Git runs nothing that a
//! repository names: no hook, no monitor, no filter, no external program. Changed are files that
//! differ from where this branch left the reference, staged or not, and new files that are not
//! ignored; deleted ones are not.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use gouji_report::{path_name, printable};

use super::git::{Failed, git, line, path};
use super::outputs::Mistake;

/// What git compares with when the user names nothing.
pub const HEAD: &str = "HEAD";

/// What git says is changed.
#[derive(Debug)]
pub struct Changes {
    /// Changed and new files, as they are best shown.
    pub files: Vec<PathBuf>,
    /// Files that are no more.
    pub gone: Vec<PathBuf>,
    /// The reference is where this branch is, so that only what is not committed can be changed.
    pub is_here: bool,
}

impl Changes {
    /// Everything that is not as it was.
    pub fn all(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().chain(&self.gone).map(PathBuf::as_path)
    }
}

/// What is changed, in the repositories that the paths lie in, since their branches left the
/// reference.
pub fn changed(reference: &str, paths: &[PathBuf]) -> Result<Changes, Mistake> {
    let mut all = Changes { files: Vec::new(), gone: Vec::new(), is_here: true };
    let roots = roots(paths)?;
    for root in &roots {
        let part = changed_in(reference, root, paths)?;
        all.files.extend(part.files);
        all.gone.extend(part.gone);
        all.is_here &= part.is_here;
    }
    all.is_here &= !roots.is_empty();
    Ok(all)
}

/// The repositories that paths lie in. One that is not there is told when it is read; standard input
/// lies where the program runs.
fn roots(paths: &[PathBuf]) -> Result<BTreeSet<PathBuf>, Mistake> {
    let mut roots = BTreeSet::new();
    let mut asked = BTreeSet::new();
    for path in paths {
        let is_there = path.exists() || path.as_os_str() == "-";
        let folder = path.ancestors().find(|part| part.is_dir()).unwrap_or(Path::new("."));
        if !asked.insert(folder) {
            continue;
        }
        match git(folder, &["rev-parse", "--show-toplevel"]) {
            Ok(root) => {
                roots.insert(PathBuf::from(line(root)));
            }
            Err(Failed::Said(_)) if !is_there => {}
            Err(error) => return Err(none(&error, folder)),
        }
    }
    Ok(roots)
}

/// That a folder is in no repository that git would use.
fn none(error: &Failed, folder: &Path) -> Mistake {
    let Failed::Said(said) = error else {
        return Mistake::new(
            "--changed 需要 git，但没有找到这个程序",
            "--changed needs git, which is not installed",
        );
    };
    let (at, which) = match folder.to_str() {
        Some("." | "") => (String::new(), String::new()),
        _ => {
            let name = printable(&path_name(folder));
            (format!("：{name} 不在 git 仓库中"), format!("; {name} is in none"))
        }
    };
    // What git says is English.
    let zh = match said.contains("dubious ownership") {
        true => {
            "--changed：仓库属于别的用户，git 不予使用（见 git 的 safe.directory 设置）".to_owned()
        }
        false => format!("--changed 须在 git 仓库中使用{at}"),
    };
    Mistake::new(zh, format!("--changed is for a git repository{which} (git: {said})"))
}

/// What is changed in one repository.
fn changed_in(reference: &str, root: &Path, paths: &[PathBuf]) -> Result<Changes, Mistake> {
    let base = base(reference, root)?;
    let other = |_: Failed| {
        Mistake::new(
            "git 没有给出有改动的文件；请直接指定文件",
            "git could not list the changed files; name the files instead",
        )
    };
    let filters = filters(root).map_err(other)?;
    let mut gone = Vec::new();
    let mut names = match &base {
        Some(base) => {
            gone = listed(root, base, "D", &filters).map_err(other)?;
            differing(root, base, &filters)
        }
        // Before the first commit everything in the index is new.
        None => git(root, &["ls-files", "-z", "--cached"]).map(|names| split(&names)),
    }
    .map_err(other)?;
    let new = git(root, &["ls-files", "-z", "--others", "--exclude-standard"]).map_err(other)?;
    names.extend(split(&new));
    let at = |name: &Vec<u8>| root.join(path(name));
    let mut files: Vec<PathBuf> = names.iter().map(at).filter(|file| file.is_file()).collect();
    files = files.into_iter().map(|file| shown(file, paths)).collect();
    files.sort();
    files.dedup();
    let gone = gone.iter().map(|(_, name)| at(name)).filter(|file| !file.exists());
    let gone = gone.map(|file| gone_from(file, paths)).collect();
    let head = git(root, &["rev-parse", "--verify", "--quiet", HEAD]).ok();
    let head = head.map(|head| line(head).to_string_lossy().into_owned());
    Ok(Changes { files, gone, is_here: reference != HEAD && base.is_some() && base == head })
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
    let may = listed(root, base, "d", filters)?;
    let differs = |(old, name): &Kept| !is_unchanged(root, old, name, filters);
    Ok(may.into_iter().filter(differs).map(|(_, name)| name).collect())
}

/// What git keeps of a file, and the file's name.
type Kept = (Vec<u8>, Vec<u8>);

/// Files that may differ from a commit, each with what was there: `D` those that are gone, `d` the
/// others.
fn listed(root: &Path, base: &str, which: &str, filters: &[String]) -> Result<Vec<Kept>, Failed> {
    let which = format!("--diff-filter={which}");
    let mut asked = told(filters);
    asked.extend(["diff-index", "-z", "--no-renames", "--ignore-submodules=all"]);
    asked.extend([which.as_str(), base, "--"]);
    let listed = git(root, &asked)?;
    let mut files = Vec::new();
    let mut parts = split(&listed).into_iter();
    while let (Some(head), Some(name)) = (parts.next(), parts.next()) {
        // `:100644 100644 <old> <new> M`
        let old = head.split(|byte| *byte == b' ').nth(2).unwrap_or_default();
        files.push((old.to_vec(), name));
    }
    Ok(files)
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

/// A path as the user would write it.
fn shown(file: PathBuf, paths: &[PathBuf]) -> PathBuf {
    match file.canonicalize() {
        Ok(real) => written(&real, paths).unwrap_or(file),
        Err(_) => file,
    }
}

/// The same for one that is no more.
fn gone_from(file: PathBuf, paths: &[PathBuf]) -> PathBuf {
    written(&file, paths).unwrap_or(file)
}

/// A file from where the program runs, else from the path of the user that it lies in.
fn written(file: &Path, paths: &[PathBuf]) -> Option<PathBuf> {
    let here = std::env::current_dir().and_then(|folder| folder.canonicalize());
    if let Some(inner) = here.ok().and_then(|here| file.strip_prefix(here).ok()) {
        return Some(inner.to_path_buf());
    }
    paths.iter().find_map(|path| {
        let rest = file.strip_prefix(path.canonicalize().ok()?).ok()?;
        // A joined empty rest would end in a separator.
        Some(if rest.as_os_str().is_empty() { path.clone() } else { path.join(rest) })
    })
}
