//! The fields of a line that hold a printed figure.

use crate::disclosure::{Basis, Identity};

/// A field of a line that holds a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Slot {
    Amount,
    Final,
    Count,
    Value,
    Prior,
    Change,
    Growth,
    Share,
    Completion,
    Budget(Basis),
}

/// The budgets by the names of the format, in the order in which they are tried.
pub(super) const BUDGETS: [(&str, Basis); 4] = [
    ("initial", Basis::InitialBudget),
    ("full_year", Basis::FullYearBudget),
    ("adjusted", Basis::AdjustedBudget),
    ("budget", Basis::Budget),
];

impl Slot {
    /// Every slot that can be named in a check (`income.growth`).
    pub(super) const ALL: [(&'static str, Slot); 13] = [
        ("amount", Slot::Amount),
        ("final", Slot::Final),
        ("count", Slot::Count),
        ("value", Slot::Value),
        ("prior", Slot::Prior),
        ("change", Slot::Change),
        ("growth", Slot::Growth),
        ("share", Slot::Share),
        ("completion", Slot::Completion),
        ("budget.initial", Slot::Budget(Basis::InitialBudget)),
        ("budget.full_year", Slot::Budget(Basis::FullYearBudget)),
        ("budget.adjusted", Slot::Budget(Basis::AdjustedBudget)),
        ("budget", Slot::Budget(Basis::Budget)),
    ];

    pub(super) fn name(self) -> &'static str {
        Slot::ALL.iter().find(|(_, slot)| *slot == self).map_or("amount", |(name, _)| name)
    }

    pub(super) fn from_name(name: &str) -> Option<Slot> {
        Slot::ALL.iter().find(|(known, _)| *known == name).map(|(_, slot)| *slot)
    }

    /// What a figure of this slot is called, after the label of its line.
    pub(super) fn label_suffix(self) -> &'static str {
        match self {
            Slot::Amount | Slot::Final | Slot::Count | Slot::Value => "",
            Slot::Prior => "上年数",
            Slot::Change => "增减额",
            Slot::Growth => "增长率",
            Slot::Share => "占比",
            Slot::Completion => "完成率",
            Slot::Budget(Basis::InitialBudget) => "年初预算数",
            Slot::Budget(Basis::FullYearBudget) => "全年预算数",
            Slot::Budget(Basis::AdjustedBudget) => "调整预算数",
            Slot::Budget(_) => "预算数",
        }
    }

    /// The identity of a figure of this slot, given that of the line's amount; `basis_known` tells
    /// whether its basis is certain. Rates and changes have none: they speak about amounts.
    pub(super) fn identity(self, line: &Identity, basis_known: bool) -> Option<Identity> {
        match self {
            Slot::Amount | Slot::Count | Slot::Value | Slot::Prior if !basis_known => None,
            Slot::Amount | Slot::Count | Slot::Value => Some(line.clone()),
            Slot::Final => Some(Identity { basis: Basis::Final, ..line.clone() }),
            // Without a year "last year" is no certain identity.
            Slot::Prior => {
                let year = line.year?.checked_sub(1)?;
                Some(Identity { year: Some(year), ..line.clone() })
            }
            Slot::Budget(basis) => Some(Identity { basis, ..line.clone() }),
            Slot::Change | Slot::Growth | Slot::Share | Slot::Completion => None,
        }
    }
}
