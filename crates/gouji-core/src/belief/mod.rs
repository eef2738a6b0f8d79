//! Belief: how grave what is broken may be called. An error is a proof, or it is not said.
//!
//! Contract: readers note on what ground a claim is made and what speaks against it; here, and nowhere
//! else, is decided what that is worth, by the numbers of `rules/belief.yaml`. A claim that was made
//! because it closes corroborates and never accuses.

mod book;
mod decibans;
mod footing;
mod scales;
mod wholes;

pub use book::{Beliefs, Level, OfDoubt, OfForm};
pub use footing::Footing;
pub(crate) use scales::{Cause, Digits, Shown};
pub use scales::{Scales, Weight};
