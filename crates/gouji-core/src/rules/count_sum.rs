//! `count-sum`: counts of parts add to the count of the whole.
//!
//! Contract: asks of counts only; counts have no rounding, so one too many is wrong.

use crate::disclosure::{Disclosure, TotalKind};
use crate::relation::Relation;

use super::{Rule, total};

/// Asks whether counts add to their total.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    total::relate(Rule::CountSum, &[TotalKind::Counts], disclosure, out);
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Says, TotalKind};
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    #[test]
    fn counts_add_without_any_slack() {
        for (total, verdict) in [("62", Verdict::Holds), ("63", Verdict::Broken)] {
            let mut paper = Paper::default();
            let total = paper.count(total);
            let items = ["58", "4"].map(|part| (paper.count(part), false)).to_vec();
            paper.say(Says::Total { total, items, kind: TotalKind::Counts });
            assert_eq!(paper.verdicts(Rule::CountSum), [verdict]);
            assert_eq!(paper.asked(Rule::CountSum)[0].subject.figure(), total);
        }
    }
}
