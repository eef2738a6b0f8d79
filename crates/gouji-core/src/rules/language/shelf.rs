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
use super::quantities::{Key, Measure, Number, Quantities};

/// A place in which figures belong together: one table, the fields of a structured disclosure, the
/// running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::rules) enum Locality {
    Table(usize),
    Fields,
    Text,
}

/// The prints of one quantity, in the order of the document.
#[derive(Debug, Default)]
struct Prints {
    all: Vec<FigureId>,
    by_place: BTreeMap<Locality, Vec<FigureId>>,
    /// One for each value, once they were asked for.
    values: OnceCell<Vec<FigureId>>,
}

impl Prints {
    /// Those of one place, or all.
    fn in_place(&self, place: Option<Locality>) -> &[FigureId] {
        let Some(place) = place else { return &self.all };
        self.by_place.get(&place).map_or(&[], Vec::as_slice)
    }
}

/// The prints of every quantity.
pub(in crate::rules) struct Shelf<'d> {
    pub(in crate::rules) disclosure: &'d Disclosure,
    quantities: Quantities,
    /// By the number of the quantity.
    prints: Vec<Prints>,
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

impl<'d> Shelf<'d> {
    /// Puts every figure of the disclosure in its place.
    pub(in crate::rules) fn of(disclosure: &'d Disclosure) -> Shelf<'d> {
        let quantities = Quantities::of(disclosure);
        let mut prints: Vec<Prints> = Vec::new();
        prints.resize_with(quantities.len(), Prints::default);
        let mut shelf = Shelf {
            disclosure,
            prints,
            quantities,
            below: HashMap::new(),
            by_concept: BTreeMap::new(),
            open: BTreeSet::new(),
        };
        for id in disclosure.ids() {
            let Some(figure) = disclosure.figure(id) else { continue };
            let Some(number) = shelf.quantities.of_figure(id) else {
                if let (Origin::Table(table), Unit::Money(_)) = (figure.origin, &figure.unit) {
                    shelf.open.insert(table);
                }
                continue;
            };
            let Some(prints) = shelf.prints.get_mut(number.place()) else { continue };
            prints.all.push(id);
            prints.by_place.entry(locality(figure)).or_default().push(id);
            if prints.all.len() == 1 {
                shelf.add(figure);
            }
        }
        shelf
    }

    /// Notes the quantity of its first print.
    fn add(&mut self, figure: &Figure) {
        let (Some(identity), Some(measure)) = (&figure.identity, Measure::of(figure)) else {
            return;
        };
        let key = (Arc::clone(identity), measure);
        if !identity.path.is_empty() {
            let mut above = Identity::clone(identity);
            above.path.pop();
            self.below.entry((Arc::new(above), measure)).or_default().push(key.clone());
        }
        match self.by_concept.get_mut(&identity.concept) {
            Some(keys) => keys.push(key),
            None => {
                self.by_concept.insert(identity.concept.clone(), vec![key]);
            }
        }
    }

    /// What a figure is, where that is certain.
    pub(in crate::rules) fn quantity(&self, id: FigureId) -> Option<Number> {
        self.quantities.of_figure(id)
    }

    fn of_key(&self, key: &Key) -> Option<&Prints> {
        self.prints.get(self.quantities.number(key)?.place())
    }

    /// Every print of a quantity, in the order of the document.
    pub(super) fn prints(&self, key: &Key) -> &[FigureId] {
        self.of_key(key).map_or(&[], |prints| prints.all.as_slice())
    }

    /// The prints of what a figure is, in one place or in all; none where it is not certain what it is.
    pub(super) fn prints_of(&self, id: FigureId, place: Option<Locality>) -> &[FigureId] {
        let own = self.quantity(id).and_then(|number| self.prints.get(number.place()));
        own.map_or(&[], |prints| prints.in_place(place))
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
        match (place, self.of_key(key)) {
            (_, None) => Vec::new(),
            (None, Some(prints)) => prints.values.get_or_init(|| distinct(&prints.all)).clone(),
            (place, Some(prints)) => distinct(prints.in_place(place)),
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
