//! What is asked of the text of a paragraph for figure after figure.
//!
//! Contract: the answers are those that a walk over the text would give each time; each is found in one walk and
//! remembered until the paragraph ends, since one may hold thousands of figures.

use crate::reach::{marks_of_reasons, openers_of_reasons};

use super::openers::{MORE, OPEN, SELECTS};

/// What was asked of the paragraph being read.
#[derive(Debug, Default)]
pub(super) struct Asked {
    reasons: Option<Reasons>,
    sentence: Option<Sentence>,
}

/// Where reasons are listed.
#[derive(Debug)]
struct Reasons {
    openers: Places,
    marks: Places,
}

/// The rest of a sentence.
#[derive(Debug, Clone, Copy)]
struct Sentence {
    /// From which byte on it was looked at.
    from: usize,
    /// Its end, without the full stop.
    to: usize,
    /// Where the last word begins that says that a list is not all.
    open: Option<usize>,
    /// The next one goes on with more.
    more: bool,
}

impl Asked {
    /// Whether a stretch of the paragraph opens reasons that are listed one by one.
    pub(super) fn lists_reasons(&mut self, from: usize, to: usize, text: &str) -> bool {
        let reasons = self.reasons.get_or_insert_with(|| {
            let openers = openers_of_reasons(text);
            let marks = if openers.is_empty() { Vec::new() } else { marks_of_reasons(text) };
            Reasons { openers: Places::of(openers), marks: Places::of(marks) }
        });
        let mark = reasons.openers.end_from(from).and_then(|end| reasons.marks.end_from(end));
        mark.is_some_and(|end| end <= to)
    }

    /// Whether the rest of a sentence, or the one behind it, says that a list is not complete: `其余…`, `另有…`;
    /// or names what it is a list of: `其中集中采购：…`.
    pub(super) fn is_open_ended(&mut self, behind: usize, text: &str) -> bool {
        let Some(rest) = text.get(behind..) else { return false };
        let lead = rest.trim_start_matches(['：', '，']);
        let named = lead.find(['，', '：', '；', '。']).is_some_and(|at| {
            lead.get(at..).is_some_and(|tail| tail.starts_with('：'))
                && !lead.get(..at).is_some_and(|name| name.contains(|c: char| c.is_ascii_digit()))
        });
        let known = self.sentence.filter(|it| (it.from..=it.to).contains(&behind));
        let sentence = *self.sentence.insert(known.unwrap_or_else(|| Sentence::of(behind, rest)));
        named
            || SELECTS.iter().any(|word| lead.starts_with(word))
            || sentence.open.is_some_and(|open| open >= behind)
            || sentence.more
    }
}

impl Sentence {
    /// The sentence around a byte; `rest` is the text behind that.
    fn of(from: usize, rest: &str) -> Sentence {
        let (sentence, next) = rest.split_once('。').unwrap_or((rest, ""));
        let open = OPEN.iter().filter_map(|word| sentence.rfind(word)).max().map(|at| from + at);
        Sentence { from, to: from + sentence.len(), open, more: next.starts_with(MORE) }
    }
}

/// Words of a text.
#[derive(Debug)]
struct Places {
    /// Where each begins, in order.
    starts: Vec<usize>,
    /// Where the first of it and of those behind it to end does.
    ends: Vec<usize>,
}

impl Places {
    /// Of words with where they begin and end, in any order.
    fn of(mut words: Vec<(usize, usize)>) -> Places {
        words.sort_unstable();
        let starts = words.iter().map(|(start, _)| *start).collect();
        let mut first = usize::MAX;
        let mut ends: Vec<usize> = Vec::with_capacity(words.len());
        for (_, end) in words.iter().rev() {
            first = first.min(*end);
            ends.push(first);
        }
        ends.reverse();
        Places { starts, ends }
    }

    /// Where the first word ends that begins at a byte or behind it.
    fn end_from(&self, at: usize) -> Option<usize> {
        self.ends.get(self.starts.partition_point(|start| *start < at)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_a_walk_finds() {
        let text = "甲1元，其中乙1元，其中丙1元，另有丁1元，其中戊1元。另庚1元，其中己1元。";
        let mut asked = Asked::default();
        for (behind, _) in text.char_indices() {
            let fresh = Asked::default().is_open_ended(behind, text);
            assert_eq!(asked.is_open_ended(behind, text), fresh, "{behind}");
        }
        let text = "支出调整为1元，主要由于：（1）甲调增1元，（2）乙调减1元。丙增加1元。";
        let listed = |from: usize, to: usize| Asked::default().lists_reasons(from, to, text);
        let at = |word: &str| text.find(word).unwrap();
        assert!(listed(0, at("甲")));
        assert!(!listed(0, at("主")));
        assert!(!listed(at("甲"), text.len()));
    }
}
