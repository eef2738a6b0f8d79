//! `share-of-whole`: a share is the part divided by the whole.
//!
//! Contract: every whole that the sentence may mean is a reading; the likeliest is first. Where the whole is
//! nowhere printed, it is what all its parts make together.

use crate::disclosure::{Disclosure, Says};
use crate::relation::Relation;
use crate::statement::{RatioKind, Statement};

use super::Rule;
use super::build::{about_figure, figure, figures};

/// Asks whether shares are the part divided by the whole.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        if let Says::Share { share, part, wholes, list } = claim {
            let readings = wholes.iter().map(|whole| Statement::Ratio {
                kind: RatioKind::Share,
                rate: figure(*share),
                part: figure(*part),
                whole: figure(*whole),
                other_wholes: Vec::new(),
                siblings: figures(list),
            });
            out.push(about_figure(Rule::ShareOfWhole, *share, readings.collect()).because(of));
        }
        if let Says::SharesOfParts { shares, parts } = claim
            && shares.len() == parts.len()
        {
            for (at, (share, part)) in shares.iter().zip(parts).enumerate() {
                let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
                let reading = Statement::ShareOfParts {
                    rate: figure(*share),
                    part: figure(*part),
                    others: others.map(|(_, other)| figure(*other)).collect(),
                    siblings: figures(shares),
                };
                out.push(about_figure(Rule::ShareOfWhole, *share, vec![reading]).because(of));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::Says;
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    fn share(digits: &str, wholes: &[&str]) -> Paper {
        let mut paper = Paper::default();
        let [share, part] = [paper.percent(digits), paper.money("77.00")];
        let wholes = wholes.iter().map(|whole| paper.money(whole)).collect();
        paper.say(Says::Share { share, part, wholes, list: vec![share] });
        paper
    }

    #[test]
    fn a_share_is_the_part_of_the_whole() {
        let right = share("77", &["100.00"]);
        assert_eq!(right.verdicts(Rule::ShareOfWhole), [Verdict::Holds]);
        assert_eq!(right.asked(Rule::ShareOfWhole)[0].subject.figure().0, 0);
        assert_eq!(share("78", &["100.00"]).verdicts(Rule::ShareOfWhole), [Verdict::Broken]);
    }

    #[test]
    fn a_whole_that_is_not_printed_is_all_its_parts() {
        let mut paper = Paper::default();
        let shares = ["20.00", "35.00", "45.00"].map(|digits| paper.percent(digits)).to_vec();
        let parts = ["20.00", "30.00", "50.00"].map(|digits| paper.money(digits)).to_vec();
        paper.say(Says::SharesOfParts { shares: shares.clone(), parts: parts.clone() });
        let verdicts = paper.verdicts(Rule::ShareOfWhole);
        assert_eq!(verdicts, [Verdict::Holds, Verdict::Broken, Verdict::Broken]);
        paper.say(Says::SharesOfParts { shares, parts: parts[..2].to_vec() });
        assert_eq!(paper.asked(Rule::ShareOfWhole).len(), 3);
    }

    #[test]
    fn every_possible_whole_is_a_reading() {
        let either = share("77", &["200.00", "100.00"]);
        assert_eq!(either.asked(Rule::ShareOfWhole)[0].readings.len(), 2);
        assert_eq!(either.verdicts(Rule::ShareOfWhole), [Verdict::Holds]);
        assert_eq!(
            share("78", &["200.00", "100.00"]).verdicts(Rule::ShareOfWhole),
            [Verdict::Broken]
        );
        assert!(share("77", &[]).asked(Rule::ShareOfWhole).is_empty());
    }
}
