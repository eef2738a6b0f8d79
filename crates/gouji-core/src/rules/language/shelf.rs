//! The figures of a disclosure, to be found by what they are.
//!
//! Contract: only figures with an identity are on the shelf; amounts and counts of one identity are
//! two quantities, and rates stand apart from both.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::disclosure::{Disclosure, Figure, FigureId, Identity, Origin, Unit};
use crate::number::Exact;

use super::ask::MOST_READINGS;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::rules) enum Measure {
    Money,
    Count,
    Rate,
}

/// A place in which figures belong together: one table, the fields of a structured disclosure, the
/// running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::rules) enum Locality {
    Table(usize),
    Fields,
    Text,
}

/// What a figure is.
pub(in crate::rules) type Key = (Arc<Identity>, Measure);

/// The prints of one quantity, in the order of the document.
#[derive(Debug, Default)]
struct Prints {
    all: Vec<FigureId>,
    by_place: BTreeMap<Locality, Vec<FigureId>>,
    /// One for each value, once they were asked for.
    values: OnceCell<Vec<FigureId>>,
}

/// The prints of every quantity.
pub(in crate::rules) struct Shelf<'d> {
    pub(super) disclosure: &'d Disclosure,
    prints: HashMap<Key, Prints>,
    /// The quantities one step below another, in the order of the document.
    below: HashMap<Key, Vec<Key>>,
    /// The quantities of a concept, in the order of the document.
    by_concept: BTreeMap<String, Vec<Key>>,
    /// The tables with an amount of which it is not certain what it is.
    open: BTreeSet<usize>,
}

/// Where a figure belongs.
pub(in crate::rules) fn locality(figure: &Figure) -> Locality {
    match figure.origin {
        Origin::Table(table) => Locality::Table(table),
        Origin::Structured => Locality::Fields,
        Origin::Narrative => Locality::Text,
    }
}

/// What a figure certainly is.
pub(in crate::rules) fn key(figure: &Figure) -> Option<Key> {
    let measure = match figure.unit {
        Unit::Money(_) => Measure::Money,
        Unit::Count(_) => Measure::Count,
        Unit::Percent => Measure::Rate,
        _ => return None,
    };
    figure.identity.clone().map(|identity| (identity, measure))
}

impl<'d> Shelf<'d> {
    /// Puts every figure of the disclosure in its place.
    pub(in crate::rules) fn of(disclosure: &'d Disclosure) -> Shelf<'d> {
        let mut shelf = Shelf {
            disclosure,
            prints: HashMap::new(),
            below: HashMap::new(),
            by_concept: BTreeMap::new(),
            open: BTreeSet::new(),
        };
        for id in disclosure.ids() {
            let Some(figure) = disclosure.figure(id) else { continue };
            let Some(key) = key(figure) else {
                if let (Origin::Table(table), Unit::Money(_)) = (figure.origin, &figure.unit) {
                    shelf.open.insert(table);
                }
                continue;
            };
            let prints = shelf.prints.entry(key.clone()).or_default();
            prints.all.push(id);
            prints.by_place.entry(locality(figure)).or_default().push(id);
            if prints.all.len() > 1 {
                continue;
            }
            let (identity, measure) = &key;
            if !identity.path.is_empty() {
                let mut above = Identity::clone(identity);
                above.path.pop();
                shelf.below.entry((Arc::new(above), *measure)).or_default().push(key.clone());
            }
            shelf.by_concept.entry(identity.concept.clone()).or_default().push(key);
        }
        shelf
    }

    /// Every print of a quantity, in the order of the document.
    pub(super) fn prints(&self, key: &Key) -> &[FigureId] {
        self.prints.get(key).map_or(&[], |prints| prints.all.as_slice())
    }

    /// The same of one place, or of all.
    pub(super) fn prints_in(&self, key: &Key, place: Option<Locality>) -> &[FigureId] {
        let Some(place) = place else { return self.prints(key) };
        let own = self.prints.get(key).and_then(|prints| prints.by_place.get(&place));
        own.map_or(&[], Vec::as_slice)
    }

    /// The prints of a quantity in one place or in all, one for each value; of more values than are
    /// weighed (see `ask.rs`), in which case nothing is asked of them, not all.
    pub(super) fn values(&self, key: &Key, place: Option<Locality>) -> Vec<FigureId> {
        let distinct = |prints: &[FigureId]| {
            let mut values = Vec::new();
            let mut found = Vec::new();
            for id in prints {
                let value = self.value(*id);
                if !values.contains(&value) {
                    values.push(value);
                    found.push(*id);
                }
                if found.len() > MOST_READINGS {
                    break;
                }
            }
            found
        };
        match (place, self.prints.get(key)) {
            (_, None) => Vec::new(),
            (None, Some(prints)) => prints.values.get_or_init(|| distinct(&prints.all)).clone(),
            (place, Some(_)) => distinct(self.prints_in(key, place)),
        }
    }

    /// The quantities one step below.
    pub(super) fn below(&self, key: &Key) -> &[Key] {
        self.below.get(key).map_or(&[], Vec::as_slice)
    }

    /// The quantities of one concept, or of all.
    pub(super) fn quantities<'s>(
        &'s self,
        concept: Option<&str>,
    ) -> Box<dyn Iterator<Item = &'s Key> + 's> {
        match concept {
            Some(concept) => Box::new(self.by_concept.get(concept).into_iter().flatten()),
            None => Box::new(self.by_concept.values().flatten()),
        }
    }

    /// Whether what a place does not print is nothing: a table of which every amount is understood.
    pub(super) fn is_closed(&self, place: Locality) -> bool {
        matches!(place, Locality::Table(table) if !self.open.contains(&table))
    }

    /// Where a print belongs.
    pub(super) fn locality(&self, id: FigureId) -> Option<Locality> {
        self.disclosure.figure(id).map(locality)
    }

    /// The value that is printed.
    pub(super) fn value(&self, id: FigureId) -> Option<Exact> {
        self.disclosure.figure(id).map(Figure::value)
    }
}
