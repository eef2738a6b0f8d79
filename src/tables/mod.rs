//! Tables to figures and claims: grid → header → panels → roles → figures.
//!
//! Contract: every numeric cell becomes a figure; what a cell is, is said only where the table's
//! form is beyond doubt. A table that is not understood is noted as such, with the reason.

mod asked;
mod candidates;
mod cells;
mod codes;
mod displaced;
mod expenses;
mod grid;
mod header;
mod identify;
mod label;
mod layout;
mod link;
mod listed;
mod named;
mod names;
mod panel;
mod performance;
mod ragged;
mod rates;
mod statement;
mod sums;
mod title;

pub use performance::project_identity;

use crate::disclosure::{Disclosure, FigureId, Slot, TableDoubt, TableNote, Unchecked, Unit};
use crate::document::{Passage, Place, Table};

use asked::Asked;
use candidates::{Blanks, Trust, claim};
use displaced::Suspect;
use grid::{Content, Grid};
use header::Header;
use layout::{Layout, Layouts, Shape, Side};
use listed::Listed;
use named::Named;
use names::Names;
use panel::Panel;
use title::Above;

/// Reads the tables of a document one after the other.
#[derive(Debug, Default)]
pub struct Reader {
    above: Above,
    blanks: Blanks,
    names: Names,
    named: Named,
    listed: Listed,
    suspects: Vec<Suspect>,
    count: usize,
}

/// A table of which the form is known as far as it can be.
struct Form<'l> {
    layout: Option<&'l Layout>,
    panels: Vec<Panel>,
    /// The table's number in the document.
    table: usize,
}

impl Reader {
    /// A line of running text above the next table.
    pub fn line(&mut self, text: &Passage) {
        self.above.line(text.text());
        self.named.read(text);
        self.listed.line(text);
    }

    /// Another file begins.
    pub fn file(&mut self) {
        self.above.clear();
    }

    /// Tables that follow each other without text between.
    pub fn tables(&mut self, tables: &[&Table], disclosure: &mut Disclosure) {
        let mut forms: Vec<(usize, Form<'static>)> = Vec::new();
        for table in tables {
            let index = self.count;
            self.count += 1;
            let title = self.above.title();
            let unit = self.above.unit().or(disclosure.table_unit);
            let read = cells::read(table, index, unit, disclosure);
            performance::claims(&read, disclosure);
            let place = Place::from(table.span);
            let mut note = TableNote {
                index,
                title: title.unwrap_or_default(),
                place,
                layout: None,
                doubt: None,
            };
            let Some((header, panels, codes)) = parted(table, read) else {
                note.doubt = Some(TableDoubt::TooLarge);
                disclosure.tables.push(note);
                continue;
            };
            if let Some(title) = header.as_ref().and_then(|header| header.title.as_ref()) {
                note.title.clone_from(title);
            }
            for code in codes {
                disclosure.reasons.insert(code, Unchecked::NotAFigure);
                // A code in a table in 万元 is no amount.
                if let Some(figure) = disclosure.figures.get_mut(code.0) {
                    figure.unit = Unit::Bare;
                }
            }
            let bare = header.is_some_and(|header| header.columns.iter().all(Vec::is_empty));
            let goes_on = bare && forms.last().is_some_and(|(_, form)| form.takes(&panels));
            if let (true, Some((_, form))) = (goes_on, forms.last_mut()) {
                form.append(panels);
                note.layout = form.layout.map(|layout| layout.id.clone());
                disclosure.tables.push(note);
                continue;
            }
            let layout = Layouts::get().of_title(&note.title);
            let expenses = layout.is_some_and(|layout| layout.shape == Shape::Matrix);
            let panels = match panels.as_slice() {
                [panel] if expenses && !table.parts.is_empty() => {
                    expenses::place(panel, disclosure).map_or(panels, |panel| vec![panel])
                }
                _ => panels,
            };
            note.layout = layout.map(|layout| layout.id.clone());
            if let Some(layout) = layout {
                let values = panels.iter().flat_map(|p| &p.rows).flat_map(|row| &row.values);
                let empty = !values.into_iter().any(Option::is_some);
                self.listed.table(&note.title, note.place.clone(), empty);
                if layout.lines.as_deref() == Some("basic.line") {
                    self.named.note(&panels);
                }
            }
            forms.push((disclosure.tables.len(), Form { layout, panels, table: index }));
            disclosure.tables.push(note);
        }
        self.above.clear();
        for (note, form) in forms {
            let doubt = self.form(&form, disclosure);
            if doubt == Some(TableDoubt::DoesNotAddUp) {
                self.suspects.extend(suspect(&form, note, disclosure));
            }
            if let Some(note) = disclosure.tables.get_mut(note) {
                note.doubt = doubt;
            }
        }
    }

    /// Claims and identities of one table.
    fn form(&mut self, form: &Form<'_>, disclosure: &mut Disclosure) -> Option<TableDoubt> {
        let before = disclosure.claims.len();
        let mut asked = Vec::with_capacity(form.panels.len());
        for (number, panel) in form.panels.iter().enumerate() {
            label::label(panel, disclosure);
            slots(panel, form.table, number, disclosure);
            rates::claims(panel, disclosure);
            asked.push(Asked::of(form.layout, panel, disclosure));
        }
        let support = asked.iter().map(|asked| asked.closing(disclosure)).sum();
        let mut sound = true;
        for (number, (panel, asked)) in form.panels.iter().zip(asked).enumerate() {
            let side = if number == 0 && form.panels.len() > 1 { Side::Left } else { Side::Right };
            sound &= self.panel(form.layout, side, panel, asked, support, disclosure);
        }
        if !sound {
            return Some(TableDoubt::DoesNotAddUp);
        }
        let silent = disclosure.claims.len() == before && form.layout.is_none();
        let filled = form.panels.iter().flat_map(|panel| &panel.rows);
        let filled = filled.flat_map(|row| &row.values).any(Option::is_some);
        if silent && filled {
            return Some(TableDoubt::UnknownForm);
        }
        for id in form.panels.iter().flat_map(|p| &p.rows).flat_map(|r| &r.values).flatten() {
            if disclosure.reasons.get(id) == Some(&Unchecked::InTable) && form.layout.is_some() {
                disclosure.reasons.insert(*id, Unchecked::StandsAlone);
            }
        }
        None
    }

    fn panel(
        &mut self,
        layout: Option<&Layout>,
        side: Side,
        panel: &Panel,
        asked: Asked<'_>,
        support: usize,
        disclosure: &mut Disclosure,
    ) -> bool {
        let mut sound = true;
        for family in [asked.across, asked.loose] {
            sound &= claim(family, Trust::Known, support, &mut self.blanks, disclosure);
        }
        sound &= claim(asked.down, asked.trust, support, &mut self.blanks, disclosure);
        if asked.coded {
            self.names.note(panel);
        }
        // A column nobody knows may be part of what the total counts.
        let unknown = asked.columns.iter().enumerate().any(|(column, meaning)| {
            meaning.is_unknown() && panel.rows.iter().any(|row| row.value(column).is_some())
        });
        let Some(layout) = layout.filter(|_| sound) else { return sound };
        let mut desk = identify::Desk { layout, columns: &asked.columns, disclosure };
        match layout.shape {
            Shape::Codes if !unknown => desk.codes(panel),
            Shape::Matrix if !unknown => desk.matrix(panel),
            Shape::Statement if !asked.coded => desk.statement(&statement::outline(panel), side),
            _ => {}
        }
        sound
    }

    /// What only the document as a whole shows: what blanks mean, and which names have which codes.
    pub fn finish(self, disclosure: &mut Disclosure) {
        self.blanks.settle(disclosure);
        self.named.doubts(disclosure);
        self.listed.doubts(disclosure);
        self.names.resolve(disclosure);
        link::link(disclosure);
        for index in 0..disclosure.tables.len() {
            let table = disclosure.tables.get(index).map(|note| note.index);
            let Some(displaced) = table.and_then(|t| displaced::find_lines(t, disclosure)) else {
                continue;
            };
            disclosure.displaced.push(displaced);
            if let Some(note) = disclosure.tables.get_mut(index) {
                note.doubt = Some(TableDoubt::Displaced);
            }
        }
        for suspect in &self.suspects {
            let Some(displaced) = displaced::find(suspect, disclosure) else { continue };
            disclosure.displaced.push(displaced);
            if let Some(note) = disclosure.tables.get_mut(suspect.note) {
                note.doubt = Some(TableDoubt::Displaced);
            }
        }
    }
}

/// Notes where the figures of a panel stand: figures above and below each other are neighbours.
fn slots(panel: &Panel, table: usize, number: usize, disclosure: &mut Disclosure) {
    for row in &panel.rows {
        for (column, id) in row.values.iter().enumerate() {
            let column = number * 1000 + column;
            if let Some(id) = id {
                disclosure.slots.insert(*id, Slot { table, row: row.row, column });
            }
        }
    }
}

/// What the cells of a table with codes would be, if they stood beside their own names.
fn suspect(form: &Form<'_>, note: usize, disclosure: &mut Disclosure) -> Option<Suspect> {
    let layout = form.layout.filter(|layout| layout.shape == Shape::Codes)?;
    let [panel] = form.panels.as_slice() else { return None };
    let columns = identify::columns(panel, layout, &disclosure.header);
    identify::Desk { layout, columns: &columns, disclosure }.codes(panel);
    let mut cells = Vec::new();
    let mut all = Vec::new();
    for row in &panel.rows {
        for id in row.values.iter().flatten().chain(&row.parts) {
            let taken = disclosure.figures.get_mut(id.0).and_then(|figure| figure.identity.take());
            if let (Some(identity), true) = (taken, row.value(0) == Some(*id)) {
                cells.push((*id, identity));
            }
            all.push(*id);
        }
    }
    Some(Suspect { note, cells, all })
}

/// The header, the panels and the codes of a table.
fn parted(
    table: &Table,
    read: Vec<Vec<Content>>,
) -> Option<(Option<Header>, Vec<Panel>, Vec<FigureId>)> {
    if !table.parts.is_empty() {
        let (panels, codes) = ragged::panels(&read, &table.parts, table.header_rows);
        return Some((None, panels, codes));
    }
    let grid = Grid::of(table, read)?;
    let header = header::header(&grid, table.header_rows);
    let (panels, codes) = panel::panels(&grid, &header);
    Some((Some(header), panels, codes))
}

impl Form<'_> {
    /// Whether rows without a header go on in this table.
    fn takes(&self, more: &[Panel]) -> bool {
        matches!((self.panels.as_slice(), more),
            ([own], [more]) if own.columns.len() == more.columns.len())
    }

    fn append(&mut self, more: Vec<Panel>) {
        for (own, more) in self.panels.iter_mut().zip(more) {
            own.rows.extend(more.rows);
        }
    }
}
