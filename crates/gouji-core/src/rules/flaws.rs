//! Flaws of the text: remarks that need no arithmetic.
//!
//! Contract: one remark for each flaw the reader found, under the rule of its kind.

use super::Rule;
use crate::disclosure::{Disclosure, Flaw, Says};
use crate::document::Place;

/// A flaw with the rule that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The rule.
    pub rule: Rule,
    /// Where.
    pub place: Place,
    /// What is printed.
    pub stated: String,
    /// What should be, where that is certain.
    pub expected: Option<String>,
}

/// The remarks of a disclosure in reading order.
pub fn remarks(disclosure: &Disclosure) -> Vec<Remark> {
    let mut all: Vec<Remark> = disclosure
        .said()
        .filter_map(|(_, claim)| match claim {
            Says::Flaw { flaw, place, stated, expected } => Some(Remark {
                rule: rule(*flaw),
                place: place.clone(),
                stated: stated.clone(),
                expected: expected.clone(),
            }),
            _ => None,
        })
        .collect();
    all.sort_by_key(|remark| (remark.place.span, remark.rule));
    all.dedup();
    all
}

fn rule(flaw: Flaw) -> Rule {
    match flaw {
        Flaw::ComparedWithItself => Rule::ComparedWithItself,
        Flaw::StaleYear => Rule::StaleYear,
        Flaw::BrokenYear => Rule::BrokenYear,
        Flaw::ContradictoryWording => Rule::ContradictoryWording,
        Flaw::ReasonContradictsDirection => Rule::ReasonContradictsDirection,
        Flaw::TemplateResidue => Rule::TemplateResidue,
        Flaw::Placeholder => Rule::Placeholder,
        Flaw::RepeatedPunctuation => Rule::RepeatedPunctuation,
        Flaw::MissingPercentSign => Rule::MissingPercentSign,
        Flaw::MissingUnit => Rule::MissingUnit,
        Flaw::NamedButEmpty => Rule::NamedButEmpty,
        Flaw::FilledButNotNamed => Rule::FilledButNotNamed,
        Flaw::MissingTable => Rule::MissingTable,
        Flaw::EmptyTableNote => Rule::EmptyTableNote,
        Flaw::NameNotInTable => Rule::NameNotInTable,
    }
}
