//! Paths as programs want them: from the root of the repository, wherever the program ran.

use std::path::{Component, Path, PathBuf};

/// Where paths are counted from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rooted(Option<Roots>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Roots {
    here: PathBuf,
    root: PathBuf,
}

impl Rooted {
    /// From the root of the repository that the program runs in; as they are where there is none.
    pub fn here() -> Rooted {
        let found = || {
            let here = std::env::current_dir().ok()?.canonicalize().ok()?;
            let root = here.ancestors().find(|folder| folder.join(".git").exists())?;
            Some(Roots { root: root.to_path_buf(), here })
        };
        Rooted(found())
    }

    /// A path from there, with `/`; one that leads elsewhere as it is.
    pub fn path(&self, path: &str) -> String {
        let Some(Roots { here, root }) = &self.0 else { return path.to_owned() };
        if path.starts_with('<') || path.is_empty() {
            return path.to_owned();
        }
        let mut full = PathBuf::new();
        for part in here.join(path).components() {
            match part {
                Component::ParentDir => drop(full.pop()),
                Component::CurDir => {}
                part => full.push(part),
            }
        }
        match full.strip_prefix(root) {
            Ok(inner) => slashed(inner),
            Err(_) => path.to_owned(),
        }
    }
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
    }
}
