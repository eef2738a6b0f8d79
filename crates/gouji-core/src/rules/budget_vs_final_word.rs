//! `budget-vs-final-word`: the comparison of outturn and budget in words fits the figures.
//!
//! Contract: the amounts are asked about where they are printed, else the completion rate against
//! 100 %. A rate printed as 100 % may be rounded, and one of 0 % is boilerplate: neither refutes.

use crate::disclosure::{Disclosure, FigureId, Says};
use crate::number::Exact;
use crate::relation::Relation;
use crate::statement::{Comparison, Operand, Statement};

use super::Rule;
use super::build::{about_word, figure, is_zero};

/// Asks whether words that compare outturn and budget fit.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        let Says::BudgetWord { word, place, amounts, rate } = claim else { continue };
        let (left, right) = match (amounts, rate) {
            (Some((actual, budget)), _) => (*actual, figure(*budget)),
            (None, Some(rate)) if tells(disclosure, *rate, *word) => {
                (*rate, Operand::Constant(Exact::one()))
            }
            _ => continue,
        };
        let statement = Statement::Compare { left: figure(left), right, word: *word };
        out.push(about_word(Rule::BudgetVsFinalWord, place, left, vec![statement]).because(of));
    }
}

/// Whether a rate alone says anything about the word.
fn tells(disclosure: &Disclosure, rate: FigureId, word: Comparison) -> bool {
    let full = disclosure.figure(rate).is_some_and(|figure| figure.value() == Exact::one());
    let strict = matches!(word, Comparison::Less | Comparison::Greater);
    let boilerplate = is_zero(disclosure, rate);
    !(boilerplate || full && strict)
}

#[cfg(test)]
mod tests {
    use crate::disclosure::Says;
    use crate::document::{Place, Span};
    use crate::judge::Verdict;
    use crate::relation::Subject;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;
    use crate::statement::Comparison;

    fn place() -> Place {
        Place::from(Span::new(500, 506))
    }

    fn by_rate(rate: &str, word: Comparison) -> Vec<Verdict> {
        let mut paper = Paper::default();
        let rate = Some(paper.percent(rate));
        paper.say(Says::BudgetWord { word, place: place(), amounts: None, rate });
        paper.verdicts(Rule::BudgetVsFinalWord)
    }

    #[test]
    fn the_amounts_decide_where_they_are_printed() {
        let cases = [(Comparison::Less, Verdict::Holds), (Comparison::Greater, Verdict::Broken)];
        for (word, verdict) in cases {
            let mut paper = Paper::default();
            let [actual, budget] = [paper.money("9.00"), paper.money("10.00")];
            let rate = Some(paper.percent("100"));
            let amounts = Some((actual, budget));
            paper.say(Says::BudgetWord { word, place: place(), amounts, rate });
            assert_eq!(paper.verdicts(Rule::BudgetVsFinalWord), [verdict]);
            let asked = paper.asked(Rule::BudgetVsFinalWord);
            assert_eq!(asked[0].subject, Subject::Word(Box::new(place()), actual));
            assert_eq!(asked[0].figures(), [actual, budget]);
        }
    }

    #[test]
    fn the_rate_decides_where_no_amounts_are() {
        assert_eq!(by_rate("72", Comparison::Less), [Verdict::Holds]);
        assert_eq!(by_rate("72", Comparison::Greater), [Verdict::Broken]);
        assert_eq!(by_rate("100", Comparison::Equal), [Verdict::Holds]);
    }

    #[test]
    fn a_full_or_empty_rate_tells_nothing() {
        assert!(by_rate("100", Comparison::Less).is_empty());
        assert!(by_rate("100.00", Comparison::Greater).is_empty());
        assert!(by_rate("0", Comparison::Equal).is_empty());
    }
}
