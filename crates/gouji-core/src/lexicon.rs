//! The words of the genre: what they do, and those around names and numbers, read once from `rules/wording.yaml` and
//! `rules/words/`.
//!
//! Contract: words are data; which list a word stands in is all that the code knows of it.

mod chains;
mod groups;
mod pattern;
mod shapes;
mod vocabulary;

use std::sync::LazyLock;

use serde::Deserialize;

use crate::reading::Hedge;
use crate::words::Words;
use crate::yaml::by_key::by_key;

pub use chains::Chains;
pub use groups::Rolling;
use groups::{
    Added, Adjusted, BehindYear, Debts, Foreign, FromTo, Listing, MadeOf, OfBase, OnlyPart, Plans,
    Restating, Titled,
};
pub use shapes::{Kind, Relates, Shape, Slot, shapes};
pub use vocabulary::{Vocabulary, Word};

by_key! {
    /// The lists of `rules/words/labels.yaml`.
    #[derive(Debug, Default)]
    pub struct Labels {
        /// What names of amounts end with.
        pub heads: Words,
        /// What may stand between a name and its number.
        pub stating: Words,
        /// Beginnings of a remark that makes another amount of the one named.
        pub remarks: Words,
        /// Ends of remarks that say only how a name is meant.
        pub asides_of_name: Words,
        /// Words in front of a name that name nothing.
        pub prefixes: Words,
        /// Words behind a name that name nothing.
        pub suffixes: Words,
        /// Labels that name nothing at all.
        pub empty: Words,
        /// Amounts that no change and no list is of.
        pub set_apart: Words,
        /// The same, where it is the whole name.
        pub aside_alone: Words,
        /// The same, where the name begins with it.
        pub aside_first: Words,
        /// What may well be below zero.
        pub below_zero: Words,
        /// Names of amounts before a price limit.
        pub limits: Words,
        /// What says that the number behind it is one of account and no limit.
        pub reaching: Words,
        /// Words that announce a list of values.
        pub announcing: Words,
        /// What numbers of lists, tables and documents stand behind.
        pub numbered: Words,
        /// Says that values are those of several names in turn.
        pub respective: Words,
        /// Words that join names or values.
        pub joints: Words,
        /// Words that begin the entries of an enumeration.
        pub enumerators: Words,
        /// What a number of an order or a time stands behind.
        pub ordered: Words,
        /// Classifiers of what happens, which no list of names can count.
        pub events: Words,
        /// Beginnings of a selection of names.
        pub selecting: Words,
        /// Words between a change and its number.
        pub moved: Words,
        /// A count with a list of names.
        pub listing: Listing,
        /// Amounts behind counts.
        pub restating: Restating,
        /// A whole of two parts, one of which is seldom there.
        pub only_part: OnlyPart,
        /// What opens a reason.
        pub reasons: Words,
        /// Verbs that state an amount without naming it.
        pub verbs: Words,
        /// Ends of what is called with and without a word for the whole.
        pub short_wholes: Words,
        /// What makes the name of a whole.
        pub whole: Words,
        /// Whose figure it is, before the name of what it is.
        pub levels: Words,
        /// What may follow the name of a part.
        pub part_ends: Words,
        /// Words of what was added in the year.
        pub added: Added,
        /// What is told of the department that a disclosure is of, right behind its name and the year.
        pub own_amounts: Vec<String>,
        /// What the name of the department stands behind above a table.
        pub department_labels: Vec<String>,
        /// Words of titles.
        pub titled: Titled,
        /// What an attachment begins with.
        pub attachments: Vec<String>,
        /// What names of departments end with.
        pub department_ends: Words,
        /// Behind the name of a department: without the units below it.
        pub own_level: Words,
        /// In a bracket behind it: with all of them.
        pub all_levels: Words,
        /// What the title of an official table begins with.
        pub table_openers: Vec<String>,
        /// Words before a year that it is compared with.
        pub year_compared: Vec<String>,
        /// Behind the number of a year.
        pub year_unit: String,
        /// What makes a year the one that is told of.
        pub year_own: Vec<String>,
        /// Whose disclosure a title is of.
        pub disclosers: Vec<String>,
        /// The two sides of an account.
        pub sides: Words,
        /// Ends of the names of all of one side, what was carried over included.
        pub side_totals: Words,
        /// Ends of the names with which the account goes on behind an explanation.
        pub resumed: Words,
        /// What such names never hold.
        pub never_resumed: Words,
        /// Moves against the budget.
        pub against_budget: Words,
        /// Words around all that a total is made of.
        pub made_of: MadeOf,
        /// Words behind a list that may go on.
        pub etc: Words,
        /// Ends of names that only say that it is a total.
        pub totals: Words,
        /// Ends of openers that announce all that a total is made of.
        pub composing: Words,
        /// Ends of openers behind which all classes of a total are listed.
        pub all_classes: Words,
        /// Names of what is left, as it is carried from year to year.
        pub rolling: Rolling,
        /// What behind a year makes it something else than the year.
        pub behind_year: BehindYear,
        /// Words of what is left when more and less are set off.
        pub net: Words,
        /// Kinds of what is added to make a side of a balance, none of which is a part of another.
        pub balance_kinds: Vec<Words>,
        /// Words of plans.
        pub accounts: Plans,
        /// How a budget is changed.
        pub adjusted: Adjusted,
        /// Words of a rate of the amount that stands in its name.
        pub of_base: OfBase,
        /// Names of debts.
        pub debts: Debts,
        /// What stands in a sentence whose amounts are not all parts of one sum.
        pub never_summed: Words,
        /// What a change goes from and to.
        pub from_to: FromTo,
        /// Ends of what an amount of another year, a period or a budget may be called.
        pub compared: Words,
        /// What opens a list of two sides.
        pub two_sided: Words,
        /// What stands before the name of a part and is none of it.
        pub leading: Words,
        /// Names of what an amount is measured by, where they stand alone.
        pub measures: Words,
        /// Words around a rate that make it that of something else.
        pub foreign: Foreign,
        /// Marks, copulas and endings that name nothing, one by one.
        pub fillers: String,
        /// What makes the amount behind a word of moving the one that was reached.
        pub reached_at: Words,
        /// Words that make figures those of a part of the department, or of all its units.
        pub units: Words,
    }
}

/// Hedge words of one place, by what they say.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Lists")]
pub struct ByHedge {
    words: Words,
    /// What each of them says.
    says: Vec<Hedge>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct Lists {
    over: Vec<String>,
    at_least: Vec<String>,
    nearly: Vec<String>,
    at_most: Vec<String>,
    about: Vec<String>,
}

impl From<Lists> for ByHedge {
    fn from(lists: Lists) -> ByHedge {
        let lists = [
            (lists.over, Hedge::Over),
            (lists.at_least, Hedge::AtLeast),
            (lists.nearly, Hedge::Nearly),
            (lists.at_most, Hedge::AtMost),
            (lists.about, Hedge::About),
        ];
        let words =
            lists.into_iter().flat_map(|(list, hedge)| list.into_iter().map(move |w| (w, hedge)));
        let (words, says): (Vec<String>, Vec<Hedge>) = words.unzip();
        ByHedge { words: words.into(), says }
    }
}

impl ByHedge {
    /// Every word with what it says.
    pub fn all(&self) -> impl Iterator<Item = (&str, Hedge)> {
        self.words.iter().map(String::as_str).zip(self.says.iter().copied())
    }

    /// The longest word that the text begins with.
    pub fn begins(&self, text: &str) -> Option<(usize, Hedge)> {
        let index = self.words.begins_at(text)?;
        Some((self.words.get(index)?.len(), *self.says.get(index)?))
    }
}

by_key! {
    /// The lists of `rules/words/hedges.yaml`.
    #[derive(Debug, Default)]
    pub struct Hedges {
        /// Before the number.
        pub before: ByHedge,
        /// Between such a word and the number.
        pub between: Words,
        /// Between the digits and the unit.
        pub inside: ByHedge,
        /// Behind the unit.
        pub behind: ByHedge,
        /// Behind the unit and before a mark.
        pub behind_closed: ByHedge,
    }
}

/// Words around names.
pub fn labels() -> &'static Labels {
    static LABELS: LazyLock<Labels> = LazyLock::new(|| {
        crate::yaml::typed::from_str(include_str!("../rules/words/labels.yaml")).unwrap_or_default()
    });
    &LABELS
}

/// Words of sums that are written as a chain.
pub fn chains() -> &'static Chains {
    static CHAINS: LazyLock<Chains> = LazyLock::new(|| {
        crate::yaml::typed::from_str(include_str!("../rules/words/chains.yaml")).unwrap_or_default()
    });
    &CHAINS
}

/// Words that loosen a number.
pub fn hedges() -> &'static Hedges {
    static HEDGES: LazyLock<Hedges> = LazyLock::new(|| {
        crate::yaml::typed::from_str(include_str!("../rules/words/hedges.yaml")).unwrap_or_default()
    });
    &HEDGES
}

/// The rest of a text behind the longest of these words that it begins with.
pub fn behind_any<'t>(text: &'t str, words: &Words) -> Option<&'t str> {
    words.begins(text).and_then(|word| text.get(word.len()..))
}

/// The rest of a text before the longest of these words that it ends with.
pub fn before_any<'t>(text: &'t str, words: &Words) -> Option<&'t str> {
    words.ends(text).and_then(|word| text.get(..text.len() - word.len()))
}

/// Whether a text ends with one of these words.
pub fn ends_with_any(text: &str, words: &Words) -> bool {
    words.ends(text).is_some()
}

/// Whether one of these words stands in a text.
pub fn holds_any(text: &str, words: &Words) -> bool {
    words.stand_in(text)
}

/// Whether a text is one of these words.
pub fn is_any(text: &str, words: &Words) -> bool {
    words.name(text)
}
