//! Rules: which relations a disclosure's claims give rise to.
//!
//! Contract: a rule reads claims and builds relations; it never does arithmetic and never decides.
//! Its names, texts, severity and examples stand in `rules/<name>.yaml` (see [`text`]).

mod registry;
pub mod text;

pub use registry::{Group, Rule};

use crate::disclosure::Disclosure;
use crate::relation::Relation;

/// All relations that the rules ask for, in the order of the rules and of the text.
pub fn relate(disclosure: &Disclosure) -> Vec<Relation> {
    let _ = disclosure;
    Vec::new()
}
