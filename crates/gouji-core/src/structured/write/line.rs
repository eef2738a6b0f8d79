//! A planned line as YAML: its own figure, the fields beside it, the lines below it.

use crate::disclosure::{Basis, Figure, FigureId, Identity, MoneyUnit, Unit};
use crate::document::{Place, SourceText};
use crate::reading::Hedge;
use crate::statement::{Direction, GrowthForm};

use super::super::model::{BASES, HEDGES, REASONS, name_of};
use super::super::slot::Slot;
use super::plan::{Plan, main_slot};
use super::yaml::Yaml;

/// What the lines are printed with.
pub(super) struct Printer<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) source: &'a SourceText,
    /// The unit that amounts need not name.
    pub(super) money: Option<MoneyUnit>,
    /// Which figures' usual precision the reader would not work out by itself.
    pub(super) stated_precision: Vec<bool>,
    /// Figures whose line needs an id.
    pub(super) named: Vec<bool>,
}

/// The id of a line.
pub(super) fn id(host: FigureId) -> String {
    format!("f{}", host.0 + 1)
}

impl Printer<'_> {
    /// The line of a figure that has one.
    pub(super) fn line(&self, host: FigureId) -> Option<Yaml> {
        let figure = self.plan.disclosure.figure(host)?;
        let guests = self.plan.guests_of(host)?;
        let mut entries = Vec::new();
        if self.named.get(host.0).copied().unwrap_or(false) {
            entries.push(("id", Yaml::Word(id(host))));
        }
        entries.push(("label", Yaml::word(&figure.label)));
        if let Some(fund) = guests.fund {
            entries.push(("fund", Yaml::word(fund.name())));
        }
        if let Unit::Count(classifier) = &figure.unit
            && !classifier.is_empty()
            && !with_suffix(classifier)
        {
            entries.push(("unit", Yaml::word(classifier)));
        }
        // The place of a single plain figure stands with the line, which reads more easily.
        let notes = self.notes(host, figure, None);
        let slot = main_slot(figure);
        let text = Yaml::Number(self.text(host, slot, figure));
        if notes.is_empty() && guests.fields.is_empty() {
            entries.push((slot.name(), text));
            entries.push(("place", self.place(&figure.place)));
        } else {
            entries.push((slot.name(), self.with_notes(text, notes, &figure.place)));
        }
        self.fields(host, figure, &mut entries);
        if let Some(identity) = &figure.identity {
            entries.push(("identity", self.identity(identity)));
        }
        if guests.partial {
            entries.push(("partial", Yaml::flag()));
        }
        if !guests.items.is_empty() {
            let items = guests.items.iter().filter_map(|item| self.line(*item)).collect();
            entries.push(("items", Yaml::List(items)));
        }
        Some(Yaml::Map(entries))
    }

    fn fields(&self, host: FigureId, line: &Figure, entries: &mut Vec<(&'static str, Yaml)>) {
        let Some(guests) = self.plan.guests_of(host) else { return };
        let mut budgets = Vec::new();
        for (slot, id) in &guests.fields {
            let Some(figure) = self.plan.disclosure.figure(*id) else { continue };
            let usual_label = format!("{}{}", line.label, slot.label_suffix());
            let label = (figure.label != usual_label).then_some(figure.label.as_str());
            let mut notes = self.notes(*id, figure, label);
            let of = guests.completion_of.filter(|_| *slot == Slot::Completion);
            if let Some(basis) = of {
                notes.insert(0, ("of", Yaml::word(budget_name(basis))));
            }
            let text = Yaml::Number(self.text(host, *slot, figure));
            let value = self.with_notes(text, notes, &figure.place);
            match slot {
                Slot::Budget(basis) => budgets.push((budget_name(*basis), value)),
                _ => entries.push((slot.name(), value)),
            }
        }
        if !budgets.is_empty() {
            entries.push(("budget", Yaml::Map(budgets)));
        }
    }

    fn with_notes(&self, text: Yaml, notes: Vec<(&'static str, Yaml)>, place: &Place) -> Yaml {
        let mut entries = vec![("value", text)];
        entries.extend(notes);
        entries.push(("place", self.place(place)));
        Yaml::Map(entries)
    }

    /// What is to be said of a figure besides its digits.
    fn notes(
        &self,
        id: FigureId,
        figure: &Figure,
        label: Option<&str>,
    ) -> Vec<(&'static str, Yaml)> {
        let mut notes = Vec::new();
        if let Some(label) = label {
            notes.push(("label", Yaml::word(label)));
        }
        if figure.hedge != Hedge::None {
            notes.push(("hedge", Yaml::word(name_of(&HEDGES, &figure.hedge))));
        }
        if self.stated_precision.get(id.0).copied().unwrap_or(false) {
            let decimals = figure.usual_decimals.unwrap_or(0);
            notes.push(("usual_decimals", Yaml::number(decimals)));
        }
        if let Some(reason) = self.plan.disclosure.reasons.get(&id) {
            notes.push(("unchecked", Yaml::word(name_of(&REASONS, reason))));
        }
        notes
    }

    /// The digits with what the field needs of unit and direction.
    fn text(&self, host: FigureId, slot: Slot, figure: &Figure) -> String {
        let printed = figure.printed();
        let digits = printed.strip_suffix(figure.unit.suffix()).unwrap_or(&printed);
        let unit = match &figure.unit {
            Unit::Money(unit) if self.money == Some(*unit) => "",
            Unit::Count(classifier) if !with_suffix(classifier) => "",
            unit => unit.suffix(),
        };
        let guests = self.plan.guests_of(host);
        let sign = match slot {
            Slot::Change => guests
                .and_then(|guests| guests.delta)
                .map_or("", |direction| sign(direction, digits, "+")),
            Slot::Growth => match guests.and_then(|guests| guests.rate) {
                Some((_, GrowthForm::TimesOf)) => "为上年的",
                Some((direction, _)) => sign(direction, digits, ""),
                None => "",
            },
            _ => "",
        };
        format!("{sign}{digits}{unit}")
    }

    fn identity(&self, identity: &Identity) -> Yaml {
        let mut entries = vec![
            ("concept", Yaml::word(&identity.concept)),
            ("fund", Yaml::word(identity.fund.name())),
        ];
        if let Some(year) = identity.year.filter(|year| (1000..=9999).contains(year)) {
            entries.push(("year", Yaml::number(year)));
        }
        entries.push(("basis", Yaml::word(name_of(&BASES, &identity.basis))));
        if !identity.path.is_empty() {
            let path = identity.path.iter().map(|step| Yaml::word(step)).collect();
            entries.push(("path", Yaml::List(path)));
        }
        if !identity.entity.is_empty() {
            entries.push(("entity", Yaml::word(&identity.entity)));
        }
        Yaml::Map(entries)
    }

    fn place(&self, place: &Place) -> Yaml {
        Yaml::Word(describe(place, self.source))
    }
}

/// A place for people: `12:30`, `p3 12:30`, `收入决算表!C7`.
pub(super) fn describe(place: &Place, source: &SourceText) -> String {
    let place = &source.named(place);
    let position = source.position(place.span.start);
    let at = format!("{}:{}", position.line, position.column);
    match (place.sheet(), place.cell(), place.page) {
        (Some(sheet), Some(cell), _) => format!("{sheet}!{cell}"),
        (None, Some(cell), _) => cell.to_owned(),
        (_, _, Some(page)) => format!("p{page} {at}"),
        _ => at,
    }
}

/// Whether a classifier must stand with the digits, because `unit:` would take it for money.
fn with_suffix(classifier: &str) -> bool {
    MoneyUnit::from_name(classifier).is_some()
}

fn budget_name(basis: Basis) -> &'static str {
    name_of(&super::super::slot::BUDGETS, &basis)
}

/// The sign or word of a direction. Digits with a sign of their own need a word.
fn sign(direction: Direction, digits: &str, plus: &'static str) -> &'static str {
    match (direction, digits.starts_with('-')) {
        (Direction::Up, false) => plus,
        (Direction::Down, false) => "-",
        (Direction::Up, true) => "增加",
        (Direction::Down, true) => "减少",
    }
}
