//! YAML for people: small maps on one line, larger ones opened up.
//!
//! Contract: whatever the text, the reader gives it back unchanged; what other YAML readers would
//! take for a number, a date or a truth value is quoted.

/// The widest map or list that stands on one line, in characters.
const WIDTH: usize = 88;

/// A value to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Yaml {
    /// Digits with or without a unit: plain where that is safe.
    Number(String),
    /// Words: quoted where they could be taken for anything else.
    Word(String),
    /// A list; a long one only, or one of lines, has a line for each item.
    List(Vec<Yaml>),
    Map(Vec<(&'static str, Yaml)>),
}

impl Yaml {
    pub(super) fn word(text: &str) -> Yaml {
        Yaml::Word(text.to_owned())
    }

    pub(super) fn flag() -> Yaml {
        Yaml::Number("true".to_owned())
    }

    pub(super) fn number(value: impl ToString) -> Yaml {
        Yaml::Number(value.to_string())
    }

    /// The value on one line.
    fn flow(&self, out: &mut String) {
        match self {
            Yaml::Number(text) if is_plain_number(text) => out.push_str(text),
            Yaml::Word(text) if is_plain_word(text) => out.push_str(text),
            Yaml::Number(text) | Yaml::Word(text) => quote(text, out),
            Yaml::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    item.flow(out);
                }
                out.push(']');
            }
            Yaml::Map(entries) => {
                out.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    out.push_str(key);
                    out.push_str(": ");
                    value.flow(out);
                }
                out.push('}');
            }
        }
    }

    /// Lines below lines, and any list that stands right under the document, are never on one line.
    fn opens(&self) -> bool {
        match self {
            Yaml::Map(entries) => entries.iter().any(|(key, value)| {
                matches!(value, Yaml::List(items) if is_of_lines(key) && !items.is_empty()
                    && items.iter().any(|item| matches!(item, Yaml::Map(_))))
            }),
            _ => false,
        }
    }

    /// The value on one line, where it fits behind `indent` blanks.
    fn short(&self, indent: usize) -> Option<String> {
        if let Yaml::Number(_) | Yaml::Word(_) = self {
            let mut text = String::new();
            self.flow(&mut text);
            return Some(text);
        }
        if self.opens() || self.weight() > WIDTH {
            return None;
        }
        let mut text = String::new();
        self.flow(&mut text);
        (text.chars().count() + indent <= WIDTH).then_some(text)
    }

    /// At least how many characters it takes, so that large trees are not printed to be measured.
    fn weight(&self) -> usize {
        match self {
            Yaml::Number(text) | Yaml::Word(text) => text.len() / 4 + 1,
            Yaml::List(items) => items.iter().map(|_| 2).sum(),
            Yaml::Map(entries) => entries.len() * 3,
        }
    }

    /// The value on lines of its own, each behind `indent` blanks.
    pub(super) fn block(&self, indent: usize, out: &mut String) {
        match self {
            Yaml::Map(entries) => {
                for (index, (key, value)) in entries.iter().enumerate() {
                    if index > 0 {
                        blanks(indent, out);
                    }
                    out.push_str(key);
                    out.push(':');
                    value.behind(key, indent, out);
                }
            }
            other => {
                other.flow(out);
                out.push('\n');
            }
        }
    }

    fn behind(&self, key: &str, indent: usize, out: &mut String) {
        let lines = match self {
            Yaml::List(items) => is_of_lines(key) && !items.is_empty(),
            _ => false,
        };
        let fits = if lines { None } else { self.short(indent + key.len() + 2) };
        match (fits, self) {
            (Some(text), _) => {
                out.push(' ');
                out.push_str(&text);
                out.push('\n');
            }
            (None, Yaml::List(items)) => {
                out.push('\n');
                for item in items {
                    blanks(indent + 2, out);
                    out.push_str("- ");
                    // `- sum: {…}` reads more easily than `- {sum: {…}}`.
                    let short = if key == "checks" { None } else { item.short(indent + 4) };
                    match short {
                        Some(text) => {
                            out.push_str(&text);
                            out.push('\n');
                        }
                        None => item.block(indent + 4, out),
                    }
                }
            }
            (None, value) => {
                out.push('\n');
                blanks(indent + 2, out);
                value.block(indent + 2, out);
            }
        }
    }
}

fn is_of_lines(key: &str) -> bool {
    matches!(key, "lines" | "tables" | "rows" | "checks" | "items")
}

fn blanks(count: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', count));
}

/// `-1020.20`, `+12`, `72%`, `0.13亿元`.
fn is_plain_number(text: &str) -> bool {
    if text == "true" {
        return true;
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let (digits, unit) = digits.split_at_checked(end).unwrap_or(("", ""));
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && (unit == "%" || unit.chars().all(is_han))
}

fn is_plain_word(text: &str) -> bool {
    let reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    !reserved
        && text.starts_with(|c: char| c.is_ascii_alphabetic() || is_han(c))
        && text.chars().all(|c| {
            c.is_ascii_alphanumeric()
                || is_han(c)
                || matches!(c, '_' | '-' | '.' | '、' | '（' | '）')
        })
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') =>
            {
                out.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(value: &Yaml) -> String {
        let mut out = String::new();
        value.flow(&mut out);
        out
    }

    #[test]
    fn quotes_what_could_be_misread() {
        for (text, printed) in [
            ("本年支出合计", "本年支出合计"),
            ("收、支总计", "收、支总计"),
            ("f3.growth", "f3.growth"),
            ("no", "\"no\""),
            ("2150299", "\"2150299\""),
            ("甲: 乙", "\"甲: 乙\""),
            ("a\"b\\\n", "\"a\\\"b\\\\\\u000A\""),
            ("", "\"\""),
        ] {
            assert_eq!(flow(&Yaml::word(text)), printed);
        }
        for (text, printed) in
            [("-12.30", "-12.30"), ("72%", "72%"), ("1,150.00", "\"1,150.00\""), ("5.", "\"5.\"")]
        {
            assert_eq!(flow(&Yaml::number(text)), printed);
        }
    }
}
