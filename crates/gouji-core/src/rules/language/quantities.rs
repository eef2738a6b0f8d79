//! The quantities of a disclosure, numbered.
//!
//! Contract: figures have one number exactly if they certainly are one quantity: of one identity, and all amounts, all
//! counts or all rates. Numbers go up in the order of the document. Identities that are one in memory are looked up by
//! where they stand, not by what they say: most figures of a long document repeat one.

use std::collections::HashMap;
use std::sync::Arc;

use crate::disclosure::{Disclosure, Figure, FigureId, Identity, Unit};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::rules) enum Measure {
    Money,
    Count,
    Rate,
}

impl Measure {
    /// What a figure measures, where that can be one quantity.
    pub(in crate::rules) fn of(figure: &Figure) -> Option<Measure> {
        match figure.unit {
            Unit::Money(_) => Some(Measure::Money),
            Unit::Count(_) => Some(Measure::Count),
            Unit::Percent => Some(Measure::Rate),
            _ => None,
        }
    }
}

/// What a figure is.
pub(in crate::rules) type Key = (Arc<Identity>, Measure);

/// The number of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::rules) struct Number(usize);

impl Number {
    /// Its place among all quantities.
    pub(in crate::rules) fn place(self) -> usize {
        self.0
    }
}

/// The quantities of a disclosure.
pub(in crate::rules) struct Quantities {
    /// What each figure is, by its place.
    of_figure: Vec<Option<Number>>,
    by_key: HashMap<Key, Number>,
}

impl Quantities {
    /// Numbers the quantities of a disclosure.
    pub(in crate::rules) fn of(disclosure: &Disclosure) -> Quantities {
        let mut by_key: HashMap<Key, Number> = HashMap::new();
        let mut seen: HashMap<(*const Identity, Measure), Number> = HashMap::new();
        let mut number = |figure: &Figure| {
            let (identity, measure) = (figure.identity.as_ref()?, Measure::of(figure)?);
            let number = *seen.entry((Arc::as_ptr(identity), measure)).or_insert_with(|| {
                let next = Number(by_key.len());
                *by_key.entry((Arc::clone(identity), measure)).or_insert(next)
            });
            Some(number)
        };
        let of_figure = disclosure.figures.iter().map(&mut number).collect();
        Quantities { of_figure, by_key }
    }

    /// What a figure is, where that is certain.
    pub(in crate::rules) fn of_figure(&self, id: FigureId) -> Option<Number> {
        self.of_figure.get(id.0).copied().flatten()
    }

    /// The number of a quantity that the disclosure prints.
    pub(in crate::rules) fn number(&self, key: &Key) -> Option<Number> {
        self.by_key.get(key).copied()
    }

    /// How many there are.
    pub(in crate::rules) fn len(&self) -> usize {
        self.by_key.len()
    }
}
