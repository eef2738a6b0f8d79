//! A map whose keys are known: reads the values by name and refuses every other key.

use crate::document::Span;

use super::error::{Mistake, Outcome, nearest};
use super::node::{Entry, Node, Value};

/// What a part of a file is called in messages: a key as it is, or words in both languages.
#[derive(Debug, Clone, Copy)]
pub struct What<'a> {
    zh: &'a str,
    en: &'a str,
}

impl<'a> From<&'a str> for What<'a> {
    fn from(key: &'a str) -> What<'a> {
        What { zh: key, en: key }
    }
}

impl<'a> From<&'a String> for What<'a> {
    fn from(key: &'a String) -> What<'a> {
        What { zh: key, en: key }
    }
}

impl<'a> From<(&'a str, &'a str)> for What<'a> {
    fn from((zh, en): (&'a str, &'a str)) -> What<'a> {
        What { zh, en }
    }
}

/// The fields of one map.
pub struct Fields<'a> {
    /// Where the map stands.
    pub span: Span,
    entries: &'a [Entry],
}

impl<'a> Fields<'a> {
    /// The fields of `node`, which `what` names for messages; only `keys` are accepted.
    pub fn of<'w>(
        node: &'a Node,
        what: impl Into<What<'w>>,
        keys: &[&'static str],
    ) -> Outcome<Fields<'a>> {
        let what: What<'_> = what.into();
        let Value::Map(entries) = &node.value else {
            let zh = format!("{} 应是映射（键: 值）", what.zh);
            let message = (zh, format!("{} is a map, but this is {}", what.en, node.describe()));
            return Err(Mistake::new(node.span, message));
        };
        for entry in entries {
            if !keys.contains(&entry.key.as_str()) {
                return Err(unknown(entry, what, keys));
            }
        }
        Ok(Fields { span: node.span, entries })
    }

    /// All of them.
    pub fn entries(&self) -> &'a [Entry] {
        self.entries
    }

    /// A field, if it is there.
    pub fn get(&self, key: &str) -> Option<&'a Node> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The text of a field, if it is there.
    pub fn text(&self, key: &str) -> Outcome<Option<(&'a str, Span)>> {
        self.get(key).map(|node| text(node, key)).transpose()
    }

    /// A field that is `true` or `false`; false when it is not there.
    pub fn flag(&self, key: &str) -> Outcome<bool> {
        match self.text(key)? {
            None | Some(("false", _)) => Ok(false),
            Some(("true", _)) => Ok(true),
            Some((other, span)) => {
                let zh = format!("`{key}` 应为 true 或 false，不是 `{other}`");
                let en = format!("`{key}` is true or false, not `{other}`");
                Err(Mistake::new(span, (zh, en)))
            }
        }
    }

    /// One of a closed list of names.
    pub fn choice<T: Copy>(&self, key: &str, names: &[(&str, T)]) -> Outcome<Option<T>> {
        let Some((given, span)) = self.text(key)? else { return Ok(None) };
        choice(given, span, key, names).map(Some)
    }

    /// A small whole number.
    pub fn number(&self, key: &str) -> Outcome<Option<(usize, Span)>> {
        let Some((given, span)) = self.text(key)? else { return Ok(None) };
        match given.parse::<u32>() {
            Ok(value) => Ok(Some((value as usize, span))),
            Err(_) => {
                let zh = format!("`{key}` 应为整数，不是 `{given}`");
                let en = format!("`{key}` is a whole number, not `{given}`");
                Err(Mistake::new(span, (zh, en)))
            }
        }
    }

    /// The nodes of a list; empty when it is not there.
    pub fn list(&self, key: &str) -> Outcome<&'a [Node]> {
        match self.get(key) {
            None => Ok(&[]),
            Some(node) => list(node, key),
        }
    }

    /// A field that must be there.
    pub fn required<'w>(&self, key: &str, what: impl Into<What<'w>>) -> Outcome<&'a Node> {
        self.get(key).ok_or_else(|| {
            let what: What<'_> = what.into();
            let zh = format!("{} 缺少 `{key}`", what.zh);
            Mistake::new(self.span, (zh, format!("{} needs `{key}`", what.en)))
        })
    }
}

/// The text of a scalar.
pub fn text<'a>(node: &'a Node, key: &str) -> Outcome<(&'a str, Span)> {
    match &node.value {
        Value::Text { text, .. } if !node.is_nothing() => Ok((text, node.span)),
        _ => Err(Mistake::new(
            node.span,
            (
                format!("`{key}` 应是单个值"),
                format!("`{key}` is a single value, but this is {}", node.describe()),
            ),
        )),
    }
}

/// The nodes of a list.
pub fn list<'a>(node: &'a Node, key: &str) -> Outcome<&'a [Node]> {
    match &node.value {
        Value::List(items) => Ok(items),
        _ => {
            let zh = format!("`{key}` 应是列表");
            let message = (zh, format!("`{key}` is a list, but this is {}", node.describe()));
            Err(Mistake::new(node.span, message))
        }
    }
}

/// One of a closed list of names.
pub fn choice<T: Copy>(given: &str, span: Span, key: &str, names: &[(&str, T)]) -> Outcome<T> {
    names.iter().find(|(name, _)| *name == given).map(|(_, value)| *value).ok_or_else(|| {
        Mistake::new(span, (format!("`{key}` 不能是 `{given}`"), format!("`{given}` is no {key}")))
            .nearest(given, names.iter().map(|(name, _)| *name))
    })
}

fn unknown(entry: &Entry, what: What<'_>, keys: &[&'static str]) -> Mistake {
    let key = &entry.key;
    let message =
        (format!("{} 没有字段 `{key}`", what.zh), format!("{} has no field `{key}`", what.en));
    let mistake = Mistake::new(entry.key_span, message);
    if let Some(name) = nearest(key, keys.iter().copied()) {
        return mistake.help((format!("是否指 `{name}`？"), format!("did you mean `{name}`?")));
    }
    // `{amount: 1,150.00}` is two entries to YAML.
    if key.starts_with(|first: char| first.is_ascii_digit()) {
        return mistake.help((
            "在 {…} 中，带逗号的数要加引号：\"1,150.00\"",
            "inside {…} a number with commas needs quotes: \"1,150.00\"",
        ));
    }
    if keys.len() <= 24 {
        mistake.help((
            format!("可用的字段：{}", keys.join("、")),
            format!("its fields are: {}", keys.join(", ")),
        ))
    } else {
        mistake
    }
}
