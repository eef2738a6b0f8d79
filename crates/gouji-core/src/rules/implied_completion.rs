//! `implied-completion`: an overall completion rate is possible, given the items' rates.
//!
//! Contract: asks only where the items have amounts and rates; budgets are not needed.

use crate::disclosure::{Disclosure, Says};
use crate::relation::Relation;
use crate::statement::{ItemRate, Statement};

use super::Rule;
use super::build::figure;

/// Asks whether overall completion rates are possible.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        if let Says::ImpliedCompletion { overall, items } = claim
            && !items.is_empty()
        {
            let items = items.iter().map(|item| ItemRate {
                amount: figure(item.amount),
                rate: figure(item.rate),
                flat: item.flat,
            });
            let statement =
                Statement::ImpliedCompletion { overall: figure(*overall), items: items.collect() };
            out.push(Relation::new(Rule::ImpliedCompletion, *overall, statement).because(of));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::Says;
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;
    use crate::statement::ItemRate;

    fn overall(digits: &str) -> Paper {
        let mut paper = Paper::default();
        let overall = paper.percent(digits);
        let items = [("90.00", "90"), ("50.00", "50")]
            .map(|(amount, rate)| ItemRate {
                amount: paper.money(amount),
                rate: paper.percent(rate),
                flat: false,
            })
            .to_vec();
        paper.say(Says::ImpliedCompletion { overall, items });
        paper
    }

    #[test]
    fn the_items_bound_the_overall_rate() {
        assert_eq!(overall("70").verdicts(Rule::ImpliedCompletion), [Verdict::Holds]);
        let wrong = overall("80");
        assert_eq!(wrong.verdicts(Rule::ImpliedCompletion), [Verdict::Broken]);
        assert_eq!(wrong.asked(Rule::ImpliedCompletion)[0].subject.figure().0, 0);
    }

    #[test]
    fn one_rate_may_be_said_of_several_items() {
        let mut paper = Paper::default();
        let [overall, rate] = [paper.percent("90"), paper.percent("90")];
        let items = ["10.00", "20.00"]
            .map(|amount| ItemRate { amount: paper.money(amount), rate, flat: false })
            .to_vec();
        paper.say(Says::ImpliedCompletion { overall, items });
        assert_eq!(paper.verdicts(Rule::ImpliedCompletion), [Verdict::Holds]);
    }
}
