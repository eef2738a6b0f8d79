//! The wholes that amounts are said to be parts of.
//!
//! Contract: what the text claims, of amounts that have an identity; nothing is found out here.

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, FigureId, Says};

/// The wholes of each amount.
#[derive(Debug, Default)]
pub(super) struct Wholes(BTreeMap<FigureId, Vec<FigureId>>);

impl Wholes {
    /// Gathers what the claims of a document say.
    pub fn of(disclosure: &Disclosure) -> Wholes {
        let mut wholes = Wholes::default();
        let mut note = |part: FigureId, whole: FigureId| {
            if disclosure.figure(part).is_some_and(|figure| figure.identity.is_some()) {
                wholes.0.entry(part).or_default().push(whole);
            }
        };
        for (_, says) in disclosure.said() {
            match says {
                Says::Total { total, items, .. } | Says::AtMost { total, items, .. } => {
                    items
                        .iter()
                        .filter(|(_, minus)| !minus)
                        .for_each(|(part, _)| note(*part, *total));
                }
                Says::Within { part, whole } => note(*part, *whole),
                _ => {}
            }
        }
        wholes
    }

    /// Whether two amounts are each a part of a whole and the wholes, printed in two places, are one amount.
    pub fn agree(&self, one: FigureId, other: FigureId, disclosure: &Disclosure) -> bool {
        let value = |id: &FigureId| disclosure.figure(*id).map(|figure| figure.value());
        let of = |id: FigureId| self.0.get(&id).map_or(&[][..], Vec::as_slice);
        of(one).iter().any(|left| {
            of(other).iter().any(|right| {
                left != right
                    && value(left).is_some_and(|it| !it.is_zero() && value(right) == Some(it))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::{Basis, Fund, Identity};
    use crate::rules::test_kit::Paper;

    #[test]
    fn parts_of_one_amount_in_two_places() {
        let mut paper = Paper::default();
        let [whole, one, again, other, apart] =
            ["9.00", "4.00", "9.00", "4.02", "8.00"].map(|digits| paper.money(digits));
        for id in [one, other] {
            paper.disclosure.figures[id.0].identity = Some(
                Identity {
                    concept: "expenditure.basic".to_owned(),
                    fund: Fund::All,
                    year: Some(2023),
                    basis: Basis::Final,
                    path: Vec::new(),
                    entity: String::new(),
                }
                .into(),
            );
        }
        paper.say(Says::Within { part: one, whole });
        paper.say(Says::Within { part: other, whole: apart });
        assert!(!Wholes::of(&paper.disclosure).agree(one, other, &paper.disclosure));
        paper.say(Says::Within { part: other, whole: again });
        assert!(Wholes::of(&paper.disclosure).agree(one, other, &paper.disclosure));
    }
}
