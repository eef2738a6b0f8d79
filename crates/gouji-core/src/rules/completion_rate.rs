//! `completion-rate`: a completion rate is the outturn divided by the budget.
//!
//! Contract: a budget of nothing is left to `completion-of-nothing`.

use crate::disclosure::Disclosure;
use crate::relation::Relation;

use super::{Rule, completion};

/// Asks whether completion rates fit outturn and budget.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    completion::relate(Rule::CompletionRate, false, disclosure, out);
}

#[cfg(test)]
mod tests {
    use crate::disclosure::Says;
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    fn completed(rate: &str, budgets: &[&str]) -> Paper {
        let mut paper = Paper::default();
        let [rate, actual] = [paper.percent(rate), paper.money("72.00")];
        let budgets = budgets.iter().map(|budget| paper.money(budget)).collect();
        paper.say(Says::Completion { rate, actual, budgets });
        paper
    }

    #[test]
    fn a_completion_is_the_outturn_of_the_budget() {
        let right = completed("72", &["100.00"]);
        assert_eq!(right.verdicts(Rule::CompletionRate), [Verdict::Holds]);
        assert_eq!(right.asked(Rule::CompletionRate)[0].subject.figure().0, 0);
        assert_eq!(completed("75", &["100.00"]).verdicts(Rule::CompletionRate), [Verdict::Broken]);
        assert!(completed("75", &[]).asked(Rule::CompletionRate).is_empty());
    }

    #[test]
    fn another_budget_of_the_sentence_makes_it_doubtful_only() {
        let paper = completed("72", &["90.00", "100.00"]);
        assert_eq!(paper.verdicts(Rule::CompletionRate), [Verdict::Truncated]);
    }

    #[test]
    fn a_budget_named_twice_is_one_budget() {
        let mut paper = Paper::default();
        let [rate, actual, budget] =
            [paper.percent("72"), paper.money("72.00"), paper.money("100.00")];
        paper.say(Says::Completion { rate, actual, budgets: vec![budget, budget] });
        assert_eq!(paper.verdicts(Rule::CompletionRate), [Verdict::Holds]);
    }
}
