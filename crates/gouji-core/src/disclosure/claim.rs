//! Claims: what the text says about its figures.
//!
//! A claim is a reading of a sentence, not yet an equation. Rules turn claims into relations; the
//! same claim may be tested by several rules (a change by its amount, its rate and its direction
//! word). Where a sentence can be read in two ways the claim carries both candidates.

use crate::document::Place;
use crate::statement::{Chain, Comparison, Direction, GrowthForm, ItemRate, Moved};

use super::{FigureId, Why};

/// What the items of a total are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TotalKind {
    /// Amounts of money.
    Amounts,
    /// One amount split by fund (一般公共预算, 政府性基金, 国有资本经营).
    Funds,
    /// Counts of things.
    Counts,
    /// Changes of the items add to the change of the total.
    Changes,
    /// The items of a whole section (类, 款, 项).
    Items,
    /// The cells of a table's row.
    Row,
    /// The classes under a table's total.
    Column,
    /// The codes one level below a code (类 = Σ款, 款 = Σ项).
    Hierarchy,
    /// The rows of a statement under its totals.
    Balance,
}

/// A flaw of the text that no arithmetic shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flaw {
    /// 与本年自己相比.
    ComparedWithItself,
    /// A comparison with an earlier year than the one before.
    StaleYear,
    /// A year of three or five digits.
    BrokenYear,
    /// 大小于, 减增加.
    ContradictoryWording,
    /// 支出减少，主要原因是项目支出增加。
    ReasonContradictsDirection,
    /// 增加（减少）, 主要原因是。
    TemplateResidue,
    /// XX局.
    Placeholder,
    /// 。。
    RepeatedPunctuation,
    /// 占13.95 without %.
    MissingPercentSign,
    /// 支出决算为4.19 without a unit.
    MissingUnit,
    /// The text names a line of the economic table whose cell is blank.
    NamedButEmpty,
    /// The text leaves out a line of the economic table that has an amount.
    FilledButNotNamed,
    /// The contents list a table that does not follow.
    MissingTable,
    /// A table without numbers has no note, or one with numbers a note that it is empty.
    EmptyTableNote,
    /// The text calls a class by another name than the table.
    NameNotInTable,
}

/// How a flat comparison is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flatness {
    /// 持平, 一致, 无增减变动.
    Exactly,
    /// 基本持平.
    Nearly,
}

/// A change over the year (or against a budget): every part that the text gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The current amount.
    pub now: Option<FigureId>,
    /// The amount it is compared with.
    pub before: Option<FigureId>,
    /// The change, with its direction word.
    pub delta: Option<Moved<FigureId>>,
    /// The growth rate, with its direction word and form.
    pub rate: Option<(Moved<FigureId>, GrowthForm)>,
    /// A direction word without a number (决算数比上年增加).
    pub word: Option<(Direction, Place)>,
    /// A word for no change, and where it stands.
    pub flat: Option<(Flatness, Place)>,
    /// Other amounts that `now` may be, where the sentence can be read in more than one way.
    pub or_now: Vec<FigureId>,
}

/// One thing the document says, and why that is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What it says.
    pub says: Says,
    /// Why it is believed.
    pub why: Why,
}

/// What a claim says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// The total is the sum of the items.
    Total {
        /// The total.
        total: FigureId,
        /// The items, each added or (true) taken away.
        items: Vec<(FigureId, bool)>,
        /// What they are.
        kind: TotalKind,
    },
    /// The items are together not more than the total: there may be others.
    AtMost {
        /// The total.
        total: FigureId,
        /// The items, each added or (true) taken away.
        items: Vec<(FigureId, bool)>,
        /// What they are.
        kind: TotalKind,
    },
    /// A figure is a share of a whole.
    Share {
        /// The percentage.
        share: FigureId,
        /// The part.
        part: FigureId,
        /// The possible wholes, the likeliest first.
        wholes: Vec<FigureId>,
        /// All shares of the list it stands in, itself included; empty outside a list.
        list: Vec<FigureId>,
    },
    /// Shares of one list that make up the whole.
    ShareList {
        /// The percentages.
        shares: Vec<FigureId>,
    },
    /// Shares of a whole that is nowhere printed, with its parts, all of them.
    SharesOfParts {
        /// The percentages.
        shares: Vec<FigureId>,
        /// The part of each.
        parts: Vec<FigureId>,
    },
    /// The part is not larger than the whole.
    Within {
        /// The part.
        part: FigureId,
        /// The whole.
        whole: FigureId,
    },
    /// A change over time.
    Change(Box<Change>),
    /// A budget was completed by a rate.
    Completion {
        /// The stated rate.
        rate: FigureId,
        /// The outturn.
        actual: FigureId,
        /// The possible budgets, the named one first.
        budgets: Vec<FigureId>,
    },
    /// The outturn compared with the budget in words (决算数小于预算数).
    BudgetWord {
        /// The word.
        word: Comparison,
        /// Where it stands.
        place: Place,
        /// The outturn and its budget, where both are printed.
        amounts: Option<(FigureId, FigureId)>,
        /// The completion rate the sentence gives.
        rate: Option<FigureId>,
    },
    /// An overall completion rate over items with rates but without budgets.
    ImpliedCompletion {
        /// The overall rate.
        overall: FigureId,
        /// The items.
        items: Vec<ItemRate<FigureId>>,
    },
    /// Two prints of one quantity.
    Same {
        /// The print to report.
        left: FigureId,
        /// The other.
        right: FigureId,
        /// How they are related.
        chain: Chain,
    },
    /// A count says how many names stand in a list.
    ListLength {
        /// The count.
        count: FigureId,
        /// How many names were found.
        names: usize,
        /// Where the names stand.
        place: Place,
    },
    /// A rate of two counts.
    CountRate {
        /// The rate.
        rate: FigureId,
        /// The sub-count, where it is stated.
        part: Option<FigureId>,
        /// The count.
        whole: FigureId,
    },
    /// A target was exceeded by a rate.
    OverTarget {
        /// The rate.
        rate: FigureId,
        /// What was reached.
        actual: FigureId,
        /// The target, where it is stated.
        target: Option<FigureId>,
    },
    /// A difference of two percentages in points.
    Points {
        /// The points.
        delta: Moved<FigureId>,
        /// The rate now.
        now: FigureId,
        /// The rate it is compared with.
        before: FigureId,
    },
    /// Quantity × unit price = amount.
    Product {
        /// The amount.
        product: FigureId,
        /// The factors.
        factors: Vec<FigureId>,
    },
    /// As many names as values (分别).
    Respectively {
        /// The values in order; never empty.
        values: Vec<FigureId>,
        /// How many names there are.
        names: usize,
        /// Where the names stand.
        place: Place,
    },
    /// A date that must lie in the year of the disclosure (截至2020年12月31日).
    AsOfDate {
        /// The year of the date.
        year: FigureId,
        /// The year it should be.
        expected: i32,
    },
    /// The text itself is flawed here, whatever its figures are.
    Flaw {
        /// How.
        flaw: Flaw,
        /// Where.
        place: Place,
        /// What is printed.
        stated: String,
        /// What should be, where that is certain.
        expected: Option<String>,
    },
}

impl Says {
    /// That a total is the sum of its items, or (where they need not be all) not less than that.
    pub fn total(
        total: FigureId,
        items: Vec<(FigureId, bool)>,
        kind: TotalKind,
        all: bool,
    ) -> Says {
        match all {
            true => Says::Total { total, items, kind },
            false => Says::AtMost { total, items, kind },
        }
    }
}

impl From<Change> for Says {
    /// Few claims are changes, and a change is large: it has a place of its own.
    fn from(change: Change) -> Says {
        Says::Change(Box::new(change))
    }
}
