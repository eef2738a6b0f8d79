//! Paths as programs want them: from the root of the repository, wherever the program ran.

use std::path::{Component, Path, PathBuf};

use gouji_core::document::SourceText;

/// Where paths are counted from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rooted(Option<Roots>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Roots {
    here: PathBuf,
    root: PathBuf,
}

impl Rooted {
    /// From the root of the repository that the program runs in, if one of the paths of the run lies
    /// there, else of that in which all of them do. Where there is none, relative paths stay and others
    /// count from the folder that holds all that was named.
    pub fn of(paths: &[PathBuf]) -> Rooted {
        let found = || {
            let here = std::env::current_dir().ok()?.canonicalize().ok()?;
            let folders: Vec<PathBuf> = paths.iter().map(|path| folder(&here, path)).collect();
            let own = repository(&here);
            if let Some(root) = own.filter(|root| folders.iter().any(|it| it.starts_with(root))) {
                return Some(Roots { root: root.to_path_buf(), here });
            }
            let common = folders.into_iter().reduce(common)?;
            let below =
                |path: &PathBuf| path.is_relative() && folder(&here, path).starts_with(&here);
            let root = match repository(&common) {
                Some(root) => root.to_path_buf(),
                None if paths.iter().all(below) => here.clone(),
                None => common,
            };
            Some(Roots { root, here })
        };
        Rooted(found())
    }

    /// A path from there, with `/`; one that leads elsewhere as it is.
    pub fn path(&self, path: &str) -> String {
        let Some(Roots { here, root }) = &self.0 else { return path.to_owned() };
        if path.starts_with('<') || path.is_empty() {
            return path.to_owned();
        }
        let full = plain(&here.join(path));
        if let Ok(inner) = full.strip_prefix(root) {
            return slashed(inner);
        }
        // Its folder may go by another name.
        let real = full.parent().and_then(|folder| folder.canonicalize().ok());
        let real = real.zip(full.file_name()).map(|(folder, name)| folder.join(name));
        match real.as_ref().and_then(|real| real.strip_prefix(root).ok()) {
            Some(inner) => slashed(inner),
            None => path.to_owned(),
        }
    }

    /// What a document is called, which several files may make.
    pub fn name(&self, source: &SourceText) -> String {
        let files: Vec<String> = source.files().iter().map(|file| self.path(file.path)).collect();
        files.join(" + ")
    }
}

/// The root of the repository that a folder lies in.
fn repository(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(".git").exists())
}

/// The folder that a path of the run stands for, by its real name.
fn folder(here: &Path, path: &Path) -> PathBuf {
    let full = plain(&here.join(path));
    let folder = match full.is_dir() {
        true => full.as_path(),
        false => full.parent().unwrap_or(&full),
    };
    folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf())
}

/// What two folders lie in.
fn common(one: PathBuf, other: PathBuf) -> PathBuf {
    let pairs = one.components().zip(other.components());
    pairs.take_while(|(one, other)| one == other).map(|(part, _)| part).collect()
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut full = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(full.pop()),
            Component::CurDir => {}
            part => full.push(part),
        }
    }
    full
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_count_from_the_root() {
        let roots = Roots { here: PathBuf::from("/库/2024"), root: PathBuf::from("/库") };
        let rooted = Rooted(Some(roots));
        for (path, wanted) in [
            ("a.txt", "2024/a.txt"),
            ("./子/a.txt", "2024/子/a.txt"),
            ("../b.txt", "b.txt"),
            ("/库/2025/c.txt", "2025/c.txt"),
            ("/别处/d.txt", "/别处/d.txt"),
            ("<stdin>", "<stdin>"),
        ] {
            assert_eq!(rooted.path(path), wanted);
        }
        assert_eq!(Rooted::default().path("./a.txt"), "./a.txt");
        let common = super::common(PathBuf::from("/库/2024/甲"), PathBuf::from("/库/2024/乙/丙"));
        assert_eq!(common, Path::new("/库/2024"));
    }
}
