//! A user's folders of rules, from the files.
//!
//! Contract: YAML files only, in the order of their names, each of a bounded size; all are looked at before any is
//! used.

use std::fs;
use std::path::{Path, PathBuf};

use gouji_core::document::SourceText;
use gouji_core::lang::Lang;
use gouji_core::rules::{Pack, RuleFileError};

use crate::files::{self, Refused};
use crate::path_name::path_name;

/// The largest file of a folder of rules, in bytes.
const SIZE_LIMIT: u64 = 4 * 1024 * 1024;

/// Reads folders of rules, or single files of them.
pub fn read(paths: &[PathBuf]) -> Result<Pack, Vec<RuleFileError>> {
    let mut found: Vec<Result<PathBuf, RuleFileError>> = Vec::new();
    for path in paths {
        match files_of(path) {
            Ok(files) => found.extend(files.into_iter().map(Ok)),
            Err(error) => found.push(Err(error)),
        }
    }
    found.dedup_by(|b, a| matches!((a, b), (Ok(a), Ok(b)) if a == b));
    Pack::of(found.into_iter().map(|path| {
        let path = path?;
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        Ok((name.to_owned(), text_of(&path)?))
    }))
}

/// The YAML files of a folder in the order of their names, or the one file.
fn files_of(path: &Path) -> Result<Vec<PathBuf>, RuleFileError> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let unreadable = |error: std::io::Error| refused(path, &error.into());
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let ending = file.extension().and_then(|ending| ending.to_str());
        if file.is_file() && matches!(ending, Some("yaml" | "yml")) {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(RuleFileError::Unreadable {
            path: path_name(path),
            reason: "没有规则文件（*.yaml） | no rule files (*.yaml)".to_owned(),
        });
    }
    Ok(files)
}

fn text_of(path: &Path) -> Result<SourceText, RuleFileError> {
    let shown = path_name(path);
    let text = files::read_text(path, SIZE_LIMIT).map_err(|error| refused(path, &error))?;
    Ok(SourceText::new(&shown, text))
}

fn refused(path: &Path, error: &Refused) -> RuleFileError {
    let reason = format!("{} | {}", error.words(Lang::Zh), error.words(Lang::En));
    RuleFileError::Unreadable { path: path_name(path), reason }
}
