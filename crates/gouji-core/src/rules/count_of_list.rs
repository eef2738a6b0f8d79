//! `count-of-list`: a list has as many entries as its count says, and 分别 gives every name a
//! value.
//!
//! Contract: a list in which no name was found proves nothing and is not asked about.

use crate::disclosure::{Disclosure, Says};
use crate::relation::{Relation, Subject};
use crate::statement::{Chain, Statement};

use super::Rule;
use super::build::{count, figure};

/// Asks whether lists are as long as they should be.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        let (stated, left, names, members) = match claim {
            Says::ListLength { count, names, .. } => (*count, figure(*count), *names, &[][..]),
            Says::Respectively { values, names, .. } => match values.first() {
                Some(first) => (*first, count(values.len()), *names, values.as_slice()),
                None => continue,
            },
            _ => continue,
        };
        if names > 0 {
            let same = Statement::Same { left, right: count(names), chain: Chain::SameLeaf };
            out.push(Relation {
                rule: Rule::CountOfList,
                subject: Subject::Figure(stated),
                readings: vec![same],
                members: members.to_vec(),
                because: vec![of],
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{FigureId, Says};
    use crate::document::Place;
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    #[test]
    fn a_count_fits_its_list() {
        for (names, verdict) in [(3, Verdict::Holds), (4, Verdict::Broken)] {
            let mut paper = Paper::default();
            let count = paper.count("3");
            paper.say(Says::ListLength { count, names, place: Place::default() });
            assert_eq!(paper.verdicts(Rule::CountOfList), [verdict]);
            assert_eq!(paper.asked(Rule::CountOfList)[0].subject.figure(), count);
        }
    }

    #[test]
    fn every_name_has_its_value() {
        for (names, verdict) in [(2, Verdict::Holds), (3, Verdict::Broken)] {
            let mut paper = Paper::default();
            // Two lists of one length are two relations although their numbers are the same.
            for _ in 0..2 {
                let values = vec![paper.money("1.00"), paper.money("2.00")];
                paper.say(Says::Respectively { values, names, place: Place::default() });
            }
            assert_eq!(paper.verdicts(Rule::CountOfList), [verdict, verdict]);
            let asked = paper.asked(Rule::CountOfList);
            assert_eq!(asked[1].figures(), [FigureId(2), FigureId(3)]);
        }
    }

    #[test]
    fn a_list_that_was_not_found_asks_nothing() {
        let mut paper = Paper::default();
        let count = paper.count("3");
        paper.say(Says::ListLength { count, names: 0, place: Place::default() });
        assert!(paper.asked(Rule::CountOfList).is_empty());
    }
}
