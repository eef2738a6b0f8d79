//! Whether a document adds up its printed figures (semantics §2, regime inference).
//!
//! Contract: when all totals of a document but one are exact, and so many honest totals would all
//! be exact with a probability below 10⁻³, then the odd one is a slip although rounding could
//! explain it. Only totals that are evidence count: rounded figures of one step, stated plainly, at
//! least two items that are not zero, no percentages, each sum once.

use std::collections::BTreeSet;

use super::modes::is_exact;
use super::verdict::{Code, Judgement, Verdict};
use crate::number::Exact;
use crate::reading::{Hedge, Reading};
use crate::statement::{Statement, Term};

/// Sums of more items are taken for sums of this many, which says less than they do.
const MOST_ITEMS: usize = 40;

/// The odd sum of an otherwise exact document, given how many sums it has, their verdicts and what they state, in order
/// (semantics §2, regime inference): the places where it stands. What holds is only looked at as far as is needed.
pub fn infer_regime(
    count: usize,
    verdict: impl Fn(usize) -> Verdict,
    statement: impl Fn(usize) -> Option<Statement<Reading>>,
) -> Vec<usize> {
    let mut odd: Option<(Stated, Sum)> = None;
    for place in (0..count).filter(|place| verdict(*place) != Verdict::Holds) {
        let Some((stated, sum)) =
            statement(place).and_then(|it| Sum::of(&it, verdict(place), place))
        else {
            continue;
        };
        match &mut odd {
            None => odd = Some((stated, sum)),
            Some((known, odd)) if *known == stated => odd.places.push(place),
            Some(_) => return Vec::new(),
        }
    }
    let Some((_, odd)) = odd.filter(|(_, odd)| odd.verdict == Verdict::Rounding) else {
        return Vec::new();
    };
    let mut known: BTreeSet<Stated> = BTreeSet::new();
    let holds = (0..count).filter(|place| verdict(*place) == Verdict::Holds);
    let mut exact = holds.filter_map(|place| {
        let (stated, sum) = Sum::of(&statement(place)?, Verdict::Holds, place)?;
        known.insert(stated).then_some(sum)
    });
    if is_no_chance(&mut exact) { odd.places } else { Vec::new() }
}

/// Marks a sum that breaks the regime.
pub fn break_regime(judgement: &mut Judgement) {
    judgement.verdict = Verdict::Truncated;
    judgement.code = Some(Code::BreaksExactRegime);
}

/// What a sum states: its total and its items in order.
type Stated = (Exact, Vec<Exact>);

/// A sum that is evidence.
struct Sum {
    /// How many items it has.
    items: usize,
    verdict: Verdict,
    /// The statements that state it.
    places: Vec<usize>,
}

impl Sum {
    fn of(statement: &Statement<Reading>, verdict: Verdict, index: usize) -> Option<(Stated, Sum)> {
        let Statement::Sum { total, terms, complete: true } = statement else { return None };
        let evidence = |reading: &Reading| {
            !is_exact(reading) && reading.hedge == Hedge::None && reading.step == total.step
        };
        let plain = evidence(total) && terms.iter().all(|term| evidence(&term.figure));
        let mut items: Vec<Exact> =
            terms.iter().map(signed).filter(|value| !value.is_zero()).collect();
        items.sort();
        let counts = plain && items.len() >= 2 && !is_percentage(total);
        let sum = Sum { items: items.len(), verdict, places: vec![index] };
        counts.then(|| ((total.value.clone(), items), sum))
    }
}

fn signed(term: &Term<Reading>) -> Exact {
    if term.minus { -&term.figure.value } else { term.figure.value.clone() }
}

/// Readings carry no unit: money is never printed below 0.01元, nor are totals of a few 元.
fn is_percentage(total: &Reading) -> bool {
    total.step <= Exact::ten_to(-2) && total.value.abs() <= Exact::int(10)
}

/// Whether honestly rounded totals are all exact with a probability below 10⁻³.
fn is_no_chance(sums: &mut impl Iterator<Item = Sum>) -> bool {
    let least = Exact::ten_to(-3);
    let mut chance = Exact::one();
    // Each sum makes it smaller: the first few are enough to know.
    sums.any(|sum| {
        chance = &chance * &exact_by_chance(sum.items);
        chance < least
    })
}

/// The probability that `items` independent roundings add up to less than half a unit (Irwin–Hall):
/// `Σₖ (−1)ᵏ C(n+1, k) (n+1−2k)ⁿ ÷ (2ⁿ n!)`, over `2k < n+1`.
fn exact_by_chance(items: usize) -> Exact {
    let items = i64::try_from(items.min(MOST_ITEMS)).unwrap_or(1);
    let count = items + 1;
    let mut sum = Exact::zero();
    let mut choose = Exact::one();
    for k in (0..).take_while(|k| 2 * k < count) {
        let power = (0..items).fold(Exact::one(), |power, _| &power * &Exact::int(count - 2 * k));
        let term = &choose * &power;
        sum = if k % 2 == 0 { &sum + &term } else { &sum - &term };
        let next = &choose * &Exact::int(count - k);
        choose = next.div(&Exact::int(k + 1)).unwrap_or(next);
    }
    let scale = (1..=items).fold(Exact::one(), |scale, n| &scale * &Exact::int(2 * n));
    sum.div(&scale).unwrap_or_else(Exact::one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_chance_of_an_exact_total() {
        let shown = [2, 3, 4, 5, 9, 12, 20, 30].map(|n| exact_by_chance(n).to_fixed(3));
        let known = ["0.750", "0.667", "0.599", "0.550", "0.430", "0.379", "0.299", "0.247"];
        assert_eq!(shown, known);
    }

    fn sum(total: i64, items: [i64; 2]) -> Statement<Reading> {
        let reading = |value| Reading::rounded(Exact::int(value), Exact::one());
        let terms = items.map(|value| Term { figure: reading(value), minus: false }).to_vec();
        Statement::Sum { total: reading(total), terms, complete: true }
    }

    #[test]
    fn one_odd_total_among_many_exact_ones_is_a_warning() {
        let last = |sums: &[_]| super::super::judge_all(sums).last().and_then(|last| last.code);
        let odd = || sum(101, [50, 50]);
        let mut sums: Vec<_> = (10..40).map(|i| sum(2 * i + 1, [i, i + 1])).collect();
        sums.push(odd());
        assert_eq!(last(&sums), Some(Code::BreaksExactRegime));
        sums.push(odd());
        assert_eq!(
            last(&sums),
            Some(Code::BreaksExactRegime),
            "the same sum again is no other sum"
        );
        sums.push(sum(301, [150, 150]));
        assert_eq!(last(&sums), Some(Code::Rounding), "two odd sums: the document rounds");
        assert_eq!(last(&[sum(21, [10, 11]), odd()]), Some(Code::Rounding), "too few to tell");
    }
}
