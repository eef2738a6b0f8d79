//! The fenced blocks of a page.

use std::path::{Path, PathBuf};

/// A fenced block.
#[derive(Debug, Clone)]
pub struct Block {
    /// `path:line` of its fence.
    pub place: String,
    /// The word behind the fence.
    pub language: String,
    /// What it holds.
    pub body: String,
}

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the repository.
pub fn page(path: &str) -> String {
    std::fs::read_to_string(root().join(Path::new(path))).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every fenced block of a page, in order.
pub fn blocks(path: &str) -> Vec<Block> {
    let mut all = Vec::new();
    let mut open: Option<Block> = None;
    for (index, line) in page(path).lines().enumerate() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => all.extend(open.take()),
            (Some(language), None) => {
                let place = format!("{path}:{}", index + 1);
                open = Some(Block { place, language: language.to_owned(), body: String::new() });
            }
            (None, Some(block)) => {
                block.body.push_str(line);
                block.body.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{path}: a fence is not closed");
    all
}
