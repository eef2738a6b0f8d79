//! `公务接待费支出12.30万元，国内公务接待支出12.30万元`: a whole of two parts, of which the document never speaks of
//! the other.
//!
//! Contract: the whole and its part stand in one paragraph or in two that follow each other, the part is printed twice
//! alike, and no word of the other part stands anywhere in the running text.

use std::sync::Arc;

use crate::disclosure::{Disclosure, FigureId, Form, Identity, Says, Why};
use crate::document::Passage;
use crate::lexicon::{holds_any, labels};
use crate::number::Exact;
use crate::statement::Chain;

use super::super::event::FigureEvent;
use super::super::role::Role;

/// Wholes with the part that may be all of them.
#[derive(Debug, Default)]
pub struct OnlyPart {
    /// The last whole, and how many paragraphs ago it stood.
    whole: Option<(FigureId, Arc<Identity>, usize)>,
    pairs: Vec<(FigureId, FigureId)>,
    /// The other part is spoken of.
    other: bool,
}

impl OnlyPart {
    /// A paragraph that was read.
    pub fn read(&mut self, passage: &Passage, figures: &[&FigureEvent], disclosure: &Disclosure) {
        let words = &labels().only_part;
        self.other |= holds_any(passage.text(), &words.other);
        if let Some((.., ago)) = &mut self.whole {
            *ago += 1;
        }
        self.whole.take_if(|(.., ago)| *ago > 1);
        let mut prints: Vec<(FigureId, Exact)> = Vec::new();
        for figure in figures.iter().filter(|figure| figure.role == Role::Amount) {
            let own = disclosure.figure(figure.id).and_then(|own| own.identity.as_ref());
            let Some(own) = own else { continue };
            if own.concept == words.whole {
                self.whole = Some((figure.id, own.clone(), 0));
            } else if own.concept == words.part
                && let Some((whole, identity, _)) = &self.whole
                && (identity.year, identity.basis, &identity.entity)
                    == (own.year, own.basis, &own.entity)
            {
                prints.extend(disclosure.figure(figure.id).map(|own| (figure.id, own.value())));
                if let [(first, value), .., (_, last)] = prints.as_slice()
                    && value == last
                    && self.pairs.last().is_none_or(|(other, _)| other != whole)
                {
                    self.pairs.push((*whole, *first));
                }
            }
        }
    }

    /// The whole text is read.
    pub fn claims(self, disclosure: &mut Disclosure) {
        for (whole, part) in self.pairs.into_iter().filter(|_| !self.other) {
            let same = Says::Same { left: whole, right: part, chain: Chain::SameLeaf };
            disclosure.say(Why::stated(Form::SameOnlyPart), same);
        }
    }
}
