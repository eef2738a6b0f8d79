//! Marks: places with what stands there and what it is, in no language.

use super::Role;
use crate::document::Place;
use crate::rule::Rule;

/// A place with what stands there and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub place: Place,
    /// The text as printed.
    pub text: String,
    /// What it is.
    pub label: Label,
}

/// What stands at a place; `crate::explain` has its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// Nothing is said of it.
    None,
    /// What the document calls it.
    Printed(String),
    /// What it is in its relation.
    Role(Role),
    /// The unit of a table.
    TableUnit,
    /// What this rule is about.
    Title(Rule),
    /// The name of another department.
    OtherDepartment,
    /// The same mistake once more, with what should be printed.
    Copy(String),
    /// The other suspect, with what should be printed.
    Suspect(String),
}
