//! `fund-split`: the parts of an amount by fund add to the amount.
//!
//! Contract: asks of splits by fund only; other totals are asked about by `sum-of-items`.

use crate::disclosure::{Disclosure, TotalKind};
use crate::relation::Relation;

use super::{Rule, total};

/// Asks whether the funds add to their total.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    total::relate(Rule::FundSplit, &[TotalKind::Funds], disclosure, out);
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Claim, TotalKind};
    use crate::judge::Verdict;
    use crate::rules::Rule;
    use crate::rules::test_kit::Paper;

    #[test]
    fn the_funds_add_to_the_total() {
        for (total, verdict) in [("1000.00", Verdict::Holds), ("1100.00", Verdict::Broken)] {
            let mut paper = Paper::default();
            let total = paper.money(total);
            let items = ["900.00", "100.00"].map(|fund| (paper.money(fund), false)).to_vec();
            paper.say(Claim::Total { total, items, kind: TotalKind::Funds, complete: true });
            assert_eq!(paper.verdicts(Rule::FundSplit), [verdict]);
            assert!(paper.asked(Rule::SumOfItems).is_empty());
        }
    }
}
