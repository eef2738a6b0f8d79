//! Statements read backwards: what one figure would have to be, given the others.
//!
//! Contract: the interval holds every true value of the sought figure for which the statement can be
//! true; it may hold more (a hull is taken where figures occur twice), and it is every number where
//! the statement does not bound the figure. Whether a repaired statement is true is for
//! [`super::judge`] to say.

use super::joint;
use super::modes::{Mode, interval, is_exact};
use super::parts;
use super::verdict::Interval;
use crate::number::Exact;
use crate::reading::Reading;
use crate::statement::{
    Chain, Comparison, Direction, GrowthForm, ItemRate, Moved, RatioKind, Statement, Term,
};

/// An operand, and whether it is the figure that is sought.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// What is printed.
    pub reading: &'a Reading,
    /// Whether this is the sought figure; its own reading is not used.
    pub sought: bool,
}

/// How the other figures are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// As values rounded to what is printed.
    Rounded,
    /// As exactly what is printed.
    Printed,
}

/// The values that the sought figure can have. A figure behind a direction word is meant with the
/// word as it stands: a negative value says that the word is the wrong one.
pub fn implied(statement: &Statement<Given<'_>>, taken: Taken) -> Interval {
    let back = Backwards { taken };
    match statement {
        Statement::Sum { total, terms, complete } => back.sum(total, terms, *complete),
        Statement::Difference { delta, now, before } => back.difference(delta, now, before),
        Statement::Growth { rate, form, now, before, delta } => {
            back.growth(rate, *form, now.as_ref(), before.as_ref(), delta.as_ref())
        }
        Statement::Ratio { kind, rate, part, whole, .. } => back.ratio(*kind, rate, part, whole),
        Statement::ShareOfParts { rate, part, others, .. } => back.part_of(rate, part, others),
        Statement::ImpliedCompletion { overall, items } => back.completion(overall, items),
        // Only some rates belong to whole numbers, and they are no interval.
        Statement::CountRate { .. } => Interval::all(),
        Statement::OverTarget { rate, actual, target } => {
            back.over_target(rate, actual, target.as_ref())
        }
        Statement::Product { product, factors } => back.product(product, factors),
        Statement::Same { left, right, chain } => {
            back.same(if left.sought { right } else { left }, *chain)
        }
        Statement::Compare { left, right, word } => back.compare(left, right, *word),
        Statement::Within { part, whole } => {
            if part.sought {
                Interval { low: None, high: back.of(whole).high }
            } else {
                Interval { low: back.of(part).low, high: None }
            }
        }
        // Six percent may also be a growth of the rate.
        Statement::Points { printed_as_percent: true, .. } => Interval::all(),
        Statement::Points { delta, now, before, .. } => back.difference(delta, now, before),
    }
}

struct Backwards {
    taken: Taken,
}

fn one() -> Interval {
    Interval::point(Exact::one())
}

/// A value with the sign of a direction word, or the value behind the word.
fn turned(direction: Direction, value: Interval) -> Interval {
    if direction == Direction::Down { value.negated() } else { value }
}

impl Backwards {
    fn of(&self, given: &Given<'_>) -> Interval {
        match self.taken {
            Taken::Rounded => interval(given.reading, Mode::Nearest),
            Taken::Printed => Interval::point(given.reading.value.clone()),
        }
    }

    /// The change that a word and a figure state together.
    fn signed(&self, moved: &Moved<Given<'_>>) -> Interval {
        match moved.direction {
            // 减少-12.30 means the fall of 12.30.
            Direction::Down if !moved.figure.reading.value.is_negative() => {
                self.of(&moved.figure).negated()
            }
            _ => self.of(&moved.figure),
        }
    }

    fn sum(&self, total: &Given<'_>, terms: &[Term<Given<'_>>], complete: bool) -> Interval {
        let zero = Interval::point(Exact::zero());
        let mut minus = false;
        let others = terms.iter().fold(zero, |sum, term| {
            if term.figure.sought {
                minus = term.minus;
                sum
            } else if term.minus {
                sum.minus(&self.of(&term.figure))
            } else {
                sum.plus(&self.of(&term.figure))
            }
        });
        if total.sought {
            return if complete { others } else { Interval { low: others.low, high: None } };
        }
        let rest = self.of(total).minus(&others);
        match (complete, minus) {
            (true, false) => rest,
            (true, true) => rest.negated(),
            (false, false) => Interval { low: None, high: rest.high },
            (false, true) => Interval::all(),
        }
    }

    fn difference(
        &self,
        delta: &Moved<Given<'_>>,
        now: &Given<'_>,
        before: &Given<'_>,
    ) -> Interval {
        if delta.figure.sought {
            turned(delta.direction, self.of(now).minus(&self.of(before)))
        } else if now.sought {
            self.of(before).plus(&self.signed(delta))
        } else {
            self.of(now).minus(&self.signed(delta))
        }
    }

    fn growth(
        &self,
        rate: &Moved<Given<'_>>,
        form: GrowthForm,
        now: Option<&Given<'_>>,
        before: Option<&Given<'_>>,
        delta: Option<&Moved<Given<'_>>>,
    ) -> Interval {
        let known = |given: Option<&Given<'_>>| given.filter(|g| !g.sought).map(|g| self.of(g));
        let now_known = known(now);
        let before_known = known(before);
        let change = delta.filter(|delta| !delta.figure.sought).map(|delta| self.signed(delta));
        if rate.figure.sought {
            let rates = joint::growth(before_known.as_ref(), now_known.as_ref(), change.as_ref());
            return match form {
                GrowthForm::TimesOf => rates.plus(&one()),
                _ => turned(rate.direction, rates),
            };
        }
        let growth = match form {
            GrowthForm::TimesOf => self.of(&rate.figure).minus(&one()),
            _ => self.signed(rate),
        };
        let multiple = growth.plus(&one());
        // Over a negative base the rate is one of magnitudes; such a figure is not bounded here.
        let positive = |base: &Interval| base.is_positive();
        let mut all: Vec<Interval> = Vec::new();
        if now.is_some_and(|now| now.sought) {
            if let Some(before) = before_known.as_ref().filter(|before| positive(before)) {
                all.push(before.times(&multiple));
            }
            match (&before_known, &change) {
                (Some(before), Some(change)) => all.push(before.plus(change)),
                (None, Some(change)) => all.push(change.over(&growth).plus(change)),
                _ => {}
            }
        } else if before.is_some_and(|before| before.sought) {
            if let Some(now) = &now_known {
                all.push(now.over(&multiple));
            }
            match (&now_known, &change) {
                (Some(now), Some(change)) => all.push(now.minus(change)),
                (None, Some(change)) => all.push(change.over(&growth)),
                _ => {}
            }
        } else if let Some(delta) = delta.filter(|delta| delta.figure.sought) {
            let mut changes = Vec::new();
            if let Some(before) = before_known.as_ref().filter(|before| positive(before)) {
                changes.push(before.times(&growth));
            }
            match (&now_known, &before_known) {
                (Some(now), Some(before)) => changes.push(now.minus(before)),
                // The base falls as the rate rises: both ends come from the two ends of the rate.
                (Some(now), None) => changes.push(now.minus(&now.over(&multiple))),
                _ => {}
            }
            all.extend(changes.into_iter().map(|change| turned(delta.direction, change)));
        }
        all.iter().fold(Interval::all(), |sofar, next| sofar.intersect(next))
    }

    fn ratio(
        &self,
        kind: RatioKind,
        rate: &Given<'_>,
        part: &Given<'_>,
        whole: &Given<'_>,
    ) -> Interval {
        if rate.sought {
            return self.of(part).over(&self.of(whole));
        }
        if part.sought {
            return self.of(rate).times(&self.of(whole));
        }
        if !whole.sought {
            // Another base, or another share of the list: the statement is not about it.
            return Interval::all();
        }
        let wholes = self.of(part).over(&self.of(rate));
        // 100 % of nothing is a habit (§16), so a part of nothing leaves any base possible.
        let nothing = kind != RatioKind::Average && part.reading.value.is_zero();
        if nothing { Interval::all() } else { wholes }
    }

    /// `rate = part ÷ (part + rest)`: the part is `rest · rate ÷ (1 − rate)`, the rest `part · (1 − rate) ÷ rate`.
    fn part_of(&self, rate: &Given<'_>, part: &Given<'_>, others: &[Given<'_>]) -> Interval {
        let rest = others
            .iter()
            .filter(|other| !other.sought)
            .fold(Interval::point(Exact::zero()), |sum, other| sum.plus(&self.of(other)));
        if rate.sought {
            return parts::share(&self.of(part), &rest);
        }
        let rate = self.of(rate);
        let left = one().minus(&rate);
        if part.sought {
            return rest.over(&left.over(&rate));
        }
        if !others.iter().any(|other| other.sought) {
            // Another share of the list: the statement is not about it.
            return Interval::all();
        }
        self.of(part).times(&left.over(&rate)).minus(&rest)
    }

    /// `overall · Σ(a/r) = Σa`, solved for one item with the others as intervals of their own.
    fn completion(&self, overall: &Given<'_>, items: &[ItemRate<Given<'_>>]) -> Interval {
        let zero = || Interval::point(Exact::zero());
        let (mut spent, mut budget) = (zero(), zero());
        let mut sought = None;
        for item in items {
            if item.amount.sought || item.rate.sought {
                if sought.replace(item).is_some() {
                    // One rate said of several items.
                    return Interval::all();
                }
                continue;
            }
            let amount = self.of(&item.amount);
            let own = if item.flat { amount.clone() } else { amount.over(&self.of(&item.rate)) };
            spent = spent.plus(&amount);
            budget = budget.plus(&own);
        }
        let Some(item) = sought else { return spent.over(&budget) };
        let overall = self.of(overall);
        if item.amount.sought {
            let per = if item.flat { one() } else { one().over(&self.of(&item.rate)) };
            let gain = one().minus(&overall.times(&per));
            overall.times(&budget).minus(&spent).over(&gain)
        } else if item.flat {
            Interval::all()
        } else {
            let amount = self.of(&item.amount);
            let own = spent.plus(&amount).over(&overall).minus(&budget);
            amount.over(&own)
        }
    }

    fn over_target(
        &self,
        rate: &Given<'_>,
        actual: &Given<'_>,
        target: Option<&Given<'_>>,
    ) -> Interval {
        let Some(target) = target else { return Interval::all() };
        if rate.sought {
            self.of(actual).over(&self.of(target)).minus(&one())
        } else if actual.sought {
            self.of(target).times(&self.of(rate).plus(&one()))
        } else {
            self.of(actual).over(&self.of(rate).plus(&one()))
        }
    }

    fn product(&self, product: &Given<'_>, factors: &[Given<'_>]) -> Interval {
        let others = factors
            .iter()
            .filter(|factor| !factor.sought)
            .fold(one(), |all, factor| all.times(&self.of(factor)));
        if product.sought { others } else { self.of(product).over(&others) }
    }

    fn same(&self, other: &Given<'_>, chain: Chain) -> Interval {
        let own = self.of(other);
        match chain {
            Chain::Independent { items }
                if self.taken == Taken::Rounded && items > 1 && !is_exact(other.reading) =>
            {
                // n items leave (n+1)/2 units between two totals, half a unit of which is the
                // sought figure's own.
                let more = Exact::int(i64::from(items) - 1).half();
                let room = &more * &other.reading.step;
                own.plus(&Interval::between(-&room, true, room, true))
            }
            _ => own,
        }
    }

    fn compare(&self, left: &Given<'_>, right: &Given<'_>, word: Comparison) -> Interval {
        let below = |limit: Interval| Interval { low: None, high: limit.high };
        let above = |limit: Interval| Interval { low: limit.low, high: None };
        match (word, left.sought) {
            (Comparison::Less, true) | (Comparison::Greater, false) => {
                below(self.of(if left.sought { right } else { left }))
            }
            (Comparison::Less, false) | (Comparison::Greater, true) => {
                above(self.of(if left.sought { right } else { left }))
            }
            (Comparison::Equal, true) => self.of(right),
            (Comparison::Equal, false) => self.of(left),
            (Comparison::NearlyEqual, _) => Interval::all(),
        }
    }
}

#[cfg(test)]
#[path = "inverse_tests.rs"]
mod tests;
