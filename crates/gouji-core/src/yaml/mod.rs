//! YAML and JSON as a tree in which every scalar keeps its text and its place.
//!
//! Contract: a mistake is found at its place and told in both languages; nothing is guessed. Structured
//! disclosures, rule files and lists of exceptions are read through here.

pub(crate) mod by_key;
mod compose;
mod error;
pub mod fields;
mod node;
mod reason;
pub mod typed;

pub use compose::{Absent, compose, compose_own};
pub use error::{Mistake, Outcome, nearest};
pub use node::{Entry, Node, Value};
