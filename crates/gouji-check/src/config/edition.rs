//! Editions: the set of rules that counts by default, fixed until the user raises it.

use std::fmt;

use gouji_core::rules::Rule;

/// A year's set of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition(i32);

impl Edition {
    /// Every edition, the newest last.
    pub const NAMES: &'static [&'static str] = &["2026"];

    /// What counts where nothing is said: the first edition, so that an upgrade of the program
    /// breaks no gate unasked.
    pub const FIRST: Edition = Edition(2026);

    /// An edition that exists.
    pub fn from_name(name: &str) -> Option<Edition> {
        Edition::NAMES.contains(&name).then(|| name.parse().ok().map(Edition)).flatten()
    }

    /// Whether a rule is newer than this edition. A rule of the user's own, whose `since` names no
    /// year, is never new.
    pub fn precedes(self, rule: Rule) -> bool {
        rule.text().since.parse::<i32>().is_ok_and(|year| year > self.0)
    }

    /// An edition before every rule, for tests of what a later rule does.
    #[cfg(test)]
    pub(super) fn before_all() -> Edition {
        Edition(2000)
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_belongs_to_an_edition() {
        for rule in Rule::ALL {
            let since = rule.text().since.as_str();
            assert!(Edition::NAMES.contains(&since), "{rule}: since {since}");
        }
        assert_eq!(Edition::from_name("2026"), Some(Edition::FIRST));
        assert_eq!(Edition::from_name("2025"), None);
        assert!(Edition::before_all().precedes(Rule::ShareOfWhole));
        assert!(!Edition::FIRST.precedes(Rule::ShareOfWhole));
    }
}
