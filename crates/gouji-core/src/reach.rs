//! Of whom and when a figure speaks: its level of government, its years, its stage.
//!
//! Contract: only what words say; what nobody says is not known and differs from nothing. A heading hands on to the
//! headings below what they do not say themselves, and so do a paragraph's first words and a sentence.

use std::sync::LazyLock;

use crate::lexicon::{Word, behind_any};
use crate::words::Words;
use crate::yaml::by_key::by_key;

by_key! {
    /// The words, from `rules/reach.yaml`.
    #[derive(Debug, Default)]
    struct File {
        levels: Levels,
        moving: Words,
        spans: Words,
        parts: Vec<String>,
        accounts: Words,
        reached: Words,
        reasons: Words,
        contained: Words,
        planned: Planned,
    }
}

by_key! {
    #[derive(Debug, Default)]
    struct Planned {
        words: Words,
        accounts: Words,
        outturn: Words,
    }
}

by_key! {
    #[derive(Debug, Default)]
    struct Levels {
        all: Vec<String>,
        own: Vec<String>,
        area: Vec<String>,
        below: Words,
    }
}

static WORDS: LazyLock<File> = LazyLock::new(|| {
    crate::yaml::typed::from_str(include_str!("../rules/reach.yaml")).unwrap_or_default()
});

/// How far from its beginning a name can say whose it is: behind the name of a place.
const LEAD: usize = 12;

/// A level of government.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// All of it, with every level below (全市), and of what, where the word says so.
    All(Option<char>),
    /// The level itself (市本级, 市直).
    Own(Option<char>),
    /// A part with accounts of its own (园区).
    Area(String),
}

impl Level {
    /// Its name in an identity.
    pub fn name(&self) -> String {
        let of = |tier: &Option<char>| tier.map(String::from).unwrap_or_default();
        match self {
            Level::All(tier) => format!("全{}", of(tier)),
            Level::Own(tier) => format!("{}本级", of(tier)),
            Level::Area(name) => name.clone(),
        }
    }

    /// Whether it is certainly another: 本级 may be that of any government.
    fn differs(&self, other: &Level) -> bool {
        match (self, other) {
            (Level::All(one), Level::All(other)) | (Level::Own(one), Level::Own(other)) => {
                one.zip(*other).is_some_and(|(one, other)| one != other)
            }
            _ => self != other,
        }
    }

    /// Whether it is the level of a government whose whole another is.
    pub fn is_within(&self, whole: &Level) -> bool {
        match (self, whole) {
            (Level::Own(one), Level::All(other)) => {
                one.zip(*other).is_none_or(|(one, other)| one == other)
            }
            _ => false,
        }
    }
}

/// A name behind the words of all levels below, if it begins with them.
pub fn below(name: &str) -> Option<&str> {
    behind_any(name, &WORDS.levels.below)
}

/// Whether a name is that of all levels together.
pub fn is_of_all(name: &str) -> bool {
    matches!(level(name), Some(Level::All(_)))
}

/// Whether two names are those of a government's own level and of all levels below it, of what `whole` says of
/// both together: 市本级 and 县区 of 全市. What follows the level has to pass `rest`.
pub fn are_all_levels(whole: &str, names: [&str; 2], rest: impl Fn(&str) -> bool) -> bool {
    let Some(Level::All(Some(of))) = level(whole) else { return false };
    let own = |name: &str| {
        let words = WORDS.levels.own.iter().filter(|word| tier(word).is_none_or(|it| it == of));
        let behind = words.filter_map(|word| name.strip_prefix(word.as_str()));
        behind.min_by_key(|rest| rest.len()).is_some_and(&rest)
    };
    let lower = |name: &str| !name.starts_with(of) && below(name).is_some_and(&rest);
    let [one, other] = names;
    (own(one) && lower(other)) || (own(other) && lower(one))
}

/// The government that a word of a level names: 市 of 全市, 市级 and 市本级.
fn tier(word: &str) -> Option<char> {
    let first = word.trim_start_matches('全').chars().next()?;
    (!['本', '汇'].contains(&first)).then_some(first)
}

/// Whose figures, and of which time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// The level.
    pub level: Option<Level>,
    /// The one year.
    pub year: Option<i32>,
    /// Several years together, or a part of one.
    pub period: Option<String>,
    /// The budget or outturn.
    pub stage: Option<Word>,
}

impl Reach {
    /// What a text says.
    pub fn of(text: &str) -> Reach {
        // The number of a heading, or the mark of a list, stands before what it says.
        let behind = crate::heading::marker(text).map_or(0, |(_, behind)| behind);
        let text = text.get(behind..).unwrap_or("").trim_start_matches('、');
        let stage = is_planned(text).then_some(Word::Budget);
        Reach { level: level(text), period: period(text), stage, ..Reach::default() }
    }

    /// With what the text around it says, where it says nothing itself.
    #[must_use]
    pub fn within(self, outer: &Reach) -> Reach {
        // What names its year is not of the years around it.
        let period = outer.period.clone().filter(|_| self.year.is_none());
        Reach {
            level: self.level.or_else(|| outer.level.clone()),
            year: self.year.or(outer.year),
            period: self.period.or(period),
            stage: self.stage.or(outer.stage),
        }
    }

    /// Whether both are known to be of different levels or times.
    pub fn is_apart(&self, other: &Reach) -> bool {
        let differ = |one: &Option<Level>, other: &Option<Level>| {
            one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| one.differs(other))
        };
        let years = self.year.zip(other.year).is_some_and(|(one, other)| one != other);
        let several =
            |period: &Option<String>| period.as_ref().is_some_and(|word| WORDS.spans.name(word));
        let both = self.period.is_some() && other.period.is_some();
        let spans = (both || several(&self.period) || several(&other.period))
            && self.period != other.period;
        differ(&self.level, &other.level) || years || spans
    }
}

/// The level that the beginning of a name says.
fn level(text: &str) -> Option<Level> {
    // The first word counts; of several that begin there, the longest.
    let (at, index) = text.char_indices().take(LEAD + 1).find_map(|(at, _)| {
        let found = TOGETHER.levels.begins_at(text.get(at..)?);
        found.map(|index| (at, index))
    })?;
    let moves = text.get(..at).is_none_or(|before| WORDS.moving.stand_in(before));
    TOGETHER.level.get(index).filter(|_| !moves).cloned()
}

fn period(text: &str) -> Option<String> {
    let found = TOGETHER.periods.all_in(text);
    found.max_by_key(|(_, index, word)| (word.len(), *index)).map(|(.., word)| word.to_owned())
}

/// Whether a text announces a budget: 预算安排情况, and not 一般公共预算情况 or 预算执行情况.
fn is_planned(text: &str) -> bool {
    let words = &WORDS.planned;
    let announced = |(at, _, _): &(usize, usize, &str)| {
        text.get(..*at).is_some_and(|before| words.accounts.ends(before).is_none())
    };
    !words.outturn.stand_in(text) && words.words.all_in(text).any(|found| announced(&found))
}

/// Lists that are searched together.
struct Together {
    levels: Words,
    /// What each of them says.
    level: Vec<Level>,
    periods: Words,
}

static TOGETHER: LazyLock<Together> = LazyLock::new(|| {
    let words = &WORDS.levels;
    let all = words.all.iter().map(|word| (word.clone(), Level::All(tier(word))));
    let own = words.own.iter().map(|word| (word.clone(), Level::Own(tier(word))));
    let area = words.area.iter().map(|word| (word.clone(), Level::Area(word.clone())));
    let (levels, level): (Vec<String>, _) = all.chain(own).chain(area).unzip();
    let periods: Vec<String> = WORDS.spans.iter().chain(&WORDS.parts).cloned().collect();
    Together { levels: levels.into(), level, periods: periods.into() }
});

/// Whether 预算 in a name belongs to the account it names.
pub fn is_account(label: &str) -> bool {
    WORDS.accounts.stand_in(label)
}

/// A name without the words behind it that only say that it was reached.
pub fn without_reached(name: &str) -> &str {
    let mut name = name;
    while let Some(rest) = WORDS.reached.iter().find_map(|word| name.strip_suffix(word.as_str())) {
        name = rest;
    }
    name
}

/// Whether what a name means is, at one level, part of what it means at all levels.
pub fn is_contained(name: &str) -> bool {
    WORDS.contained.name(name)
}

/// What opens reasons that are listed one by one: where each begins and ends.
pub fn openers_of_reasons(text: &str) -> Vec<(usize, usize)> {
    WORDS.reasons.all_in(text).map(|(at, _, word)| (at, at + word.len())).collect()
}

/// The marks that reasons are listed with: where each begins and ends.
pub fn marks_of_reasons(text: &str) -> Vec<(usize, usize)> {
    let marks = ["：", "一是", "（1）", "（一）", "①", "1."];
    let places = marks.iter().flat_map(|mark| text.match_indices(mark));
    places.map(|(at, mark)| (at, at + mark.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_name_says_whose_it_is() {
        let level = |text: &str| Reach::of(text).level;
        assert_eq!(level("全市一般公共预算支出"), Some(Level::All(Some('市'))));
        assert_eq!(level("青禾市市本级一般公共预算支出"), Some(Level::Own(Some('市'))));
        assert_eq!(level("（二）园区预算执行情况"), Some(Level::Area("园区".to_owned())));
        assert_eq!(level("补助县级"), None);
        assert_eq!(level("一般公共预算支出"), None);
    }

    #[test]
    fn a_heading_can_announce_a_budget() {
        let stage = |text: &str| Reach::of(text).stage;
        assert_eq!(stage("（一）预算安排"), Some(Word::Budget));
        assert_eq!(stage("八、政府性基金预算情况说明"), None);
        assert_eq!(stage("一、预算执行情况"), None);
    }

    #[test]
    fn what_is_not_said_differs_from_nothing() {
        let [all, own, none] = ["全市收入", "市级收入", "收入"].map(Reach::of);
        assert!(all.is_apart(&own) && !all.is_apart(&none));
        let [city, county, level] = ["市级收入", "县级收入", "本级收入"].map(Reach::of);
        assert!(city.is_apart(&county) && !city.is_apart(&level));
        let [plan, year] = ["十四五全市投入", "全市投入"].map(Reach::of);
        assert!(plan.is_apart(&year));
        let below = Reach::of("收入情况").within(&own);
        assert!(below.is_apart(&all));
        let [half, whole] = ["上半年收入", "收入"].map(Reach::of);
        assert!(!half.is_apart(&whole));
    }
}
