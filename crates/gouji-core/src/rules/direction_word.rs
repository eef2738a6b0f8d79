//! `direction-word`: the word says the direction that the figures show.
//!
//! Contract: asks of a word that stands without a number. A word before a change or a rate is
//! judged with its number by `change-amount` and `growth-rate`, never twice.

use crate::disclosure::Disclosure;
use crate::relation::Relation;
use crate::statement::{Comparison, Direction, Statement};

use super::Rule;
use super::build::{about_word, changes, figure, possible_nows};

/// Asks whether direction words fit the amounts.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, change) in changes(disclosure) {
        let nows = possible_nows(change);
        if let (Some((direction, place)), Some(before)) = (&change.word, change.before)
            && let Some(likeliest) = nows.first()
        {
            let word = match direction {
                Direction::Up => Comparison::Greater,
                Direction::Down => Comparison::Less,
            };
            let readings = nows.iter().map(|now| Statement::Compare {
                left: figure(*now),
                right: figure(before),
                word,
            });
            out.push(
                about_word(Rule::DirectionWord, place, *likeliest, readings.collect()).because(of),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Change, Says};
    use crate::document::{Place, Span};
    use crate::judge::Verdict;
    use crate::relation::Subject;
    use crate::rule::Rule;
    use crate::rules::test_kit::{Paper, up};
    use crate::statement::Direction;

    #[test]
    fn a_word_alone_is_held_against_the_amounts() {
        let place = Place::from(Span::new(500, 506));
        let cases = [(Direction::Up, Verdict::Holds), (Direction::Down, Verdict::Broken)];
        for (direction, verdict) in cases {
            let mut paper = Paper::default();
            let [now, before] = [paper.money("12.00"), paper.money("10.00")];
            paper.say(Says::from(Change {
                now: Some(now),
                before: Some(before),
                word: Some((direction, place.clone())),
                ..Change::default()
            }));
            assert_eq!(paper.verdicts(Rule::DirectionWord), [verdict]);
            let subject = Subject::Word(Box::new(place.clone()), now);
            assert_eq!(paper.asked(Rule::DirectionWord)[0].subject, subject);
        }
    }

    #[test]
    fn a_word_with_its_number_is_left_to_the_number() {
        let mut paper = Paper::default();
        let [now, before] = [paper.money("12.00"), paper.money("10.00")];
        let delta = paper.money("2.00");
        paper.say(Says::from(Change {
            now: Some(now),
            before: Some(before),
            delta: Some(up(delta)),
            ..Change::default()
        }));
        assert!(paper.asked(Rule::DirectionWord).is_empty());
        assert_eq!(paper.asked(Rule::ChangeAmount).len(), 1);
    }
}
