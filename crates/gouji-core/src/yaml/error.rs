//! A mistake in a file that a person wrote: where it is, what is wrong, what to write instead.

use crate::document::{SourceText, Span};
use crate::lang::Both;
use crate::read_error::ReadError;

/// A mistake, not yet tied to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: Both,
    /// What to write instead.
    pub help: Option<Both>,
}

/// What every step of the reader gives.
pub type Outcome<T> = Result<T, Mistake>;

impl Mistake {
    /// A mistake at a place.
    pub fn new(span: Span, message: impl Into<Both>) -> Mistake {
        Mistake { span, message: message.into(), help: None }
    }

    /// Says what to write instead.
    pub fn help(mut self, help: impl Into<Both>) -> Mistake {
        self.help = Some(help.into());
        self
    }

    /// Proposes the nearest of the names that are allowed, or lists them.
    pub fn nearest<'a>(self, given: &str, allowed: impl IntoIterator<Item = &'a str>) -> Mistake {
        let allowed: Vec<&str> = allowed.into_iter().collect();
        match nearest(given, allowed.iter().copied()) {
            Some(name) => {
                self.help((format!("是否指 `{name}`？"), format!("did you mean `{name}`?")))
            }
            None if allowed.is_empty() => self,
            None if allowed.len() > 24 => self,
            None => {
                let names = allowed.join(", ");
                self.help((format!("可以是：{}", allowed.join("、")), format!("one of: {names}")))
            }
        }
    }

    /// The mistake in this file.
    pub fn into_error(self, source: &SourceText) -> ReadError {
        ReadError::Structure {
            path: source.path().to_owned(),
            position: source.position(self.span.start),
            span: self.span,
            message: Box::new(self.message),
            help: self.help.map(Box::new),
        }
    }
}

/// The allowed name nearest to `given`, if any is near enough to be meant.
pub fn nearest<'a>(given: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given: Vec<char> = given.chars().take(64).collect();
    // A third of the letters may differ; a name of which nothing is left is no guess.
    let limit = given.len().div_ceil(3);
    allowed
        .into_iter()
        .map(|name| (distance(&given, &name.chars().take(64).collect::<Vec<_>>()), name))
        .filter(|(cost, name)| *cost <= limit && *cost < name.chars().count())
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, name)| name)
}

/// The edit distance in characters; a swap of two neighbours costs two.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, from) in left.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(index + 1);
        for (to, pair) in right.iter().zip(row.windows(2)) {
            let [diagonal, above] = pair else { continue };
            let replaced = diagonal + usize::from(from != to);
            let left_cell = next.last().copied().unwrap_or(usize::MAX - 1);
            next.push(replaced.min(above + 1).min(left_cell + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_nearest_name() {
        assert_eq!(nearest("amuont", ["amount", "count"]), Some("amount"));
        assert_eq!(nearest("支出合记", ["收入合计", "支出合计"]), Some("支出合计"));
        assert_eq!(nearest("colour", ["amount", "count"]), None);
    }
}
