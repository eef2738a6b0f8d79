//! Headlines: what is told first, in no language.

use super::{Repair, StaleException};
use crate::disclosure::{FigureId, MoneyUnit};

/// What the headline of a finding says; `crate::explain` has its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Headline {
    /// What its relation says by itself.
    Relation,
    /// The same, and a row that the sum leaves out, or counts twice.
    Row {
        /// The figure of the row.
        figure: FigureId,
        /// It is added although it should not be.
        twice: bool,
    },
    /// A wrong figure whose repair makes relations true.
    Repaired {
        /// The repair.
        repair: Repair,
        /// In how many other places the same mistake is printed.
        copies: usize,
        /// How many relations agree then.
        relations: usize,
        /// The total for which its last digit was bent.
        bent_to: Option<FigureId>,
    },
    /// Most likely one of these figures is wrong, or of so many more, and nothing says which.
    OneOf(Vec<Repair>, usize),
    /// The cells of a column stand so many rows too low, or too high if negative.
    Shifted {
        /// How many rows.
        rows: i64,
        /// How many cells differ.
        cells: usize,
        /// How many relations agree once they are moved back.
        relations: usize,
    },
    /// Several figures were cut off instead of rounded.
    CutOff {
        /// How many.
        count: usize,
        /// What is told of the first.
        first: Box<Headline>,
    },
    /// The unit that tables state is wrong.
    TableUnit {
        /// The tables, by their number.
        tables: Vec<usize>,
        /// What they state, and what is right.
        units: (MoneyUnit, MoneyUnit),
        /// How many of their amounts differ from other prints by it alone.
        amounts: usize,
        /// Whether the rest was checked in the right unit.
        corrected: bool,
    },
    /// A whole and its parts of which two places print different amounts, each of which add up.
    Apart {
        /// Both prints of the whole.
        whole: [FigureId; 2],
        /// How many of the whole and its parts differ.
        differ: usize,
    },
    /// A text and tables that are not of one draft.
    TwoDrafts {
        /// How many amounts differ.
        differ: usize,
        /// How many both print.
        both: usize,
    },
    /// A flaw of the text: what is printed and what should be, with no arithmetic.
    Flaw,
    /// An exception is stale.
    Exception(StaleException),
}
