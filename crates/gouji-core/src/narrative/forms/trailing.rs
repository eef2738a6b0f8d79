//! `N1 A1，动用N2 A2，合计T`: a total behind its items.
//!
//! Contract: certain where the total says how many items it has (两项合计), or where each item
//! behind the first says that it is added; else only a sum that closes is claimed.

use std::cell::LazyCell;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::{adds, closes, lead};
use crate::disclosure::{Disclosure, FigureId, Form, Says, TotalKind, Why};
use crate::lexicon::{chains, holds_any, is_any, labels};
use crate::partition::{family, is_balancing, is_same_part};

/// Finds the totals behind their items in one sentence.
pub fn trailing(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &chains().trailing;
    let amounts: Vec<&FigureEvent> =
        sentence.figures.iter().copied().filter(|figure| figure.depth == 0).collect();
    // What is added in so many words is read by `balance`: looked for once, not before each amount.
    let first_added = LazyCell::new(|| amounts.iter().position(|item| adds(lead(sentence, item))));
    let first_plus = LazyCell::new(|| {
        let text = sentence.text(sentence.start, sentence.end);
        chains().adding.all_in(text).map(|(at, ..)| sentence.start + at).min()
    });
    for (place, total) in amounts.iter().enumerate() {
        if total.role != Role::Amount {
            continue;
        }
        let text = lead(sentence, total);
        let counted = words.counted.said_in(text);
        let name = words.name(text);
        let before = amounts.get(..place).unwrap_or_default();
        let adding = || {
            first_plus.is_some_and(|at| at < total.start)
                || first_added.is_some_and(|at| at < place)
        };
        let side = words.side_totals.ends(name).is_some() && !adding();
        let named = counted.is_some() || name == words.total || side;
        if !named {
            continue;
        }
        let items: Vec<&FigureEvent> = match counted {
            Some(count) => before
                .iter()
                .copied()
                .filter(|item| item.role == Role::Amount)
                .rev()
                .take(count)
                .collect(),
            None if before.iter().all(|item| item.role == Role::Amount) => before.to_vec(),
            None => continue,
        };
        let added = |item: &&FigureEvent| {
            Some(item.id) == before.first().map(|first| first.id)
                || is_balancing(lead(sentence, item))
        };
        // `收入A，补助收入B，收入合计T`: both sides of the balance are named after what they are.
        let same_side = name == words.total
            || before.first().is_some_and(|first| {
                labels().sides.ends(&first.label).is_some_and(|side| name.contains(side))
            });
        let income = labels().sides.get(1).is_some_and(|income| name.contains(income.as_str()));
        // A total among the items, or what goes out among what comes in, makes it another sum.
        let mixed = items.iter().any(|item| {
            let lead = lead(sentence, item);
            words.inner_totals.stand_in(lead) || (income && words.out_of_income.stand_in(lead))
        });
        let from = items.iter().map(|item| item.start).min().unwrap_or(total.start);
        let opening = sentence.text(sentence.start.min(from), total.start);
        let ids: Vec<(FigureId, bool)> = items.iter().map(|item| (item.id, false)).collect();
        // `本金A，利息B，合计T`: the parts of one partition, and nothing else before their total.
        let parted = match items.as_slice() {
            [one, other] if name == words.total => {
                family(&one.label).is_some()
                    && family(&one.label) == family(&other.label)
                    && !is_same_part(&one.label, &other.label)
                    && !holds_any(opening, &labels().never_summed)
            }
            _ => false,
        };
        // `四项分别为A、B和C，合计T`.
        let respective = name == words.total
            && items.len() == before.len()
            && before
                .first()
                .is_some_and(|first| holds_any(lead(sentence, first), &labels().respective))
            && before.iter().skip(1).all(|item| {
                let lead = lead(sentence, item);
                lead == "、" || is_any(lead, &labels().joints)
            });
        let certain = counted.is_some_and(|count| count == ids.len())
            || parted
            || respective
            || (counted.is_none()
                && same_side
                && !mixed
                && items.iter().all(added)
                && !holds_any(opening, &labels().never_summed));
        if ids.len() > 1 && (certain || closes(total.id, &ids, disclosure)) {
            disclosure.say(
                Why::certain(Form::ChainTrailing, certain),
                Says::Total { total: total.id, items: ids, kind: TotalKind::Amounts },
            );
        }
    }
}
