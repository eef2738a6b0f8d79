//! What every rule's relations have in common once they are built.
//!
//! Contract: no relation stands twice, none is about a figure that is not there, and none sets a
//! figure against itself; what remains is in reading order.

use std::collections::BTreeSet;

use crate::disclosure::{Disclosure, FigureId};
use crate::relation::Relation;
use crate::statement::{Operand, Statement};

/// So many figures are looked through one by one.
const FEW: usize = 8;

/// The relations of one rule, put in order and freed of what proves nothing.
pub(super) fn settle(asked: Vec<Relation>, disclosure: &Disclosure) -> Vec<Relation> {
    let mut sound: Vec<Relation> = asked
        .into_iter()
        .filter_map(|mut relation| {
            if let [only] = relation.readings.as_slice() {
                if !is_sound(only) {
                    return None;
                }
            } else {
                let mut seen = Vec::new();
                relation.readings.retain(|reading| {
                    let keep = is_sound(reading) && !seen.contains(reading);
                    if keep {
                        seen.push(reading.clone());
                    }
                    keep
                });
            }
            let mut known = true;
            relation.each_figure(|id| known &= disclosure.figure(id).is_some());
            (known && !relation.readings.is_empty()).then_some(relation)
        })
        .collect();
    sound.sort_by_key(|relation| relation.subject.figure());
    let mut settled: Vec<Relation> = Vec::with_capacity(sound.len());
    for relation in sound {
        // Equal relations have one subject, so they stand next to each other.
        let repeated = settled
            .iter_mut()
            .rev()
            .take_while(|earlier| earlier.subject.figure() == relation.subject.figure())
            .find(|earlier| {
                earlier.readings == relation.readings && earlier.members == relation.members
            });
        match repeated {
            Some(earlier) => earlier.because.extend(&relation.because),
            None => settled.push(relation),
        }
    }
    settled
}

/// Whether every figure has one role. Two roles may be shared: a share is also one of its list,
/// and one rate may be said of several items (均完成100%).
fn is_sound(statement: &Statement<Operand>) -> bool {
    let mut roles = Vec::new();
    match statement {
        Statement::Ratio { rate, part, whole, other_wholes, .. } => {
            roles.extend([rate, part, whole]);
            roles.extend(other_wholes);
            are_distinct(roles.into_iter().filter_map(figure))
        }
        Statement::ShareOfParts { rate, part, others, .. } => {
            roles.extend([rate, part]);
            roles.extend(others);
            are_distinct(roles.into_iter().filter_map(figure))
        }
        Statement::ImpliedCompletion { overall, items } => {
            roles.push(overall);
            roles.extend(items.iter().map(|item| &item.amount));
            let amiss = items.iter().any(|item| !item.flat && roles.contains(&&item.rate));
            !amiss && are_distinct(roles.into_iter().filter_map(figure))
        }
        _ => {
            let mut figures = Vec::new();
            statement.each(|operand| figures.extend(figure(operand)));
            are_distinct(figures)
        }
    }
}

fn figure(operand: &Operand) -> Option<FigureId> {
    match operand {
        Operand::Figure(id) => Some(*id),
        Operand::Constant(_) => None,
    }
}

fn are_distinct(figures: impl IntoIterator<Item = FigureId>) -> bool {
    let (mut few, mut many) = ([FigureId(0); FEW], BTreeSet::new());
    figures.into_iter().enumerate().all(|(count, id)| {
        let known = few.get(..count.min(FEW)).is_some_and(|few| few.contains(&id));
        match few.get_mut(count) {
            Some(free) => *free = id,
            None => return !known && many.insert(id),
        }
        !known
    })
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{FigureId, Says};
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    #[test]
    fn a_claim_made_twice_is_asked_once_and_in_reading_order() {
        let mut paper = Paper::default();
        let [a, b, c] = ["1.00", "2.00", "3.00"].map(|digits| paper.money(digits));
        for (part, whole) in [(b, c), (a, c), (b, c)] {
            paper.say(Says::Within { part, whole });
        }
        let asked = paper.asked(Rule::PartWithinWhole);
        assert_eq!(asked.iter().map(|it| it.subject.figure()).collect::<Vec<_>>(), [a, b]);
    }

    #[test]
    fn a_figure_is_not_set_against_itself_nor_against_nothing() {
        let mut paper = Paper::default();
        let a = paper.money("1.00");
        paper.say(Says::Within { part: a, whole: a });
        paper.say(Says::Within { part: a, whole: FigureId(99) });
        assert!(paper.asked(Rule::PartWithinWhole).is_empty());
    }
}
