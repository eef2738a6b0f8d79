//! Lists of words, ready to be looked for.
//!
//! Contract: every search finds what a walk over the whole list would find; how many words the
//! list has does not slow down a text in which none of them stands. No word is empty.

use std::cmp::Reverse;
use std::ops::Deref;

use serde::Deserialize;

/// A list of words. No more than a pointer: a file of words is a structure of a hundred lists.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Words(Option<Box<Listed>>);

/// Words with what finds them.
#[derive(Debug, Clone, Default)]
struct Listed {
    list: Vec<String>,
    first: Ends,
    last: Ends,
}

/// Words by the character at one end of them, the longest first, of equal ones the later.
#[derive(Debug, Clone, Default)]
struct Ends {
    /// Which characters there are, by their last ten bits: most texts are rejected by this.
    seen: [u64; 16],
    order: Vec<(char, usize)>,
}

impl Ends {
    fn of(list: &[String], end: impl Fn(&str) -> Option<char>) -> Ends {
        let mut ends = Ends::default();
        for (index, word) in list.iter().enumerate() {
            let Some(c) = end(word) else { continue };
            let (slot, bit) = slot(c);
            if let Some(seen) = ends.seen.get_mut(slot) {
                *seen |= bit;
            }
            ends.order.push((c, index));
        }
        let length = |index: usize| list.get(index).map_or(0, String::len);
        ends.order.sort_by_key(|(c, index)| (*c, Reverse(length(*index)), Reverse(*index)));
        ends
    }

    #[inline]
    fn may_be(&self, c: char) -> bool {
        let (slot, bit) = slot(c);
        self.seen.get(slot).is_some_and(|seen| seen & bit != 0)
    }

    #[inline]
    fn at(&self, c: char) -> &[(char, usize)] {
        if !self.may_be(c) {
            return &[];
        }
        let from = self.order.partition_point(|(it, _)| *it < c);
        let rest = self.order.get(from..).unwrap_or_default();
        // Few words share an end: they are walked over.
        let count = rest.iter().take_while(|(it, _)| *it == c).count();
        rest.get(..count).unwrap_or_default()
    }
}

#[inline]
fn slot(c: char) -> (usize, u64) {
    let code = u32::from(c);
    (usize::try_from((code >> 6) & 15).unwrap_or(0), 1 << (code & 63))
}

/// All words that one with alternatives stands for: `{按|从}功能{分类|科目|}：` are six.
pub fn spread(word: &str) -> Vec<String> {
    let Some((head, rest)) = word.split_once('{') else { return vec![word.to_owned()] };
    let Some((inner, tail)) = rest.split_once('}') else { return vec![word.to_owned()] };
    let tails = spread(tail);
    let each = |choice: &str| tails.iter().map(|tail| format!("{head}{choice}{tail}")).collect();
    inner.split('|').flat_map(|choice: &str| -> Vec<String> { each(choice) }).collect()
}

impl From<Vec<String>> for Words {
    fn from(list: Vec<String>) -> Words {
        let list: Vec<String> = list.iter().flat_map(|word| spread(word)).collect();
        let first = Ends::of(&list, |word| word.chars().next());
        let last = Ends::of(&list, |word| word.chars().next_back());
        Words((!list.is_empty()).then(|| Box::new(Listed { list, first, last })))
    }
}

impl Deref for Words {
    type Target = [String];

    fn deref(&self) -> &[String] {
        self.0.as_ref().map_or(&[], |listed| &listed.list)
    }
}

impl<'a> IntoIterator for &'a Words {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Words {
    /// The list of these words.
    pub fn of(list: &[&str]) -> Words {
        Words::from(list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    /// The words that begin with a character, by their places.
    fn with_first(&self, c: char) -> &[(char, usize)] {
        self.0.as_deref().map_or(&[], |listed| listed.first.at(c))
    }

    /// The words that end with a character, by their places.
    fn with_last(&self, c: char) -> &[(char, usize)] {
        self.0.as_deref().map_or(&[], |listed| listed.last.at(c))
    }

    fn word(&self, index: usize) -> Option<(usize, &str)> {
        self.get(index).map(|word| (index, word.as_str()))
    }

    /// The words that a text begins with and their places in the list, the longest first.
    pub fn beginning(&self, text: &str) -> impl Iterator<Item = (usize, &str)> {
        let words = text.chars().next().map_or(&[][..], |c| self.with_first(c));
        let words = words.iter().filter_map(|(_, index)| self.word(*index));
        words.filter(move |(_, word)| text.starts_with(word))
    }

    /// Whether a word may begin as a text does: never wrong where it says no.
    pub fn may_begin(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|c| !self.with_first(c).is_empty())
    }

    /// The longest word that a text begins with.
    pub fn begins(&self, text: &str) -> Option<&str> {
        self.beginning(text).next().map(|found| found.1)
    }

    /// The same, by its place in the list.
    pub fn begins_at(&self, text: &str) -> Option<usize> {
        self.beginning(text).next().map(|found| found.0)
    }

    /// The longest word that a text ends with.
    pub fn ends(&self, text: &str) -> Option<&str> {
        let words = text.chars().next_back().map_or(&[][..], |c| self.with_last(c));
        let mut words = words.iter().filter_map(|(_, index)| self.word(*index));
        words.find(|(_, word)| text.ends_with(word)).map(|found| found.1)
    }

    /// Every word in a text, wherever it stands, with its first byte and its place in the list.
    pub fn all_in(&self, text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
        // Nearly every character is rejected before its rest is looked at.
        let may_be = |c: char| self.0.as_deref().is_some_and(|listed| listed.first.may_be(c));
        let places = text.char_indices().filter(move |(_, c)| may_be(*c));
        places.flat_map(move |(at, c)| {
            let rest = text.get(at..).unwrap_or("");
            let words = self.with_first(c).iter().filter_map(|(_, index)| self.word(*index));
            words
                .filter(move |(_, word)| rest.starts_with(word))
                .map(move |(index, word)| (at, index, word))
        })
    }

    /// Which word of the list stands in a text, wherever: the first of the list that does.
    pub fn first_in(&self, text: &str) -> Option<usize> {
        self.all_in(text).map(|(_, index, _)| index).min()
    }

    /// Whether one of the words stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, c)| {
            let words = self.with_first(c);
            !words.is_empty() && {
                let rest = text.get(at..).unwrap_or("");
                let mut words = words.iter().filter_map(|(_, index)| self.word(*index));
                words.any(|(_, word)| rest.starts_with(word))
            }
        })
    }

    /// The byte behind the word in a text that ends last.
    pub fn last_end(&self, text: &str) -> Option<usize> {
        text.char_indices().rev().find_map(|(at, c)| {
            let words = self.with_last(c);
            if words.is_empty() {
                return None;
            }
            let end = at + c.len_utf8();
            let head = text.get(..end)?;
            let mut words = words.iter().filter_map(|(_, index)| self.word(*index));
            words.any(|(_, word)| head.ends_with(word)).then_some(end)
        })
    }

    /// Whether a text is one of the words.
    pub fn name(&self, text: &str) -> bool {
        let words = text.chars().next().map_or(&[][..], |c| self.with_first(c));
        words.iter().filter_map(|(_, index)| self.word(*index)).any(|(_, word)| word == text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(list: &[String]) -> Words {
        Words::from(list.to_vec())
    }

    proptest! {
        #[test]
        fn finds_what_a_walk_over_the_list_finds(
            list in prop::collection::vec("[甲乙丙ab]{1,3}", 0..8),
            text in "[甲乙丙丁abc]{0,9}",
        ) {
            let words = words(&list);
            let longest = |found: Vec<&String>| found.iter().map(|it| it.len()).max();
            let begin = longest(list.iter().filter(|it| text.starts_with(it.as_str())).collect());
            prop_assert_eq!(words.begins(&text).map(str::len), begin);
            let end = longest(list.iter().filter(|it| text.ends_with(it.as_str())).collect());
            prop_assert_eq!(words.ends(&text).map(str::len), end);
            let held = list.iter().any(|it| text.contains(it.as_str()));
            prop_assert_eq!(words.stand_in(&text), held);
            prop_assert_eq!(words.name(&text), list.contains(&text));
            let behind = |it: &String| text.rfind(it.as_str()).map(|at| at + it.len());
            prop_assert_eq!(words.last_end(&text), list.iter().filter_map(behind).max());
            let mut all: Vec<_> = words.all_in(&text).map(|it| (it.0, it.1)).collect();
            let mut walked = Vec::new();
            for (index, word) in list.iter().enumerate() {
                let at = text.char_indices().map(|it| it.0).filter(|at| text[*at..].starts_with(word));
                walked.extend(at.map(|at| (at, index)));
            }
            all.sort_unstable();
            walked.sort_unstable();
            prop_assert_eq!(all, walked);
        }
    }
}
