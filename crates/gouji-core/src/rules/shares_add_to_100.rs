//! `shares-add-to-100`: the shares of a complete list add to 100 %.
//!
//! Contract: a finding points at the last share, where a reader who adds them up arrives.

use crate::disclosure::{Disclosure, Says};
use crate::number::Exact;
use crate::relation::Relation;
use crate::statement::{Operand, Statement, Term};

use super::Rule;
use super::build::figures;

/// Asks whether lists of shares add to 100 %.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        if let Says::ShareList { shares } = claim
            && let Some(last) = shares.last()
        {
            let shares = figures(shares).into_iter();
            let statement = Statement::Sum {
                total: Operand::Constant(Exact::one()),
                terms: shares.map(|figure| Term { figure, minus: false }).collect(),
                complete: true,
            };
            out.push(Relation::new(Rule::SharesAddTo100, *last, statement).because(of));
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
    fn shares_of_a_list_make_up_the_whole() {
        for (last, verdict) in [("0.50", Verdict::Holds), ("3.50", Verdict::Broken)] {
            let mut paper = Paper::default();
            let shares = ["77.30", "22.20", last].map(|share| paper.percent(share)).to_vec();
            let subject = shares[2];
            paper.say(Says::ShareList { shares });
            assert_eq!(paper.verdicts(Rule::SharesAddTo100), [verdict]);
            assert_eq!(paper.asked(Rule::SharesAddTo100)[0].subject.figure(), subject);
        }
    }

    #[test]
    fn an_empty_list_asks_nothing() {
        let mut paper = Paper::default();
        paper.say(Says::ShareList { shares: Vec::new() });
        assert!(paper.asked(Rule::SharesAddTo100).is_empty());
    }
}
