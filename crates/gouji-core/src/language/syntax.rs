//! The words of the language, each with what it stands for.

use crate::disclosure::{Basis, Kind};

/// What `for each` can go through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Each {
    Fund,
    Year,
    Basis,
    Class,
    Section,
    Item,
    Row,
    Column,
    Entity,
    Table,
}

pub(crate) const EACH: [(&str, Each); 10] = [
    ("fund", Each::Fund),
    ("year", Each::Year),
    ("basis", Each::Basis),
    ("class", Each::Class),
    ("section", Each::Section),
    ("item", Each::Item),
    ("row", Each::Row),
    ("column", Each::Column),
    ("entity", Each::Entity),
    ("table", Each::Table),
];

/// The bases; `budget` is any of the budgets that is printed.
pub(crate) const BASES: [(&str, &[Basis]); 5] = [
    ("final", &[Basis::Final]),
    ("initial", &[Basis::InitialBudget]),
    ("full-year", &[Basis::FullYearBudget]),
    ("adjusted", &[Basis::AdjustedBudget]),
    (
        "budget",
        &[Basis::InitialBudget, Basis::Budget, Basis::AdjustedBudget, Basis::FullYearBudget],
    ),
];

/// The years, as a distance from the year of the formula.
pub(crate) const YEARS: [(&str, i32); 3] = [("now", 0), ("before", -1), ("next", 1)];

pub(crate) const KINDS: [(&str, Kind); 3] =
    [("final", Kind::Final), ("budget", Kind::Budget), ("report", Kind::Report)];

/// What stands in brackets behind a concept.
pub(crate) const QUALIFIERS: [&str; 4] = ["fund", "year", "basis", "path"];

/// Names with a meaning of their own; no concept is called so.
pub(crate) const FIGURE: &str = "figure";
