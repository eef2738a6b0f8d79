//! Words for a judged relation: a headline with its numbers, the arithmetic, marks, repairs.
//!
//! Contract: says what the judge found and decides nothing; every number in a sentence is a printed
//! figure, a constant of the rule or a value of the judgement.

mod arithmetic;
mod cause;
pub(crate) mod codes;
mod direction;
mod headline;
mod marks;
#[cfg(test)]
pub(crate) mod sample;
mod scene;
mod stated;
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
pub(crate) use cause::{Place, copied, either, evidence, in_style, missing_row, repaired, shifted};
use scene::Scene;
pub use unchecked::unchecked;

/// A judged relation in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The headline.
    pub message: String,
    /// What is printed.
    pub stated: String,
    /// What should be, where a value exists.
    pub expected: Option<String>,
    /// Whether what is stated is no single figure but a sum of several.
    pub stated_is_computed: bool,
    /// The arithmetic, one step a line.
    pub arithmetic: String,
    /// Where it is.
    pub primary: Mark,
    /// The other operands.
    pub related: Vec<Mark>,
}

/// Explains a relation by its first reading.
pub fn explain(
    (relation, judgement): (&Relation, &Judgement),
    disclosure: &Disclosure,
    source: &SourceText,
    lang: Lang,
) -> Explanation {
    let scene = Scene { relation, judgement, disclosure, source, lang };
    Explanation {
        message: headline::of(&scene),
        stated: stated::stated(&scene),
        expected: stated::expected(&scene),
        stated_is_computed: stated::is_computed(&scene),
        arithmetic: arithmetic::lines(&scene),
        primary: marks::primary(&scene),
        related: marks::related(&scene),
    }
}

/// The mark of a figure that was found to be the cause, whatever its relation points at.
pub(crate) fn culprit(id: FigureId, disclosure: &Disclosure, source: &SourceText) -> Option<Mark> {
    let figure = disclosure.figure(id)?;
    let slice = source.slice(figure.place.span);
    let text = if slice.is_empty() { figure.printed() } else { slice.to_owned() };
    Some(Mark { place: figure.place.clone(), text, label: figure.label.trim().to_owned() })
}
