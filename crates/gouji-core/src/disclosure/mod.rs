//! What a document means: figures, and claims about them.
//!
//! Contract: readers of meaning (narrative, tables, structured) only add figures and claims here;
//! rules only read them.

mod claim;
mod closing;
mod figure;
mod form;
mod identities;
mod identity;
mod precision;
mod taxonomy;
mod why;

pub use crate::figure_id::FigureId;
pub use claim::{Change, Claim, Flatness, Flaw, Says, TotalKind};
pub use closing::closes;
pub use figure::{Figure, MoneyUnit, Origin, PrintForm, Unit};
pub use form::Form;
pub use identities::Identities;
pub use identity::{Basis, Fund, Identity};
pub use precision::settle_precision;
pub use taxonomy::{Concept, Taxonomy};
pub use why::{Doubt, Doubts, FamilyId, Ground, Why};

use std::collections::{BTreeMap, BTreeSet};

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
    /// A rate whose two figures are not in the text (执行率95.8%).
    NoBaseInText,
    /// A growth rate on the same scope (同口径): the printed amounts do not give it.
    NotComparable,
    /// A figure that explains another (主要原因…): it is no part of the account.
    InExplanation,
    /// A figure of a glossary.
    InGlossary,
    /// An amount that stands alone: nothing else speaks of it.
    StandsAlone,
    /// A figure of a table that is not understood.
    InTable,
    /// More digits than can be compared exactly.
    TooManyDigits,
    /// A threshold, the number of a document, a price limit: no figure of account.
    NotAFigure,
    /// What it was read to say is not true, and the reading was not believed.
    Doubtful,
    /// Only rules that are switched off test it.
    RulesOff,
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
    /// The unit of tables that state none, where the user says so.
    pub table_unit: Option<MoneyUnit>,
    /// What the names in it mean: those of the program, and those of a user's rules.
    pub taxonomy: &'static Taxonomy,
    /// Its figures in reading order.
    pub figures: Vec<Figure>,
    /// What it says about them.
    pub claims: Vec<Claim>,
    /// How many families of claims there are.
    pub families: u32,
    /// Reasons noted while reading, for figures that end up in no relation.
    pub reasons: BTreeMap<FigureId, Unchecked>,
    /// Numbers that could not become figures.
    pub unread: Vec<Unread>,
    /// Where figures stand in tables whose grid is known; what diagnosis needs to see that a column
    /// slipped.
    pub slots: BTreeMap<FigureId, Slot>,
    /// How many items a total was added up from, where a table shows it.
    pub terms: BTreeMap<FigureId, u32>,
    /// Its tables, in reading order.
    pub tables: Vec<TableNote>,
    /// The departments whose own disclosures stand in it, beside that of its title.
    pub bodies: BTreeSet<String>,
    /// Tables whose amounts stand beside the wrong names.
    pub displaced: Vec<Displaced>,
    /// What its figures are, each once.
    pub identities: Identities,
}

/// A table whose amounts stand beside the wrong names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Displaced {
    /// The cell that shows it best.
    pub cell: FigureId,
    /// The same quantity elsewhere.
    pub other: FigureId,
    /// All cells of the table.
    pub cells: Vec<FigureId>,
}

/// A table of the document and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableNote {
    /// Its number among the tables, from 0.
    pub index: usize,
    /// Its title; empty where none stands above it.
    pub title: String,
    /// Where it stands.
    pub place: Place,
    /// The official table it is, by the name of its layout.
    pub layout: Option<String>,
    /// Why it was not understood, or not all of it.
    pub doubt: Option<TableDoubt>,
}

/// Why a table was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableDoubt {
    /// It is none of the official tables, and its form alone does not tell what adds up.
    UnknownForm,
    /// What should add up in it does not, in too many places: its columns or rows may be read wrongly.
    DoesNotAddUp,
    /// Its amounts stand beside the wrong names.
    Displaced,
    /// More cells than a table of a disclosure has.
    TooLarge,
}

impl Disclosure {
    /// Adds a figure.
    pub fn add(&mut self, figure: Figure) -> FigureId {
        let id = FigureId(self.figures.len());
        self.figures.push(figure);
        id
    }

    /// Adds a claim.
    pub fn say(&mut self, why: Why, says: Says) {
        self.claims.push(Claim { says, why });
    }

    /// What is said, with the number of each claim.
    pub fn said(&self) -> impl Iterator<Item = (usize, &Says)> {
        self.claims.iter().enumerate().map(|(index, claim)| (index, &claim.says))
    }

    /// A new family of claims that stand or fall together.
    pub fn family(&mut self) -> FamilyId {
        self.families += 1;
        FamilyId(self.families)
    }

    /// A figure by its id.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id.0)
    }

    /// Says what a figure certainly is.
    pub fn identify(&mut self, id: FigureId, identity: Identity) {
        if let Some(figure) = self.figures.get_mut(id.0) {
            figure.identity = Some(self.identities.once(identity));
        }
    }

    /// All ids in reading order.
    pub fn ids(&self) -> impl Iterator<Item = FigureId> + use<> {
        (0..self.figures.len()).map(FigureId)
    }
}
