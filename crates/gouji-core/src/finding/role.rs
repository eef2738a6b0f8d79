//! What a figure is in its relation.

/// What a figure is in its relation; `crate::explain` has its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// What items add up to.
    Total,
    /// What is added up.
    Item,
    /// By how much an amount changed.
    Change,
    /// The amount of this year.
    Now,
    /// The amount of the year before.
    Before,
    /// By which rate an amount changed.
    Growth,
    /// A base that the rate would fit.
    OtherBase,
    /// Another part of the same whole.
    OtherPart,
    /// The completion rate of several budgets together.
    OverallRate,
    /// What was spent of one of them.
    ItemAmount,
    /// Its completion rate.
    ItemRate,
    /// A rate.
    Rate,
    /// How many there are in all.
    Count,
    /// By which rate a target was passed.
    Excess,
    /// What was reached.
    Reached,
    /// What was aimed at.
    Target,
    /// An amount that is a product.
    Amount,
    /// What it is a product of.
    Factor,
    /// A print of a quantity.
    Here,
    /// Another print of it.
    Elsewhere,
    /// What was spent.
    Outturn,
    /// What was planned.
    Budget,
    /// A part.
    Part,
    /// Its whole.
    Whole,
    /// How many percentage points two rates are apart.
    Points,
    /// The rate that was reached.
    ReachedRate,
    /// The rate that it is compared with.
    ComparedWith,
    /// The share of a part.
    Share,
    /// The completion rate of a budget.
    CompletionRate,
    /// An average.
    Average,
    /// The amount that it is of.
    Sum,
    /// Of how many it is.
    Quantity,
}
