//! The rules by name: their groups, texts and examples.
//!
//! Contract: names and words only; what a rule asks of a disclosure stands in `rules`. What stands in a rule's file is
//! in [`text`].

mod declared;
pub(crate) mod file;
mod group;
mod registry;
pub mod text;

pub use declared::Declared;
pub use group::Group;
pub use registry::Rule;
