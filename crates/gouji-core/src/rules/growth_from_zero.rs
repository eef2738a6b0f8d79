//! `growth-from-zero`: no percentage of growth exists from zero.
//!
//! Contract: asks where the year before is printed as zero, or where the rise is as large as the
//! amount it rose to, so that there was nothing before.

use crate::disclosure::Disclosure;
use crate::relation::Relation;

use super::{Rule, growth};

/// Asks about growth rates from nothing.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    growth::relate(Rule::GrowthFromZero, true, disclosure, out);
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Change, Says};
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::{Paper, up};
    use crate::statement::GrowthForm;

    #[test]
    fn a_rate_over_a_printed_zero_is_doubtful_or_wrong() {
        let cases = [
            ("5.00", "100", Verdict::Truncated),
            ("5.00", "50", Verdict::Broken),
            ("0", "0", Verdict::Holds),
        ];
        for (now, rate, verdict) in cases {
            let mut paper = Paper::default();
            let [now, before] = [paper.money(now), paper.money("0.00")];
            let rate = paper.percent(rate);
            paper.say(Says::from(Change {
                now: Some(now),
                before: Some(before),
                rate: Some((up(rate), GrowthForm::Percent)),
                ..Change::default()
            }));
            assert_eq!(paper.verdicts(Rule::GrowthFromZero), [verdict]);
            assert!(paper.asked(Rule::GrowthRate).is_empty());
        }
    }

    #[test]
    fn a_rise_as_large_as_the_amount_started_from_nothing() {
        let mut paper = Paper::default();
        let [now, delta, rate] = [paper.money("5.00"), paper.money("5"), paper.percent("50")];
        paper.say(Says::from(Change {
            now: Some(now),
            delta: Some(up(delta)),
            rate: Some((up(rate), GrowthForm::Percent)),
            ..Change::default()
        }));
        assert_eq!(paper.asked(Rule::GrowthFromZero)[0].subject.figure(), rate);
        assert!(paper.asked(Rule::GrowthRate).is_empty());
    }
}
