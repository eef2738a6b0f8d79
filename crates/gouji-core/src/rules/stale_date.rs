//! `stale-date`: a date lies in the year of the disclosure.
//!
//! Contract: asks of the dates that the reader knows must lie in a certain year.

use crate::disclosure::{Disclosure, Says};
use crate::number::Exact;
use crate::relation::Relation;
use crate::statement::{Chain, Operand, Statement};

use super::Rule;
use super::build::figure;

/// Asks whether dates lie in the year they should.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        if let Says::AsOfDate { year, expected } = claim {
            let statement = Statement::Same {
                left: figure(*year),
                right: Operand::Constant(Exact::int(i64::from(*expected))),
                chain: Chain::SameLeaf,
            };
            out.push(Relation::new(Rule::StaleDate, *year, statement).because(of));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Says, Unit};
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    #[test]
    fn a_date_of_another_year_was_left_standing() {
        for (year, verdict) in [("2020", Verdict::Holds), ("2019", Verdict::Broken)] {
            let mut paper = Paper::default();
            let year = paper.figure(year, Unit::Year);
            paper.say(Says::AsOfDate { year, expected: 2020 });
            assert_eq!(paper.verdicts(Rule::StaleDate), [verdict]);
            assert_eq!(paper.asked(Rule::StaleDate)[0].subject.figure(), year);
        }
    }
}
