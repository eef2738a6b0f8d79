//! Asks formulas of the figures of a disclosure.
//!
//! Contract: a formula asks only of figures whose identity is certain, and builds relations; whether
//! they hold is not decided here.

mod ask;
mod bind;
mod condition;
mod rates;
mod shelf;
#[cfg(test)]
mod tests;

pub(super) use ask::{Asked, ask};
pub use rates::rate_concept;
pub(super) use shelf::{Key, Locality, Shelf, key, locality};
