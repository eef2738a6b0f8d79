//! Titles of official tables that stand in the text: those the contents list, those that the codes leave out, and what
//! follows them.
//!
//! Contract: a table is missing only where its title stands once, as a line of its own beside another
//! title, while other official tables of the document were found; an empty one needs a note that says so.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::disclosure::{Disclosure, Flaw, Form, Says, Why};
use crate::document::{Passage, Place};
use crate::heading::marker;

use super::gaps::Gaps;
use super::layout::Layouts;
use super::title::{title_of, wrapped};

/// So many official tables make a document of tables.
const ENOUGH: usize = 3;

/// How many paragraphs below a table its note may stand in.
const NOTES: usize = 3;

/// A title in the text.
#[derive(Debug)]
struct Title {
    /// Which paragraph of the document it is.
    line: usize,
    layout: String,
    text: String,
    place: Place,
}

/// An official table without a number, or one with numbers, and what is said below it.
#[derive(Debug, Default)]
struct Below {
    title: String,
    place: Place,
    empty: bool,
    official: bool,
    lines: usize,
    /// A note that says that the table is empty, and where.
    says_empty: Option<(String, Place)>,
    /// A line that says so of a table that is empty.
    says_nothing: Option<(String, Place)>,
}

/// The titles and notes of a document.
#[derive(Debug, Default)]
pub(super) struct Listed {
    lines: usize,
    /// The paragraph before.
    last: String,
    titles: Vec<Title>,
    below: Vec<Below>,
}

impl Listed {
    /// A paragraph of the text.
    pub fn line(&mut self, passage: &Passage) {
        let text = passage.text();
        self.lines += 1;
        let behind = marker(text).map_or(0, |(_, behind)| behind);
        let entry = text.get(behind..).unwrap_or("");
        let entry = entry.trim_end_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '.' | '…' | '·' | '-' | '—')
        });
        let entry = wrapped(&self.last, entry).map_or(Cow::Borrowed(entry), Cow::Owned);
        let entry = entry.as_ref();
        if let Some(title) = title_of(entry)
            && title.len() == entry.len()
            && let Some(layout) = Layouts::get().of_title(&title)
        {
            let place = passage.whole_span().into();
            let (line, layout) = (self.lines, layout.id.clone());
            self.titles.push(Title { line, layout, text: title, place });
        }
        text.clone_into(&mut self.last);
        if let Some(table) = self.below.last_mut().filter(|table| table.lines < NOTES) {
            table.lines += 1;
            let note = ["注", "说明", "备注"].iter().any(|word| text.starts_with(word));
            let empty = ["空表", "无数据", "没有数据"].iter().any(|word| text.contains(word));
            let said = || (text.to_owned(), Place::from(passage.whole_span()));
            if note && empty {
                table.says_empty.get_or_insert_with(said);
            } else if text.contains('无') || text.contains("没有") {
                table.says_nothing.get_or_insert_with(said);
            }
        }
    }

    /// A table, of which it is not yet known what it is.
    pub fn table(&mut self) {
        self.below.push(Below::default());
    }

    /// The last table goes on: what is said below it is still to come.
    pub fn goes_on(&mut self) {
        if let Some(table) = self.below.last_mut() {
            table.lines = 0;
        }
    }

    /// The last table is an official one, with or without numbers; its title stands above it, once more.
    pub fn official(&mut self, title: &str, place: Place, empty: bool) {
        if let Some(table) = self.below.last_mut() {
            title.clone_into(&mut table.title);
            table.place = place;
            table.empty = empty;
            table.official = true;
        }
    }

    /// What is doubtful, once the whole document is read.
    pub fn doubts(&self, gaps: &Gaps, disclosure: &mut Disclosure) {
        for missing in gaps.missing() {
            flaw(Flaw::MissingTable, missing.place, &missing.name, disclosure);
        }
        for table in self.below.iter().filter(|table| table.official) {
            let nothing = table.says_nothing.as_ref().filter(|_| table.empty);
            match table.says_empty.as_ref().or(nothing) {
                None if table.empty => {
                    flaw(Flaw::EmptyTableNote, table.place.clone(), &table.title, disclosure);
                }
                Some((text, place)) if !table.empty && text.contains("空表") => {
                    flaw(Flaw::EmptyTableNote, place.clone(), text, disclosure);
                }
                _ => {}
            }
        }
        let found = || disclosure.tables.iter().filter_map(|note| note.layout.clone());
        if found().count() < ENOUGH {
            return;
        }
        let found: HashSet<String> = found().collect();
        let (mut lines, mut texts) = (HashSet::new(), HashMap::new());
        for title in &self.titles {
            lines.insert(title.line);
            *texts.entry(title.text.as_str()).or_insert(0_usize) += 1;
        }
        for title in &self.titles {
            let again = texts.get(title.text.as_str()).is_some_and(|count| *count > 1);
            // Contents list one title below the other; a title by itself may stand above a table that
            // was not seen as one.
            let behind = title.line.checked_sub(1).is_some_and(|line| lines.contains(&line));
            let listed = behind || lines.contains(&(title.line + 1));
            if listed && !again && !found.contains(&title.layout) {
                flaw(Flaw::MissingTable, title.place.clone(), &title.text, disclosure);
            }
        }
    }
}

fn flaw(flaw: Flaw, place: Place, stated: &str, disclosure: &mut Disclosure) {
    let stated = stated.to_owned();
    disclosure.say(Why::stated(Form::Flaw), Says::Flaw { flaw, place, stated, expected: None });
}
