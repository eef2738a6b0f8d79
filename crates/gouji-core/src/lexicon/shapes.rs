//! The shapes of sentences that are told by what stands between their figures.
//!
//! Contract: data only, from `rules/words/shapes.yaml`; the forms of `narrative` hold sentences against them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::disclosure::Form;
use crate::words::Words;
use crate::yaml::by_key::by_key;

use super::pattern::Pattern;

by_key! {
    /// The lists of `rules/words/shapes.yaml`.
    #[derive(Debug, Default)]
    pub struct Shapes {
        /// What no name holds.
        pub no_name: Words,
        /// What stands between values that share the words before the first.
        pub joints: Words,
        /// Words of less and of more.
        pub down: Words,
        /// The same for more.
        pub up: Words,
        /// The shapes.
        pub shapes: Vec<Shape>,
    }
}

by_key! {
    sparse
    /// One shape of a sentence.
    #[derive(Debug, Default)]
    pub struct Shape {
        form: String,
        /// One of these stands in the paragraph: most hold none.
        pub with: Words,
        /// None of these stands between its first figure and its last.
        pub never: Words,
        /// Its figures in order.
        pub slots: Vec<Slot>,
        /// The slots whose figures have one name, or none behind the first.
        pub alike: Vec<String>,
        /// Nothing may be added behind its last figure.
        pub closed: bool,
        /// The sentence may go on right behind its last figure.
        pub runs_on: bool,
        /// What it says of them.
        pub says: Vec<Relates>,
    }
}

impl Shape {
    /// The form of reading that it is; a test holds the names against those of the forms.
    pub fn form(&self) -> Option<Form> {
        Form::ALL.iter().copied().find(|form| form.name() == self.form)
    }
}

/// What a figure is measured in.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An amount.
    #[default]
    Money,
    /// A percentage.
    Percent,
    /// A count.
    Count,
    /// Percentage points.
    Points,
}

by_key! {
    sparse
    /// A figure of a shape, or several.
    #[derive(Debug, Default)]
    pub struct Slot {
        /// Its name in `says`.
        pub is: String,
        /// What it is measured in.
        pub unit: Kind,
        /// The classifiers that it may have; any, where there is none.
        pub counted: Words,
        /// What stands before it.
        pub lead: Pattern,
        /// What stands before one that is taken off.
        pub less: Option<Pattern>,
        /// What its lead may not hold.
        pub never: Words,
        /// It may be missing.
        pub optional: bool,
        /// Several of it may follow each other, each with its lead.
        pub many: bool,
        /// Several values share one lead, as many wherever a shape asks for them.
        pub each: bool,
        /// How many there have to be.
        pub times: Option<usize>,
        /// It is a change.
        pub moved: bool,
    }
}

by_key! {
    sparse
    /// What a shape says of its figures, by the names of their slots. An item that is taken off begins with `-`.
    #[derive(Debug, Default)]
    pub struct Relates {
        /// The sum of `items`.
        pub total: Option<String>,
        /// What `items` are together not more than.
        pub at_most: Option<String>,
        /// The items of either.
        pub items: Vec<String>,
        /// A rate of `part` in `whole`.
        pub share: Option<String>,
        /// How much of `whole`, a budget, `part` made; it may be more than all of it.
        pub completion: Option<String>,
        /// What the rate is of.
        pub part: Option<String>,
        /// All of it.
        pub whole: Option<String>,
        /// What a change led to.
        pub now: Option<String>,
        /// What it began with.
        pub before: Option<String>,
        /// The change.
        pub delta: Option<String>,
        /// The change as a rate.
        pub rate: Option<String>,
        /// The change of a rate, in points.
        pub points: Option<String>,
        /// What comes to each of `count`.
        pub average: Option<String>,
        /// What is divided.
        pub amount: Option<String>,
        /// By how many.
        pub count: Option<String>,
    }
}

/// Shapes of sentences.
pub fn shapes() -> &'static Shapes {
    static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
        crate::yaml::typed::from_str(include_str!("../../rules/words/shapes.yaml"))
            .unwrap_or_default()
    });
    &SHAPES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_is_a_form_and_speaks_of_its_own_slots() {
        let file = include_str!("../../rules/words/shapes.yaml");
        let read: Shapes = crate::yaml::typed::from_str(file).unwrap();
        assert!(!read.shapes.is_empty());
        for shape in &read.shapes {
            assert!(shape.form().is_some(), "{} is no form", shape.form);
            let own: Vec<&str> = shape.slots.iter().map(|slot| slot.is.as_str()).collect();
            for said in &shape.says {
                let named = [
                    &said.total,
                    &said.at_most,
                    &said.share,
                    &said.completion,
                    &said.part,
                    &said.whole,
                    &said.now,
                    &said.before,
                    &said.delta,
                    &said.rate,
                    &said.points,
                    &said.average,
                    &said.amount,
                    &said.count,
                ];
                let named = named.into_iter().flatten().chain(&said.items);
                for name in named {
                    let name = name.trim_start_matches('-');
                    assert!(own.contains(&name), "{}: {name} is no slot", shape.form);
                }
            }
        }
    }
}
