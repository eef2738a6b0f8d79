//! Why a file of the configuration cannot be used.

use crate::files::Refused;
use gouji_core::document::{SourceText, Span};
use gouji_core::lang::{Both, Lang};

/// A mistake in a file: where, what, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: Both,
    /// What to do.
    pub help: Option<Both>,
}

impl Mistake {
    /// A mistake at a place.
    pub fn new(span: Span, zh: impl Into<String>, en: impl Into<String>) -> Mistake {
        Mistake { span, message: Both::new(zh, en), help: None }
    }

    /// Says what to do.
    pub fn help(self, zh: impl Into<String>, en: impl Into<String>) -> Mistake {
        Mistake { help: Some(Both::new(zh, en)), ..self }
    }

    /// Proposes the name most like the one given, or lists those that are known.
    pub fn nearest(self, given: &str, names: &[&str]) -> Mistake {
        match gouji_core::nearest::nearest(given, names.iter().copied()) {
            Some(name) => {
                self.help(format!("是否指 `{name}`？"), format!("did you mean `{name}`?"))
            }
            None => self.help(
                format!("可用的有：{}", names.join("、")),
                format!("known here: {}", names.join(", ")),
            ),
        }
    }
}

/// Why a file of the configuration cannot be used.
#[derive(Debug, Clone)]
pub enum ConfigError {
    /// A mistake in it.
    Mistake(Box<SourceText>, Mistake),
    /// It cannot be read or found, or does not fit the rest.
    Plain(Both),
}

impl ConfigError {
    /// An error without a place in a text.
    pub fn plain(zh: impl Into<String>, en: impl Into<String>) -> ConfigError {
        ConfigError::Plain(Both::new(zh, en))
    }

    /// A file that stands in a folder by a link to somewhere else.
    pub fn outside(path: &str) -> ConfigError {
        ConfigError::plain(
            format!("{path} 是指向别处的链接，不予读取；请把文件本身放在这里"),
            format!("{path} is a link to somewhere else and is not read; put the file itself here"),
        )
    }

    /// A file that cannot be opened.
    pub fn unreadable(path: &str, error: &Refused) -> ConfigError {
        if error.is_missing() {
            return ConfigError::plain(
                format!("没有文件 {path}"),
                format!("there is no file {path}"),
            );
        }
        ConfigError::plain(
            format!("无法读取 {path}：{}", error.words(Lang::Zh)),
            format!("{path} cannot be read: {}", error.words(Lang::En)),
        )
    }
}
