//! A relation as a formula over the cells of its figures, with the exact value it gives.

use gouji_core::disclosure::{Disclosure, FigureId};
use gouji_core::number::Exact;
use gouji_core::statement::{Direction, GrowthForm, Moved, Operand, Statement};

/// Longer formulas are refused by Excel.
const LONGEST: usize = 8_000;
/// Digits behind the point of a stored result.
const DECIMALS: u32 = 10;

/// A term of a formula and its value, where it has one.
#[derive(Debug, Clone)]
pub(super) struct Term {
    text: String,
    value: Option<Exact>,
}

/// Where the cells of figures are.
pub(super) struct Cells<'a> {
    /// The figures.
    pub disclosure: &'a Disclosure,
    /// The cell that holds a figure's value in base units, such as `数字!J5`.
    pub cell: &'a dyn Fn(FigureId) -> Option<String>,
}

impl Term {
    /// The formula.
    pub fn formula(&self) -> Option<String> {
        (self.text.len() <= LONGEST).then(|| format!("=IFERROR({},\"—\")", self.text))
    }

    /// Its result in plain digits.
    pub fn result(&self) -> String {
        self.value.as_ref().map_or_else(|| "—".to_owned(), digits)
    }

    fn with(
        self,
        sign: char,
        other: Term,
        apply: impl Fn(&Exact, &Exact) -> Option<Exact>,
    ) -> Term {
        let value = match (&self.value, &other.value) {
            (Some(left), Some(right)) => apply(left, right),
            _ => None,
        };
        Term { text: format!("{}{sign}{}", self.text, other.text), value }
    }

    fn inside(self) -> Term {
        Term { text: format!("({})", self.text), value: self.value }
    }

    fn plus(self, other: Term) -> Term {
        self.with('+', other, |left, right| Some(left + right))
    }

    fn minus(self, other: Term) -> Term {
        self.with('-', other, |left, right| Some(left - right))
    }

    fn times(self, other: Term) -> Term {
        self.with('*', other, |left, right| Some(left * right))
    }

    fn over(self, other: Term) -> Term {
        self.with('/', other, Exact::div)
    }

    /// How far it lies above another one, in plain digits.
    pub fn apart(self, other: Term) -> String {
        self.minus(other).result()
    }

    /// In the unit of the figure it is compared with.
    pub fn scaled(self, factor: Term) -> Term {
        self.inside().over(factor)
    }
}

/// Plain digits without needless zeros.
pub(super) fn digits(value: &Exact) -> String {
    let fixed = value.to_fixed(DECIMALS);
    if fixed.contains('.') {
        fixed.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        fixed
    }
}

impl Cells<'_> {
    /// A cell with a value.
    pub fn term(&self, text: String, value: Exact) -> Term {
        Term { text, value: Some(value) }
    }

    fn operand(&self, operand: &Operand) -> Option<Term> {
        match operand {
            Operand::Figure(id) => {
                let value = self.disclosure.figure(*id)?.value();
                Some(self.term((self.cell)(*id)?, value))
            }
            Operand::Constant(value) => Some(self.term(digits(value), value.clone())),
        }
    }

    fn moved(&self, moved: &Moved<Operand>) -> Option<Term> {
        let term = self.operand(&moved.figure)?;
        Some(match moved.direction {
            Direction::Up => term,
            Direction::Down => self.term("0".to_owned(), Exact::zero()).minus(term).inside(),
        })
    }

    /// What the statement says of the stated figure: its signed value, and what the others give.
    /// Nothing where the relation is no equation (a comparison of words, a rate of whole numbers).
    pub fn sides(&self, statement: &Statement<Operand>) -> Option<(Term, Term)> {
        Some(match statement {
            Statement::Sum { total, terms, .. } => {
                let mut sum: Option<Term> = None;
                for term in terms {
                    let own = self.operand(&term.figure)?;
                    let start = || self.term("0".to_owned(), Exact::zero());
                    sum = Some(match (sum, term.minus) {
                        (None, false) => own,
                        (None, true) => start().minus(own),
                        (Some(sum), false) => sum.plus(own),
                        (Some(sum), true) => sum.minus(own),
                    });
                }
                (self.operand(total)?, sum?)
            }
            Statement::Difference { delta, now, before } => {
                (self.moved(delta)?, self.operand(now)?.minus(self.operand(before)?))
            }
            Statement::Growth { rate, form, now, before, delta } => {
                let delta = delta.as_ref().and_then(|delta| self.moved(delta));
                let operand = |one: &Option<Operand>| one.as_ref().and_then(|o| self.operand(o));
                let (now, before) = (operand(now), operand(before));
                let now = match (now, &before, &delta) {
                    (Some(now), ..) => now,
                    (None, Some(before), Some(delta)) => {
                        before.clone().plus(delta.clone()).inside()
                    }
                    _ => return None,
                };
                let before = match (before, delta) {
                    (Some(before), _) => before,
                    (None, Some(delta)) => now.clone().minus(delta).inside(),
                    (None, None) => return None,
                };
                let ratio = now.over(before);
                match form {
                    GrowthForm::TimesOf => (self.operand(&rate.figure)?, ratio),
                    GrowthForm::Percent | GrowthForm::TimesMore => {
                        let one = self.term("1".to_owned(), Exact::one());
                        (self.moved(rate)?, ratio.minus(one))
                    }
                }
            }
            Statement::Ratio { rate, part, whole, .. } => {
                (self.operand(rate)?, self.operand(part)?.over(self.operand(whole)?))
            }
            Statement::ShareOfParts { rate, part, others, .. } => {
                let mut all = self.operand(part)?;
                for other in others {
                    all = all.plus(self.operand(other)?);
                }
                (self.operand(rate)?, self.operand(part)?.over(all.inside()))
            }
            Statement::ImpliedCompletion { overall, items } => {
                let (mut spent, mut budget): (Option<Term>, Option<Term>) = (None, None);
                for item in items {
                    let amount = self.operand(&item.amount)?;
                    let own = match item.flat {
                        true => amount.clone(),
                        false => amount.clone().over(self.operand(&item.rate)?),
                    };
                    let add = |sum: Option<Term>, term: Term| match sum {
                        Some(sum) => sum.plus(term),
                        None => term,
                    };
                    spent = Some(add(spent, amount));
                    budget = Some(add(budget, own));
                }
                (self.operand(overall)?, spent?.inside().over(budget?.inside()))
            }
            Statement::OverTarget { rate, actual, target: Some(target) } => {
                let over = self.operand(actual)?.minus(self.operand(target)?).inside();
                (self.operand(rate)?, over.over(self.operand(target)?))
            }
            Statement::Product { product, factors } => {
                let mut all = factors.iter().map(|factor| self.operand(factor));
                let first = all.next()??;
                let value = all.try_fold(first, |value, factor| Some(value.times(factor?)))?;
                (self.operand(product)?, value)
            }
            Statement::Same { left, right, .. } => (self.operand(left)?, self.operand(right)?),
            Statement::Points { delta, now, before, .. } => {
                (self.moved(delta)?, self.operand(now)?.minus(self.operand(before)?))
            }
            Statement::Within { part, whole } => (self.operand(part)?, self.operand(whole)?),
            Statement::Compare { left, right, .. } => (self.operand(left)?, self.operand(right)?),
            Statement::OverTarget { target: None, .. } | Statement::CountRate { .. } => {
                return None;
            }
        })
    }
}
