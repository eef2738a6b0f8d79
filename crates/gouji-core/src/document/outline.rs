//! The headings and paragraphs of a document, so that a place can be named by the section it stands
//! in and shown in its paragraph.

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

/// The headings and paragraphs of a document in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    headings: Vec<Heading>,
    paragraphs: Vec<Span>,
    /// Where each file after the first begins, if there are several.
    files: Vec<usize>,
}

impl Outline {
    /// The outline of blocks; `begins` are the first blocks of the files, where there are several.
    pub fn of(blocks: &[Block], begins: &[usize]) -> Outline {
        let files = begins.iter().skip(1).filter_map(|index| blocks.get(*index));
        let files = files.map(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => text.whole_span().start,
            Block::Table(table) => table.span.start,
        });
        let paragraphs = blocks.iter().filter_map(|block| match block {
            Block::Paragraph(text) => Some(text.whole_span()),
            _ => None,
        });
        let headings = blocks.iter().filter_map(|block| match block {
            Block::Heading { level, text } => Some(Heading {
                level: *level,
                text: text.text().trim().to_owned(),
                span: text.whole_span(),
            }),
            _ => None,
        });
        Outline {
            headings: headings.collect(),
            paragraphs: paragraphs.collect(),
            files: files.collect(),
        }
    }

    /// The headings that a byte offset stands under, the highest first.
    pub fn trail(&self, offset: usize) -> Vec<&Heading> {
        let mut trail: Vec<&Heading> = Vec::new();
        // No heading of one file stands over another.
        let file = self.files.iter().copied().filter(|start| *start <= offset).max().unwrap_or(0);
        let near = |heading: &&Heading| (file..=offset).contains(&heading.span.start);
        for heading in self.headings.iter().filter(near) {
            trail.retain(|above| above.level < heading.level);
            trail.push(heading);
        }
        trail
    }

    /// The heading that a byte offset stands under and how many paragraphs stand from it to there, its
    /// own among them; none where it stands in the heading itself.
    pub fn seat(&self, offset: usize) -> (Option<&Heading>, usize) {
        let file = self.files.iter().copied().filter(|start| *start <= offset).max().unwrap_or(0);
        let behind = self.headings.partition_point(|heading| heading.span.start <= offset);
        let heading = behind.checked_sub(1).and_then(|index| self.headings.get(index));
        let heading = heading.filter(|heading| heading.span.start >= file);
        let from = heading.map_or(file, |heading| heading.span.start);
        let until = |end: usize| self.paragraphs.partition_point(|span| span.start <= end);
        let before = self.paragraphs.partition_point(|span| span.start < from);
        (heading, until(offset).saturating_sub(before))
    }

    /// The paragraph that a byte offset stands in.
    pub fn paragraph(&self, offset: usize) -> Option<Span> {
        let behind = self.paragraphs.partition_point(|paragraph| paragraph.start <= offset);
        let paragraph = behind.checked_sub(1).and_then(|index| self.paragraphs.get(index))?;
        (offset < paragraph.end).then_some(*paragraph)
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
        let paragraphs = vec![Span::new(12, 18), Span::new(32, 38)];
        Outline { headings: headings.iter().map(heading).collect(), paragraphs, files: vec![50] }
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
        assert_eq!(names(55), Vec::<&str>::new());
        assert_eq!(outline.paragraph(33), Some(Span::new(32, 38)));
        let seat = |offset: usize| {
            let (heading, paragraph) = outline.seat(offset);
            (heading.map(|heading| heading.text.as_str()), paragraph)
        };
        assert_eq!(seat(5), (None, 0));
        assert_eq!(seat(14), (Some("甲"), 1));
        assert_eq!(seat(20), (Some("乙"), 0));
        assert_eq!(seat(34), (Some("丙"), 1));
        assert_eq!(seat(55), (None, 0));
        assert_eq!(outline.paragraph(20), None);
        assert_eq!(outline.paragraph(2), None);
    }
}
