//! Forms of one sentence or paragraph that need no memory: counts, products, targets, lists of
//! names, 分别, 剩余, 一是/二是.
//!
//! Contract: each form looks at the figures of one stretch of text and adds claims; forms do not
//! know of each other.

mod adjusted;
mod balance;
mod balanced;
mod base_behind;
mod brackets;
mod counts;
mod dates;
mod debts;
mod enumerated;
mod execution;
mod flaws;
mod flows;
mod from_to;
mod limits;
mod made_of;
mod names;
mod of_base;
mod only_part;
mod pairs;
mod products;
mod rates;
mod reasons;
mod remaining;
mod reserved;
mod respectively;
mod restated;
mod rolling;
mod shapes;
mod stocks;
mod targets;
mod trailing;
mod triples;
mod two_sided;

use crate::disclosure::{Disclosure, FigureId, Unit};
use crate::document::Passage;

use super::event::FigureEvent;
use super::token::Token;

pub use balance::sign_of;
pub use balanced::balanced_behind;
pub use dates::as_of_dates;
pub use debts::Debts;
pub use enumerated::enumerated;
pub use flaws::heading as heading_flaws;
pub use flows::Flows;
pub use names::{announces, name_lists, only_count, split, stated};
pub use only_part::OnlyPart;
pub use pairs::is_pair;
pub use products::products;
pub use restated::mark as mark_restated;

/// The figures of one sentence with its text.
pub struct Sentence<'a> {
    /// The passage it stands in.
    pub passage: &'a Passage,
    /// Its figures in order.
    pub figures: Vec<&'a FigureEvent>,
    /// Its first byte in the passage.
    pub start: usize,
    /// Byte behind the sentence in the passage.
    pub end: usize,
}

impl Sentence<'_> {
    /// The text between two bytes of the passage.
    pub fn text(&self, start: usize, end: usize) -> &str {
        self.passage.text().get(start..end).unwrap_or("")
    }

    /// The text behind a figure up to the next figure or the end of the sentence.
    pub fn behind(&self, index: usize) -> &str {
        let Some(figure) = self.figures.get(index) else { return "" };
        let end = self.figures.get(index + 1).map_or(self.end, |next| next.start);
        self.text(figure.end, end)
    }

    /// The text between a figure and the next one.
    pub fn between(&self, first: &FigureEvent, second: &FigureEvent) -> &str {
        self.text(first.end, second.start)
    }
}

/// Reads all forms of one sentence; `before` are the sentences of its paragraph before it.
pub fn sentence(before: &[Sentence<'_>], sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    if let Some(before) = before.last() {
        counts::counts_below(before, sentence, disclosure);
        two_sided::two_sided(before, sentence, disclosure);
    }
    balance::balance(before, sentence, disclosure);
    made_of::made_of(before, sentence, disclosure);
    adjusted::adjusted(sentence, disclosure);
    stocks::stocks(sentence, disclosure);
    trailing::trailing(sentence, disclosure);
    counts::counts(sentence, disclosure);
    rates::rates(sentence, disclosure);
    targets::targets(sentence, disclosure);
    respectively::respectively(sentence, disclosure);
    remaining::remaining(sentence, disclosure);
    balanced::balanced(sentence, disclosure);
    balanced::planned(before, sentence, disclosure);
    rolling::rolling(sentence, disclosure);
    execution::execution(sentence, disclosure);
    from_to::from_to(sentence, disclosure);
    base_behind::base_behind(sentence, disclosure);
    of_base::of_base(sentence, disclosure);
    limits::limits(sentence, disclosure);
    triples::triples(sentence, disclosure);
}

/// Reads the forms that need the tokens of a whole passage.
pub fn passage(
    passage: &Passage,
    tokens: &[Token],
    figures: &[&FigureEvent],
    disclosure: &mut Disclosure,
) {
    products(passage, figures, disclosure);
    name_lists(passage, figures, disclosure);
    enumerated(passage, figures, disclosure);
    brackets::brackets(passage, figures, disclosure);
    pairs::pairs(figures, disclosure);
    as_of_dates(passage, tokens, disclosure);
    flaws::flaws(passage, disclosure);
    reasons::reasons(passage, disclosure);
    reserved::reserved(passage, figures, disclosure);
    restated::restated(passage, figures, disclosure);
    shapes::shaped(passage, figures, disclosure);
}

/// The classifier of a count.
fn classifier(disclosure: &Disclosure, id: FigureId) -> Option<&str> {
    match &disclosure.figure(id)?.unit {
        Unit::Count(classifier) if !classifier.is_empty() => Some(classifier),
        _ => None,
    }
}
