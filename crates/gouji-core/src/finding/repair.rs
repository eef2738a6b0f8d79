//! Repairs: a figure and the value that it should have.

use super::Certainty;
use crate::disclosure::{FigureId, PrintForm};
use crate::number::Exact;
use crate::slip::Slip;

/// A figure and the value it should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The figure.
    pub figure: FigureId,
    /// Its right value.
    pub value: Exact,
    /// How it should be printed.
    pub form: PrintForm,
    /// How the hand slipped.
    pub slip: Slip,
    /// How sure that is.
    pub certainty: Certainty,
}
