//! `completion-of-nothing`: a budget of zero cannot be completed by a percentage.
//!
//! Contract: asks where the named budget is printed as zero.

use crate::disclosure::Disclosure;
use crate::relation::Relation;

use super::{Rule, completion};

/// Asks about completion rates of a budget of zero.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    completion::relate(Rule::CompletionOfNothing, true, disclosure, out);
}

#[cfg(test)]
mod tests {
    use crate::disclosure::Says;
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    #[test]
    fn nothing_is_completed_by_nothing_only() {
        let cases = [("0", "0", Verdict::Holds), ("95.89", "307.82", Verdict::Broken)];
        for (rate, actual, verdict) in cases {
            let mut paper = Paper::default();
            let [rate, actual] = [paper.percent(rate), paper.money(actual)];
            let budgets = vec![paper.money("0.00"), paper.money("321.02")];
            paper.say(Says::Completion { rate, actual, budgets });
            assert_eq!(paper.verdicts(Rule::CompletionOfNothing), [verdict]);
            assert!(paper.asked(Rule::CompletionRate).is_empty());
        }
    }
}
