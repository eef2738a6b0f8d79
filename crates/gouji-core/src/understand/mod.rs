//! A document to a disclosure: whose it is, and its text and tables in reading order.
//!
//! Contract: the only place that knows both readers. Running text goes to `narrative`, tables go to
//! `tables`; nothing is read across files, nor across disclosures in one file.

mod copied;
mod header;
mod parts;

use crate::disclosure::{Disclosure, Header, MoneyUnit, Taxonomy};
use crate::document::{Block, Document};
use crate::limits::{go_on, step};
use crate::{narrative, tables};

use parts::Parts;

pub use crate::title::body_of;

/// Understands a document by the names of a taxonomy; tables that state no unit are in `table_unit`.
pub fn understand(
    document: &Document,
    table_unit: Option<MoneyUnit>,
    taxonomy: &'static Taxonomy,
) -> Disclosure {
    let (header, titled) = dated(document);
    let mut disclosure = Disclosure { header, table_unit, taxonomy, ..Disclosure::default() };
    disclosure.figures.reserve(filled(document));
    if let Some(titled) = titled {
        copied::title_year(document, titled, &mut disclosure);
    }
    copied::others(document, &mut disclosure);
    let mut parts = Parts::of(&disclosure.header);
    let mut text = narrative::Reader::new(&mut disclosure);
    let mut tables = tables::Reader::default();
    let mut blocks = document.blocks.iter().enumerate().peekable();
    while let Some((index, block)) = blocks.next() {
        step();
        if index > 0 && document.begins.contains(&index) {
            // Nothing is read across files.
            text = text.break_off();
            parts.end(text.disclosure());
            tables.file();
        }
        if let Some(header) = parts.begins(document, index, &text.disclosure().header) {
            // Nor across disclosures in one file.
            text = text.break_off();
            let disclosure = text.disclosure();
            let after = tables.after(disclosure);
            std::mem::replace(&mut tables, after).finish(disclosure);
            parts.begin(header, disclosure);
        }
        match block {
            Block::Heading { level, text: line } => {
                text.heading(*level, line);
                tables.line(line);
            }
            Block::Paragraph(line) => {
                text.paragraph(line);
                tables.line(line);
            }
            Block::Table(table) => {
                text.table();
                let mut run = vec![table];
                while let Some((next_index, Block::Table(next))) = blocks.peek()
                    && !document.begins.contains(next_index)
                {
                    run.push(next);
                    blocks.next();
                }
                tables.tables(&run, text.disclosure());
            }
        }
    }
    go_on();
    text.finish();
    go_on();
    tables.finish(&mut disclosure);
    parts.end(&mut disclosure);
    crate::disclosure::settle_precision(&mut disclosure);
    disclosure
}

/// What a document says of itself.
pub fn header(document: &Document) -> Header {
    dated(document).0
}

/// How many cells of tables hold something: room for as many figures, which would stand in memory twice while the
/// list of them grows.
fn filled(document: &Document) -> usize {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(|table| table.rows.iter().flatten()).filter(|it| !it.text.is_empty()).count()
}

/// What a document says of itself, of the year that its text speaks of; and the year of its title.
fn dated(document: &Document) -> (Header, Option<i32>) {
    let header = header::header(document);
    let titled = header.year;
    (Header { year: copied::year(document, &header).or(titled), ..header }, titled)
}
