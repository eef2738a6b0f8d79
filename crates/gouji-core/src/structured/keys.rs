//! Every key of the format, once: the reader refuses all others, the schema is tested to have
//! exactly these.

pub(super) const HEAD: &[&str] = &["kind", "year", "entity", "unit", "lines", "checks", "tables"];

pub(super) const TABLE: &[&str] = &["label", "unit", "rows"];

pub(super) const LINE: &[&str] = &[
    "id",
    "label",
    "code",
    "concept",
    "fund",
    "identity",
    "unit",
    "amount",
    "final",
    "count",
    "value",
    "budget",
    "completion",
    "prior",
    "change",
    "growth",
    "share",
    "partial",
    "place",
    "items",
];

pub(super) const BUDGET: &[&str] = &["initial", "full_year", "adjusted", "budget"];

/// A figure with notes.
pub(super) const FIGURE: &[&str] =
    &["value", "hedge", "label", "place", "usual_decimals", "unchecked"];

/// A share or a completion rate with notes.
pub(super) const RATE: &[&str] =
    &["value", "of", "hedge", "label", "place", "usual_decimals", "unchecked"];

pub(super) const IDENTITY: &[&str] = &["concept", "fund", "year", "basis", "path", "entity"];

/// A figure with a direction, in a check.
pub(super) const MOVED: &[&str] = &["figure", "direction", "form"];

/// An item of a sum that is taken away.
pub(super) const MINUS: &[&str] = &["minus"];

pub(super) const WORD_AMOUNTS: &[&str] = &["actual", "budget"];

pub(super) const ITEM_RATE: &[&str] = &["amount", "rate", "flat"];

/// The kinds of checks with their keys.
pub(super) const CHECKS: &[(&str, &[&str])] = &[
    ("sum", &["total", "items", "kind", "partial"]),
    ("flaw", &["kind", "stated", "expected"]),
    ("share", &["share", "part", "of", "list"]),
    ("share_list", &["shares"]),
    ("shares_of_parts", &["shares", "parts"]),
    ("within", &["part", "whole"]),
    ("change", &["now", "or_now", "before", "change", "growth", "word", "flat"]),
    ("completion", &["rate", "actual", "budgets"]),
    ("budget_word", &["word", "amounts", "rate"]),
    ("implied_completion", &["overall", "items"]),
    ("same", &["left", "right", "chain", "items"]),
    ("list_length", &["count", "names"]),
    ("count_rate", &["rate", "part", "whole"]),
    ("over_target", &["rate", "actual", "target"]),
    ("points", &["delta", "now", "before"]),
    ("product", &["product", "factors"]),
    ("respectively", &["values", "names"]),
    ("as_of_date", &["year", "expected"]),
];
