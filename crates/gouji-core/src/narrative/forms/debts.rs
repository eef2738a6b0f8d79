//! `一般债务限额A…。专项债务限额B…。债务限额合计T`: the two kinds of debt and their sum; `全市债务限额T…。全市债务限额中，市级
//! 债务限额A，县区债务限额B`: the levels of government and their sum.
//!
//! Contract: the three are of one level, year and name but for the kind; the sum says that it is one and stands
//! last; of every name the paragraph, or else the section, has one amount before it.

use crate::disclosure::{Disclosure, FigureId, Form, Ground, Says, TotalKind, Why};
use crate::document::Passage;
use crate::lexicon::labels;
use crate::partition::without_level;
use crate::reach;

use super::super::event::FigureEvent;
use super::super::label::without_brackets;
use super::balance::is_amount;

/// So many debts of a section are remembered; no section names more.
const MOST: usize = 64;

/// What an amount of debt is of the sum of its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// One of the two kinds.
    Kind(usize),
    /// The sum.
    Total,
}

/// An amount of debt.
struct Debt {
    id: FigureId,
    part: Part,
    /// Whose it is, of which year, and its name without the kind.
    key: (String, Option<i32>, String),
    paragraph: usize,
}

/// The debts of a section that are kept by kind.
#[derive(Default)]
pub struct Debts {
    seen: Vec<Debt>,
    paragraph: usize,
}

impl Debts {
    /// A heading: what follows is of something else.
    pub fn clear(&mut self) {
        self.seen.clear();
    }

    /// Takes in the figures of a paragraph.
    pub fn read(
        &mut self,
        passage: &Passage,
        figures: &[&FigureEvent],
        disclosure: &mut Disclosure,
    ) {
        levels(passage, figures, disclosure);
        self.paragraph += 1;
        let (mut level, mut year) = (String::new(), None);
        for figure in figures.iter().filter(|figure| is_amount(figure) && !figure.cues.compared) {
            // `全市债务限额A，年末债务余额B`: what names no level or year is of those before it.
            year = figure.cues.year.or(year);
            let Some((own, part, name)) = named(&figure.label) else { continue };
            if !own.is_empty() {
                level = own;
            }
            let key = (level.clone(), year, name);
            let debt = Debt { id: figure.id, part, key, paragraph: self.paragraph };
            if part == Part::Total {
                self.total(&debt, disclosure);
            }
            if self.seen.len() < MOST {
                self.seen.push(debt);
            }
        }
    }

    fn total(&self, total: &Debt, disclosure: &mut Disclosure) {
        let only = |part: Part, near: bool| {
            let is = |debt: &&Debt| {
                let there = !near || debt.paragraph == total.paragraph;
                debt.part == part && debt.key == total.key && there
            };
            let mut found = self.seen.iter().filter(is);
            found.next().filter(|_| found.next().is_none()).map(|debt| debt.id)
        };
        let none = |part: Part| !self.seen.iter().any(|it| it.part == part && it.key == total.key);
        let both = |near: bool| only(Part::Kind(0), near).zip(only(Part::Kind(1), near));
        let both = both(true).or_else(|| both(false)).filter(|_| none(Part::Total));
        if let Some((general, special)) = both {
            claim(total.id, [general, special], disclosure);
        }
    }
}

/// `核定我市债务限额T。全市债务限额中，市级债务限额A，县区债务限额B`: the one amount of that name before them is their sum.
fn levels(passage: &Passage, figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    let plain: Vec<&FigureEvent> =
        figures.iter().copied().filter(|figure| is_amount(figure)).collect();
    for (count, pair) in plain.windows(2).enumerate() {
        let [one, other] = pair else { continue };
        let name = without_level(&one.label);
        let debts = &labels().debts;
        if debts.limits.ends(name).or_else(|| debts.balances.ends(name)).is_none() {
            continue;
        }
        let before = count.checked_sub(1).and_then(|index| plain.get(index));
        let from = before.map_or(0, |figure| figure.end);
        let lead = passage.text().get(from..one.start).unwrap_or("");
        let Some(lead) = lead.strip_suffix(one.label.as_str()) else { continue };
        let clause = lead.trim_end_matches('，').rsplit(['。', '；']).next().unwrap_or("");
        let Some(word) = debts.among.ends(clause) else { continue };
        let whole = clause.strip_suffix(word).unwrap_or("");
        let rest = |rest: &str| rest == name;
        if !whole.ends_with(name) || !reach::are_all_levels(whole, [&one.label, &other.label], rest)
        {
            continue;
        }
        let is_whole = |figure: &&&FigureEvent| {
            let bare = without_level(&figure.label) == name;
            bare && (figure.label == name || reach::is_of_all(&figure.label))
        };
        let mut totals = plain.iter().take(count).filter(is_whole);
        if let (Some(total), None) = (totals.next(), totals.next()) {
            claim(total.id, [one.id, other.id], disclosure);
        }
    }
}

fn claim(total: FigureId, parts: [FigureId; 2], disclosure: &mut Disclosure) {
    let items = parts.map(|part| (part, false)).to_vec();
    let why = Why::on(Form::ChainDebts, Ground::KnownParts);
    disclosure.say(why, Says::Total { total, items, kind: TotalKind::Amounts });
}

/// Whose debt it is, what it is, and its name without the kind.
fn named(label: &str) -> Option<(String, Part, String)> {
    let words = &labels().debts;
    let label = without_brackets(label);
    let ends = [&words.limits, &words.balances, &words.totals];
    if ends.iter().all(|words| words.ends(&label).is_none()) {
        return None;
    }
    let (name, part) = match words.totals.ends(&label) {
        Some(end) => (label.strip_suffix(end)?.to_owned(), Part::Total),
        None => {
            let mut kinds = words.both.iter().enumerate();
            let (kind, word) = kinds.find(|(_, word)| label.contains(word.as_str()))?;
            (label.replacen(word.as_str(), "", 1), Part::Kind(kind))
        }
    };
    let name = words.idle.iter().fold(name, |name, word| name.replace(word.as_str(), ""));
    words.limits.ends(&name).or_else(|| words.balances.ends(&name))?;
    let bare = without_level(&name);
    let level = name.get(..name.len() - bare.len()).unwrap_or("");
    Some((level.to_owned(), part, bare.to_owned()))
}
