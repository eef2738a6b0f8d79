//! Renderers: one file each over the same findings. Only this module prints findings.

use crate::check::Outcome;
use crate::source::ReadError;

/// A whole run: the documents checked and the inputs that could not be read, both in input order.
#[derive(Debug, Default)]
pub struct Run {
    /// Checked documents.
    pub outcomes: Vec<Outcome>,
    /// Inputs that could not be read.
    pub failures: Vec<ReadError>,
}
