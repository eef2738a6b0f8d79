//! What a shape says of its figures, as claims.
//!
//! Contract: a claim of which a figure is missing (its slot is optional) is not made, nor is one of things that are counted
//! in different units.

use crate::disclosure::{Change, Disclosure, FigureId, Says, TotalKind, Unit, Why};
use crate::lexicon::{Relates, Shape, shapes};
use crate::statement::{Direction, GrowthForm, Moved};

use super::super::super::event::FigureEvent;
use super::Found;

/// Claims what a shape says.
pub(super) fn say(shape: &Shape, text: &str, found: &Found<'_>, disclosure: &mut Disclosure) {
    let Some(form) = shape.form() else { return };
    let reading = Reading { shape, text, found };
    for relates in &shape.says {
        for index in 0..reading.values(relates) {
            let Some(says) = reading.claim(relates, index, disclosure) else { continue };
            for id in reading.ids(relates, index) {
                disclosure.reasons.remove(&id);
            }
            disclosure.say(Why::stated(form), says);
        }
    }
}

/// The place of a slot, its figures with whether each is taken off, and whether its name takes them off.
type Slotted<'r> = (usize, &'r [(&'r FigureEvent, bool)], bool);

struct Reading<'r> {
    shape: &'r Shape,
    text: &'r str,
    found: &'r Found<'r>,
}

impl<'r> Reading<'r> {
    /// The place of a slot, its figures, and whether a name takes them off.
    fn slot(&self, name: &str) -> Option<Slotted<'r>> {
        let (name, less) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
        let place = self.shape.slots.iter().position(|slot| slot.is == name)?;
        Some((place, self.found.slots.get(place)?, less))
    }

    /// How often something is said: once for each value where values share their words and are no items.
    fn values(&self, relates: &Relates) -> usize {
        let named = singles(relates).filter_map(|name| self.slot(name));
        named.map(|(_, own, _)| own.len()).max().unwrap_or(0)
    }

    /// The figure of a slot; of values that share their words the one at `index`.
    fn one(&self, name: Option<&String>, index: usize) -> Option<&'r FigureEvent> {
        let (place, own, _) = self.slot(name?)?;
        let each = self.shape.slots.get(place).is_some_and(|slot| slot.each);
        let (event, _) = own.get(if each { index } else { 0 })?;
        Some(event)
    }

    fn id(&self, name: Option<&String>, index: usize) -> Option<FigureId> {
        self.one(name, index).map(|event| event.id)
    }

    fn ids(&self, relates: &Relates, index: usize) -> Vec<FigureId> {
        let mut ids: Vec<FigureId> =
            singles(relates).filter_map(|name| self.id(Some(name), index)).collect();
        ids.extend(self.items(relates).into_iter().map(|(id, _)| id));
        ids
    }

    fn items(&self, relates: &Relates) -> Vec<(FigureId, bool)> {
        let of = |name: &String| {
            let (_, own, flip) = self.slot(name)?;
            Some(own.iter().map(move |(event, less)| (event.id, *less != flip)))
        };
        relates.items.iter().filter_map(of).flatten().collect()
    }

    fn claim(&self, relates: &Relates, index: usize, disclosure: &Disclosure) -> Option<Says> {
        let id = |name: &Option<String>| self.id(name.as_ref(), index);
        if let Some(total) = relates.total.as_ref().or(relates.at_most.as_ref()) {
            let (total, items) = (self.id(Some(total), index)?, self.items(relates));
            let unit = |id: FigureId| disclosure.figure(id).map(|figure| &figure.unit);
            let kind = match unit(total)? {
                Unit::Count(_) => TotalKind::Counts,
                _ => TotalKind::Amounts,
            };
            let alike =
                kind == TotalKind::Amounts || items.iter().all(|(id, _)| unit(*id) == unit(total));
            let all = relates.total.is_some();
            return (items.len() > 1 && alike).then(|| Says::total(total, items, kind, all));
        }
        if relates.share.is_some() {
            let (share, part) = (id(&relates.share)?, id(&relates.part)?);
            return Some(Says::Share {
                share,
                part,
                wholes: vec![id(&relates.whole)?],
                list: Vec::new(),
            });
        }
        if relates.completion.is_some() {
            let (rate, actual) = (id(&relates.completion)?, id(&relates.part)?);
            return Some(Says::Completion { rate, actual, budgets: vec![id(&relates.whole)?] });
        }
        if relates.average.is_some() {
            let (rate, part) = (id(&relates.average)?, Some(id(&relates.amount)?));
            return Some(Says::CountRate { rate, part, whole: id(&relates.count)? });
        }
        if relates.points.is_some() {
            let delta = self.moved(relates.points.as_ref(), index)?;
            return Some(Says::Points {
                delta,
                now: id(&relates.now)?,
                before: id(&relates.before)?,
            });
        }
        let delta = self.moved(relates.delta.as_ref(), index);
        let rate = self.moved(relates.rate.as_ref(), index);
        let before = id(&relates.before);
        // Two of the three say what the third has to be.
        let known = [delta.is_some(), rate.is_some(), before.is_some()];
        if known.into_iter().filter(|it| *it).count() < 2 {
            return None;
        }
        Some(Says::from(Change {
            now: Some(id(&relates.now)?),
            before,
            delta,
            rate: rate.map(|rate| (rate, GrowthForm::Percent)),
            ..Change::default()
        }))
    }

    /// A change with its direction, which the last word of moving before it says.
    fn moved(&self, name: Option<&String>, index: usize) -> Option<Moved<FigureId>> {
        let (event, first) = (self.one(name, index)?, self.one(name, 0)?);
        let words = shapes();
        let lead = self.text.get(..first.start)?;
        let from = lead.rfind(['，', '。', '；', '（']).unwrap_or(0);
        let lead = lead.get(from..)?;
        let (up, down) = (words.up.last_end(lead), words.down.last_end(lead));
        let direction = match (up, down) {
            (Some(up), Some(down)) if up > down => Direction::Up,
            (_, Some(_)) => Direction::Down,
            (Some(_), None) => Direction::Up,
            (None, None) => return None,
        };
        Some(Moved { figure: event.id, direction })
    }
}

/// The slots of which something needs one figure.
fn singles(relates: &Relates) -> impl Iterator<Item = &String> {
    let it = relates;
    let sums = [&it.total, &it.at_most, &it.share, &it.part, &it.whole, &it.average, &it.amount];
    let moves = [&it.count, &it.now, &it.before, &it.delta, &it.rate, &it.points];
    sums.into_iter().chain(moves).chain([&it.completion]).flatten()
}
