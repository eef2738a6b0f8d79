//! What rules are about.

use serde::Serialize;

use crate::lang::Lang;

/// What a rule is about. More may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
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
    /// Words and marks.
    Wording,
    /// Units of figures.
    Units,
    /// The tables that belong to a disclosure, and how they hang together.
    Structure,
    /// Exceptions that the draft or its configuration makes.
    Exceptions,
}

impl Group {
    /// Every group by its name, in the order of the documentation.
    pub const ALL: &'static [(&'static str, Group)] = &[
        ("sums", Group::Sums),
        ("shares", Group::Shares),
        ("changes", Group::Changes),
        ("completion", Group::Completion),
        ("agreement", Group::Agreement),
        ("counts", Group::Counts),
        ("periods", Group::Periods),
        ("wording", Group::Wording),
        ("units", Group::Units),
        ("structure", Group::Structure),
        ("exceptions", Group::Exceptions),
    ];

    /// The stable lower-case name.
    pub fn name(self) -> &'static str {
        Group::ALL.iter().find(|(_, group)| *group == self).map_or("", |(name, _)| name)
    }

    /// What it is called.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Group::Sums => lang.pick("合计", "Sums"),
            Group::Shares => lang.pick("占比", "Shares"),
            Group::Changes => lang.pick("增减变化", "Changes"),
            Group::Completion => lang.pick("预算完成", "Completion"),
            Group::Agreement => lang.pick("前后一致", "Agreement"),
            Group::Counts => lang.pick("数量", "Counts"),
            Group::Periods => lang.pick("时间", "Periods"),
            Group::Wording => lang.pick("用词", "Wording"),
            Group::Units => lang.pick("单位", "Units"),
            Group::Structure => lang.pick("表式结构", "Structure"),
            Group::Exceptions => lang.pick("例外", "Exceptions"),
        }
    }
}
