//! JSON in which nothing of a document commands a terminal or turns the direction of what stands beside it.
//!
//! Contract: a character for which text reports have a stand-in is written as its number (`\u202e`), so that who reads the
//! JSON gets the very text, and who looks at it sees what is in it.

use std::io::{self, Write};

use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter};

use super::printable::printable_char;

/// A formatter that writes such characters by their numbers.
pub(super) struct Visible<F>(F);

/// Indented, for people.
pub(super) fn pretty() -> Visible<PrettyFormatter<'static>> {
    Visible(PrettyFormatter::new())
}

/// On one line.
pub(super) fn compact() -> Visible<CompactFormatter> {
    Visible(CompactFormatter)
}

/// Whether a byte begins a character that may need a number; most text is written as it is, unread.
fn may_hide(byte: u8) -> bool {
    matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3)
}

/// What passes each call on to the formatter inside.
macro_rules! as_inside {
    ($($name:ident($($argument:ident: $of:ty),*);)*) => {
        $(fn $name<W: ?Sized + Write>(&mut self, writer: &mut W $(, $argument: $of)*) -> io::Result<()> {
            self.0.$name(writer $(, $argument)*)
        })*
    };
}

impl<F: Formatter> Formatter for Visible<F> {
    as_inside! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
        write_char_escape(escape: CharEscape);
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if !fragment.bytes().any(may_hide) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((at, hidden)) =
            rest.char_indices().find(|(_, it)| printable_char(*it) != *it)
        {
            let (plain, behind) = rest.split_at(at);
            writer.write_all(plain.as_bytes())?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = behind.strip_prefix(hidden).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::{Serializer, Value, json};

    use super::*;

    #[test]
    fn what_turns_or_commands_is_a_number_and_reads_back() {
        let text = "甲\u{202e}乙\u{9b}2J\u{2028}丙\u{e0041}，é（”\u{1b}";
        let value = json!({"说": [text, 1], "空": {}});
        for indented in [false, true] {
            let mut out = Vec::new();
            if indented {
                value.serialize(&mut Serializer::with_formatter(&mut out, pretty())).unwrap();
                let plain = serde_json::to_vec_pretty(&json!({"说": ["甲", 1]})).unwrap();
                let mut same = Vec::new();
                let shown = json!({"说": ["甲", 1]});
                shown.serialize(&mut Serializer::with_formatter(&mut same, pretty())).unwrap();
                assert_eq!(same, plain);
            } else {
                value.serialize(&mut Serializer::with_formatter(&mut out, compact())).unwrap();
            }
            let out = String::from_utf8(out).unwrap();
            assert!(
                out.contains("甲\\u202e乙\\u009b2J\\u2028丙\\udb40\\udc41，é（”\\u001b"),
                "{out}"
            );
            assert_eq!(serde_json::from_str::<Value>(&out).unwrap(), value);
        }
    }
}
