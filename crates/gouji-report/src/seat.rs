//! Where something stands in a document whose lines nobody sees (Word, web pages): under which heading, in
//! which paragraph or cell of a table, among which words.

use gouji_check::check::Outcome;
use gouji_core::document::{Place, Span};
use gouji_core::lang::Lang;

use super::printable::printable;

/// Longer headings are cut, in characters.
const HEADING: usize = 24;
/// How many characters before and behind the figure are shown.
const AROUND: usize = 8;

/// A place in such a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    heading: Option<String>,
    /// The paragraph under the heading, from 1; 0 for the heading itself.
    paragraph: usize,
    /// Table, row and cell, each from 1.
    cell: Option<[usize; 3]>,
    around: String,
}

impl Seat {
    /// The seat of a place that may have the name of a cell.
    pub fn of(outcome: &Outcome, place: &Place, cell: Option<&str>) -> Seat {
        let (heading, paragraph) = outcome.outline.seat(place.span.start);
        let heading = heading.map(|heading| shortened(&heading.text));
        let cell = cell.and_then(numbers);
        Seat { heading, paragraph, cell, around: around(outcome, place.span) }
    }

    /// The heading it stands under.
    pub fn heading(&self) -> &str {
        self.heading.as_deref().unwrap_or_default()
    }

    /// Paragraph or cell, without the heading.
    pub fn below(&self, lang: Lang) -> String {
        match (self.cell, self.paragraph) {
            (Some([table, row, cell]), _) => lang.pick(
                format!("第 {table} 张表第 {row} 行第 {cell} 格"),
                format!("table {table}, row {row}, cell {cell}"),
            ),
            (None, 0) => lang.pick("标题", "the heading").to_owned(),
            (None, count) => lang.pick(format!("第 {count} 段"), format!("paragraph {count}")),
        }
    }

    /// Heading and paragraph.
    pub fn name(&self, lang: Lang) -> String {
        let inner = self.below(lang);
        match &self.heading {
            Some(heading) if self.cell.is_none() && self.paragraph == 0 => {
                lang.pick(format!("标题“{heading}”"), format!("the heading “{heading}”"))
            }
            Some(heading) => {
                lang.pick(format!("“{heading}”下{inner}"), format!("under “{heading}”, {inner}"))
            }
            None => inner,
        }
    }

    /// The same with the words around.
    pub fn words(&self, lang: Lang) -> String {
        match self.around.is_empty() {
            true => self.name(lang),
            false => format!("{}{}{}", self.name(lang), lang.pick("：", ": "), self.around),
        }
    }
}

fn shortened(text: &str) -> String {
    let text = printable(text);
    match text.char_indices().nth(HEADING) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(&text)),
        None => text,
    }
}

/// The numbers in the name of a cell of a table without sheets, `T1R2C3`.
fn numbers(name: &str) -> Option<[usize; 3]> {
    let (table, rest) = name.strip_prefix('T')?.split_once('R')?;
    let (row, cell) = rest.split_once('C')?;
    Some([table.parse().ok()?, row.parse().ok()?, cell.parse().ok()?])
}

/// The words around a span, within its line.
fn around(outcome: &Outcome, span: Span) -> String {
    let source = &outcome.source;
    let line = source.line_span(source.position(span.start).line);
    let before = source.slice(Span::new(line.start, span.start));
    let behind = source.slice(Span::new(span.end, line.end.max(span.end)));
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let until = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
    let open = if from > 0 { "…" } else { "" };
    let close = if until < behind.len() { "…" } else { "" };
    let (before, behind) = (before.get(from..), behind.get(..until));
    let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
    let text = format!("{before}{}{behind}", source.slice(span));
    match text.trim() {
        "" => String::new(),
        text => format!("{open}{}{close}", printable(text)),
    }
}
