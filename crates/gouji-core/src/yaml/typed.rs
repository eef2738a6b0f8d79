//! YAML to values of Rust: the files of words, forms and weights that the program brings along or its user changes.
//!
//! Contract: the same tree as everywhere here, so the same mistakes are told; a scalar becomes a number only where one
//! is asked for. Keys that are not known are for the type to refuse.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::compose::{Absent, compose, compose_own};
use super::error::Outcome;
use super::node::{Entry, Node, Value};
use crate::document::SourceText;
use crate::lang::Both;

/// What is wrong with a file, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(pub Both);

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.en)
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Error {
        let message = message.to_string();
        Error(Both::new(message.clone(), message))
    }
}

/// The value that a text stands for.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    made(compose(&SourceText::new("", text), absent()))
}

/// The same for a file that comes with the program and may have aliases.
pub fn from_own<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    made(compose_own(&SourceText::new("", text), absent()))
}

fn absent() -> Absent {
    Absent {
        message: ("文件是空的", "the file is empty").into(),
        help: ("写出内容", "write something into it").into(),
    }
}

fn made<T: DeserializeOwned>(root: Outcome<Node>) -> Result<T, Error> {
    T::deserialize(Typed(&root.map_err(|mistake| Error(mistake.message))?))
}

/// A node, to be made into what is asked for.
struct Typed<'n>(&'n Node);

impl<'n> Typed<'n> {
    /// The text of a scalar, parsed as what is asked for; `what` names it.
    fn parsed<T: std::str::FromStr>(&self, what: &str) -> Result<T, Error> {
        let text = self.text().unwrap_or(self.0.describe());
        text.replace('_', "").parse().map_err(|_| {
            Error(Both::new(format!("`{text}` 不是{}", of(what)), format!("`{text}` is no {what}")))
        })
    }

    /// Says that something else stands where a list or a map is asked for.
    fn other_than(&self, what: &str) -> Error {
        let (found, zh) = (self.0.describe(), if what == "map" { "键和值" } else { "列表" });
        Error(Both::new(format!("{found} 不是{zh}"), format!("{found} is no {what}")))
    }

    fn text(&self) -> Option<&'n str> {
        match &self.0.value {
            Value::Text { text, .. } => Some(text),
            _ => None,
        }
    }
}

fn pair(entry: &Entry) -> (&str, Typed<'_>) {
    (&entry.key, Typed(&entry.node))
}

fn of(what: &str) -> &'static str {
    if what == "number" { "数字" } else { " true 或 false" }
}

macro_rules! numbers {
    ($($name:ident $visit:ident $kind:ty;)*) => {
        $(fn $name<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit(self.parsed::<$kind>("number")?)
        })*
    };
}

impl<'n> Deserializer<'n> for Typed<'n> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0.value {
            Value::Text { .. } if self.0.is_nothing() => visitor.visit_unit(),
            Value::Text { text, .. } => visitor.visit_borrowed_str(text),
            Value::List(_) => self.deserialize_seq(visitor),
            Value::Map(_) => self.deserialize_map(visitor),
        }
    }

    numbers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
    }

    fn deserialize_bool<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.parsed("truth value")?)
    }

    fn deserialize_str<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.text() {
            Some(text) => visitor.visit_borrowed_str(text),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'n>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'n>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.text() {
            Some(text) => {
                let name: StrDeserializer<'_, Error> = text.into_deserializer();
                visitor.visit_enum(name)
            }
            None => {
                let expected = format!("one of {name}: {}", variants.join(", "));
                Err(serde::de::Error::custom(format!("{} is not {expected}", self.0.describe())))
            }
        }
    }

    /// An empty list or map may be left out behind its key. Each of the two takes one way only: what a type is made of is
    /// built once for each.
    fn deserialize_seq<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        let items = match &self.0.value {
            Value::List(items) => items.as_slice(),
            _ if self.0.is_nothing() => &[],
            _ => return Err(self.other_than("list")),
        };
        visitor.visit_seq(SeqDeserializer::new(items.iter().map(Typed)))
    }

    fn deserialize_map<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        let entries = match &self.0.value {
            Value::Map(entries) => entries.as_slice(),
            _ if self.0.is_nothing() => &[],
            _ => return Err(self.other_than("map")),
        };
        visitor.visit_map(MapDeserializer::new(entries.iter().map(pair)))
    }

    fn deserialize_struct<V: Visitor<'n>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        <V: Visitor<'n>>
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

impl<'n> IntoDeserializer<'n, Error> for Typed<'n> {
    type Deserializer = Typed<'n>;

    fn into_deserializer(self) -> Typed<'n> {
        self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields, rename_all = "kebab-case")]
    struct File {
        weights: BTreeMap<Kind, Vec<String>>,
        #[serde(default)]
        alone: Option<i32>,
        #[serde(default)]
        sure: bool,
    }

    #[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        OneWord,
        Other,
    }

    #[test]
    fn words_stay_words_and_numbers_are_made_where_asked_for() {
        let text = "weights:\n  one-word: [12, 合计, 1.50]\n  other:\nalone: -7\nsure: true\n";
        let file: File = from_str(text).unwrap();
        let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let weights = BTreeMap::from([
            (Kind::OneWord, words(&["12", "合计", "1.50"])),
            (Kind::Other, words(&[])),
        ]);
        assert_eq!(file, File { weights, alone: Some(-7), sure: true });
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let said = |text: &str| from_str::<File>(text).unwrap_err().to_string();
        assert_eq!(said("weights: {}\nalone: many"), "`many` is no number");
        assert_eq!(
            said("weights: {}\nmore: 1"),
            "unknown field `more`, expected one of `weights`, `alone`, `sure`"
        );
        assert_eq!(
            said("weights: {third: []}"),
            "unknown variant `third`, expected `one-word` or `other`"
        );
        assert!(said("weights: [").starts_with("not readable"));
    }
}
