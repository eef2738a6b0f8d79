//! What a judged relation shows at its place, in no language, and a finding in words: a headline with its numbers,
//! the arithmetic, what stands at its marks.
//!
//! Contract: says what the judge and the diagnosis found and decides nothing; every number in a sentence is a
//! printed figure, a constant of the rule, or a value of the judgement or of a repair.

mod arithmetic;
mod asked;
mod cause;
pub(crate) mod codes;
mod direction;
mod exception;
mod figures;
mod finding;
mod flaw;
mod headline;
mod label;
mod marks;
mod name;
#[cfg(test)]
pub(crate) mod sample;
mod scene;
mod scene_in;
mod stated;
mod table;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_words;
mod unchecked;

use crate::disclosure::{Disclosure, FigureId};
use crate::document::SourceText;
use crate::finding::Mark;
use crate::judge::Judgement;
use crate::lang::Lang;
use crate::relation::Relation;
pub use asked::Asked;
pub(crate) use cause::{Place, in_style};
use figures::Figures;
pub use finding::{Words, words};
use scene::Scene;
use scene_in::SceneIn;
pub use unchecked::unchecked;

/// What a judged relation shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// What is printed.
    pub stated: String,
    /// What should be, where a value exists.
    pub expected: Option<String>,
    /// Whether what is stated is no single figure but a sum of several.
    pub stated_is_computed: bool,
    /// Where it is.
    pub primary: Mark,
    /// The other operands.
    pub related: Vec<Mark>,
}

/// What a relation shows by its first reading.
pub(crate) fn shown(
    (relation, judgement): &(Relation, Judgement),
    disclosure: &Disclosure,
    source: &SourceText,
) -> Shown {
    let scene = Scene { relation, judgement, figures: Figures::of(disclosure, &[]), source };
    Shown {
        stated: stated::stated(&scene),
        expected: stated::expected(&scene),
        stated_is_computed: stated::is_computed(&scene),
        primary: marks::primary(&scene),
        related: marks::related(&scene),
    }
}

/// A judged relation in words.
pub fn asked(
    (relation, judgement): &(Relation, Judgement),
    disclosure: &Disclosure,
    source: &SourceText,
    lang: Lang,
) -> Asked {
    let scene = Scene { relation, judgement, figures: Figures::of(disclosure, &[]), source };
    asked::of(&SceneIn { scene, lang })
}

/// The mark of a figure that was found to be the cause, whatever its relation points at.
pub(crate) fn culprit(id: FigureId, disclosure: &Disclosure, source: &SourceText) -> Option<Mark> {
    Some(marks::of(disclosure.figure(id)?, source, None))
}
