//! Running text to figures and claims: lexer → segments → roles → events → binder.
//!
//! Contract: reading order; every number becomes a figure, is counted as unread, or is label
//! text; a claim is made only where the sentence says clearly what a figure is.

mod accounts;
mod binder;
mod copied;
mod digits;
mod event;
mod forms;
mod header;
mod label;
mod lexer;
mod lexicon;
mod number;
mod partition;
mod parts;
mod reach;
mod role;
mod roster;
mod scope;
mod segment;
#[cfg(test)]
mod tests;
mod title;
mod token;
mod unit;
mod vocabulary;

pub(crate) use lexicon::{is_any, labels};
pub(crate) use partition::{is_all_of, is_overall, is_plain_side, is_some_of, without_level};
pub use title::body_of;

pub(crate) use reach::{Level, Reach};

use crate::disclosure::{Disclosure, Header, MoneyUnit, Taxonomy};
use crate::document::{Block, Document, Passage};

use accounts::Accounts;
use binder::Binder;
use event::{Event, FigureEvent};
use forms::{Debts, Flows, OnlyPart, Sentence};
use parts::Parts;
use roster::Roster;

/// Understands a document of running text.
pub fn understand(document: &Document) -> Disclosure {
    understand_with(document, None, Taxonomy::built_in())
}

/// Understands a document by the names of a taxonomy; tables that state no unit are in `table_unit`.
pub fn understand_with(
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
    let mut binder = Binder::new(&mut disclosure);
    let mut flows = Flows::default();
    let mut debts = Debts::default();
    let mut accounts = Accounts::default();
    let mut roster = Roster::default();
    let mut only_part = OnlyPart::default();
    let mut tables = crate::tables::Reader::default();
    let mut blocks = document.blocks.iter().enumerate().peekable();
    while let Some((index, block)) = blocks.next() {
        if index > 0 && document.begins.contains(&index) {
            // Nothing is read across files.
            binder.finish();
            std::mem::take(&mut accounts).claims(&mut disclosure);
            parts.end(&mut disclosure);
            binder = Binder::new(&mut disclosure);
            flows.clear();
            debts.clear();
            roster.end(false, binder.disclosure());
            tables.file();
        }
        if let Some(header) = parts.begins(document, index, &binder.disclosure().header) {
            // Nor across disclosures in one file.
            binder.finish();
            std::mem::take(&mut accounts).claims(&mut disclosure);
            roster.end(false, &mut disclosure);
            flows.clear();
            debts.clear();
            let after = tables.after(&disclosure);
            std::mem::replace(&mut tables, after).finish(&mut disclosure);
            parts.begin(header, &mut disclosure);
            binder = Binder::new(&mut disclosure);
        }
        match block {
            Block::Heading { level, text } => {
                roster.block(text, binder.disclosure());
                binder.heading(*level, text.text());
                forms::heading_flaws(text, binder.disclosure());
                flows.clear();
                debts.clear();
                tables.line(text);
            }
            Block::Paragraph(text) => {
                roster.block(text, binder.disclosure());
                paragraph(
                    text,
                    &mut binder,
                    (&mut flows, &mut debts, &mut accounts),
                    (&mut roster, &mut only_part),
                );
                tables.line(text);
            }
            Block::Table(table) => {
                roster.end(false, binder.disclosure());
                let mut run = vec![table];
                while let Some((next_index, Block::Table(next))) = blocks.peek()
                    && !document.begins.contains(next_index)
                {
                    run.push(next);
                    blocks.next();
                }
                tables.tables(&run, binder.disclosure());
            }
        }
    }
    binder.finish();
    accounts.claims(&mut disclosure);
    roster.end(false, &mut disclosure);
    only_part.claims(&mut disclosure);
    tables.finish(&mut disclosure);
    parts.end(&mut disclosure);
    crate::disclosure::settle_precision(&mut disclosure);
    disclosure
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

/// What a document says of itself.
pub fn header(document: &Document) -> Header {
    dated(document).0
}

fn paragraph(
    passage: &Passage,
    binder: &mut Binder<'_>,
    (flows, debts, accounts): (&mut Flows, &mut Debts, &mut Accounts),
    (roster, only_part): (&mut Roster, &mut OnlyPart),
) {
    let tokens = lexer::lex(passage.text());
    binder.begin_block(passage.text(), crate::heading::marker(passage.text()));
    let mut events = event::events(passage, &tokens, binder.in_account(), binder.disclosure());
    forms::mark_restated(passage, &mut events, binder.disclosure().taxonomy);
    for event in &events {
        binder.event(event, passage.text());
    }
    binder.end_block();
    let figures: Vec<&FigureEvent> = events.iter().filter_map(figure_of).collect();
    forms::passage(passage, &tokens, &figures, binder.disclosure());
    roster.open(passage, &figures, binder.disclosure());
    only_part.read(passage, &figures, binder.disclosure());
    flows.read(passage, &figures, binder.disclosure());
    debts.read(passage, &figures, binder.disclosure());
    let mut before: Vec<Sentence<'_>> = Vec::new();
    let mut rest = figures.as_slice();
    let mut next = 0;
    let stops = tokens.iter().filter(|token| token.is_punct(&['。', '？'])).map(|t| t.end);
    for stop in stops.chain([passage.text().len()]) {
        let start = std::mem::replace(&mut next, stop);
        let count = rest.iter().take_while(|figure| figure.end <= stop).count();
        let (inside, behind) = rest.split_at(count);
        rest = behind;
        let figures = inside.to_vec();
        if figures.is_empty() {
            let tail = passage.text().get(start..stop).unwrap_or("");
            forms::balanced_behind(&before, tail, binder.disclosure());
            continue;
        }
        let sentence = Sentence { passage, figures, start, end: stop };
        forms::sentence(&before, &sentence, binder.disclosure());
        let around = binder.around();
        accounts.read(&sentence.figures, &around, binder.disclosure());
        before.push(sentence);
    }
}

/// Reads the prose in a cell of a table: its figures, products and lists of names.
pub fn read_cell(passage: &Passage, disclosure: &mut Disclosure) {
    let tokens = lexer::lex(passage.text());
    let events = event::events(passage, &tokens, false, disclosure);
    let figures: Vec<&FigureEvent> = events.iter().filter_map(figure_of).collect();
    forms::passage(passage, &tokens, &figures, disclosure);
}

fn figure_of(event: &Event) -> Option<&FigureEvent> {
    match event {
        Event::Figure(figure) => Some(figure),
        _ => None,
    }
}
