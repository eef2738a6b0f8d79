//! Running text to figures and claims: lexer → segments → roles → events → binder.
//!
//! Contract: reading order; every number becomes a figure, is counted as unread, or is label
//! text; a claim is made only where the sentence says clearly what a figure is.

mod binder;
mod event;
mod forms;
mod lexer;
mod number;
mod role;
mod scope;
mod segment;
mod token;
mod vocabulary;

use crate::disclosure::Disclosure;
use crate::document::{Block, Document, Passage};

use binder::Binder;
use event::{Event, FigureEvent};
use forms::Sentence;

/// Understands a document of running text.
pub fn understand(document: &Document) -> Disclosure {
    let mut disclosure = Disclosure { header: scope::header(document), ..Disclosure::default() };
    let mut binder = Binder::new(&mut disclosure);
    let mut tables = 0;
    for block in &document.blocks {
        match block {
            Block::Heading { level, text } => {
                binder.heading(*level, text.text());
            }
            Block::Paragraph(text) => paragraph(text, &mut binder),
            Block::Table(table) => {
                crate::tables::understand(table, tables, binder.disclosure());
                tables += 1;
            }
        }
    }
    binder.finish();
    crate::disclosure::settle_precision(&mut disclosure);
    disclosure
}

fn paragraph(passage: &Passage, binder: &mut Binder<'_>) {
    let tokens = lexer::lex(passage.text());
    binder.begin_block(passage.text(), crate::source::marker(passage.text()));
    let events = event::events(passage, &tokens, binder.disclosure());
    for (index, event) in events.iter().enumerate() {
        let at_end = events
            .get(index + 1..)
            .unwrap_or_default()
            .iter()
            .all(|later| matches!(later, Event::End));
        binder.event(event, at_end);
    }
    binder.end_block();
    let figures: Vec<&FigureEvent> = events.iter().filter_map(figure_of).collect();
    forms::passage(passage, &tokens, &figures, binder.disclosure());
    let mut start = 0;
    for stop in tokens.iter().filter(|token| token.is_punct(&['。', '？'])).map(|t| t.end) {
        sentence(passage, &figures, start, stop, binder);
        start = stop;
    }
    sentence(passage, &figures, start, passage.text().len(), binder);
}

/// Reads the prose in a cell of a table: its figures, products and lists of names.
pub fn read_cell(passage: &Passage, disclosure: &mut Disclosure) {
    let tokens = lexer::lex(passage.text());
    let events = event::events(passage, &tokens, disclosure);
    let figures: Vec<&FigureEvent> = events.iter().filter_map(figure_of).collect();
    forms::passage(passage, &tokens, &figures, disclosure);
}

fn figure_of(event: &Event) -> Option<&FigureEvent> {
    match event {
        Event::Figure(figure) => Some(figure),
        _ => None,
    }
}

fn sentence(
    passage: &Passage,
    figures: &[&FigureEvent],
    start: usize,
    end: usize,
    binder: &mut Binder<'_>,
) {
    let inside: Vec<&FigureEvent> = figures
        .iter()
        .copied()
        .filter(|figure| figure.start >= start && figure.end <= end)
        .collect();
    if !inside.is_empty() {
        forms::sentence(&Sentence { passage, figures: inside, end }, binder.disclosure());
    }
}
