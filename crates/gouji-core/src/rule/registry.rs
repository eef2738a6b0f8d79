//! The list of rules. A rule's name is forever: it stands in configuration and baselines.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Group;
use super::declared::Declared;

// `DECLARED`: the declared rules of `rules/`, in the order of their names.
include!(concat!(env!("OUT_DIR"), "/declared_rules.rs"));

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident $name:literal $group:ident;)*) => {
        /// A rule, by name. Each edition brings more.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[$doc])* $variant,)*
            /// A rule whose relation stands in its file.
            Declared(&'static Declared),
        }

        /// The rules that are code, in the order of the documentation.
        const CODED: &[Rule] = &[$(Rule::$variant,)*];

        impl Rule {
            /// The rule's name in words.
            pub fn name(self) -> &'static str {
                match self {
                    $(Rule::$variant => $name,)*
                    Rule::Declared(declared) => declared.name(),
                }
            }

            /// The group it belongs to.
            pub fn group(self) -> Group {
                match self {
                    $(Rule::$variant => Group::$group,)*
                    Rule::Declared(declared) => declared.group(),
                }
            }

            /// The rule's file.
            pub fn source(self) -> &'static str {
                match self {
                    $(Rule::$variant => include_str!(concat!("../../rules/", $name, ".yaml")),)*
                    Rule::Declared(declared) => declared.source(),
                }
            }
        }
    };
}

rules! {
    /// A total is the sum of its items.
    SumOfItems "sum-of-items" Sums;
    /// The items of a section add to its total.
    ItemsAddToTotal "items-add-to-total" Sums;
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
    /// A rate fits another base of its sentence than the one it names.
    WrongBase "wrong-base" Completion;
    /// The comparison of outturn and budget in words fits the figures.
    BudgetVsFinalWord "budget-vs-final-word" Completion;
    /// A target was exceeded by the stated rate.
    OverTarget "over-target" Completion;
    /// The cells of a table's row add to its total.
    RowSum "row-sum" Structure;
    /// The classes of a table add to its total.
    ColumnTotal "column-total" Structure;
    /// A code of a table is the sum of the codes below it.
    CodeHierarchy "code-hierarchy" Structure;
    /// A total of a statement is the sum of the rows above it.
    StatementBalance "statement-balance" Structure;
    /// A line of the economic table that the text names has an amount.
    NamedButEmpty "named-but-empty" Structure;
    /// The text names every line of the economic table that has an amount.
    FilledButNotNamed "filled-but-not-named" Structure;
    /// Every table that the contents list is there.
    MissingTable "missing-table" Structure;
    /// An empty table says why it is empty, and no other says so.
    EmptyTableNote "empty-table-note" Structure;
    /// The text calls a class by the name the table has.
    NameNotInTable "name-not-in-table" Structure;
    /// The amounts of a table stand beside their own names.
    DisplacedRows "displaced-rows" Structure;
    /// One quantity is printed the same everywhere.
    SameFigure "same-figure" Agreement;
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
    /// A comparison names the year of the disclosure itself.
    ComparedWithItself "compared-with-itself" Periods;
    /// A comparison names an earlier year than the one before.
    StaleYear "stale-year" Periods;
    /// A year has four digits.
    BrokenYear "broken-year" Periods;
    /// No word says two opposite things.
    ContradictoryWording "contradictory-wording" Wording;
    /// The reason given for a change is no change the other way.
    ReasonContradictsDirection "reason-contradicts-direction" Wording;
    /// No option of a template is left in.
    TemplateResidue "template-residue" Wording;
    /// No placeholder is left in.
    Placeholder "placeholder" Wording;
    /// No mark stands twice.
    RepeatedPunctuation "repeated-punctuation" Wording;
    /// A share has its percent sign.
    MissingPercentSign "missing-percent-sign" Units;
    /// An amount has its unit.
    MissingUnit "missing-unit" Units;
    /// Two prints of one figure do not differ by the unit alone.
    UnitSlip "unit-slip" Units;
    /// An exception hides a finding that is there.
    UnusedException "unused-exception" Exceptions;
    /// An exception is within its date.
    ExpiredException "expired-exception" Exceptions;
    /// An exception names a rule and a reason.
    InvalidException "invalid-exception" Exceptions;
}

/// How many rules come with the program.
pub(crate) const COUNT: usize = CODED.len() + DECLARED.len();

/// The coded rules, then the declared ones.
// An index that were out of bounds would stop the build.
#[allow(clippy::indexing_slicing)]
const fn built_in() -> [Rule; COUNT] {
    let mut all = [Rule::SumOfItems; COUNT];
    let mut at = 0;
    while at < COUNT {
        all[at] =
            if at < CODED.len() { CODED[at] } else { Rule::Declared(&DECLARED[at - CODED.len()]) };
        at += 1;
    }
    all
}

impl Rule {
    /// Every rule that comes with the program.
    pub const ALL: &'static [Rule] = &built_in();

    /// Whether the rule names a cause that other rules' relations reveal, or a flaw of the text,
    /// and so builds no relation of its own.
    pub fn has_relations(self) -> bool {
        !matches!(self, Rule::WrongBase | Rule::UnitSlip)
            && !matches!(self.group(), Group::Wording | Group::Exceptions)
            && !matches!(
                self,
                Rule::MissingPercentSign
                    | Rule::MissingUnit
                    | Rule::ComparedWithItself
                    | Rule::StaleYear
                    | Rule::BrokenYear
                    | Rule::NamedButEmpty
                    | Rule::FilledButNotNamed
                    | Rule::MissingTable
                    | Rule::EmptyTableNote
                    | Rule::NameNotInTable
            )
    }

    /// The rule of a name, of those that come with the program.
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
