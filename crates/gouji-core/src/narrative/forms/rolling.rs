//! `当年结余A，上年滚存结余B，年末滚存结余C`: what was left before and what is left of the year make what
//! is left at its end.
//!
//! `年初结余A，本年收入B，本年支出C，年末结余D` is the same with what came in and went out.
//!
//! Contract: certain where they follow each other in one sentence that has nothing else to say of
//! them; with another amount or a transfer between them only what closes is claimed. What came in
//! and what went out are of one account: both bare, or both named after it.

use crate::disclosure::{Disclosure, FigureId, Form, Says, TotalKind, Why};
use crate::lexicon::{Rolling, chains, is_any, labels};
use crate::words::Words;

use super::super::event::FigureEvent;
use super::super::label::without_brackets;
use super::super::role::Role;
use super::Sentence;
use super::balance::closes;

/// Finds the balances of one sentence that are carried on.
pub fn rolling(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &labels().rolling;
    // Most sentences speak of nothing that is left.
    if !words.after.stand_in(sentence.text(sentence.start, sentence.end)) {
        return;
    }
    let money: Vec<&FigureEvent> = sentence
        .figures
        .iter()
        .copied()
        .filter(|figure| matches!(figure.role, Role::Amount | Role::Delta(_)))
        .collect();
    for run in money.windows(3) {
        let [one, other, total] = run else { continue };
        let known = (is_of(one, &words.of_year) && is(other, &words.before))
            || (is_of(one, &words.before) && is(other, &words.of_year));
        if known && is(total, &words.after) {
            say(sentence, run, vec![(one.id, false), (other.id, false)], disclosure);
        }
    }
    for run in money.windows(4) {
        let [.., total] = run else { continue };
        let (income, spent, before) = match run {
            [before, income, spent, _] if is_of(before, &words.before) => (income, spent, before),
            [income, spent, before, _] if is(before, &words.before) => (income, spent, before),
            _ => continue,
        };
        if is(total, &words.after) && are_sides(income, spent, words) {
            let items = vec![(before.id, false), (income.id, false), (spent.id, true)];
            say(sentence, run, items, disclosure);
        }
    }
}

/// The names that an amount may have: without the word that adds it (`加上年结余` is 加 and 上年结余), its year and
/// remarks.
fn names_of(figure: &FigureEvent) -> impl Iterator<Item = String> {
    let name = without_brackets(figure.cues.full_name()).into_owned();
    let added = labels().rolling.adding.iter();
    let behind: Vec<String> =
        added.filter_map(|word| name.strip_prefix(word.as_str())).map(str::to_owned).collect();
    std::iter::once(name).chain(behind).map(|name| {
        let year = name.trim_start_matches(|c: char| c.is_ascii_digit());
        let dated = year.strip_prefix('年').filter(|_| year.len() + 4 == name.len());
        dated.map(str::to_owned).unwrap_or(name)
    })
}

fn is(figure: &FigureEvent, names: &Words) -> bool {
    names_of(figure).any(|name| is_any(&name, names))
}

/// The same where the account may be named before: `当年社保基金收支结余`, `社保基金年初结余`.
fn is_of(figure: &FigureEvent, names: &Words) -> bool {
    let never = &labels().rolling.never;
    names_of(figure).any(|name| {
        let year = labels().rolling.this_year.begins(&name);
        let rest = year.and_then(|year| name.strip_prefix(year)).unwrap_or(&name);
        let account = names.ends(rest).and_then(|end| rest.strip_suffix(end));
        account.is_some_and(|account| !never.stand_in(account)) || is_any(&name, names)
    })
}

/// Whether two amounts are what came into one account and what went out of it.
fn are_sides(income: &FigureEvent, spent: &FigureEvent, words: &Rolling) -> bool {
    let [came, went] = &words.sides;
    let side = |figure: &FigureEvent, names: &Words, end: &str| {
        if is(figure, names) {
            return Some(String::new());
        }
        names_of(figure).next()?.strip_suffix(end).map(str::to_owned)
    };
    match (side(income, &words.income, came), side(spent, &words.spent, went)) {
        // 社保基金收入A，支出B: the second goes without the name.
        (Some(income), Some(spent)) => spent.is_empty() || income == spent,
        _ => false,
    }
}

fn say(
    sentence: &Sentence<'_>,
    run: &[&FigureEvent],
    items: Vec<(FigureId, bool)>,
    disclosure: &mut Disclosure,
) {
    let (Some(first), Some(total)) = (run.first(), run.last()) else { return };
    let plain = run
        .iter()
        .all(|figure| figure.depth == 0 && figure.role == Role::Amount && !figure.cues.compared);
    let moved =
        chains().moved.stand_in(&without_brackets(sentence.text(sentence.start, sentence.end)))
            || sentence.text(first.start, total.end).contains('；');
    if plain && (!moved || closes(total.id, &items, disclosure)) {
        disclosure.say(
            Why::certain(Form::ChainRolling, !moved),
            Says::Total { total: total.id, items, kind: TotalKind::Amounts },
        );
    }
}
