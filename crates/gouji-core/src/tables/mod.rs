//! Tables to figures and claims: grid → header → panels → roles → figures.
//!
//! Contract: every numeric cell becomes a figure; what a cell is, is said only where the table's
//! form is beyond doubt. A table that is not understood is noted as such, with the reason.

mod across;
mod agreed;
mod asked;
mod beside;
mod candidates;
mod causes;
mod cells;
mod codes;
mod continued;
mod displaced;
mod divided;
mod expenses;
mod few_rows;
mod form;
mod formulas;
mod found;
mod gaps;
mod grid;
mod header;
mod identify;
mod joined;
mod label;
mod layout;
mod link;
mod listed;
mod named;
mod names;
mod nested;
mod of_which;
mod open;
mod opening;
mod operands;
mod ordered;
mod paired;
mod panel;
mod parted;
mod performance;
mod priced;
mod printed;
mod project_funds;
mod quoted;
mod ragged;
mod rates;
mod reckoned;
mod remainder;
mod rivals;
mod roles;
mod rolled;

mod serials;
mod shares;
mod sheet;
mod shelf;
mod split;
mod spread;
mod statement;
mod steps;
mod subtotals;
mod sums;
#[cfg(test)]
mod test_kit;
#[cfg(test)]
mod tests_published;
mod title;
mod told;
mod turned;
mod two_sides;
mod units;
mod walked;

use std::borrow::Cow;

use crate::disclosure::{Disclosure, Kind, TableDoubt, TableNote, Unchecked, Unit};
use crate::document::{Passage, Place, Table};

use asked::Asked;
use candidates::{Blanks, Trust, claim};
use continued::{GoesOn, Look};
use displaced::Suspect;
use form::{Form, slots};
use gaps::Gaps;
use layout::{Layout, Layouts, Shape, Side};
use listed::Listed;
use named::Named;
use names::Names;
use open::{Open, Parted};
use panel::Panel;
use quoted::Quoted;
use shelf::Shelf;
use split::split;
use title::Above;
use told::Told;

/// Reads the tables of a document one after the other.
#[derive(Debug, Default)]
pub struct Reader {
    above: Above,
    blanks: Blanks,
    names: Names,
    named: Named,
    listed: Listed,
    gaps: Gaps,
    suspects: Vec<Suspect>,
    shelf: Shelf,
    quoted: Quoted,
    told: Told,
    count: usize,
    /// The first of its notes on tables.
    first: usize,
    /// The last table, as long as it may go on.
    open: Option<Open>,
}

impl Reader {
    /// A line of running text above the next table.
    pub fn line(&mut self, text: &Passage) {
        self.above.line(text.text());
        self.named.read(text);
        self.listed.line(text);
        self.gaps.line(text);
        self.quoted.line(text);
        self.told.line(text);
    }

    /// Another file begins.
    pub fn file(&mut self) {
        self.above.clear();
        if let Some(open) = &mut self.open {
            open.look = None;
        }
    }

    /// A reader of the tables behind these.
    #[must_use]
    pub fn after(&self, disclosure: &Disclosure) -> Reader {
        let first = disclosure.tables.len();
        Reader { count: self.count, first, ..Reader::default() }
    }

    /// Tables that follow each other without text between.
    pub fn tables(&mut self, tables: &[&Table], disclosure: &mut Disclosure) {
        let gap = std::mem::take(&mut self.above);
        let title = gap.title();
        let unit = gap.unit();
        let pieces = tables.iter().flat_map(|table| split(table));
        let mut pieces = pieces.enumerate().peekable();
        while let Some((place, mut table)) = pieces.next() {
            let between =
                if place == 0 { Cow::Borrowed(&gap) } else { Cow::Owned(Above::default()) };
            let mut look = Look::of(&table);
            if let (Some(open), Some(own)) = (&self.open, &look)
                && let Some(wider) = open.widened(own, &table)
            {
                look = Look::of(&wider);
                table = Cow::Owned(wider);
            }
            let goes_on = match (&self.open, &look) {
                (Some(open), Some(look)) => open.goes_on(look, &between),
                _ => GoesOn::No,
            };
            let look = match (goes_on, look, &mut self.open) {
                (GoesOn::Yes, Some(look), Some(open)) => {
                    let unit = between.unit().or(open.unit);
                    open.append(&table, look, unit, disclosure);
                    self.listed.goes_on();
                    self.gaps.goes_on();
                    continue;
                }
                (_, look, _) => look,
            };
            let cut = goes_on == GoesOn::Perhaps;
            if let Some(open) = &mut self.open {
                open.cut.below |= cut;
            }
            self.settle(disclosure);
            let index = self.count;
            self.count += 1;
            let mut open = Open::of(&table, index, look, unit, disclosure);
            open.cut.above = cut;
            open.above = gap.clone();
            // What was run together has lost the notes between.
            let cut_off = pieces.peek().is_some_and(|(_, next)| matches!(next, Cow::Owned(_)));
            open.below_another = place > 0 || cut_off;
            open.note = disclosure.tables.len();
            self.listed.table();
            self.gaps.table(&table);
            disclosure.tables.push(TableNote {
                index,
                title: title.clone().unwrap_or_default(),
                place: Place::from(table.span),
                layout: None,
                doubt: None,
            });
            if let Some(title) = open.look.as_ref().and_then(|look| look.title.as_ref())
                && let Some(note) = disclosure.tables.last_mut()
            {
                open.below_another = cut_off;
                note.title.clone_from(title);
            }
            if let Some(note) = disclosure.tables.last() {
                open.title.clone_from(&note.title);
            }
            self.open = Some(open);
        }
    }

    /// The table that was open is complete: what it says is claimed.
    fn settle(&mut self, disclosure: &mut Disclosure) {
        let Some(open) = self.open.take() else { return };
        let (note, title, index) = (open.note, open.title.clone(), open.index);
        let (cut, below_another, ragged) = (open.cut, open.below_another, open.ragged);
        let parts = !open.parts.is_empty();
        // The first row of a header, cut off from the rest by the end of a page, is no empty table.
        let piece = open.look.as_ref().is_some_and(|look| look.is_lone_row());
        let Some(Parted { header, panels, codes, formulas }) = open.parted() else {
            if let Some(note) = disclosure.tables.get_mut(note) {
                note.doubt = Some(TableDoubt::TooLarge);
            }
            return;
        };
        panels.iter().for_each(|panel| units::settle(panel, disclosure));
        let panels = joined::join(panels);
        let title = match header.and_then(|header| header.title) {
            Some(own) => own,
            None => title,
        };
        for code in codes {
            disclosure.reasons.insert(code, Unchecked::NotAFigure);
            // A code in a table in 万元 is no amount.
            if let Some(figure) = disclosure.figures.get_mut(code.0) {
                figure.unit = Unit::Bare;
            }
        }
        formulas::claims(formulas, ragged, disclosure);
        let layout = Layouts::get().of_title(&title);
        let expenses = layout.is_some_and(|layout| layout.shape == Shape::Matrix);
        let panels = match panels.as_slice() {
            [panel] => match layout.and_then(|layout| turned::turn(panel, layout)) {
                Some(turned) => {
                    if !parts {
                        rates::claims(panel, disclosure);
                    }
                    vec![turned]
                }
                None if expenses && parts => {
                    expenses::place(panel, disclosure).map_or(panels, |panel| vec![panel])
                }
                None => panels,
            },
            _ => panels,
        };
        if let Some(layout) = layout {
            // A row whose columns cannot be told has numbers all the same.
            let mut rows = panels.iter().flat_map(|panel| &panel.rows);
            let empty =
                !piece && !rows.any(|row| row.loose || row.values.iter().any(Option::is_some));
            let place = disclosure.tables.get(note).map(|note| note.place.clone());
            // What stands below another table under one title is a rest of it.
            if !(empty && below_another) {
                self.gaps.official(&layout.id);
                self.listed.official(&title, place.unwrap_or_default(), empty);
            }
            if layout.lines.as_deref() == Some("basic.line") {
                self.named.note(&panels);
            }
        }
        let form = Form { layout, panels, table: index, cut, ragged };
        let doubt = self.form(&form, &title, disclosure);
        // The official tables have identities, which say more.
        let plain = layout.is_none() && !form.ragged;
        for (number, panel) in form.panels.iter().enumerate().filter(|_| plain) {
            self.shelf.note((index, number), &title, panel, disclosure);
        }
        if doubt == Some(TableDoubt::DoesNotAddUp) {
            self.suspects.extend(form.suspect(note, disclosure));
        }
        if let Some(note) = disclosure.tables.get_mut(note) {
            note.layout = layout.map(|layout| layout.id.clone());
            note.title = title;
            note.doubt = doubt;
        }
    }

    /// Claims and identities of one table.
    fn form(
        &mut self,
        form: &Form<'_>,
        title: &str,
        disclosure: &mut Disclosure,
    ) -> Option<TableDoubt> {
        let before = disclosure.claims.len();
        let mut asked = Vec::with_capacity(form.panels.len());
        for (number, panel) in form.panels.iter().enumerate() {
            label::label(panel, disclosure);
            slots(panel, form.table, number, disclosure);
            rates::claims(panel, disclosure);
            if !form.ragged && !panel.inferred {
                priced::claims(panel, disclosure);
                rolled::claims(panel, disclosure);
                paired::claims(panel, disclosure);
                parted::claims(panel, title, disclosure);
            }
            if !form.ragged && !panel.inferred && panel.rows.iter().all(|row| row.code.is_none()) {
                divided::claims(panel, disclosure);
            }
            let inferred = form.ragged || panel.inferred;
            let agreed = agreed::claims(panel, form.cut, inferred, disclosure);
            let mut own = Asked::of(form.layout, panel, disclosure);
            if form.layout.is_none() {
                // What the columns agree on says more than what the labels of an unknown table would.
                // Numbers say it as well: then it only speaks for others.
                let coded = own.coded;
                for sum in &mut own.down {
                    sum.said = !coded && agreed.contains(&sum.total);
                }
                own.down.retain(|sum| sum.is_numbered() || !sum.said);
            }
            own.doubt(form.cut, inferred, panel);
            asked.push(own);
        }
        two_sides::claims(&form.panels, &asked, disclosure);
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
    pub fn finish(mut self, disclosure: &mut Disclosure) {
        self.settle(disclosure);
        self.blanks.settle(disclosure);
        self.named.doubts(disclosure);
        self.listed.doubts(&self.gaps, disclosure);
        self.names.resolve(disclosure);
        link::link(disclosure);
        across::claims(&mut self.shelf, disclosure);
        self.quoted.claims(&self.shelf, disclosure);
        if disclosure.header.kind == Kind::Report {
            self.told.claims(&self.shelf, disclosure);
        }
        let prints = displaced::Prints::of(disclosure);
        for index in self.first..disclosure.tables.len() {
            let table = disclosure.tables.get(index).map(|note| note.index);
            let displaced = table.and_then(|t| displaced::find_lines(t, &prints, disclosure));
            let Some(displaced) = displaced else {
                continue;
            };
            disclosure.displaced.push(displaced);
            if let Some(note) = disclosure.tables.get_mut(index) {
                note.doubt = Some(TableDoubt::Displaced);
            }
        }
        if self.suspects.is_empty() {
            return;
        }
        let amounts = displaced::amounts(disclosure);
        let suspects = self.suspects.iter();
        let found: Vec<_> = suspects
            .filter_map(|it| Some((it.note, displaced::find(it, &amounts, disclosure)?)))
            .collect();
        for (note, displaced) in found {
            disclosure.displaced.push(displaced);
            if let Some(note) = disclosure.tables.get_mut(note) {
                note.doubt = Some(TableDoubt::Displaced);
            }
        }
    }
}
