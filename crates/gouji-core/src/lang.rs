//! The two languages of everything a person reads.

use serde::{Deserialize, Serialize};

/// A language of messages. Ids and keys never depend on it.
///
/// Closed on purpose: whatever a person reads exists in both, and a third would be a new interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The text in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

impl<Z: Into<String>, E: Into<String>> From<(Z, E)> for Both {
    fn from((zh, en): (Z, E)) -> Both {
        Both::new(zh, en)
    }
}

/// One text in both languages, where the language of the run is not known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Both {
    /// A text in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Both {
        Both { zh: zh.into(), en: en.into() }
    }

    /// A text that is the same in both: a name, a key, what was written.
    pub fn same(text: impl Into<String>) -> Both {
        let text = text.into();
        Both { zh: text.clone(), en: text }
    }

    /// The text in a language.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}
