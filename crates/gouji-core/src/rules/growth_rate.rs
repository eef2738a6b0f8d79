//! `growth-rate`: a growth rate is the change divided by the year before.
//!
//! Contract: a growth from nothing is left to `growth-from-zero`.

use crate::disclosure::Disclosure;
use crate::relation::Relation;

use super::{Rule, growth};

/// Asks whether growth rates fit the amounts.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    growth::relate(Rule::GrowthRate, false, disclosure, out);
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Change, FigureId, Says};
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::{Paper, down, up};
    use crate::statement::{GrowthForm, Statement};

    fn grown(rate: &str, with: impl FnOnce(&mut Paper, FigureId) -> Change) -> Paper {
        let mut paper = Paper::default();
        let rate = paper.percent(rate);
        let change = with(&mut paper, rate);
        paper.say(Says::from(change));
        paper
    }

    #[test]
    fn a_rate_fits_the_two_years() {
        for (rate, verdict) in [("20", Verdict::Holds), ("25", Verdict::Broken)] {
            let paper = grown(rate, |paper, rate| Change {
                now: Some(paper.money("12.00")),
                before: Some(paper.money("10.00")),
                rate: Some((up(rate), GrowthForm::Percent)),
                ..Change::default()
            });
            assert_eq!(paper.verdicts(Rule::GrowthRate), [verdict]);
            assert_eq!(paper.asked(Rule::GrowthRate)[0].subject.figure().0, 0);
        }
    }

    #[test]
    fn the_change_stands_in_for_the_year_before() {
        for (rate, verdict) in [("20", Verdict::Holds), ("25", Verdict::Broken)] {
            let paper = grown(rate, |paper, rate| Change {
                now: Some(paper.money("8.00")),
                delta: Some(down(paper.money("2.00"))),
                rate: Some((down(rate), GrowthForm::Percent)),
                ..Change::default()
            });
            assert_eq!(paper.verdicts(Rule::GrowthRate), [verdict]);
        }
    }

    #[test]
    fn the_year_before_is_used_along_with_the_change() {
        let paper = grown("20", |paper, rate| Change {
            now: Some(paper.money("12.00")),
            before: Some(paper.money("10.00")),
            delta: Some(up(paper.money("2.00"))),
            rate: Some((up(rate), GrowthForm::Percent)),
            ..Change::default()
        });
        let asked = paper.asked(Rule::GrowthRate);
        let Statement::Growth { now, before, delta, .. } = &asked[0].readings[0] else {
            panic!("a growth")
        };
        assert!(now.is_some() && before.is_some() && delta.is_some());
    }

    #[test]
    fn every_amount_it_may_be_about_is_a_reading() {
        let paper = grown("20", |paper, rate| Change {
            now: Some(paper.money("99.00")),
            delta: Some(up(paper.money("2.00"))),
            rate: Some((up(rate), GrowthForm::Percent)),
            or_now: vec![paper.money("12.00")],
            ..Change::default()
        });
        assert_eq!(paper.asked(Rule::GrowthRate)[0].readings.len(), 2);
        assert_eq!(paper.verdicts(Rule::GrowthRate), [Verdict::Holds]);
    }

    #[test]
    fn a_rate_beside_one_amount_only_asks_nothing() {
        let paper = grown("20", |paper, rate| Change {
            now: Some(paper.money("12.00")),
            rate: Some((up(rate), GrowthForm::Percent)),
            ..Change::default()
        });
        assert!(paper.asked(Rule::GrowthRate).is_empty());
    }
}
