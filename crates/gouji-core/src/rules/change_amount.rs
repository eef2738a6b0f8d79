//! `change-amount`: a stated change is the difference of the two years.
//!
//! Contract: asks where both amounts and the change are printed; every amount that the sentence
//! may mean is a reading.

use crate::disclosure::Disclosure;
use crate::relation::Relation;
use crate::statement::Statement;

use super::Rule;
use super::build::{about_figure, changes, figure, moved, possible_nows};

/// Asks whether stated changes are the differences of the amounts.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, change) in changes(disclosure) {
        if let (Some(before), Some(delta)) = (change.before, &change.delta) {
            let nows = possible_nows(change).into_iter();
            let readings = nows.map(|now| Statement::Difference {
                delta: moved(delta),
                now: figure(now),
                before: figure(before),
            });
            out.push(
                about_figure(Rule::ChangeAmount, delta.figure, readings.collect()).because(of),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Change, Says};
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::{Paper, down, up};

    #[test]
    fn a_change_is_the_difference_of_the_amounts() {
        for (delta, verdict) in [("2.00", Verdict::Holds), ("3.00", Verdict::Broken)] {
            let mut paper = Paper::default();
            let [now, before] = [paper.money("12.00"), paper.money("10.00")];
            let delta = paper.money(delta);
            paper.say(Says::from(Change {
                now: Some(now),
                before: Some(before),
                delta: Some(up(delta)),
                ..Change::default()
            }));
            assert_eq!(paper.verdicts(Rule::ChangeAmount), [verdict]);
            assert_eq!(paper.asked(Rule::ChangeAmount)[0].subject.figure(), delta);
        }
    }

    #[test]
    fn the_word_before_the_change_counts_and_so_does_another_reading() {
        let mut paper = Paper::default();
        let [now, other] = [paper.money("12.00"), paper.money("8.00")];
        let [before, delta] = [paper.money("10.00"), paper.money("2.00")];
        let change = Change {
            now: Some(now),
            before: Some(before),
            delta: Some(down(delta)),
            ..Change::default()
        };
        paper.say(Says::from(change.clone()));
        assert_eq!(paper.verdicts(Rule::ChangeAmount), [Verdict::Broken]);
        paper.disclosure.claims.clear();
        paper.say(Says::from(Change { or_now: vec![other], ..change }));
        assert_eq!(paper.verdicts(Rule::ChangeAmount), [Verdict::Holds]);
    }

    #[test]
    fn a_change_without_the_year_before_asks_nothing() {
        let mut paper = Paper::default();
        let [now, delta] = [paper.money("12.00"), paper.money("2.00")];
        let delta = Some(up(delta));
        paper.say(Says::from(Change { now: Some(now), delta, ..Change::default() }));
        assert!(paper.asked(Rule::ChangeAmount).is_empty());
    }
}
