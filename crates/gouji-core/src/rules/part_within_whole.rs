//! `part-within-whole`: a part is not larger than its whole.
//!
//! Contract: asks where the text says so (其中) and of every share whose whole is certain.

use crate::disclosure::{Disclosure, Says};
use crate::relation::Relation;
use crate::statement::Statement;

use super::Rule;
use super::build::figure;

/// Asks whether parts are within their wholes.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        let (part, whole) = match claim {
            Says::Within { part, whole } => (*part, *whole),
            Says::Share { part, wholes, .. } => match wholes.as_slice() {
                [whole] => (*part, *whole),
                _ => continue,
            },
            _ => continue,
        };
        let statement = Statement::Within { part: figure(part), whole: figure(whole) };
        out.push(Relation::new(Rule::PartWithinWhole, part, statement).because(of));
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::Says;
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    #[test]
    fn a_part_is_within_its_whole() {
        for (part, verdict) in [("9.00", Verdict::Holds), ("11.00", Verdict::Broken)] {
            let mut paper = Paper::default();
            let [whole, part] = [paper.money("10.00"), paper.money(part)];
            paper.say(Says::Within { part, whole });
            assert_eq!(paper.verdicts(Rule::PartWithinWhole), [verdict]);
            assert_eq!(paper.asked(Rule::PartWithinWhole)[0].subject.figure(), part);
        }
    }

    #[test]
    fn only_a_certain_whole_bounds_the_part_of_a_share() {
        let mut paper = Paper::default();
        let [share, part] = [paper.percent("90"), paper.money("9.00")];
        let [one, other] = [paper.money("10.00"), paper.money("8.00")];
        paper.say(Says::Share { share, part, wholes: vec![one, other], list: Vec::new() });
        assert!(paper.asked(Rule::PartWithinWhole).is_empty());
        paper.say(Says::Share { share, part, wholes: vec![one], list: Vec::new() });
        paper.say(Says::Within { part, whole: one });
        assert_eq!(paper.verdicts(Rule::PartWithinWhole), [Verdict::Holds]);
    }
}
