//! Which rules count: by name, by group, or all.

use std::fmt;

use gouji_core::rules::{Group, Rule};

/// Why `all` is not among the rules that are switched off.
pub const IGNORE_ALL: (&str, &str) = (
    "不能停用全部规则：那样什么也不会核对；只用某些规则请用 select",
    "not all rules can be ignored: nothing would be checked; choose some with `select`",
);

/// Why the choice of rules may not leave none.
pub const NONE_LEFT: (&str, &str) = (
    "按 select、ignore、severity 没有一条规则生效：那样什么也不会核对",
    "by `select`, `ignore` and `severity` no rule counts: nothing would be checked",
);

/// A name in `select`, `ignore` or `severity`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Selector {
    /// Every rule.
    All,
    /// The rules of a group.
    Group(Group),
    /// One rule.
    Rule(Rule),
}

/// The rules that names can mean: those of the program, and the user's own.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a>(pub &'a [Rule]);

impl Default for Known<'_> {
    fn default() -> Self {
        Known(Rule::ALL)
    }
}

impl Known<'_> {
    /// The rule of a name.
    pub fn rule(self, name: &str) -> Option<Rule> {
        self.0.iter().copied().find(|rule| rule.name() == name)
    }

    /// The rule that a mistyped name is most like.
    pub fn nearest(self, name: &str) -> Option<Rule> {
        let names = self.0.iter().map(|rule| rule.name());
        gouji_core::nearest::nearest(name, names).and_then(|name| self.rule(name))
    }

    /// The selector of a name.
    pub fn selector(self, name: &str) -> Option<Selector> {
        if name == "all" {
            return Some(Selector::All);
        }
        let group = self.0.iter().map(|rule| rule.group()).find(|group| group.name() == name);
        group.map(Selector::Group).or_else(|| self.rule(name).map(Selector::Rule))
    }

    /// The selector of the name of a rule or a group, not of all.
    pub fn particular(self, name: &str) -> Option<Selector> {
        self.selector(name).filter(|selector| *selector != Selector::All)
    }

    /// Every name that a selector can have, groups first.
    pub fn names(self) -> Vec<&'static str> {
        let mut names = vec!["all"];
        for rule in self.0 {
            if !names.contains(&rule.group().name()) {
                names.push(rule.group().name());
            }
        }
        names.extend(self.0.iter().map(|rule| rule.name()));
        names
    }
}

impl Selector {
    /// Whether it means this rule.
    pub fn holds(self, rule: Rule) -> bool {
        match self {
            Selector::All => true,
            Selector::Group(group) => rule.group() == group,
            Selector::Rule(one) => rule == one,
        }
    }

    /// How particular it is: a rule's own name counts before its group, a group before all.
    pub fn rank(self) -> u8 {
        match self {
            Selector::All => 0,
            Selector::Group(_) => 1,
            Selector::Rule(_) => 2,
        }
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Selector::All => out.write_str("all"),
            Selector::Group(group) => out.write_str(group.name()),
            Selector::Rule(rule) => out.write_str(rule.name()),
        }
    }
}

/// The rules that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// What is chosen.
    pub select: Vec<Selector>,
    /// What is left out of that.
    pub ignore: Vec<Selector>,
}

impl Default for Selection {
    fn default() -> Selection {
        Selection { select: vec![Selector::All], ignore: Vec::new() }
    }
}

impl Selection {
    /// Whether a rule counts. What is more particular wins: `select = ["growth-rate"]` with
    /// `ignore = ["changes"]` leaves that one rule of the group. Of equals, `ignore` wins.
    pub fn holds(&self, rule: Rule) -> bool {
        let rank =
            |list: &[Selector]| list.iter().filter(|it| it.holds(rule)).map(|it| it.rank()).max();
        match (rank(&self.select), rank(&self.ignore)) {
            (Some(chosen), Some(left_out)) => chosen > left_out,
            (chosen, _) => chosen.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selection(select: &[&str], ignore: &[&str]) -> Selection {
        let read = |names: &[&str]| {
            names.iter().map(|name| Known::default().selector(name).unwrap()).collect()
        };
        Selection { select: read(select), ignore: read(ignore) }
    }

    #[test]
    fn the_more_particular_name_wins() {
        let only = selection(&["growth-rate"], &["changes"]);
        assert!(only.holds(Rule::GrowthRate) && !only.holds(Rule::ChangeAmount));
        let without = selection(&["all"], &["changes", "stale-date"]);
        assert!(!without.holds(Rule::GrowthRate) && !without.holds(Rule::StaleDate));
        assert!(without.holds(Rule::SumOfItems));
        assert!(!selection(&["growth-rate"], &["growth-rate"]).holds(Rule::GrowthRate));
        assert!(selection(&["all"], &["all"]).select.len() == 1);
    }

    #[test]
    fn every_name_is_read_back() {
        for name in Known::default().names() {
            assert_eq!(Known::default().selector(name).unwrap().to_string(), name);
        }
        assert_eq!(Known::default().selector("nonsuch"), None);
    }
}
