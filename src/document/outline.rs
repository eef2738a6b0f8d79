//! The headings of a document, so that a place can be named by the section it stands in.

use super::{Block, Span};

/// A heading with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 is the highest level.
    pub level: u8,
    /// Its text, number included.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// The headings of a document in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline(Vec<Heading>);

impl Outline {
    /// The headings among blocks.
    pub fn of(blocks: &[Block]) -> Outline {
        let headings = blocks.iter().filter_map(|block| match block {
            Block::Heading { level, text } => Some(Heading {
                level: *level,
                text: text.text().trim().to_owned(),
                span: text.whole_span(),
            }),
            _ => None,
        });
        Outline(headings.collect())
    }

    /// The headings that a byte offset stands under, the highest first.
    pub fn trail(&self, offset: usize) -> Vec<&Heading> {
        let mut trail: Vec<&Heading> = Vec::new();
        for heading in self.0.iter().take_while(|heading| heading.span.start <= offset) {
            trail.retain(|above| above.level < heading.level);
            trail.push(heading);
        }
        trail
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(headings: &[(u8, &str, usize)]) -> Outline {
        let heading = |(level, text, start): &(u8, &str, usize)| Heading {
            level: *level,
            text: (*text).to_owned(),
            span: Span::new(*start, start + text.len()),
        };
        Outline(headings.iter().map(heading).collect())
    }

    #[test]
    fn a_place_stands_under_the_last_heading_of_every_level() {
        let outline = outline(&[(1, "甲", 10), (2, "乙", 20), (2, "丙", 30), (1, "丁", 40)]);
        let names = |offset: usize| -> Vec<&str> {
            outline.trail(offset).iter().map(|heading| heading.text.as_str()).collect()
        };
        assert_eq!(names(5), Vec::<&str>::new());
        assert_eq!(names(25), ["甲", "乙"]);
        assert_eq!(names(35), ["甲", "丙"]);
        assert_eq!(names(45), ["丁"]);
    }
}
