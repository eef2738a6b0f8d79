//! What the entries of `gouji.exceptions.yaml` say, before anything is understood of it.
//!
//! Contract: every value keeps its place; a key that is not known, or written twice, is a mistake there.

use crate::config::Mistake;
use gouji_core::document::{SourceText, Span};
use gouji_core::yaml::fields::{Fields, What};
use gouji_core::yaml::{self, Absent, Node, compose};

/// The keys of an entry.
const KEYS: &[&str] = &["fingerprint", "rule", "place", "file", "reason", "until"];

/// A value and where it stands.
type Written = Option<(String, Span)>;

/// An entry as written.
pub(super) struct Form {
    /// Where it stands.
    pub(super) span: Span,
    pub(super) fingerprint: Written,
    pub(super) rule: Written,
    pub(super) place: Written,
    pub(super) file: Written,
    pub(super) reason: Written,
    pub(super) until: Written,
}

impl Form {
    /// The entries of a file.
    pub(super) fn all(source: &SourceText) -> Result<Vec<Form>, Mistake> {
        let absent = Absent {
            message: ("这份例外是空的", "no exception is written here").into(),
            help: ("开头应为 exceptions:", "it begins with exceptions:").into(),
        };
        let root = compose(source, absent).map_err(told)?;
        let what: What<'_> = ("例外文件", "a file of exceptions").into();
        let file = Fields::of(&root, what, &["exceptions"]).map_err(told)?;
        match file.get("exceptions") {
            None => Ok(Vec::new()),
            Some(node) if node.is_nothing() => Ok(Vec::new()),
            Some(_) => file
                .list("exceptions")
                .and_then(|entries| entries.iter().map(Form::of).collect())
                .map_err(told),
        }
    }

    fn of(node: &Node) -> yaml::Outcome<Form> {
        let fields = Fields::of(node, ("一项例外", "an exception"), KEYS)?;
        let written = |key: &str| -> yaml::Outcome<Written> {
            Ok(match fields.get(key) {
                Some(node) if node.is_nothing() => None,
                _ => fields.text(key)?.map(|(text, span)| (text.to_owned(), span)),
            })
        };
        Ok(Form {
            span: fields.span,
            fingerprint: written("fingerprint")?,
            rule: written("rule")?,
            place: written("place")?,
            file: written("file")?,
            reason: written("reason")?,
            until: written("until")?,
        })
    }
}

fn told(mistake: yaml::Mistake) -> Mistake {
    let yaml::Mistake { span, message, help } = mistake;
    let told = Mistake::new(
        span,
        format!("读不懂这份例外：{}", message.zh),
        format!("these exceptions are not understood: {}", message.en),
    );
    match help {
        Some(help) => told.help(help.zh, help.en),
        None => told.help(
            "格式：exceptions 下每项写 fingerprint，或 rule 和 place，以及 reason；可另写 file、until",
            "under `exceptions`, each entry has `fingerprint`, or `rule` and `place`, and `reason`; `file` and `until` may be added",
        ),
    }
}
