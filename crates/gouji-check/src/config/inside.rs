//! What a `gouji.toml` may name: files and folders below its own.
//!
//! Contract: whoever wrote the configuration need not be who runs the program; it reaches nothing
//! outside of its folder, neither by its words nor through a link.

use std::fs;
use std::path::{Component, Path, PathBuf};

use toml::Spanned;
use toml::de::DeValue;

use crate::path_name::path_name;

use super::Mistake;
use super::values::mistake;

/// The path that `text` names below `folder`; nothing for a path that leads elsewhere.
pub fn inside(folder: &Path, text: &str) -> Option<PathBuf> {
    let given = Path::new(text);
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if text.is_empty() || !given.components().all(plain) {
        return None;
    }
    let path = folder.join(given);
    is_inside(folder, &path).then_some(path)
}

/// Whether what stands at a path, and in it if it is a folder, stands below `folder` when all links
/// are followed. What is not there yet is inside.
pub fn is_inside(folder: &Path, path: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(root) = folder.canonicalize() else { return true };
    let below = |path: &Path| match path.canonicalize() {
        Ok(real) => real.starts_with(&root),
        // A link that leads nowhere may lead anywhere later.
        Err(_) => !fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink()),
    };
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    below(path) && entries.map(|entry| entry.path()).all(|entry| below(&entry))
}

/// A path that leads elsewhere.
pub(super) fn outside(value: &Spanned<DeValue<'_>>) -> Mistake {
    let (zh, en) = (
        "这里只能写本文件夹之下的相对路径".to_owned(),
        "only a relative path below the folder of this file can stand here".to_owned(),
    );
    mistake(value, zh, en).help(
        "把文件放到这个文件夹里，或者用命令行选项 --rules、--baseline 指定",
        "put the file into this folder, or name it with --rules or --baseline on the command line",
    )
}

/// A path where nothing is.
pub(super) fn missing(value: &Spanned<DeValue<'_>>, path: &Path) -> Mistake {
    let path = path_name(path);
    mistake(value, format!("没有文件或文件夹 {path}"), format!("there is no file or folder {path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).unwrap();
        for text in ["a.json", "./a.json", "rules/a.yaml"] {
            assert!(inside(&inner, text).is_some(), "{text}");
        }
        for text in ["", "../a.json", "rules/../../a.json", "/etc/passwd"] {
            assert!(inside(&inner, text).is_none(), "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_outside() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        fs::create_dir_all(inner.join("rules")).unwrap();
        fs::write(folder.path().join("a.yaml"), "").unwrap();
        fs::write(inner.join("b.yaml"), "").unwrap();
        symlink("../a.yaml", inner.join("a.yaml")).unwrap();
        symlink("b.yaml", inner.join("c.yaml")).unwrap();
        assert!(inside(&inner, "a.yaml").is_none() && inside(&inner, "c.yaml").is_some());
        assert!(inside(&inner, "rules").is_some());
        symlink("../../a.yaml", inner.join("rules/d.yaml")).unwrap();
        assert!(inside(&inner, "rules").is_none());
    }
}
