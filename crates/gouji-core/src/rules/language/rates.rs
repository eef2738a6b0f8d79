//! `share(…)`, `growth(…)`, `completion(…)`: printed rates that must be right.
//!
//! Contract: asked of a rate that a table prints with an identity of its own ([`rate_concept`]), and
//! of a rate of the text whose part is certain and whose whole the text does not name.

use std::sync::Arc;

use crate::disclosure::{FigureId, Identity, Says};
use crate::language::{Quantity, RateKind};
use crate::relation::{Relation, Subject};
use crate::statement::{Direction, GrowthForm, Moved, Operand as Figure, RatioKind, Statement};

use super::super::Rule;
use super::ask::Asked;
use super::bind::Binding;
use super::quantities::{Key, Measure};
use super::shelf::{Locality, Shelf};

/// The concept of a printed rate: that of the part (of this year's amount, of the outturn) with the
/// kind of the rate. A table reader gives it to the cells of a column of rates.
pub fn rate_concept(kind: RateKind, concept: &str) -> String {
    let kind = match kind {
        RateKind::Share => "share",
        RateKind::Growth => "growth",
        RateKind::Completion => "completion",
    };
    format!("{kind}({concept})")
}

/// A rate in the disclosure.
struct Printed {
    rate: FigureId,
    part: Option<FigureId>,
    moved: Option<(Moved<FigureId>, GrowthForm)>,
    delta: Option<Moved<FigureId>>,
    list: Vec<FigureId>,
}

/// The relations about one rate in one binding.
pub(super) fn ask(
    rule: Rule,
    kind: RateKind,
    [part, whole]: [&Quantity; 2],
    binding: &Binding,
    shelf: &Shelf<'_>,
) -> Vec<Asked> {
    let parts = binding.keys(part, shelf);
    let wholes = binding.keys(whole, shelf);
    let rates = in_tables(kind, &parts, shelf).into_iter().chain(in_text(kind, &parts, shelf));
    let relation = |printed: Printed| {
        let place = shelf.locality(printed.rate);
        let wholes = near(&wholes, place, shelf);
        let parts = match printed.part {
            Some(part) => vec![part],
            None => near(&parts, place, shelf),
        };
        let mut readings = Vec::new();
        for part in &parts {
            for whole in &wholes {
                readings.push(statement(kind, &printed, *part, *whole));
            }
        }
        let subject = Subject::Figure(printed.rate);
        let relation =
            Relation { rule, subject, readings, members: Vec::new(), because: Vec::new() };
        (!relation.readings.is_empty()).then_some(Asked { relation, locality: None })
    };
    rates.filter_map(relation).collect()
}

/// The prints of a quantity in a locality, or all of them where it prints none.
fn near(keys: &[Key], place: Option<Locality>, shelf: &Shelf<'_>) -> Vec<FigureId> {
    let all: Vec<FigureId> = keys.iter().flat_map(|key| shelf.prints(key)).copied().collect();
    let here: Vec<FigureId> =
        all.iter().copied().filter(|id| shelf.locality(*id) == place).collect();
    if here.is_empty() { all } else { here }
}

fn in_tables(kind: RateKind, parts: &[Key], shelf: &Shelf<'_>) -> Vec<Printed> {
    let rate = |(identity, _): &Key| {
        let concept = rate_concept(kind, &identity.concept);
        (Arc::new(Identity { concept, ..Identity::clone(identity) }), Measure::Rate)
    };
    let prints = parts.iter().map(rate).flat_map(|key| shelf.prints(&key).to_vec());
    prints
        .map(|rate| Printed {
            rate,
            part: None,
            moved: Some((Moved { figure: rate, direction: Direction::Up }, GrowthForm::Percent)),
            delta: None,
            list: Vec::new(),
        })
        .collect()
}

fn in_text(kind: RateKind, parts: &[Key], shelf: &Shelf<'_>) -> Vec<Printed> {
    let is_part = |id: &FigureId| parts.iter().any(|key| shelf.prints(key).contains(id));
    let claims = shelf.disclosure.said();
    let found = claims.filter_map(|(_, claim)| match (kind, claim) {
        (RateKind::Share, Says::Share { share, part, wholes, list }) if wholes.is_empty() => {
            Some(Printed {
                rate: *share,
                part: Some(*part),
                moved: None,
                delta: None,
                list: list.clone(),
            })
        }
        (RateKind::Growth, Says::Change(change)) if change.before.is_none() => {
            let (rate, form) = change.rate?;
            // 增长X% of an amount that the sentence may not mean decides nothing.
            let now = change.now.filter(|_| change.or_now.is_empty())?;
            Some(Printed {
                rate: rate.figure,
                part: Some(now),
                moved: Some((rate, form)),
                delta: change.delta,
                list: Vec::new(),
            })
        }
        (RateKind::Completion, Says::Completion { rate, actual, budgets })
            if budgets.is_empty() =>
        {
            Some(Printed {
                rate: *rate,
                part: Some(*actual),
                moved: None,
                delta: None,
                list: Vec::new(),
            })
        }
        _ => None,
    });
    found.filter(|printed| printed.part.as_ref().is_some_and(is_part)).collect()
}

fn statement(
    kind: RateKind,
    printed: &Printed,
    part: FigureId,
    whole: FigureId,
) -> Statement<Figure> {
    let figure = Figure::Figure;
    let moved = |moved: &Moved<FigureId>| Moved {
        figure: Figure::Figure(moved.figure),
        direction: moved.direction,
    };
    let ratio = |kind| Statement::Ratio {
        kind,
        rate: figure(printed.rate),
        part: figure(part),
        whole: figure(whole),
        other_wholes: Vec::new(),
        siblings: printed.list.iter().copied().map(figure).collect(),
    };
    match (kind, &printed.moved) {
        (RateKind::Growth, Some((rate, form))) => Statement::Growth {
            rate: moved(rate),
            form: *form,
            now: Some(figure(part)),
            before: Some(figure(whole)),
            delta: printed.delta.as_ref().map(moved),
        },
        (RateKind::Completion, _) => ratio(RatioKind::Completion),
        _ => ratio(RatioKind::Share),
    }
}
