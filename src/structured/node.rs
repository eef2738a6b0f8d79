//! A YAML or JSON value with the place of every part of it.
//!
//! Contract: scalars stay text. `150`, `150.00` and `"1,150.00"` differ in what they print, so no
//! scalar is ever turned into a number of the YAML reader's choosing.

use crate::document::Span;

/// A value and the bytes it covers (a quoted scalar: without its quotes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// The text of a scalar.
    Text {
        text: String,
        /// Quoted text is never read as nothing (`~`, `null`).
        quoted: bool,
    },
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// One `key: value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) node: Node,
}

impl Node {
    /// What it is, for messages.
    pub(super) fn describe(&self) -> &'static str {
        match &self.value {
            Value::Text { .. } if self.is_nothing() => "nothing",
            Value::Text { .. } => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }

    /// Whether nothing is written here (`amount:` with no value, `~`, `null`).
    pub(super) fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Text { text, quoted: false }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }
}
