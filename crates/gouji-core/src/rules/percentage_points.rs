//! `percentage-points`: percentage points are the difference of two rates.
//!
//! Contract: points printed with `%` are asked about as such, so that a growth is not mistaken.

use crate::disclosure::{Disclosure, Says, Unit};
use crate::relation::Relation;
use crate::statement::Statement;

use super::Rule;
use super::build::{figure, moved};

/// Asks whether percentage points are the difference of the rates.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        if let Says::Points { delta, now, before } = claim {
            let printed = disclosure.figure(delta.figure);
            let statement = Statement::Points {
                delta: moved(delta),
                now: figure(*now),
                before: figure(*before),
                printed_as_percent: printed.is_some_and(|figure| figure.unit == Unit::Percent),
            };
            out.push(Relation::new(Rule::PercentagePoints, delta.figure, statement).because(of));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Says, Unit};
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::{Paper, up};

    #[test]
    fn points_are_the_difference_of_the_rates() {
        let cases = [
            ("6.00", Unit::Points, Verdict::Holds),
            ("9.00", Unit::Points, Verdict::Broken),
            ("6.00", Unit::Percent, Verdict::Truncated),
        ];
        for (digits, unit, verdict) in cases {
            let mut paper = Paper::default();
            let [now, before] = [paper.percent("86.00"), paper.percent("80.00")];
            let delta = paper.figure(digits, unit);
            paper.say(Says::Points { delta: up(delta), now, before });
            assert_eq!(paper.verdicts(Rule::PercentagePoints), [verdict]);
            assert_eq!(paper.asked(Rule::PercentagePoints)[0].subject.figure(), delta);
        }
    }
}
