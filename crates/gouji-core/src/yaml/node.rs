//! A YAML or JSON value with the place of every part of it.
//!
//! Contract: scalars stay text. `150`, `150.00` and `"1,150.00"` differ in what they print, so no
//! scalar is ever turned into a number of the YAML reader's choosing.

use crate::document::Span;

/// A value and the bytes it covers (a quoted scalar: without its quotes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
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
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) node: Node,
}

impl Node {
    /// What it is, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match &self.value {
            Value::Text { .. } if self.is_nothing() => "nothing",
            Value::Text { .. } => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }

    /// Whether nothing is written here (`amount:` with no value, `~`, `null`).
    pub(crate) fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Text { text, quoted: false }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }
}
