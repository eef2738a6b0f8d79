//! The relation language: identities between concepts, as a finance expert writes them.
//!
//! Contract: a text is parsed and its types are checked before a figure is looked at, and a mistake
//! is told at its place; a formula that passes asks only of figures whose identity is certain. The
//! grammar is in `docs/rule-language.md`.

mod ask;
mod bind;
mod check;
mod condition;
mod operand;
mod parse;
mod rates;
mod sheet;
mod shelf;
mod syntax;
#[cfg(test)]
mod tests;
mod token;

pub(super) use ask::{Asked, ask};
pub use rates::{RateKind, rate_concept};
pub(super) use sheet::Formula;
pub(super) use shelf::{Key, Locality, Shelf, key, locality};

use crate::disclosure::Taxonomy;
use crate::document::Span;
use crate::yaml::Outcome;

/// Reads the formula that stands in `source` at `span`.
pub(super) fn read(source: &str, span: Span, taxonomy: &Taxonomy) -> Outcome<Formula> {
    let tokens = token::tokens(source, span)?;
    let formula = parse::formula(&tokens, span, taxonomy)?;
    check::check(&formula)?;
    Ok(formula)
}
