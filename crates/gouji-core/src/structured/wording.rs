//! What several mistakes of a structured disclosure say, in both languages.

/// What parts of a check are called.
pub(super) const ITEM: (&str, &str) = ("一项", "an item");
pub(super) const CHANGE: (&str, &str) = ("增减", "a change");

/// What is said where the direction of a change is missing.
pub(super) const NO_DIRECTION: (&str, &str) =
    ("没有说明是增加还是减少", "whether this went up or down is not said");

/// What is said of a list without anything in it.
pub(super) fn empty(key: &str) -> (String, String) {
    (format!("`{key}` 是空的"), format!("`{key}` is empty"))
}

/// The units of money, for those who write another.
pub(super) const UNITS: (&str, &str) =
    ("可以是：元、千元、万元、百万元、亿元", "one of: 元, 千元, 万元, 百万元, 亿元");

/// What is said of a unit that is none.
pub(super) fn no_unit(name: &str) -> (String, String) {
    (format!("`{name}` 不是金额单位"), format!("`{name}` is no unit of money"))
}
