//! A table as long as it may go on: its cells, and what decides whether the next table belongs to it.
//!
//! Contract: pieces that are joined are one table with one number and one unit; the title and header of
//! a later piece are left out. Nothing is claimed here.

use crate::disclosure::{Disclosure, FigureId, MoneyUnit, Origin, Unchecked};
use crate::document::Table;

use super::cells;
use super::continued::{Before, GoesOn, Look, goes_on};
use super::grid::{Content, Grid, Spans, spans};
use super::header::{self, Header};
use super::panel::{self, Panel};
use super::title::Above;
use super::{formulas, performance, project_funds, ragged, units};

/// Where a table is cut: rows that belong to it may stand in another.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cut {
    /// Rows may be missing above.
    pub above: bool,
    /// Rows may be missing below.
    pub below: bool,
}

/// The parts of a table that is complete.
pub(super) struct Parted {
    /// Its header; none where the columns were told by words.
    pub header: Option<Header>,
    /// Labels and the numbers on their right.
    pub panels: Vec<Panel>,
    /// Numbers that are codes or count the rows.
    pub codes: Vec<FigureId>,
    /// The sums that it prints formulas for.
    pub formulas: Vec<formulas::Printed>,
}

/// A table that may go on.
#[derive(Debug)]
pub(super) struct Open {
    /// How it looks; nothing where nothing can go on in it.
    pub look: Option<Look>,
    /// Its number in the document.
    pub index: usize,
    /// Its place among the notes.
    pub note: usize,
    /// Its title; empty where it has none.
    pub title: String,
    /// The lines above it.
    pub above: Above,
    /// Its unit.
    pub unit: Option<MoneyUnit>,
    /// Another table stands between its title and it.
    pub below_another: bool,
    /// Where it is cut.
    pub cut: Cut,
    /// Which part each row belongs to, where only the order of its cells is known.
    pub parts: Vec<usize>,
    /// Its columns cannot be told apart.
    pub ragged: bool,
    header_rows: usize,
    spans: Vec<Spans>,
    cells: Vec<Vec<Content>>,
}

impl Open {
    /// Reads the cells of a table; `above` is the unit named above it.
    pub fn of(
        table: &Table,
        index: usize,
        look: Option<Look>,
        above: Option<MoneyUnit>,
        disclosure: &mut Disclosure,
    ) -> Open {
        let usual = disclosure.table_unit;
        let unit = units::of_table(table, above.is_some()).unwrap_or(above.or(usual));
        let cells = cells::read(table, index, unit, disclosure);
        performance::claims(&cells, disclosure);
        project_funds::claims(&cells, disclosure);
        Open {
            look,
            index,
            note: 0,
            title: String::new(),
            above: Above::default(),
            unit,
            below_another: false,
            cut: Cut::default(),
            parts: table.parts.clone(),
            ragged: table.ragged || !table.parts.is_empty(),
            header_rows: table.header_rows,
            spans: spans(table),
            cells,
        }
    }

    /// Whether it goes on in a table that looks so, with these lines between.
    pub fn goes_on(&self, look: &Look, gap: &Above) -> GoesOn {
        let Some(own) = &self.look else { return GoesOn::No };
        let title = self.title.as_str();
        goes_on(Before { look: own, title, above: &self.above, unit: self.unit }, look, gap)
    }

    /// Rows that end where its own do, but whose labels stand over the columns of codes: the piece with
    /// labels that reach as far.
    pub fn widened(&self, look: &Look, table: &Table) -> Option<Table> {
        let more = self.look.as_ref()?.wider_than(look)?;
        let mut wider = table.clone();
        for cell in wider.rows.iter_mut().filter_map(|row| row.first_mut()) {
            cell.columns = cell.columns.max(1) + more;
        }
        Some(wider)
    }

    /// Adds a piece.
    pub fn append(
        &mut self,
        table: &Table,
        look: Look,
        unit: Option<MoneyUnit>,
        disclosure: &mut Disclosure,
    ) {
        let head = look.head;
        let unit = units::of_table(table, unit.is_some()).unwrap_or(unit);
        let first = disclosure.figures.len();
        let cells = cells::read(table, self.index, unit, disclosure);
        performance::claims(&cells, disclosure);
        project_funds::claims(&cells, disclosure);
        for figure in disclosure.figures.iter_mut().skip(first) {
            if matches!(figure.origin, Origin::Table(_)) {
                figure.origin = Origin::Table(self.index);
            }
        }
        // What numbers the columns again is no figure.
        for id in cells.iter().take(head).flatten().filter_map(|cell| cell.number) {
            disclosure.reasons.insert(id, Unchecked::NotAFigure);
        }
        self.spans.extend(spans(table).into_iter().skip(head));
        self.cells.extend(cells.into_iter().skip(head));
        self.ragged |= table.ragged;
        if let Some(own) = &mut self.look {
            own.append(look);
        }
    }

    /// Takes it apart; nothing where it is too large.
    pub fn parted(self) -> Option<Parted> {
        if !self.parts.is_empty() {
            let (panels, codes) = ragged::panels(&self.cells, &self.parts, self.header_rows);
            return Some(Parted { header: None, panels, codes, formulas: Vec::new() });
        }
        let grid = Grid::of(&self.spans, self.cells)?;
        let header = header::header(&grid, self.header_rows);
        let (panels, codes) = panel::panels(&grid, &header);
        let formulas = formulas::printed(&grid, &header);
        Some(Parted { header: Some(header), panels, codes, formulas })
    }
}
