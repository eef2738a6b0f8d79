//! `sum-of-items`: a total of amounts, or of changes, is the sum of its items.
//!
//! Contract: an incomplete list stays incomplete; changes that fall are taken away.

use crate::disclosure::{Disclosure, TotalKind};
use crate::relation::Relation;

use super::{Rule, total};

/// Asks whether totals are the sums of their items.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    let kinds = [TotalKind::Amounts, TotalKind::Funds, TotalKind::Changes];
    total::relate(Rule::SumOfItems, &kinds, disclosure, out);
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Says, TotalKind};
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;
    use crate::statement::Statement;

    fn total(digits: &str, items: &[(&str, bool)], kind: TotalKind, complete: bool) -> Paper {
        let mut paper = Paper::default();
        let total = paper.money(digits);
        let items = items.iter().map(|(digits, minus)| (paper.money(digits), *minus)).collect();
        paper.say(Says::total(total, items, kind, complete));
        paper
    }

    #[test]
    fn amounts_add_to_their_total() {
        let items = [("100.10", false), ("200.20", false)];
        let right = total("300.30", &items, TotalKind::Amounts, true);
        assert_eq!(right.verdicts(Rule::SumOfItems), [Verdict::Holds]);
        assert_eq!(right.asked(Rule::SumOfItems)[0].subject.figure().0, 0);
        let wrong = total("310.30", &items, TotalKind::Amounts, true);
        assert_eq!(wrong.verdicts(Rule::SumOfItems), [Verdict::Broken]);
    }

    #[test]
    fn an_incomplete_list_is_refuted_only_by_too_much() {
        let items = [("100.10", false), ("200.20", false)];
        let open = total("310.30", &items, TotalKind::Amounts, false);
        assert_eq!(open.verdicts(Rule::SumOfItems), [Verdict::Untestable]);
        let wrong = total("300.00", &items, TotalKind::Amounts, false);
        assert_eq!(wrong.verdicts(Rule::SumOfItems), [Verdict::Broken]);
    }

    #[test]
    fn a_falling_item_is_taken_away() {
        let items = [("12.00", false), ("2.00", true)];
        let right = total("10.00", &items, TotalKind::Changes, true);
        assert_eq!(right.verdicts(Rule::SumOfItems), [Verdict::Holds]);
        let asked = right.asked(Rule::SumOfItems);
        let Statement::Sum { terms, .. } = &asked[0].readings[0] else { panic!("a sum") };
        assert_eq!(terms.iter().map(|term| term.minus).collect::<Vec<_>>(), [false, true]);
        let wrong = total("14.00", &items, TotalKind::Changes, true);
        assert_eq!(wrong.verdicts(Rule::SumOfItems), [Verdict::Broken]);
    }

    #[test]
    fn a_total_of_nothing_or_of_itself_asks_nothing() {
        assert!(total("1.00", &[], TotalKind::Amounts, true).asked(Rule::SumOfItems).is_empty());
        let mut paper = Paper::default();
        let id = paper.money("1.00");
        let items = vec![(id, false)];
        paper.say(Says::Total { total: id, items, kind: TotalKind::Amounts });
        assert!(paper.asked(Rule::SumOfItems).is_empty());
    }
}
