//! YAML and JSON as a tree in which every scalar keeps its text and its place.
//!
//! Contract: a mistake is found at its place and told in both languages; nothing is guessed. Both
//! structured disclosures and rule files are read through here.

pub(crate) mod compose;
mod error;
pub(crate) mod fields;
mod node;
mod reason;
pub(crate) mod typed;

pub(crate) use compose::{Absent, compose};
pub(crate) use error::{Mistake, Outcome, nearest};
pub(crate) use node::{Node, Value};
