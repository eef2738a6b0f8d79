//! Which figures stand together in one line, and which lines below which.
//!
//! Contract: a figure moves into a field of another's line, or a line below another, only where the
//! reader makes of it exactly the claim that is there. Every other figure has a line of its own,
//! and every other claim is written out as a check.

use crate::disclosure::{Basis, Change, Disclosure, Figure, FigureId, Fund, Says, Unit};
use crate::statement::{Direction, GrowthForm, Moved};

use super::super::slot::{BUDGETS, Slot};

/// Where a figure is written.
#[derive(Debug, Clone)]
pub(super) struct Home {
    /// The figure whose line it is.
    pub(super) host: FigureId,
    pub(super) slot: Slot,
}

/// What stands in the line of a figure besides it.
#[derive(Debug, Clone, Default)]
pub(super) struct Guests {
    pub(super) fields: Vec<(Slot, FigureId)>,
    pub(super) items: Vec<FigureId>,
    pub(super) partial: bool,
    pub(super) parent: Option<FigureId>,
    /// The fund the line must state, so that its total is one of funds.
    pub(super) fund: Option<Fund>,
    /// The budget the rate names first.
    pub(super) completion_of: Option<Basis>,
    /// The direction and form of the change and of the growth.
    pub(super) delta: Option<Direction>,
    pub(super) rate: Option<(Direction, GrowthForm)>,
}

/// The plan of a disclosure.
pub(super) struct Plan<'a> {
    pub(super) disclosure: &'a Disclosure,
    pub(super) homes: Vec<Home>,
    pub(super) guests: Vec<Guests>,
    /// Whether a claim is said by the lines already.
    pub(super) said: Vec<bool>,
}

/// The field of a figure that has a line of its own.
pub(super) fn main_slot(figure: &Figure) -> Slot {
    match figure.unit {
        Unit::Money(_) => Slot::Amount,
        Unit::Count(_) => Slot::Count,
        _ => Slot::Value,
    }
}

impl<'a> Plan<'a> {
    pub(super) fn of(disclosure: &'a Disclosure) -> Plan<'a> {
        let homes = disclosure
            .figures
            .iter()
            .zip(disclosure.ids())
            .map(|(figure, host)| Home { host, slot: main_slot(figure) })
            .collect();
        let mut plan = Plan {
            disclosure,
            homes,
            guests: vec![Guests::default(); disclosure.figures.len()],
            said: vec![false; disclosure.claims.len()],
        };
        for (index, claim) in disclosure.said() {
            let said = match claim {
                Says::Change(change) => plan.change(change),
                Says::Completion { rate, actual, budgets } => {
                    plan.completion(*rate, *actual, budgets)
                }
                Says::Total { total, items, kind } => plan.total(*total, items, *kind, true),
                Says::AtMost { total, items, kind } => plan.total(*total, items, *kind, false),
                _ => None,
            };
            plan.note(index, said);
        }
        plan.place_shares();
        plan
    }

    pub(super) fn note(&mut self, index: usize, said: Option<()>) {
        if let Some(flag) = self.said.get_mut(index) {
            *flag |= said.is_some();
        }
    }

    pub(super) fn figure(&self, id: FigureId) -> Option<&'a Figure> {
        self.disclosure.figure(id)
    }

    pub(super) fn guests_of(&self, id: FigureId) -> Option<&Guests> {
        self.guests.get(id.0)
    }

    pub(super) fn guests_mut(&mut self, id: FigureId) -> Option<&mut Guests> {
        self.guests.get_mut(id.0)
    }

    /// Whether a figure has a line of its own.
    pub(super) fn is_host(&self, id: FigureId) -> bool {
        self.homes.get(id.0).is_some_and(|home| home.host == id)
    }

    /// Whether nothing depends on the line of a figure, so that it may move into another's.
    fn is_alone(&self, id: FigureId) -> bool {
        self.is_host(id)
            && self.guests_of(id).is_some_and(|guests| {
                guests.fields.is_empty() && guests.items.is_empty() && guests.parent.is_none()
            })
    }

    /// Whether the reader would make the same figure of `id` in a field of the line of `host`.
    pub(super) fn fits(&self, host: FigureId, slot: Slot, id: FigureId) -> Option<()> {
        let (line, figure) = (self.figure(host)?, self.figure(id)?);
        let unit = match slot {
            Slot::Prior | Slot::Change | Slot::Budget(_) => match (&line.unit, &figure.unit) {
                (Unit::Money(_), Unit::Money(_)) => true,
                (Unit::Count(left), Unit::Count(right)) => left == right,
                _ => false,
            },
            Slot::Growth => matches!(figure.unit, Unit::Percent | Unit::Times),
            _ => figure.unit == Unit::Percent,
        };
        let expected = line.identity.as_ref().and_then(|line| slot.identity(line, true));
        let taken = self.guests_of(host)?.fields.iter().any(|(known, _)| *known == slot);
        let same = host != id
            && self.is_host(host)
            && self.is_alone(id)
            && unit
            && !taken
            && expected.as_ref() == figure.identity.as_deref()
            && line.origin == figure.origin;
        same.then_some(())
    }

    pub(super) fn move_in(&mut self, host: FigureId, fields: &[(Slot, FigureId)]) {
        for (slot, id) in fields {
            if let Some(home) = self.homes.get_mut(id.0) {
                *home = Home { host, slot: *slot };
            }
        }
        if let Some(guests) = self.guests_mut(host) {
            guests.fields.extend_from_slice(fields);
        }
    }

    /// Whether all fields fit and no figure is meant for two of them.
    fn all_fit(&self, host: FigureId, fields: &[(Slot, FigureId)]) -> Option<()> {
        for (index, (slot, id)) in fields.iter().enumerate() {
            self.fits(host, *slot, *id)?;
            if fields.iter().skip(index + 1).any(|(_, other)| other == id) {
                return None;
            }
        }
        Some(())
    }

    fn change(&mut self, change: &Change) -> Option<()> {
        let host = change.now?;
        let line = self.figure(host)?;
        let plain = change.word.is_none() && change.flat.is_none() && change.or_now.is_empty();
        let counted = matches!(line.unit, Unit::Money(_) | Unit::Count(_));
        let known = self.guests_of(host)?;
        // A growth, a change: the reader makes one claim of all of them.
        if !plain || !counted || known.delta.is_some() || known.rate.is_some() {
            return None;
        }
        let mut fields = Vec::new();
        fields.extend(change.before.map(|id| (Slot::Prior, id)));
        fields.extend(change.delta.map(|delta| (Slot::Change, delta.figure)));
        fields.extend(change.rate.map(|(rate, _)| (Slot::Growth, rate.figure)));
        if change.delta.is_none() && change.rate.is_none() {
            return None;
        }
        if let Some((rate, form)) = &change.rate {
            self.printable(rate, *form)?;
        }
        self.all_fit(host, &fields)?;
        self.move_in(host, &fields);
        let guests = self.guests_mut(host)?;
        guests.delta = change.delta.map(|delta| delta.direction);
        guests.rate = change.rate.map(|(rate, form)| (rate.direction, form));
        Some(())
    }

    /// Whether a rate has a print that says its direction and form.
    fn printable(&self, rate: &Moved<FigureId>, form: GrowthForm) -> Option<()> {
        let unit = &self.figure(rate.figure)?.unit;
        let fits = match form {
            GrowthForm::Percent => *unit == Unit::Percent,
            GrowthForm::TimesMore => *unit == Unit::Times,
            GrowthForm::TimesOf => *unit == Unit::Times && rate.direction == Direction::Up,
        };
        fits.then_some(())
    }

    fn completion(&mut self, rate: FigureId, host: FigureId, budgets: &[FigureId]) -> Option<()> {
        let line = self.figure(host)?;
        if !matches!(line.unit, Unit::Money(_) | Unit::Count(_)) {
            return None;
        }
        let mut fields = Vec::new();
        for id in budgets {
            let basis = match &self.figure(*id)?.identity {
                Some(identity) => identity.basis,
                None if budgets.len() == 1 => Basis::Budget,
                None => return None,
            };
            BUDGETS.iter().find(|(_, known)| *known == basis)?;
            fields.push((Slot::Budget(basis), *id));
        }
        let Some(&(Slot::Budget(named), _)) = fields.first() else { return None };
        // The reader takes the named budget first and the others in their usual order.
        let rank = |slot: Slot| BUDGETS.iter().position(|(_, b)| Slot::Budget(*b) == slot);
        let others = fields.get(1..).unwrap_or_default();
        if !others.is_sorted_by_key(|(slot, _)| rank(*slot)) {
            return None;
        }
        let only_these = self.guests_of(host)?.fields.iter();
        if only_these.clone().any(|(slot, _)| matches!(slot, Slot::Budget(_))) {
            return None;
        }
        fields.push((Slot::Completion, rate));
        let slots: Vec<Slot> = fields.iter().map(|(slot, _)| *slot).collect();
        if slots.iter().enumerate().any(|(at, slot)| slots.iter().skip(at + 1).any(|s| s == slot)) {
            return None;
        }
        self.all_fit(host, &fields)?;
        self.move_in(host, &fields);
        self.guests_mut(host)?.completion_of = (budgets.len() > 1).then_some(named);
        Some(())
    }
}
