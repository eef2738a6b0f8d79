//! `over-target`: a target was exceeded by the stated rate.
//!
//! Contract: asks with or without the target; without it the judge looks for a whole number.

use crate::disclosure::{Disclosure, Says};
use crate::relation::Relation;
use crate::statement::Statement;

use super::Rule;
use super::build::figure;

/// Asks whether targets were exceeded by the stated rates.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        if let Says::OverTarget { rate, actual, target } = claim {
            let statement = Statement::OverTarget {
                rate: figure(*rate),
                actual: figure(*actual),
                target: target.map(figure),
            };
            out.push(Relation::new(Rule::OverTarget, *rate, statement).because(of));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::Says;
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    #[test]
    fn the_excess_is_a_share_of_the_target() {
        let cases = [("80", Verdict::Holds), ("180", Verdict::Truncated), ("60", Verdict::Broken)];
        for (rate, verdict) in cases {
            let mut paper = Paper::default();
            let [rate, actual, target] =
                [paper.percent(rate), paper.count("18"), paper.count("10")];
            paper.say(Says::OverTarget { rate, actual, target: Some(target) });
            assert_eq!(paper.verdicts(Rule::OverTarget), [verdict]);
            assert_eq!(paper.asked(Rule::OverTarget)[0].subject.figure(), rate);
        }
    }

    #[test]
    fn a_target_that_is_not_stated_is_looked_for() {
        let mut paper = Paper::default();
        let [rate, actual] = [paper.percent("80"), paper.count("18")];
        paper.say(Says::OverTarget { rate, actual, target: None });
        assert_eq!(paper.verdicts(Rule::OverTarget).len(), 1);
    }
}
