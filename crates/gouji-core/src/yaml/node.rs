//! A YAML or JSON value with the place of every part of it.
//!
//! Contract: scalars stay text. `150`, `150.00` and `"1,150.00"` differ in what they print, so no
//! scalar is ever turned into a number of the YAML reader's choosing.

use crate::document::Span;

/// A value and the bytes it covers (a quoted scalar: without its quotes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes that it covers.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// The text of a scalar.
    Text {
        /// The scalar as written.
        text: String,
        /// Quoted text is never read as nothing (`~`, `null`).
        quoted: bool,
    },
    /// `- one`.
    List(Vec<Node>),
    /// `key: value`, each key once.
    Map(Vec<Entry>),
}

/// One `key: value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

impl Node {
    /// What it is, for messages.
    pub fn describe(&self) -> &'static str {
        match &self.value {
            Value::Text { .. } if self.is_nothing() => "nothing",
            Value::Text { .. } => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }

    /// Whether nothing is written here (`amount:` with no value, `~`, `null`).
    pub fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Text { text, quoted: false }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }
}
