//! What a whole is always divided into, read once from `rules/partitions.yaml`.
//!
//! Contract: a list is a whole only if every item is a known part of one partition and none is missing,
//! or if it ends with the rest of kinds that exclude each other; anything less is at most its whole.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::behind_any;
use crate::words::Words;
use crate::{lexicon, reach};

/// How much of its whole a list can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// All of it or less, never more: its items exclude each other.
    AtMost,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Partition {
    /// The names of each part.
    #[serde(default)]
    parts: Vec<Words>,
    /// Ends of names of kinds.
    #[serde(default)]
    kinds: Vec<String>,
    /// Names of the kind that is none of the others.
    #[serde(default)]
    rest: Vec<String>,
    /// What the name of the whole holds one of.
    #[serde(default)]
    whole: Words,
    /// The same, of wholes that may have further parts: these are at most all of it.
    #[serde(default)]
    within: Words,
    /// The whole of a share that is called by its part alone.
    #[serde(default)]
    shared: Option<String>,
}

static PARTITIONS: LazyLock<Vec<Partition>> = LazyLock::new(|| {
    crate::yaml::typed::from_str(include_str!("../rules/partitions.yaml")).unwrap_or_default()
});

/// Whether a text may follow the name of a part.
fn is_end(end: &str) -> bool {
    end.is_empty() || lexicon::is_any(end, &lexicon::labels().part_ends)
}

/// A label without the level of government before it.
pub fn without_level(label: &str) -> &str {
    // Of several that it begins with the first of the list counts.
    let level = lexicon::labels().levels.beginning(label).min_by_key(|(index, _)| *index);
    level.and_then(|(_, level)| label.get(level.len()..)).unwrap_or(label)
}

impl Partition {
    /// Which part a label names.
    fn part(&self, label: &str) -> Option<usize> {
        self.named(without_level(label))
    }

    fn named(&self, name: &str) -> Option<usize> {
        let name = behind_any(name, &lexicon::labels().leading).unwrap_or(name);
        let is = |alias: &str| name.get(alias.len()..).is_some_and(is_end);
        self.parts.iter().position(|names| names.beginning(name).any(|(_, alias)| is(alias)))
    }

    fn is_kind(&self, label: &str) -> bool {
        let name = label.trim_matches(['“', '”', '为', '的']);
        self.kinds.iter().any(|kind| {
            // A grade is its whole name; other kinds end with theirs.
            if kind.chars().count() < 2 { name == kind } else { name.ends_with(kind.as_str()) }
        })
    }

    /// Whether it is a partition of a whole of this name.
    fn is_of(&self, whole: &str) -> bool {
        (self.whole.is_empty() && self.within.is_empty()) || self.whole.stand_in(whole)
    }

    /// Whether a whole of this name has these parts, and perhaps others.
    fn is_within(&self, whole: &str) -> bool {
        self.within.stand_in(whole)
    }

    fn extent(&self, whole: &str, labels: &[&str]) -> Option<Extent> {
        // Most lists are none of its parts, which their first name tells before the whole is looked at.
        let first = labels.first().is_some_and(|first| self.part(first).is_some());
        if self.kinds.is_empty() && !first && !labels.is_empty() {
            return None;
        }
        let all = self.is_of(whole);
        if !all && !self.is_within(whole) {
            return None;
        }
        if !self.kinds.is_empty() {
            let distinct = labels.iter().enumerate().all(|(index, label)| {
                self.is_kind(label) && !labels.iter().take(index).any(|before| before == label)
            });
            let last =
                labels.last().is_some_and(|label| self.rest.iter().any(|rest| rest == label));
            return distinct.then_some(if all && last { Extent::Whole } else { Extent::AtMost });
        }
        // The part of one level of government is not all of the part.
        let level = |label: &str| label.len() - without_level(label).len();
        let own = |label: &&str| {
            let level = label.get(..level(label)).unwrap_or("");
            level.is_empty() || whole.starts_with(level)
        };
        // What was added in the year is no part of what there is.
        let added = &lexicon::labels().added;
        let new = |label: &str| added.words.stand_in(label) && !added.not.stand_in(label);
        if !labels.iter().all(own) || (labels.iter().any(|label| new(label)) && !new(whole)) {
            return None;
        }
        // What is left behind known parts is the rest of the whole.
        let rest = labels.last().is_some_and(|last| self.rest.iter().any(|rest| rest == last));
        let named = labels.get(..labels.len() - usize::from(rest)).unwrap_or(labels);
        let parts: Option<Vec<usize>> = named.iter().map(|label| self.part(label)).collect();
        let mut parts = parts?;
        parts.sort_unstable();
        let listed = parts.len();
        parts.dedup();
        match (parts.len() == listed, listed == self.parts.len()) {
            (true, true) if all => Some(Extent::Whole),
            (true, _) if rest && listed > 1 => Some(Extent::Whole),
            (true, _) => Some(Extent::AtMost),
            _ => None,
        }
    }
}

/// What a list of labels is of its whole, where that is known.
pub fn extent(whole: &str, labels: &[&str]) -> Option<Extent> {
    if labels.len() < 2 {
        return None;
    }
    if let [one, other] = labels {
        let name = without_level(whole);
        let rest = |rest: &str| rest == name || is_end(rest);
        if reach::are_all_levels(whole, [one, other], rest) {
            return Some(Extent::Whole);
        }
    }
    let mut extents = PARTITIONS.iter().filter_map(|partition| partition.extent(whole, labels));
    extents.next()
}

/// Whether a list is all of its whole by the names alone.
pub fn is_all_of(whole: &str, labels: &[&str]) -> bool {
    extent(whole, labels) == Some(Extent::Whole)
}

/// Whether a list is of its whole by the names alone, all of it or some.
pub fn is_some_of(whole: &str, labels: &[&str]) -> bool {
    extent(whole, labels).is_some()
}

/// Whether a label names a part of a whole of this name.
pub fn is_part(whole: &str, label: &str) -> bool {
    PARTITIONS.iter().any(|partition| partition.is_of(whole) && partition.part(label).is_some())
}

/// The whole of a share that is called by its part alone: 税收占比 is of 一般公共预算收入.
pub fn shared_by(label: &str) -> Option<&'static str> {
    PARTITIONS.iter().find(|it| it.part(label).is_some())?.shared.as_deref()
}

/// Whether two labels name the same part of the first partition that knows them.
pub fn is_same_part(one: &str, other: &str) -> bool {
    let part = |label: &str| {
        let name = without_level(label);
        let found = PARTITIONS.iter().enumerate();
        found.filter_map(|(index, it)| Some((index, it.named(name)?))).next()
    };
    part(one).is_some_and(|known| part(other) == Some(known))
}

/// The partition that a label is a part of.
pub fn family(label: &str) -> Option<usize> {
    let name = without_level(label);
    PARTITIONS.iter().position(|partition| partition.named(name).is_some())
}

/// What is added to the income or the expenditure of the year to make both sides of a balance.
static BALANCING: LazyLock<Words> = LazyLock::new(|| {
    let kinds = &lexicon::labels().balance_kinds;
    Words::from(kinds.iter().flatten().cloned().collect::<Vec<_>>())
});

/// Whether a label is one of the further sides of a balance.
pub fn is_balancing(label: &str) -> bool {
    BALANCING.stand_in(label)
}

/// Whether a list is of one side of a balance, perhaps with a part left out: 收入总计，其中：本年收入、年初结转和结余.
/// Its items exclude each other.
pub fn is_of_side(whole: &str, labels: &[&str]) -> bool {
    is_side_of(whole, labels, 1)
}

/// Whether a list is one side of a balance: `收入总计，其中：收入、补助收入、上年结转`. The whole is called a total
/// of income or expenditure, the first item is that of the year, and all others are what is added to it.
pub fn is_side(whole: &str, labels: &[&str]) -> bool {
    is_side_of(whole, labels, 2)
}

/// The same, where no item can be a part of another: of every kind there is one.
pub fn is_plain_side(whole: &str, labels: &[&str]) -> bool {
    let kinds = &lexicon::labels().balance_kinds;
    let kind = |label: &&str| kinds.iter().position(|words| words.stand_in(label));
    let mut of: Vec<usize> = labels.iter().skip(1).filter_map(kind).collect();
    let count = of.len();
    of.sort_unstable();
    of.dedup();
    is_side(whole, labels) && of.len() == count && count + 1 == labels.len()
}

/// Whether a label names all of one side of an account, with what was carried over: 收入总计.
pub fn is_overall(label: &str) -> bool {
    lexicon::ends_with_any(label, &lexicon::labels().side_totals)
}

fn is_side_of(whole: &str, labels: &[&str], added: usize) -> bool {
    let words = lexicon::labels();
    let Some((first, others)) = labels.split_first() else { return false };
    let own = words.sides.iter().find(|side| whole.contains(side.as_str()));
    is_overall(whole)
        && others.len() >= added
        && own.is_none_or(|side| first.contains(side.as_str()))
        && lexicon::holds_any(first, &words.sides)
        && !is_balancing(first)
        && others.iter().all(|label| is_balancing(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_all_parts_is_the_whole() {
        let of = |whole: &str, labels: &[&str]| extent(whole, labels);
        assert_eq!(of("全市一般公共预算收入", &["税收收入", "非税收入"]), Some(Extent::Whole));
        assert_eq!(of("补助收入", &["返还性收入", "专项转移支付收入"]), Some(Extent::AtMost));
        assert_eq!(
            of("政府采购预算总额", &["货物类采购预算", "工程类", "服务"]),
            Some(Extent::Whole)
        );
        assert_eq!(of("财政总收入", &["税收收入", "非税收入"]), Some(Extent::AtMost));
        assert_eq!(of("全市财政收入", &["市本级完成", "县（市、区）完成"]), Some(Extent::Whole));
        assert_eq!(of("全县财政收入", &["县级", "县级"]), None);
        assert_eq!(of("收入", &["税收收入", "增值税"]), None);
        assert_eq!(of("项目支出", &["人员经费", "公用经费"]), None);
        assert_eq!(of("车辆", &["应急保障用车", "其他用车"]), Some(Extent::Whole));
        assert_eq!(of("车辆", &["应急保障用车", "执法执勤用车"]), Some(Extent::AtMost));
        assert_eq!(of("编制", &["行政编制", "事业编制"]), Some(Extent::AtMost));
    }
}
