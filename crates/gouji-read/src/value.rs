//! What one cell of a sheet displays.
//!
//! Contract: the text is what the page shows; what the file knows beside it (a number that cannot be
//! read, a number of which nothing was rounded off) is told, never guessed.

use super::xlsx::digits::Digits;

/// The text of one cell.
#[derive(Debug, Clone, Default)]
pub struct Value {
    /// As displayed.
    pub text: String,
    /// It holds a number that cannot be read.
    pub unread: bool,
    /// The number displayed is all of the number stored: no decimals were rounded off.
    pub entire: bool,
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Value {
        Value { text: text.into(), ..Value::default() }
    }

    /// What stands in the place of a number that cannot be read.
    pub fn unread(text: impl Into<String>) -> Value {
        Value { unread: true, ..Value::text(text) }
    }

    /// What is displayed of a stored number.
    pub fn number(shown: String, stored: f64) -> Value {
        let plain: String = shown.chars().filter(|c| *c != ',').collect();
        let displayed = plain.trim().parse().ok().and_then(Digits::of);
        let entire = displayed.is_some() && displayed == Digits::of(stored);
        Value { entire, ..Value::text(shown) }
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn a_number_is_entire_where_nothing_was_rounded_off() {
        for (shown, stored, entire) in [
            ("300", 300.0, true),
            ("0", 0.0, true),
            ("300", 300.4, false),
            ("1,325.50", 1325.5, true),
            ("0.3", 0.1 + 0.2, true),
            ("12%", 0.12, false),
            ("—", 0.0, false),
        ] {
            assert_eq!(
                Value::number(shown.to_owned(), stored).entire,
                entire,
                "{shown} of {stored}"
            );
        }
    }
}
