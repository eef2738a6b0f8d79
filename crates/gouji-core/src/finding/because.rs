//! The grounds of a finding.

use super::Mark;
use crate::disclosure::{Doubts, Form, Ground};

/// Why a finding is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// The reader that made the claim behind it.
    pub form: Form,
    /// On what ground; none where identities ask.
    pub ground: Option<Ground>,
    /// The words, cells or titles that licensed it.
    pub cues: Vec<Mark>,
    /// What the reading could not account for.
    pub doubts: Doubts,
    /// How many relations of its family (one table, one list) hold.
    pub held: usize,
    /// How many others of it do not.
    pub broken: usize,
    /// The odds of that, in decibans.
    pub odds: i32,
    /// How sure it is that the document is wrong and not the reading, from 0 to 100.
    pub confidence: u8,
}
