//! `rate-of-counts`: a rate of counts is one count divided by the other, and an average an amount by a count.
//!
//! Contract: with only the whole stated, asks whether any whole number gives the rate.

use crate::disclosure::{Disclosure, Says, Unit};
use crate::relation::Relation;
use crate::statement::{RatioKind, Statement};

use super::Rule;
use super::build::figure;

/// Asks whether rates of counts fit the counts.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        if let Says::CountRate { rate: id, part, whole } = claim {
            let (rate, whole) = (figure(*id), figure(*whole));
            let money = |it: &Unit| matches!(it, Unit::Money(_));
            let average = disclosure.figure(*id).is_some_and(|figure| money(&figure.unit));
            let kind = if average { RatioKind::Average } else { RatioKind::Rate };
            let statement = match part {
                Some(part) => Statement::Ratio {
                    kind,
                    rate,
                    part: figure(*part),
                    whole,
                    other_wholes: Vec::new(),
                    siblings: Vec::new(),
                },
                None => Statement::CountRate { rate, whole },
            };
            out.push(Relation::new(Rule::RateOfCounts, *id, statement).because(of));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::Says;
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    fn rate(digits: &str, part: Option<&str>) -> Paper {
        let mut paper = Paper::default();
        let [rate, whole] = [paper.percent(digits), paper.count("62")];
        let part = part.map(|digits| paper.count(digits));
        paper.say(Says::CountRate { rate, part, whole });
        paper
    }

    #[test]
    fn a_rate_is_one_count_of_the_other() {
        let right = rate("93.55", Some("58"));
        assert_eq!(right.verdicts(Rule::RateOfCounts), [Verdict::Holds]);
        assert_eq!(right.asked(Rule::RateOfCounts)[0].subject.figure().0, 0);
        assert_eq!(rate("95.55", Some("58")).verdicts(Rule::RateOfCounts), [Verdict::Broken]);
    }

    #[test]
    fn some_whole_number_gives_the_rate() {
        assert_eq!(rate("93.55", None).verdicts(Rule::RateOfCounts), [Verdict::Holds]);
        assert_eq!(rate("92.75", None).verdicts(Rule::RateOfCounts), [Verdict::Broken]);
    }
}
