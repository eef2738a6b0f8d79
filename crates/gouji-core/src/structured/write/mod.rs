//! Any disclosure as structured YAML, for `gouji extract`.
//!
//! Contract: reading the text gives the same figures (digits, unit, hedge, precision, label,
//! identity) and the same claims, in another order. What stands together in the text is printed
//! together only where that loses nothing; places are those of the text the disclosure came from.

mod checks;
mod line;
mod plan;
mod tree;
mod yaml;

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, FigureId, MoneyUnit, Origin, Unit, settle_precision};
use crate::document::SourceText;

use super::model::{KINDS, REASONS, name_of};
use checks::Checks;
use line::{Printer, describe};
use plan::Plan;
use yaml::Yaml;

/// Prints a disclosure that was read from `source`.
pub fn write(disclosure: &Disclosure, source: &SourceText) -> String {
    let plan = Plan::of(disclosure);
    let mut checks = Checks::new(&plan);
    let written = checks.all();
    let named = disclosure.ids().map(|id| checks.named.contains(&id)).collect();
    let printer = Printer {
        plan: &plan,
        source,
        money: usual_unit(disclosure),
        stated_precision: stated_precision(disclosure),
        named,
    };
    let mut entries = Vec::new();
    let header = &disclosure.header;
    let kind = name_of(&KINDS, &header.kind);
    if !kind.is_empty() {
        entries.push(("kind", Yaml::word(kind)));
    }
    if let Some(year) = header.year.filter(|year| (1000..=9999).contains(year)) {
        entries.push(("year", Yaml::number(year)));
    }
    if let Some(entity) = &header.entity {
        entries.push(("entity", Yaml::word(entity)));
    }
    if let Some(unit) = printer.money {
        entries.push(("unit", Yaml::word(unit.name())));
    }
    let (lines, tables) = roots(&plan);
    let print = |ids: Vec<FigureId>| {
        Yaml::List(ids.into_iter().filter_map(|id| printer.line(id)).collect())
    };
    entries.push(("lines", print(lines)));
    if !tables.is_empty() {
        let tables = tables.into_values().map(|rows| Yaml::Map(vec![("rows", print(rows))]));
        entries.push(("tables", Yaml::List(tables.collect())));
    }
    if !written.is_empty() {
        entries.push(("checks", Yaml::List(written)));
    }
    let mut out = String::new();
    for unread in &disclosure.unread {
        let place = describe(&unread.place, source).replace(char::is_control, " ");
        let reason = name_of(&REASONS, &unread.reason);
        out.push_str(&format!("# the number at {place} was not read: {reason}\n"));
    }
    Yaml::Map(entries).block(0, &mut out);
    out
}

/// The lines that stand below no other: those of the text, and those of each table.
fn roots(plan: &Plan<'_>) -> (Vec<FigureId>, BTreeMap<usize, Vec<FigureId>>) {
    let mut lines = Vec::new();
    let mut tables: BTreeMap<usize, Vec<FigureId>> = BTreeMap::new();
    for (figure, id) in plan.disclosure.figures.iter().zip(plan.disclosure.ids()) {
        let below = plan.guests_of(id).is_some_and(|guests| guests.parent.is_some());
        if below || !plan.is_host(id) {
            continue;
        }
        match figure.origin {
            Origin::Table(number) => tables.entry(number).or_default().push(id),
            Origin::Narrative | Origin::Structured => lines.push(id),
        }
    }
    (lines, tables)
}

/// The unit of money that most figures have.
fn usual_unit(disclosure: &Disclosure) -> Option<MoneyUnit> {
    let mut counts: Vec<(MoneyUnit, usize)> = Vec::new();
    for figure in &disclosure.figures {
        let Unit::Money(unit) = figure.unit else { continue };
        match counts.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, count)) => *count += 1,
            None => counts.push((unit, 1)),
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map(|(unit, _)| *unit)
}

/// Which figures have a usual precision that their neighbours do not show.
fn stated_precision(disclosure: &Disclosure) -> Vec<bool> {
    let mut settled = disclosure.clone();
    for figure in &mut settled.figures {
        figure.usual_decimals = None;
    }
    settle_precision(&mut settled);
    let pairs = settled.figures.iter().zip(&disclosure.figures);
    pairs.map(|(found, given)| found.usual_decimals != given.usual_decimals).collect()
}
