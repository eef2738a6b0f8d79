//! Shares: in a list, or of a whole the text names.

use crate::disclosure::{Claim, Unchecked};

use super::super::event::FigureEvent;
use super::{Binder, GENERAL};

impl Binder<'_> {
    pub(super) fn share(&mut self, figure: &FigureEvent, whole: Option<String>) {
        let Some(part) = self.last else {
            self.note(figure, Unchecked::NoWholeInText);
            return;
        };
        let named = whole.filter(|name| !GENERAL.contains(&name.as_str()));
        if let Some(list) = self.lists.last_mut()
            && let Some(entry) = list.parts.iter_mut().rev().find(|entry| entry.amount == part)
            && entry.share.is_none()
            && named.is_none()
        {
            entry.share = Some(figure.id);
            return;
        }
        self.shares.push((figure.id, part, named, self.section));
    }

    /// Finds the wholes of shares outside lists, once every total is known.
    pub(super) fn resolve_shares(&mut self) {
        for (share, part, named, section) in std::mem::take(&mut self.shares) {
            let wholes = match &named {
                Some(name) => self.amounts.wholes(name, section),
                None => Vec::new(),
            };
            let wholes: Vec<_> = wholes
                .into_iter()
                .filter(|whole| *whole != part)
                .filter_map(|index| self.id(index))
                .collect();
            match (self.id(part), wholes.is_empty()) {
                (Some(part), false) => self.disclosure.claims.push(Claim::Share {
                    share,
                    part,
                    wholes,
                    list: Vec::new(),
                }),
                _ => {
                    self.disclosure.reasons.entry(share).or_insert(Unchecked::NoWholeInText);
                }
            }
        }
    }
}
