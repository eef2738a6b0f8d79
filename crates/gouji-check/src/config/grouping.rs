//! Which documents `gouji.toml` makes one disclosure.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::DeValue;

use super::values::{list, mistake, text, wrong};
use super::{Mistake, PathFilter};

/// Which documents under one configuration are one disclosure.
#[derive(Debug, Clone)]
pub enum Grouping {
    /// All of them.
    All,
    /// Those of each folder.
    Folder,
    /// Those that one pattern names; a document is of the first that names it, if any.
    Patterns(Vec<(String, PathFilter)>),
}

impl Grouping {
    /// Reads the value of `together`.
    pub(super) fn read(folder: &Path, value: &Spanned<DeValue<'_>>) -> Result<Grouping, Mistake> {
        match value.get_ref() {
            DeValue::String(word) => match &**word {
                "all" => return Ok(Grouping::All),
                "folder" => return Ok(Grouping::Folder),
                _ => return Err(wrong(value, "\"all\" / \"folder\" / [\"…\", …]")),
            },
            DeValue::Array(_) => {}
            _ => return Err(wrong(value, "\"all\" / \"folder\" / [\"…\", …]")),
        }
        let mut patterns = Vec::new();
        for entry in list(value)? {
            let pattern = text(entry)?;
            let filter = PathFilter::one(folder, pattern).map_err(|why| {
                let en = format!("no pattern of paths: {why}");
                mistake(entry, "不是有效的路径写法".to_owned(), en)
            })?;
            patterns.push((pattern.to_owned(), filter));
        }
        Ok(Grouping::Patterns(patterns))
    }

    /// The name of the group that a document is of, with the folder that a pattern counts from, which is
    /// that of the file that has it, whoever goes on from that; nothing for one that is checked by itself.
    pub fn group(&self, document: &Path) -> Option<(Option<PathBuf>, PathBuf)> {
        match self {
            Grouping::All => Some((None, PathBuf::new())),
            Grouping::Folder => {
                Some((None, document.parent().unwrap_or(Path::new("")).to_path_buf()))
            }
            Grouping::Patterns(patterns) => {
                let mut patterns = patterns.iter();
                let (pattern, filter) = patterns.find(|(_, filter)| filter.holds(document))?;
                Some((Some(filter.root().to_path_buf()), PathBuf::from(pattern)))
            }
        }
    }

    /// The patterns, each with what it names.
    pub fn patterns(&self) -> &[(String, PathFilter)] {
        match self {
            Grouping::Patterns(patterns) => patterns,
            Grouping::All | Grouping::Folder => &[],
        }
    }

    /// The value as it is written.
    pub(super) fn written(&self) -> toml::Value {
        let text = |text: &str| toml::Value::String(text.to_owned());
        match self {
            Grouping::All => text("all"),
            Grouping::Folder => text("folder"),
            Grouping::Patterns(all) => {
                all.iter().map(|(pattern, _)| text(pattern)).collect::<Vec<_>>().into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_of_the_first_group_that_names_it() {
        let filter =
            |pattern: &str| (pattern.to_owned(), PathFilter::one(Path::new(""), pattern).unwrap());
        let grouping = Grouping::Patterns(vec![filter("部门A/**"), filter("部门*/")]);
        let group =
            |path: &str| grouping.group(Path::new(path)).map(|(_, it)| it.display().to_string());
        assert_eq!(group("部门A/说明.docx").as_deref(), Some("部门A/**"));
        assert_eq!(group("部门B/说明.docx").as_deref(), Some("部门*/"));
        assert_eq!(group("其他/说明.docx"), None);
        assert_eq!(grouping.written().to_string(), r#"["部门A/**", "部门*/"]"#);
    }
}
