//! What is said of one name: its amount with the rates behind it, to find the same name again elsewhere.
//!
//! Contract: an account is a named amount of running text with its level and year as far as words or headings
//! say them; a rate belongs to the amount right before it. A planned amount is measured from the outturn of
//! the year before where that is printed once, or always the same.

use std::collections::BTreeMap;

use crate::disclosure::{Change, Disclosure, FigureId, Form, Ground, Says, Why};
use crate::lexicon::{before_any, holds_any, labels};
use crate::partition::without_level;
use crate::reach::{Level, Reach};
use crate::reading::Hedge;
use crate::statement::{GrowthForm, Moved};

use super::event::FigureEvent;
use super::role::Role;
use super::segment::Against;

/// What one amount and the rates behind it say.
#[derive(Debug, Clone)]
struct Account {
    name: String,
    level: Option<Level>,
    year: i32,
    /// It is a plan for its year, no outturn.
    planned: bool,
    amount: FigureId,
    growth: Option<(Moved<FigureId>, GrowthForm, Against)>,
}

/// The accounts of a document.
#[derive(Debug, Default)]
pub struct Accounts {
    all: Vec<Account>,
}

impl Accounts {
    /// Takes down the accounts of a sentence; `around` is what the words and headings around it say.
    pub fn read(&mut self, figures: &[&FigureEvent], around: &Reach, disclosure: &Disclosure) {
        let mut year = around.year;
        let mut open = false;
        for figure in figures.iter().filter(|figure| figure.depth == 0) {
            year = figure.cues.year.or(year);
            match &figure.role {
                Role::Amount => {
                    open = false;
                    let Some(year) = year else { continue };
                    let found = account(figure, year, around, disclosure);
                    open = found.is_some();
                    self.all.extend(found);
                }
                Role::Growth(direction, form) if open => {
                    let against = figure.cues.against();
                    let moved = Moved { figure: figure.id, direction: *direction };
                    if let Some(last) = self.all.last_mut()
                        && last.growth.is_none()
                        && !figure.cues.incomparable
                    {
                        last.growth = Some((moved, *form, against));
                    }
                }
                Role::Delta(_) | Role::Completion(_) => {}
                _ => open = false,
            }
        }
    }

    /// Claims the growth of planned amounts over the outturn of the year before.
    pub fn claims(self, disclosure: &mut Disclosure) {
        type Key<'a> = (&'a str, &'a Option<Level>, i32);
        let mut outturns: BTreeMap<Key<'_>, Vec<FigureId>> = BTreeMap::new();
        for account in self.all.iter().filter(|account| !account.planned) {
            let key = (account.name.as_str(), &account.level, account.year);
            outturns.entry(key).or_default().push(account.amount);
        }
        let family = disclosure.family();
        for account in self.all.iter().filter(|account| account.planned) {
            let Some((rate, form, against)) = account.growth else { continue };
            let key = (account.name.as_str(), &account.level, account.year - 1);
            let Some(bases) = outturns.get(&key) else { continue };
            let value = |id: &FigureId| disclosure.figure(*id).map(|figure| figure.value());
            let Some((before, others)) = bases.split_first() else { continue };
            if others.iter().any(|other| value(other) != value(before)) {
                continue;
            }
            let ground = match against {
                Against::Year => Ground::Stated,
                Against::Unsaid => Ground::OnlyBecauseItCloses,
                Against::Budget => continue,
            };
            let why = Why::on(Form::ChangeOfPlan, ground).of(family);
            disclosure.say(
                why,
                Says::from(Change {
                    now: Some(account.amount),
                    before: Some(*before),
                    rate: Some((rate, form)),
                    ..Change::default()
                }),
            );
        }
    }
}

/// The account that an amount opens, if it names what it is.
fn account(
    figure: &FigureEvent,
    year: i32,
    around: &Reach,
    disclosure: &Disclosure,
) -> Option<Account> {
    let words = &labels().accounts;
    let cues = &figure.cues;
    let other = cues.compared || cues.last_year || cues.share_of.is_some() || figure.explained;
    let hedged = disclosure.figure(figure.id).is_none_or(|it| {
        it.hedge != Hedge::None || !it.doubts.is_empty() || it.numeral.is_negative()
    });
    if other || hedged || cues.completed().is_some() {
        return None;
    }
    let own = Reach::of(&cues.label).within(around);
    if own.period.is_some() {
        return None;
    }
    let mut name = without_level(&figure.label);
    let mut planned = holds_any(&cues.label, &words.planned);
    while let Some(rest) = before_any(name, &words.planned) {
        planned = true;
        name = rest;
    }
    let budget = cues.basis.is_some_and(crate::lexicon::Word::is_budget) && !cues.basis_inside;
    let named = name.chars().count() > 3 && !holds_any(name, &words.never);
    (named && (planned || !budget)).then(|| Account {
        name: name.to_owned(),
        level: own.level,
        year,
        planned,
        amount: figure.id,
        growth: None,
    })
}
