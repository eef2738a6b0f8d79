//! The list of rules. A rule's name is forever: it stands in configuration and baselines.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Totals and their items.
    Sums,
    /// Parts of a whole.
    Shares,
    /// Changes over time.
    Changes,
    /// Budgets and their completion.
    Completion,
    /// The same figure in two places.
    Agreement,
    /// Things that are counted.
    Counts,
    /// Dates and years.
    Periods,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident $name:literal $group:ident;)*) => {
        /// A rule, by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule { $($(#[$doc])* $variant,)* }

        impl Rule {
            /// Every rule, in the order of the documentation.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant,)*];

            /// The rule's name in words.
            pub fn name(self) -> &'static str {
                match self { $(Rule::$variant => $name,)* }
            }

            /// The group it belongs to.
            pub fn group(self) -> Group {
                match self { $(Rule::$variant => Group::$group,)* }
            }

            /// The rule's file, as embedded.
            pub fn source(self) -> &'static str {
                match self {
                    $(Rule::$variant => include_str!(concat!("../../rules/", $name, ".yaml")),)*
                }
            }
        }
    };
}

rules! {
    /// A total is the sum of its items.
    SumOfItems "sum-of-items" Sums;
    /// The shares of a complete list add to 100 %.
    SharesAddTo100 "shares-add-to-100" Sums;
    /// An overall completion rate is possible, given the items' rates.
    ImpliedCompletion "implied-completion" Sums;
    /// A share is the part divided by the whole.
    ShareOfWhole "share-of-whole" Shares;
    /// A part is not larger than its whole.
    PartWithinWhole "part-within-whole" Shares;
    /// A stated change is the difference of the two years.
    ChangeAmount "change-amount" Changes;
    /// A growth rate is the change divided by the year before.
    GrowthRate "growth-rate" Changes;
    /// No percentage of growth exists from zero.
    GrowthFromZero "growth-from-zero" Changes;
    /// The word says the direction that the figures show.
    DirectionWord "direction-word" Changes;
    /// 持平 is said of equal figures.
    FlatWord "flat-word" Changes;
    /// Percentage points are the difference of two rates.
    PercentagePoints "percentage-points" Changes;
    /// A completion rate is the outturn divided by the budget.
    CompletionRate "completion-rate" Completion;
    /// A budget of zero cannot be completed by a percentage.
    CompletionOfNothing "completion-of-nothing" Completion;
    /// The comparison of outturn and budget in words fits the figures.
    BudgetVsFinalWord "budget-vs-final-word" Completion;
    /// A target was exceeded by the stated rate.
    OverTarget "over-target" Completion;
    /// One quantity is printed the same everywhere.
    SameFigure "same-figure" Agreement;
    /// The funds add to the total.
    FundSplit "fund-split" Agreement;
    /// Counts add up.
    CountSum "count-sum" Counts;
    /// A list has as many entries as its count says.
    CountOfList "count-of-list" Counts;
    /// A rate of counts is one count divided by the other.
    RateOfCounts "rate-of-counts" Counts;
    /// Quantity × unit price is the amount.
    UnitPriceTimesQuantity "unit-price-times-quantity" Counts;
    /// A date lies in the year of the disclosure.
    StaleDate "stale-date" Periods;
}

impl Rule {
    /// The rule of a name.
    pub fn from_name(name: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
