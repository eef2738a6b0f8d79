//! Traditional characters as their simplified ones (`rules/words/traditional.yaml`).
//!
//! Contract: a character that is in use in simplified text is never changed.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Pairs of characters, separated by blanks.
    pairs: Vec<String>,
}

/// The first of the characters that the table covers.
const FIRST: u32 = 0x4e00;
/// How many it covers.
const COUNT: u32 = 0x5200;

static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let file = include_str!("../words/traditional.yaml");
    let file: File = gouji_core::yaml::typed::from_str(file).unwrap_or_default();
    let all = (FIRST..FIRST + COUNT).map(|code| char::from_u32(code).unwrap_or('\u{fffd}'));
    let mut table: Vec<char> = all.collect();
    for pair in file.pairs.iter().flat_map(|line| line.split_whitespace()) {
        let mut chars = pair.chars();
        if let (Some(from), Some(to)) = (chars.next(), chars.next())
            && let Some(place) = index(from).and_then(|at| table.get_mut(at))
        {
            *place = to;
        }
    }
    table
});

fn index(c: char) -> Option<usize> {
    usize::try_from(u32::from(c).checked_sub(FIRST)?).ok()
}

/// A Chinese character, simplified where it is a known traditional one.
pub(super) fn simplified(c: char) -> char {
    index(c).and_then(|at| TABLE.get(at)).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_words_of_the_genre_are_simplified() {
        let text: String = "財政總收入1000萬元，稅收減少".chars().map(simplified).collect();
        assert_eq!(text, "财政总收入1000万元，税收减少");
    }

    #[test]
    fn simplified_text_stays_as_it_is() {
        let text = "一般公共预算收入完成年初预算的覆盖，著作权征收";
        assert_eq!(text.chars().map(simplified).collect::<String>(), text);
    }
}
