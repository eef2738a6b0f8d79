//! Words for a judged relation: a headline with its numbers, the arithmetic, marks, repairs.
//!
//! Contract: says what the judge found and decides nothing; every number in a sentence is a printed
//! figure, a constant of the rule or a value of the judgement.

mod arithmetic;
pub(crate) mod codes;
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

use crate::disclosure::{Disclosure, Figure, FigureId};
use crate::document::SourceText;
use crate::finding::Mark;
use crate::judge::Judgement;
use crate::lang::Lang;
use crate::number::Exact;
use crate::relation::Relation;
use crate::statement::Direction;
use scene::Scene;

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

/// The headline of a figure whose repair makes several relations true.
pub(crate) fn repaired(figure: &Figure, value: &Exact, relations: usize, lang: Lang) -> String {
    let (printed, right) = (figure.printed(), figure.print(value));
    let label = figure.label.trim();
    let zh = format!("{label}{printed}应为{right}（改后{relations}项核对均相符）");
    let space = if label.is_empty() { "" } else { " " };
    lang.pick(
        zh,
        format!("{label}{space}{printed} should be {right} (then {relations} checks agree)"),
    )
}

/// The direction word that gives the stated figure of a relation its sign.
pub(crate) fn direction(relation: &Relation) -> Option<Direction> {
    stated::direction(relation.readings.first()?)
}
