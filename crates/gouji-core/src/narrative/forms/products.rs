//! `25次×2000元/次=50000元`: quantity × unit price = amount.

use crate::disclosure::{Disclosure, FigureId, Form, Says, Unit, Why};
use crate::document::Passage;

use super::super::event::FigureEvent;

/// Finds products written out with × and =.
pub fn products(passage: &Passage, figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    let mut factors: Vec<FigureId> = Vec::new();
    for pair in figures.windows(2) {
        let [first, second] = pair else { continue };
        match passage.text().get(first.end..second.start) {
            Some("×" | "*" | "x" | "X") => {
                if factors.is_empty() {
                    factors.push(first.id);
                }
                factors.push(second.id);
            }
            Some("=") if factors.len() >= 2 => {
                let factors = std::mem::take(&mut factors);
                if same_kind(second.id, &factors, disclosure) {
                    disclosure.say(
                        Why::stated(Form::ProductWritten),
                        Says::Product { product: second.id, factors },
                    );
                }
            }
            _ => factors.clear(),
        }
    }
}

/// Money comes out only where money (or a bare number) goes in, and at most once.
fn same_kind(product: FigureId, factors: &[FigureId], disclosure: &Disclosure) -> bool {
    let unit = |id: FigureId| disclosure.figure(id).map(|figure| &figure.unit);
    let money = factors.iter().filter(|id| matches!(unit(**id), Some(Unit::Money(_)))).count();
    match unit(product) {
        Some(Unit::Money(_)) => money <= 1,
        Some(_) => money == 0,
        None => false,
    }
}
