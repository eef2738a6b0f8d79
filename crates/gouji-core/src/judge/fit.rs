//! Whether a statement is true, at least within rounding, and no more than that.
//!
//! Contract: says what [`super::judge`] says where it finds a statement true or true within rounding, and nothing
//! where it finds anything else. Why a statement is not true costs most of a judgement, and a value that is only
//! tried needs no reason.

use super::verdict::Verdict;
use super::{growth, judge, ratio};
use crate::reading::Reading;
use crate::statement::Statement;

/// [`Verdict::Holds`] or [`Verdict::Rounding`], where that is the verdict.
pub fn fit(statement: &Statement<Reading>) -> Option<Verdict> {
    if refuses(statement) {
        return None;
    }
    let verdict = judge(statement).verdict;
    matches!(verdict, Verdict::Holds | Verdict::Rounding).then_some(verdict)
}

/// Whether a statement is surely neither; `false` says nothing.
fn refuses(statement: &Statement<Reading>) -> bool {
    match statement {
        Statement::Growth { rate, form, now, before, delta } => {
            growth::refuses(rate, *form, now.as_ref(), before.as_ref(), delta.as_ref())
        }
        Statement::Ratio { kind, rate, part, whole, other_wholes, siblings } => {
            ratio::Ratio { kind: *kind, rate, part, whole, other_wholes, siblings }.refuses()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Exact;
    use crate::reading::Hedge;
    use crate::statement::{Direction, GrowthForm, Moved, RatioKind};

    const HEDGES: [Hedge; 5] =
        [Hedge::None, Hedge::None, Hedge::None, Hedge::About, Hedge::AtLeast];

    /// Numbers without pattern, always the same.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, most: u64) -> i64 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            i64::try_from((self.0 >> 33) % most).unwrap()
        }

        fn reading(&mut self, value: i64, parts: i64) -> Reading {
            let hedge = HEDGES[usize::try_from(self.below(5)).unwrap()];
            let plain = Reading::rounded(
                Exact::ratio(value, parts).unwrap(),
                Exact::ratio(1, parts).unwrap(),
            );
            Reading { hedge, non_negative: self.below(2) == 0, ..plain }
        }

        fn direction(&mut self) -> Direction {
            if self.below(2) == 0 { Direction::Up } else { Direction::Down }
        }
    }

    fn agrees(statement: &Statement<Reading>, seen: &mut [usize; 3]) {
        let whole = judge(statement).verdict;
        let known = matches!(whole, Verdict::Holds | Verdict::Rounding);
        assert_eq!(fit(statement), known.then_some(whole), "{statement:?}");
        seen[usize::from(known)] += 1;
        seen[2] += usize::from(refuses(statement));
    }

    #[test]
    fn a_growth_fits_where_the_judge_says_so() {
        let (mut dice, mut seen) = (Dice(7), [0; 3]);
        for _ in 0..20_000 {
            let (before, now) = (dice.below(60) - 6, dice.below(60) - 6);
            let off = dice.below(5) - 2;
            let right = if before == 0 { 0 } else { (now - before) * 100 / before };
            let form = [
                GrowthForm::Percent,
                GrowthForm::Percent,
                GrowthForm::TimesOf,
                GrowthForm::TimesMore,
            ];
            let form = form[usize::try_from(dice.below(4)).unwrap()];
            let direction = if right < 0 { Direction::Down } else { Direction::Up };
            let direction = if dice.below(9) == 0 { dice.direction() } else { direction };
            let rate = Moved { figure: dice.reading(right.abs() + off, 100), direction };
            let change = now - before + dice.below(4) - 2;
            let turned = if change < 0 { Direction::Down } else { Direction::Up };
            let delta = Moved { figure: dice.reading(change.abs(), 1), direction: turned };
            let left_out = dice.below(5);
            let statement = Statement::Growth {
                rate,
                form,
                now: (left_out != 0).then(|| dice.reading(now, 1)),
                before: (left_out != 1).then(|| dice.reading(before, 1)),
                delta: (left_out < 2 || dice.below(2) == 0).then_some(delta),
            };
            agrees(&statement, &mut seen);
        }
        assert!(seen.iter().all(|count| *count > 1000), "{seen:?}");
    }

    #[test]
    fn a_share_fits_where_the_judge_says_so() {
        let (mut dice, mut seen) = (Dice(9), [0; 3]);
        for _ in 0..20_000 {
            let (part, whole) = (dice.below(40) - 2, dice.below(60) - 2);
            let right = if whole == 0 { 100 } else { part * 100 / whole };
            let rate = right + dice.below(5) - 2;
            let siblings = (0..dice.below(2)).flat_map(|_| [rate, 100 - rate]).collect::<Vec<_>>();
            let statement = Statement::Ratio {
                kind: [RatioKind::Share, RatioKind::Completion]
                    [usize::try_from(dice.below(2)).unwrap()],
                rate: dice.reading(rate, 100),
                part: dice.reading(part, 1),
                whole: dice.reading(whole, 1),
                other_wholes: (0..dice.below(2)).map(|_| dice.reading(whole + 7, 1)).collect(),
                siblings: siblings.into_iter().map(|it| dice.reading(it, 100)).collect(),
            };
            agrees(&statement, &mut seen);
        }
        assert!(seen.iter().all(|count| *count > 1000), "{seen:?}");
    }
}
