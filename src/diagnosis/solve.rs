//! The value of one figure that would make a relation true.
//!
//! Contract: the exact solution of the statement for that figure, rounded to its printed step, or
//! nothing where the statement has no such solution (the word would have to change, not the number).

use crate::disclosure::{Disclosure, FigureId};
use crate::number::Exact;
use crate::statement::{Direction, GrowthForm, Moved, Operand, Statement};

/// What `figure` would have to be, in base units and as it would be printed.
pub(super) fn solve(
    statement: &Statement<Operand>,
    figure: FigureId,
    disclosure: &Disclosure,
) -> Option<Exact> {
    let solver = Solver { figure, disclosure };
    let value = solver.solve(statement)?;
    let printed = disclosure.figure(figure)?;
    let reading = printed.reading();
    let rounded = if reading.exact { value } else { value.round_half_up(&reading.step) };
    let fits = (!reading.exact || rounded.is_integer())
        && !(reading.non_negative && rounded.is_negative());
    fits.then_some(rounded)
}

struct Solver<'a> {
    figure: FigureId,
    disclosure: &'a Disclosure,
}

impl Solver<'_> {
    fn is(&self, operand: &Operand) -> bool {
        matches!(operand, Operand::Figure(id) if *id == self.figure)
    }

    fn value(&self, operand: &Operand) -> Option<Exact> {
        match operand {
            Operand::Figure(id) => Some(self.disclosure.figure(*id)?.value()),
            Operand::Constant(value) => Some(value.clone()),
        }
    }

    /// The value with the sign of its word.
    fn signed(&self, moved: &Moved<Operand>) -> Option<Exact> {
        let value = self.value(&moved.figure)?;
        Some(if moved.direction == Direction::Down { -&value.abs() } else { value })
    }

    /// The size to print behind a direction word; nothing where the word is wrong.
    fn size(direction: Direction, value: &Exact) -> Option<Exact> {
        let against = match direction {
            Direction::Up => value.is_negative(),
            Direction::Down => value.is_positive(),
        };
        (!against).then(|| value.abs())
    }

    fn solve(&self, statement: &Statement<Operand>) -> Option<Exact> {
        let one = Exact::one();
        match statement {
            Statement::Sum { total, terms, complete: true } => {
                let mut sum = Exact::zero();
                let mut own = None;
                for term in terms {
                    if self.is(&term.figure) {
                        if own.replace(term.minus).is_some() {
                            return None;
                        }
                        continue;
                    }
                    let value = self.value(&term.figure)?;
                    sum = if term.minus { &sum - &value } else { &sum + &value };
                }
                match own {
                    None => self.is(total).then_some(sum),
                    Some(minus) => {
                        let rest = &self.value(total)? - &sum;
                        Some(if minus { -&rest } else { rest })
                    }
                }
            }
            Statement::Difference { delta, now, before }
            | Statement::Points { delta, now, before, .. } => self.difference(delta, now, before),
            Statement::Growth { rate, form, now, before, delta } => {
                self.growth(rate, *form, [now.as_ref(), before.as_ref()], delta.as_ref())
            }
            Statement::Ratio { rate, part, whole, .. } => {
                if self.is(rate) {
                    self.value(part)?.div(&self.value(whole)?)
                } else if self.is(part) {
                    Some(&self.value(rate)? * &self.value(whole)?)
                } else if self.is(whole) {
                    self.value(part)?.div(&self.value(rate)?)
                } else {
                    None
                }
            }
            Statement::OverTarget { rate, actual, target: Some(target) } => {
                if self.is(rate) {
                    Some(&self.value(actual)?.div(&self.value(target)?)? - &one)
                } else if self.is(actual) {
                    Some(&self.value(target)? * &(&one + &self.value(rate)?))
                } else {
                    self.value(actual)?.div(&(&one + &self.value(rate)?))
                }
            }
            Statement::Product { product, factors } => {
                let others = factors.iter().filter(|factor| !self.is(factor));
                let mut rest = one;
                for factor in others {
                    rest = &rest * &self.value(factor)?;
                }
                if self.is(product) { Some(rest) } else { self.value(product)?.div(&rest) }
            }
            Statement::Same { left, right, .. } => {
                self.value(if self.is(left) { right } else { left })
            }
            _ => None,
        }
    }

    fn difference(&self, delta: &Moved<Operand>, now: &Operand, before: &Operand) -> Option<Exact> {
        if self.is(&delta.figure) {
            Self::size(delta.direction, &(&self.value(now)? - &self.value(before)?))
        } else if self.is(now) {
            Some(&self.value(before)? + &self.signed(delta)?)
        } else {
            Some(&self.value(now)? - &self.signed(delta)?)
        }
    }

    fn growth(
        &self,
        rate: &Moved<Operand>,
        form: GrowthForm,
        [now, before]: [Option<&Operand>; 2],
        delta: Option<&Moved<Operand>>,
    ) -> Option<Exact> {
        let one = Exact::one();
        let known = |operand: Option<&Operand>| {
            operand.filter(|operand| !self.is(operand)).and_then(|operand| self.value(operand))
        };
        let change = delta.filter(|delta| !self.is(&delta.figure)).and_then(|d| self.signed(d));
        let (now_value, before_value) = (known(now), known(before));
        if self.is(&rate.figure) {
            let (now, before) = match (now_value, before_value, change) {
                (Some(now), Some(before), _) => (now, before),
                (Some(now), None, Some(change)) => (now.clone(), &now - &change),
                (None, Some(before), Some(change)) => (&before + &change, before),
                _ => return None,
            };
            let multiple = now.div(&before)?;
            return if form == GrowthForm::TimesOf {
                Some(multiple)
            } else {
                Self::size(rate.direction, &(&multiple - &one))
            };
        }
        let growth = if form == GrowthForm::TimesOf {
            &self.value(&rate.figure)? - &one
        } else {
            self.signed(rate)?
        };
        let multiple = &one + &growth;
        if now.is_some_and(|now| self.is(now)) {
            match (before_value, change) {
                (Some(before), _) => Some(&before * &multiple),
                (None, Some(change)) => Some(&change.div(&growth)? + &change),
                _ => None,
            }
        } else if before.is_some_and(|before| self.is(before)) {
            match (now_value, change) {
                (Some(now), _) => now.div(&multiple),
                (None, Some(change)) => change.div(&growth),
                _ => None,
            }
        } else {
            let delta = delta.filter(|delta| self.is(&delta.figure))?;
            let base = before_value.or_else(|| now_value?.div(&multiple))?;
            Self::size(delta.direction, &(&base * &growth))
        }
    }
}
