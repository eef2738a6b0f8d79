//! Asks formulas of the figures of a disclosure.
//!
//! Contract: a formula asks only of figures whose identity is certain, and builds relations; whether
//! they hold is not decided here.

mod ask;
mod bind;
mod condition;
mod quantities;
mod rates;
mod shelf;
#[cfg(test)]
mod tests;

pub(super) use ask::{Asked, ask};
pub(super) use quantities::{Measure, Number, Quantities};
pub use rates::rate_concept;
pub(super) use shelf::{Locality, Shelf, locality};
