//! Patterns of paths, written as in `.gitignore`.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Paths that patterns below a folder name.
#[derive(Debug, Clone)]
pub struct PathFilter {
    root: PathBuf,
    patterns: Gitignore,
}

impl PathFilter {
    /// The paths that one pattern names, or why it is none.
    pub fn one(root: &Path, pattern: &str) -> Result<PathFilter, String> {
        PathFilter::all(root, std::iter::once(pattern))
    }

    /// The paths that any of the patterns names.
    pub fn all<'a>(
        root: &Path,
        patterns: impl Iterator<Item = &'a str>,
    ) -> Result<PathFilter, String> {
        let root = absolute(root);
        let mut builder = GitignoreBuilder::new(&root);
        for pattern in patterns {
            builder.add_line(None, pattern).map_err(|error| error.to_string())?;
        }
        let patterns = builder.build().map_err(|error| error.to_string())?;
        Ok(PathFilter { root, patterns })
    }

    /// The folder that the patterns count from.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether a path, or a folder it lies in, is named.
    pub fn holds(&self, path: &Path) -> bool {
        let path = absolute(path);
        let Ok(inner) = path.strip_prefix(&self.root) else { return false };
        self.patterns.matched_path_or_any_parents(inner, false).is_ignore()
    }
}

/// A path from the root of the file system, without `.` and `..`.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut plain = PathBuf::new();
    for part in full.components() {
        match part {
            std::path::Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// Which files of folders are read.
#[derive(Debug, Clone, Default)]
pub struct Globs {
    /// Only these, where there are any.
    pub include: Option<PathFilter>,
    /// Not these.
    pub exclude: Option<PathFilter>,
}

impl Globs {
    /// Whether a file of a folder is read.
    pub fn holds(&self, path: &Path) -> bool {
        self.include.as_ref().is_none_or(|it| it.holds(path)) && !self.excludes(path)
    }

    /// Whether a file is left out by name.
    pub fn excludes(&self, path: &Path) -> bool {
        self.exclude.as_ref().is_some_and(|it| it.holds(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_count_from_their_folder() {
        let filter = |patterns: &[&str]| {
            PathFilter::all(Path::new("财政"), patterns.iter().copied()).unwrap()
        };
        let globs = Globs {
            include: Some(filter(&["*.docx", "/2024/**"])),
            exclude: Some(filter(&["草稿/"])),
        };
        assert!(globs.holds(Path::new("财政/甲.docx")));
        assert!(globs.holds(Path::new("./财政/2024/甲.txt")));
        assert!(!globs.holds(Path::new("财政/甲.txt")));
        assert!(!globs.holds(Path::new("财政/草稿/甲.docx")));
        assert!(!globs.holds(Path::new("别处/甲.docx")));
        assert!(Globs::default().holds(Path::new("甲")));
        assert!(PathFilter::one(Path::new(""), "[z-a]").is_err());
    }
}
