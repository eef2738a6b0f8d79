//! The relation language: equations as a finance expert writes them, between concepts (in a rule) or
//! between the lines of a structured disclosure (in its `checks`).
//!
//! Contract: a text is parsed and its types are checked before a figure is looked at, and a mistake
//! is told at its place. What the words stand for is up to `Names`. The grammar is in
//! `docs/rule-language.md`.

mod check;
mod names;
mod operand;
mod parse;
mod sheet;
mod syntax;
mod token;

pub(crate) use names::Names;
pub(crate) use sheet::{Condition, Demand, Operand, PathIs, Quantity, Sum};
pub use sheet::{Formula, RateKind};
pub(crate) use syntax::Each;

use crate::document::Span;
use crate::yaml::Outcome;

/// Reads the formula that stands in `source` at `span`, a YAML scalar as it is written.
pub(crate) fn read(source: &str, span: Span, names: &dyn Names) -> Outcome<Formula> {
    let tokens = token::tokens(source, span)?;
    let formula = parse::formula(&tokens, span, names)?;
    check::check(&formula)?;
    Ok(formula)
}
