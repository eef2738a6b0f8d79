//! What stands before a figure, written as a pattern: `{，|、}{实际|}支出{为|}`.
//!
//! Contract: a pattern accounts for the whole text that it is held against. `{a|b|}` is one of the words, `~` a name or
//! nothing, `*` a few clauses or nothing, `#` the year that a shape speaks of, `<` the one before it and `@` any year.

use serde::Deserialize;

use crate::words::Words;

/// No name is longer, in characters.
const LONGEST_NAME: usize = 24;
/// Nor are the clauses between two figures that say nothing of either.
const LONGEST_CLAUSES: usize = 40;
/// What ends a name.
const MARKS: &str = "，。；：（）、,;()=＝+＋";
/// What ends a sentence or an item.
const STOPS: &str = "。；";

/// One piece of a pattern.
#[derive(Debug)]
enum Piece {
    /// These characters.
    Text(String),
    /// One of these.
    OneOf(Vec<Vec<Piece>>),
    /// A name.
    Name,
    /// Clauses that say nothing of the figures.
    Clauses,
    /// A year, by how far it is from the one that the shape speaks of.
    Year(Option<i32>),
}

/// A pattern of the text before a figure.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct Pattern(Vec<Piece>);

impl From<String> for Pattern {
    fn from(text: String) -> Pattern {
        Pattern(pieces(&text))
    }
}

/// The pieces of a pattern; alternatives hold no others.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces_of = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut behind = rest.get(c.len_utf8()..).unwrap_or("");
        pieces_of.push(match c {
            '{' => {
                let (inner, tail) = behind.split_once('}').unwrap_or((behind, ""));
                behind = tail;
                Piece::OneOf(inner.split('|').map(pieces).collect())
            }
            '~' => Piece::Name,
            '*' => Piece::Clauses,
            '#' => Piece::Year(Some(0)),
            '<' => Piece::Year(Some(-1)),
            '@' => Piece::Year(None),
            _ => {
                let end = rest.find(['{', '~', '*', '#', '<', '@']).unwrap_or(rest.len());
                let (word, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
                behind = tail;
                Piece::Text(word.to_owned())
            }
        });
        rest = behind;
    }
    pieces_of
}

impl Pattern {
    /// Whether a text is such a one, and then the year that the shape speaks of; no name holds one of `never`.
    pub fn is(&self, text: &str, year: Option<i32>, never: &Words) -> Option<Option<i32>> {
        fits(&Rest { pieces: &self.0, next: None }, text, year, never)
    }

    /// The same of the end of a text, from any place on where a name may begin.
    pub fn ends(&self, text: &str, year: Option<i32>, never: &Words) -> Option<Option<i32>> {
        // What a pattern can reach of a long text stands near its end.
        let most = LONGEST_NAME * 2 + LONGEST_CLAUSES;
        let mut places: Vec<usize> =
            text.char_indices().rev().take(most).map(|(at, _)| at).collect();
        places.reverse();
        places.push(text.len());
        let all = Rest { pieces: &self.0, next: None };
        places.into_iter().find_map(|at| fits(&all, text.get(at..)?, year, never))
    }
}

/// What has to follow behind one of several alternatives.
struct Rest<'p> {
    pieces: &'p [Piece],
    next: Option<&'p Rest<'p>>,
}

fn fits(at: &Rest<'_>, text: &str, year: Option<i32>, never: &Words) -> Option<Option<i32>> {
    let Some((first, pieces)) = at.pieces.split_first() else {
        return match at.next {
            Some(next) => fits(next, text, year, never),
            None => text.is_empty().then_some(year),
        };
    };
    let rest = Rest { pieces, next: at.next };
    match first {
        Piece::Text(word) => fits(&rest, text.strip_prefix(word.as_str())?, year, never),
        Piece::OneOf(choices) => choices.iter().find_map(|choice| {
            fits(&Rest { pieces: choice, next: Some(&rest) }, text, year, never)
        }),
        Piece::Name => stretch(text, MARKS, LONGEST_NAME).find_map(|(name, behind)| {
            fits(&rest, behind, year, never).filter(|_| !never.stand_in(name))
        }),
        Piece::Clauses => stretch(text, STOPS, LONGEST_CLAUSES)
            .find_map(|(_, behind)| fits(&rest, behind, year, never)),
        Piece::Year(far) => {
            let (number, behind) =
                (text.get(..4)?, text.get(4..)?.strip_prefix(super::labels().year_unit.as_str())?);
            let number: i32 = number.parse().ok().filter(|it| (1990..2100).contains(it))?;
            let Some(far) = far else { return fits(&rest, behind, year, never) };
            let own = number.checked_sub(*far)?;
            let known = year.is_none_or(|year| year == own);
            if known { fits(&rest, behind, Some(own), never) } else { None }
        }
    }
}

/// The beginnings of a text without one of the marks, the shortest first, each with what stands behind it.
fn stretch<'t>(
    text: &'t str,
    marks: &'static str,
    most: usize,
) -> impl Iterator<Item = (&'t str, &'t str)> {
    let ends = text.char_indices().take_while(move |(_, c)| !marks.contains(*c)).take(most);
    let ends = ends.map(|(at, c)| at + c.len_utf8());
    std::iter::once(0).chain(ends).filter_map(|at| text.split_at_checked(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(pattern: &str, text: &str) -> Option<Option<i32>> {
        Pattern::from(pattern.to_owned()).is(text, None, &Words::of(&["其中"]))
    }

    #[test]
    fn a_pattern_accounts_for_all_of_a_text() {
        assert!(is("{，|、}{实际|}支出{为|}", "，实际支出").is_some());
        assert!(is("{，|、}{实际|}支出{为|}", "，实际支出约").is_none());
        assert!(is("，~支出", "，教育支出").is_some());
        assert!(is("，~支出", "，其中教育支出").is_none());
        assert!(is("，~支出", "，教育，支出").is_none());
        assert!(is("，*支出", "，教育，支出").is_some());
    }

    #[test]
    fn years_are_told_from_each_other() {
        assert_eq!(is("<末至#末", "2023年末至2024年末"), Some(Some(2024)));
        assert_eq!(is("<末至#末", "2022年末至2024年末"), None);
        assert_eq!(is("@支出", "2022年支出"), Some(None));
        assert_eq!(is("{<末|年初}{（~）|}支出", "2022年末（决算）支出"), Some(Some(2023)));
        assert_eq!(is("{<末|年初}{（~）|}支出", "年初支出"), Some(None));
    }

    #[test]
    fn the_end_of_a_text_is_enough_for_the_first() {
        let pattern = Pattern::from("收入{为|}".to_owned());
        assert!(pattern.ends("某局本年收入为", None, &Words::default()).is_some());
        assert!(pattern.ends("某局本年支出为", None, &Words::default()).is_none());
    }
}
