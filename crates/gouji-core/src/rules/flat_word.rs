//! `flat-word`: 持平 is said of equal figures, 基本持平 of nearly equal ones.
//!
//! Contract: asks where both amounts are printed; the finding points at the word.

use crate::disclosure::{Disclosure, Flatness};
use crate::relation::Relation;
use crate::statement::{Comparison, Statement};

use super::Rule;
use super::build::{about_word, changes, figure, possible_nows};

/// Asks whether figures said to be flat are.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, change) in changes(disclosure) {
        let nows = possible_nows(change);
        if let (Some((flatness, place)), Some(before)) = (&change.flat, change.before)
            && let Some(likeliest) = nows.first()
        {
            let word = match flatness {
                Flatness::Exactly => Comparison::Equal,
                Flatness::Nearly => Comparison::NearlyEqual,
            };
            let readings = nows.iter().map(|now| Statement::Compare {
                left: figure(*now),
                right: figure(before),
                word,
            });
            out.push(about_word(Rule::FlatWord, place, *likeliest, readings.collect()).because(of));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Change, Flatness, Says};
    use crate::document::{Place, Span};
    use crate::judge::Verdict;
    use crate::relation::Subject;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    #[test]
    fn flat_is_flat() {
        let place = Place::from(Span::new(500, 506));
        let cases = [
            ("10.00", Flatness::Exactly, Verdict::Holds),
            ("10.05", Flatness::Exactly, Verdict::Broken),
            ("10.05", Flatness::Nearly, Verdict::Holds),
            ("15.00", Flatness::Nearly, Verdict::Truncated),
        ];
        for (now, flatness, verdict) in cases {
            let mut paper = Paper::default();
            let [now, before] = [paper.money(now), paper.money("10.00")];
            paper.say(Says::from(Change {
                now: Some(now),
                before: Some(before),
                flat: Some((flatness, place.clone())),
                ..Change::default()
            }));
            assert_eq!(paper.verdicts(Rule::FlatWord), [verdict]);
            assert_eq!(
                paper.asked(Rule::FlatWord)[0].subject,
                Subject::Word(Box::new(place.clone()), now)
            );
        }
    }
}
