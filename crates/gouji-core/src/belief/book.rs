//! The numbers of belief, as data: how rare mistakes and misreadings are.
//!
//! Contract: every form and every doubt has its line in `rules/belief.yaml`; a file that leaves one
//! out, or names one that is none, is no book. A user's `belief.yaml` changes single lines of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::disclosure::{Doubt, Form, Ground};
use crate::finding::Severity;
use crate::lang::Both;
use crate::slip::Slip;

/// What a form may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfForm {
    /// How rare it is that one claim of it is misread and its sisters are not, in decibans.
    pub alone: i32,
    /// How rare it is that it leaves out something small, or takes a figure of nearly the same amount
    /// for the one that is meant: nothing where that cannot be.
    #[serde(default)]
    pub near: Option<i32>,
    /// How much sisters that hold can help against its being misread alone: a share whose list adds up
    /// was bound to the right whole.
    #[serde(default)]
    pub helped: i32,
    /// How rare it is that a whole family of it is misread.
    #[serde(default)]
    pub misread: Option<i32>,
    /// The gravest that it may be.
    #[serde(default)]
    pub most: Option<Level>,
}

/// What a doubt does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfDoubt {
    /// How much likelier it makes a misreading, in decibans.
    pub costs: i32,
    /// The gravest that it leaves.
    #[serde(default)]
    pub most: Option<Level>,
}

/// A severity by its name in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Counted only.
    Note,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Severity {
        match level {
            Level::Note => Severity::Note,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    error: Option<i32>,
    warning: Option<i32>,
    #[serde(default)]
    mistakes: BTreeMap<String, i32>,
    #[serde(default)]
    slips: BTreeMap<String, i32>,
    #[serde(default)]
    forms: BTreeMap<String, OfForm>,
    #[serde(default)]
    grounds: BTreeMap<Ground, i32>,
    #[serde(default)]
    doubts: BTreeMap<Doubt, OfDoubt>,
}

/// How rare mistakes and misreadings are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beliefs {
    /// From these odds on a broken relation is an error.
    pub(super) error: i32,
    /// From these odds on it is a warning.
    pub(super) warning: i32,
    mistakes: BTreeMap<String, i32>,
    slips: BTreeMap<String, i32>,
    forms: BTreeMap<Form, OfForm>,
    grounds: BTreeMap<Ground, i32>,
    doubts: BTreeMap<Doubt, OfDoubt>,
}

static BUILT_IN: LazyLock<Beliefs> = LazyLock::new(|| {
    Beliefs::empty().with(include_str!("../../rules/belief.yaml")).unwrap_or_default()
});

impl Default for Beliefs {
    fn default() -> Beliefs {
        Beliefs::empty()
    }
}

impl Beliefs {
    /// The numbers that come with the program.
    pub fn built_in() -> &'static Beliefs {
        &BUILT_IN
    }

    /// Numbers under which nothing is believed.
    fn empty() -> Beliefs {
        Beliefs {
            error: i32::MAX,
            warning: i32::MAX,
            mistakes: BTreeMap::new(),
            slips: BTreeMap::new(),
            forms: BTreeMap::new(),
            grounds: BTreeMap::new(),
            doubts: BTreeMap::new(),
        }
    }

    /// Numbers under which every reading is right, for tests of what follows.
    #[cfg(test)]
    pub(crate) fn certain() -> Beliefs {
        let mut beliefs = Beliefs::built_in().clone();
        let sure = OfForm { alone: 90, near: None, helped: 0, misread: None, most: None };
        beliefs.forms = Form::ALL.iter().map(|form| (*form, sure)).collect();
        beliefs
    }

    /// These numbers with the lines of a file in the place of their own.
    ///
    /// # Errors
    /// What is wrong with the file: no YAML of this kind, or a form or a way to slip that does not exist.
    pub fn with(&self, text: &str) -> Result<Beliefs, Both> {
        let form = |error: crate::yaml::typed::Error| {
            Both::new(format!("不合 belief.yaml 的格式：{}", error.0.zh), error.0.en)
        };
        let file: File = crate::yaml::typed::from_str(text).map_err(form)?;
        let mut beliefs = self.clone();
        beliefs.error = file.error.unwrap_or(beliefs.error);
        beliefs.warning = file.warning.unwrap_or(beliefs.warning);
        for (name, value) in file.forms {
            let none = || {
                Both::new(format!("没有读法 `{name}`"), format!("`{name}` is no form of reading"))
            };
            let form = Form::from_name(&name).ok_or_else(none)?;
            beliefs.forms.insert(form, value);
        }
        if let Some(name) = file.slips.keys().find(|name| !WAYS.contains(&name.as_str())) {
            let (zh, en) = (format!("没有笔误 `{name}`"), format!("`{name}` is no way to slip"));
            return Err(Both::new(zh, en));
        }
        beliefs.mistakes.extend(file.mistakes);
        beliefs.slips.extend(file.slips);
        beliefs.grounds.extend(file.grounds);
        beliefs.doubts.extend(file.doubts);
        Ok(beliefs)
    }

    /// What a form may be used for; one without a line is never believed.
    pub fn form(&self, form: Form) -> OfForm {
        let never =
            OfForm { alone: 0, near: None, helped: 0, misread: None, most: Some(Level::Note) };
        self.forms.get(&form).copied().unwrap_or(never)
    }

    /// How much surer a reading of a form is on this ground, in decibans.
    pub(super) fn ground(&self, ground: Ground) -> i32 {
        self.grounds.get(&ground).copied().unwrap_or(0)
    }

    /// What a doubt does; one without a line leaves nothing.
    pub(super) fn doubt(&self, doubt: Doubt) -> OfDoubt {
        let all = OfDoubt { costs: 30, most: Some(Level::Note) };
        self.doubts.get(&doubt).copied().unwrap_or(all)
    }

    /// How rare a mistake is that a rule finds.
    pub(super) fn mistake(&self, rule: &str) -> i32 {
        let other = || self.mistakes.get("other");
        self.mistakes.get(rule).or_else(other).copied().unwrap_or(i32::MAX / 4)
    }

    /// How rare a way to slip is among wrong numbers; nothing where the digits show none.
    pub(super) fn slip(&self, slip: Slip) -> Option<i32> {
        self.slips.get(way(slip)?).copied()
    }

    /// How rare a wrong unit is among wrong numbers.
    pub(super) fn unit(&self) -> i32 {
        self.slips.get("unit").copied().unwrap_or(0)
    }

    /// How rare a missing or doubled row is among wrong sums.
    pub(super) fn row(&self) -> i32 {
        self.slips.get("row").copied().unwrap_or(0)
    }
}

/// The names of the ways to slip.
const WAYS: [&str; 10] = [
    "digit",
    "transposed",
    "dropped",
    "added",
    "point",
    "unit",
    "last-digit",
    "sign",
    "swapped",
    "row",
];

fn way(slip: Slip) -> Option<&'static str> {
    Some(match slip {
        // What stands beside a figure is what a misreading takes for it.
        Slip::Unknown | Slip::Computed | Slip::Neighbour => return None,
        Slip::LastDigit => "last-digit",
        Slip::Swapped => "swapped",
        Slip::Dropped => "dropped",
        Slip::Added => "added",
        Slip::Digit => "digit",
        Slip::Sign => "sign",
        Slip::Point => "point",
        Slip::Transposed => "transposed",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_and_every_doubt_has_its_line() {
        let beliefs = Beliefs::built_in();
        for form in Form::ALL {
            assert!(beliefs.forms.contains_key(form), "{}", form.name());
        }
        for doubt in Doubt::ALL {
            assert!(beliefs.doubts.contains_key(doubt), "{}", doubt.name());
        }
        assert!(beliefs.error > beliefs.warning);
    }

    #[test]
    fn what_the_design_never_lets_be_an_error_is_none() {
        use Doubt::{AcrossBreak, Edge, Hedged, OpenEnded, OtherScope, Ragged, Residue};
        for doubt in [Residue, Hedged, OtherScope, OpenEnded, AcrossBreak, Edge, Ragged] {
            let most = Beliefs::built_in().doubt(doubt).most;
            assert!(most.is_some_and(|most| most < Level::Error), "{}", doubt.name());
        }
    }

    #[test]
    fn a_file_with_a_wrong_name_is_refused() {
        let with = |text| Beliefs::built_in().with(text);
        assert!(with("forms: {list.of-wich: {alone: 3}}").unwrap_err().en.contains("list.of-wich"));
        assert!(with("slips: {keyboard: 3}").is_err());
        assert!(with("fors: {}").is_err());
        let changed = with("forms: {list.of-which: {alone: 3}}").unwrap();
        assert_eq!(changed.form(Form::ListOfWhich).alone, 3);
        assert_eq!(changed.form(Form::Change), Beliefs::built_in().form(Form::Change));
    }
}
