//! What is shown of a relation, in whatever language: its figures and how they print.
//!
//! Contract: numbers are shown as the document prints them; computed ones with just enough
//! decimals to see why they differ.

use super::figures::Figures;
use crate::disclosure::{Figure, FigureId};
use crate::document::SourceText;
use crate::judge::{Code, Interval, Judgement};
use crate::number::Exact;
use crate::relation::{Relation, Subject};
use crate::statement::{Operand, Statement};

/// The most decimals beyond the printed ones.
const MOST_EXTRA: u32 = 8;

/// One relation on the stage.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub relation: &'a Relation,
    pub judgement: &'a Judgement,
    pub figures: Figures<'a>,
    pub source: &'a SourceText,
}

impl<'a> Scene<'a> {
    /// The reading that decided.
    pub fn statement(&self) -> Option<&'a Statement<Operand>> {
        self.relation.readings.first()
    }

    pub fn figure(&self, operand: &Operand) -> Option<&'a Figure> {
        match operand {
            Operand::Figure(id) => self.figures.get(*id),
            Operand::Constant(_) => None,
        }
    }

    pub fn value(&self, operand: &Operand) -> Exact {
        match operand {
            Operand::Figure(_) => self.figure(operand).map_or_else(Exact::zero, Figure::value),
            Operand::Constant(value) => value.clone(),
        }
    }

    /// The figure in whose unit results are shown: the stated one, or the first there is.
    pub fn model(&self) -> Option<&'a Figure> {
        // Where the unit of the total is what is wrong, results are shown in that of its items.
        if let (Some(Code::UnitLabel), Some(Statement::Sum { terms, .. })) =
            (self.judgement.code, self.statement())
            && let Some(item) = terms.first().and_then(|term| self.figure(&term.figure))
        {
            return Some(item);
        }
        let mut model = None;
        self.statement()?.each(|operand| model = model.or_else(|| self.figure(operand)));
        model.or_else(|| self.figures.get(self.relation.subject.figure()))
    }

    /// An operand as printed; a constant in the unit of the model.
    pub fn show(&self, operand: &Operand) -> String {
        match self.figure(operand) {
            Some(figure) => figure.printed(),
            None => self.precise(&self.value(operand)),
        }
    }

    /// An operand inside a formula: a negative one in brackets.
    pub fn show_inside(&self, operand: &Operand) -> String {
        let shown = self.show(operand);
        if shown.starts_with('-') { format!("({shown})") } else { shown }
    }

    /// A computed value in the unit of the model: as short as it is exact, else two decimals more
    /// than printed, and more where that would hide which way it rounds.
    pub fn precise(&self, value: &Exact) -> String {
        let Some(model) = self.model() else { return value.to_fixed(2) };
        let scaled = scaled(model, value);
        if scaled.is_integer() && matches!(model.unit.exponent(), -2) {
            return format!("{}{}", scaled.to_fixed(0), model.unit.suffix());
        }
        let decimals = decimals(model);
        let at = |places: u32| scaled.round_half_up(&step(places));
        if at(decimals) == scaled {
            return model.print(value);
        }
        let tells = |places: u32| {
            let shown = at(places);
            shown.round_half_up(&step(decimals)) == at(decimals)
                && (shown == scaled || !is_half(&shown, decimals))
        };
        let places = (decimals + 2..=decimals + MOST_EXTRA).find(|places| tells(*places));
        let digits = scaled.to_fixed(places.unwrap_or(decimals + MOST_EXTRA));
        format!("{}{}", trim(&digits, decimals), model.unit.suffix())
    }

    /// The ends of an interval, with two digits of its width; `None` if it has only one end or none.
    pub fn range(&self, interval: &Interval) -> Option<(String, String)> {
        let model = self.model()?;
        let (low, high) = (&interval.low.as_ref()?.0, &interval.high.as_ref()?.0);
        let (low, high) = (scaled(model, low), scaled(model, high));
        let width = &high - &low;
        if !width.is_positive() {
            return None;
        }
        let ten = Exact::int(10);
        let decimals = decimals(model);
        let wide = |places: u32| &width * &scale(places) >= ten;
        let places = (decimals + 1..=decimals + MOST_EXTRA).find(|places| wide(*places));
        let places = places.unwrap_or(decimals + MOST_EXTRA);
        let (mut low, mut high) = (low.to_fixed(places), high.to_fixed(places));
        while low.contains('.') && low.ends_with('0') && high.ends_with('0') {
            low.pop();
            high.pop();
        }
        let show = |end: &str| format!("{}{}", end.trim_end_matches('.'), model.unit.suffix());
        Some((show(&low), show(&high)))
    }

    /// Whether the finding points at this operand.
    pub fn is_subject(&self, operand: &Operand) -> bool {
        matches!((&self.relation.subject, operand),
            (Subject::Figure(subject), Operand::Figure(id)) if subject == id)
    }

    /// The figure behind the subject.
    pub fn subject(&self) -> FigureId {
        self.relation.subject.figure()
    }
}

fn scaled(model: &Figure, value: &Exact) -> Exact {
    value * &Exact::ten_to(-model.unit.exponent())
}

fn decimals(model: &Figure) -> u32 {
    model.usual_decimals.unwrap_or(0).max(model.numeral.decimals())
}

fn scale(places: u32) -> Exact {
    Exact::ten_to(i32::try_from(places).unwrap_or(0))
}

fn step(places: u32) -> Exact {
    Exact::ten_to(-i32::try_from(places).unwrap_or(0))
}

fn is_half(value: &Exact, decimals: u32) -> bool {
    (&value.abs() - &value.truncate(&step(decimals)).abs()) == step(decimals).half()
}

/// Drops zeros behind the point, down to the printed decimals.
fn trim(digits: &str, decimals: u32) -> &str {
    let Some((whole, _)) = digits.split_once('.') else { return digits };
    let least = if decimals == 0 { whole.len() } else { whole.len() + 1 + decimals as usize };
    let kept = digits.trim_end_matches('0').trim_end_matches('.').len().max(least);
    digits.get(..kept).unwrap_or(digits)
}
