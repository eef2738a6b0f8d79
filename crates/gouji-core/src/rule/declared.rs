//! Rules that are written down instead of coded: their relation stands in the rule's file.
//!
//! Contract: a declared rule is its name; two with one name are the same rule. Those of
//! `rules/` are found when the program is built, those of a user's folder when it starts.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::Group;
use super::text::RuleText;

/// A rule that a file declares.
pub struct Declared {
    name: &'static str,
    group: Group,
    /// The file's text.
    source: &'static str,
    /// What the file of a user says; embedded files are read when they are first needed.
    text: Option<&'static RuleText>,
}

impl Declared {
    /// A rule of `rules/`.
    pub const fn embedded(name: &'static str, group: Group, source: &'static str) -> Declared {
        Declared { name, group, source, text: None }
    }

    /// A rule of a user's folder.
    pub(crate) fn of_user(text: &'static RuleText, source: &'static str) -> Declared {
        Declared { name: &text.name, group: text.group, source, text: Some(text) }
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The group it belongs to.
    pub fn group(&self) -> Group {
        self.group
    }

    /// Its file.
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// What its file says, where it was read when the rule was made.
    pub(crate) fn text(&self) -> Option<&'static RuleText> {
        self.text
    }
}

impl fmt::Debug for Declared {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name)
    }
}

impl PartialEq for Declared {
    fn eq(&self, other: &Declared) -> bool {
        self.name == other.name
    }
}

impl Eq for Declared {}

impl PartialOrd for Declared {
    fn partial_cmp(&self, other: &Declared) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Declared {
    fn cmp(&self, other: &Declared) -> Ordering {
        self.name.cmp(other.name)
    }
}

impl Hash for Declared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}
