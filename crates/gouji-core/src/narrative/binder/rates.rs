//! Whether a rate is of what was spoken of, or of something that has no amount.
//!
//! Contract: words decide, and nothing is claimed here; what a rate is of that is not of the account stays open.

use crate::lexicon::{Vocabulary, Word, holds_any, labels};

use super::super::event::FigureEvent;
use super::super::label::without_brackets;
use super::{Binder, is_general};

impl Binder<'_> {
    /// Whether the rate of a change is of something else than the change before it: a target (增长p%的目标), a
    /// condition (若考虑…，增长p%), last year itself (上年增长p%), or a subject that was not printed.
    pub(super) fn is_foreign(&self, figure: &FigureEvent, text: &str) -> bool {
        let words = &labels().foreign;
        let behind = text.get(figure.end..).unwrap_or("");
        if words.behind.begins(behind).is_some() || (figure.cues.last_year && !figure.cues.compared)
        {
            return true;
        }
        let Some(end) = self.change.as_ref().map(|change| change.end).filter(|end| *end > 0) else {
            return false;
        };
        // What stands between a change and its rate is a word of moving and nothing else; a name of its own
        // is looked up.
        let between = text.get(end..figure.start).unwrap_or("");
        if holds_any(between, &words.before) {
            return true;
        }
        // What a bracket says of parts is aside.
        is_general(&figure.label) && has_more(&without_brackets(between))
    }

    /// Whether a completion is of the account that was opened: it names nothing else, and no other year.
    pub(super) fn completes_account(&self, figure: &FigureEvent) -> bool {
        // `为预算（以下简称预算）的p%`: what is left of such words is no name.
        let label = without_brackets(&figure.label);
        let label = label.trim_matches(|c: char| labels().fillers.contains(c));
        let account = self.account.label.as_str();
        let longer = !account.is_empty() && label.ends_with(account);
        let own = is_general(label) || account.ends_with(label) || longer;
        own && (!figure.cues.last_year || figure.cues.compared)
    }
}

/// Whether a text holds more than marks and words of moving and comparing.
fn has_more(text: &str) -> bool {
    let filler = |text: &str| {
        let rest =
            text.trim_matches(|c: char| c.is_ascii_punctuation() || labels().fillers.contains(c));
        rest.is_empty() || labels().moved.iter().any(|word| word == rest)
    };
    let mut from = 0;
    for (word, start, end) in Vocabulary::get().find(text) {
        let moving = matches!(
            word,
            Word::Up
                | Word::Down
                | Word::Compared
                | Word::LastYear
                | Word::With
                | Word::Hedge
                | Word::Each
        );
        if !moving || !filler(text.get(from..start).unwrap_or("")) {
            return true;
        }
        from = end;
    }
    !filler(text.get(from..).unwrap_or(""))
}
