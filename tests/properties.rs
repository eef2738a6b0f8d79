//! Honest documents are never accused: true values are drawn, printed at random precision, and
//! judged. Rounding is at worst a note, cutting at worst a warning, a mixture never an error; and a
//! figure moved far away is always an error, so that the check can fail.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test helper may fail the test"
)]

use gouji_core::judge::{Verdict, judge};
use gouji_core::number::Exact;
use gouji_core::reading::Reading;
use gouji_core::statement::{Direction, GrowthForm, Moved, Statement};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

#[path = "properties/print.rs"]
mod print;
#[path = "properties/truth.rs"]
mod truth;

use print::print;
use truth::{Says, Truth, cutting, mixing, rounding, truths};

/// The statement with its first figure moved so far that nothing explains it.
fn displaced(claim: &Says) -> Says {
    let mut first = true;
    claim.map(|figure| {
        let value = if std::mem::take(&mut first) {
            &figure.value.abs() + &Exact::int(100_000_000)
        } else {
            figure.value.clone()
        };
        Reading { value, ..figure.clone() }
    })
}

/// Whether a percentage of a figure that is printed as zero, or an item completed by 0%, takes the
/// statement out of arithmetic's reach (semantics §10, §16).
fn is_about_nothing(claim: &Says) -> bool {
    let zero = |figure: &Reading| figure.value.is_zero();
    match claim {
        Statement::Growth { now: Some(now), before: None, delta: Some(delta), .. } => {
            // A change nearly as large as the amount leaves a base of the order of the steps.
            let slack = &(&now.step + &delta.figure.step) * &Exact::int(2);
            delta.direction == Direction::Up && &now.value - &delta.figure.value <= slack
        }
        Statement::ImpliedCompletion { items, .. } => items.iter().any(|item| zero(&item.rate)),
        _ => false,
    }
}

/// The same cases on every run.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 2000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2024),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn honest_rounding_is_at_worst_a_note(truth in truths(), mut press in rounding()) {
        let claim = print(&truth, &mut press);
        prop_assume!(!is_about_nothing(&claim));
        let judgement = judge(&claim);
        prop_assert!(judgement.verdict <= Verdict::Rounding, "{claim:?}\n{judgement:?}");
    }

    #[test]
    fn honest_cutting_is_at_worst_a_warning(truth in truths(), mut press in cutting()) {
        let claim = print(&truth, &mut press);
        prop_assume!(!is_about_nothing(&claim));
        let judgement = judge(&claim);
        prop_assert!(judgement.verdict <= Verdict::Truncated, "{claim:?}\n{judgement:?}");
    }

    #[test]
    fn a_mixture_is_never_an_error(truth in truths(), mut press in mixing()) {
        let claim = print(&truth, &mut press);
        prop_assume!(!is_about_nothing(&claim));
        let judgement = judge(&claim);
        prop_assert!(judgement.verdict != Verdict::Broken, "{claim:?}\n{judgement:?}");
    }

    #[test]
    fn a_figure_far_off_is_an_error(truth in truths(), mut press in rounding()) {
        let claim = print(&truth, &mut press);
        // 0.004 printed as 0% refutes nothing in the end, and a whole target of zero is exceeded by
        // any rate.
        prop_assume!(!is_about_nothing(&claim));
        prop_assume!(!matches!(truth, Truth::Counts(..) | Truth::WholeTarget(..)));
        // 减少2倍 is doubtful wording before it is a number (§15).
        let is_times_less = matches!(
            claim,
            Statement::Growth {
                form: GrowthForm::TimesMore,
                rate: Moved { direction: Direction::Down, .. },
                ..
            }
        );
        prop_assume!(!is_times_less);
        let far = displaced(&claim);
        let judgement = judge(&far);
        prop_assert!(judgement.verdict == Verdict::Broken, "{far:?}\n{judgement:?}");
    }

    #[test]
    fn no_statement_is_beyond_the_judge(
        truth in truths(),
        mut press in mixing(),
        values in prop::collection::vec((-3..4_i64, 0..4_u8), 1..8),
    ) {
        // Zeroes, negative figures and hedges in any role: any verdict will do, a panic will not.
        use gouji_core::reading::Hedge::{About, Nearly, None, Over};
        let mut values = values.into_iter().cycle();
        let claim = print(&truth, &mut press).map(|figure| {
            let (value, hedge) = values.next().unwrap();
            let hedge = [None, About, Nearly, Over][usize::from(hedge)];
            Reading { value: Exact::int(value), hedge, ..figure.clone() }
        });
        let judgement = judge(&claim);
        prop_assert_eq!(judge(&claim), judgement);
    }
}
