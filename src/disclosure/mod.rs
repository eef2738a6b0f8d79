//! What a document means: figures, and claims about them.
//!
//! Contract: readers of meaning (narrative, tables, structured) only add figures and claims here;
//! rules only read them.

mod claim;
mod figure;
mod identity;
mod precision;
mod taxonomy;

pub use claim::{Change, Claim, Flatness, Flaw, TotalKind};
pub use figure::{Figure, FigureId, Form, MoneyUnit, Origin, Unit};
pub use identity::{Basis, Fund, Identity};
pub use precision::settle_precision;
pub use taxonomy::{Concept, Taxonomy};

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::Place;

/// What kind of disclosure a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 决算.
    Final,
    /// 预算.
    Budget,
    /// A government's 预决算报告.
    Report,
    /// Not known.
    #[default]
    Unknown,
}

/// What the document says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// Its kind.
    pub kind: Kind,
    /// The year it is about.
    pub year: Option<i32>,
    /// The department or government.
    pub entity: Option<String>,
}

/// Why a figure takes part in no relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// What the figure is was not understood.
    NotUnderstood,
    /// A completion rate whose budget is not in the text.
    NoBudgetInText,
    /// A growth or change without the figures it belongs to.
    NoPriorYear,
    /// A share whose whole is not in the text.
    NoWholeInText,
    /// An amount that stands alone: nothing else speaks of it.
    StandsAlone,
    /// A figure of a table that is not understood.
    InTable,
    /// More digits than can be compared exactly.
    TooManyDigits,
    /// A threshold, the number of a document, a price limit: no figure of account.
    NotAFigure,
}

/// A number that could not become a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub place: Place,
    /// Why.
    pub reason: Unchecked,
}

/// Where a figure stands in a table: rows and columns of its grid, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The number of the table.
    pub table: usize,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// A disclosure: everything one document (or several together) says in figures.
#[derive(Debug, Clone, Default)]
pub struct Disclosure {
    /// What it says of itself.
    pub header: Header,
    /// Its figures in reading order.
    pub figures: Vec<Figure>,
    /// What it says about them.
    pub claims: Vec<Claim>,
    /// Reasons noted while reading, for figures that end up in no relation.
    pub reasons: BTreeMap<FigureId, Unchecked>,
    /// Numbers that could not become figures.
    pub unread: Vec<Unread>,
    /// Where figures stand in tables whose grid is known; what diagnosis needs to see that a column
    /// slipped.
    pub slots: BTreeMap<FigureId, Slot>,
}

impl Disclosure {
    /// Adds a figure.
    pub fn add(&mut self, figure: Figure) -> FigureId {
        let id = FigureId(self.figures.len());
        self.figures.push(figure);
        id
    }

    /// A figure by its id.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id.0)
    }

    /// All ids in reading order.
    pub fn ids(&self) -> impl Iterator<Item = FigureId> + use<> {
        (0..self.figures.len()).map(FigureId)
    }
}
