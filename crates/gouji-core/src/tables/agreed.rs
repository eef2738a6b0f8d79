//! Rows that are the sum of rows beside them, and columns of columns, where most of what is printed
//! agrees on it: the children of a row without a number, a total above its rows, the regions of a matrix.
//!
//! Contract: what belongs to a sum is told by the columns in which it closes; the same is then asked of the
//! columns in which it does not. List numbers only say where a group ends. What leaves a blank, or could be
//! another group, is not asked.

use std::collections::BTreeSet;

use crate::disclosure::{
    Disclosure, Doubt, Doubts, FigureId, Form, Ground, Says, TotalKind, Why, closes,
};
use crate::heading::{Marker, marker};

use super::few_rows;
use super::found::Found;
use super::header::is_total;
use super::nested;
use super::open::Cut;
use super::opening;
use super::panel::Panel;
use super::sheet::Sheet;
use super::statement;
use super::walked::{Level, columns, forward, groups};
use super::{paired, remainder, rivals, roles};

/// Claims the sums of a panel that its own columns and rows agree on; gives the totals of its rows.
pub(super) fn claims(
    panel: &Panel,
    cut: Cut,
    ragged: bool,
    disclosure: &mut Disclosure,
) -> BTreeSet<FigureId> {
    let mut totals = BTreeSet::new();
    let Some(sheet) = Sheet::of(panel, disclosure) else { return totals };
    few_rows::claims(panel, &sheet, disclosure);
    if sheet.lines() < 2 {
        return totals;
    }
    let family = disclosure.family();
    let last = sheet.lines().saturating_sub(1);
    let mut say = |sheet: &Sheet, found: &Found, kind: TotalKind, doubts: Doubts| {
        // Of columns that cannot be told apart one that closes says nothing of another, unless words or numbers
        // tell the group.
        let row = panel.rows.get(found.own).filter(|_| kind == TotalKind::Balance);
        let told = found.whole || row.is_none_or(|row| is_named(&row.label));
        let only = kind == TotalKind::Balance && nested::is_only_child(panel, found);
        for sum in sheet.sums(found) {
            if ragged && !told && !closes(sum.total, &sum.items, disclosure) {
                continue;
            }
            // A blank may be a number that was not read.
            let full = sum.items.len() == found.items.len();
            let form = match found {
                _ if only => Form::TableOnlyChild,
                _ if full && found.is_often(kind) => Form::TableAgreedOften,
                _ => Form::TableAgreed,
            };
            let mut why = Why::on(form, Ground::FamilyHolds).of(family);
            why.doubts = doubts.with_if(Doubt::Ragged, ragged);
            disclosure.say(why, Says::total(sum.total, sum.items, kind, true));
        }
    };
    // Codes say themselves what belongs to what.
    let coded = panel.rows.iter().filter(|row| row.code.is_some()).count();
    let mut rows = Vec::new();
    if coded * 2 <= panel.rows.len() {
        rows = groups(&sheet, &levels(panel));
        let known: BTreeSet<usize> = rows.iter().map(|group| group.own).collect();
        let told = nested::groups(panel, &sheet).into_iter();
        rows.extend(told.filter(|group| !known.contains(&group.own)));
        let known: BTreeSet<usize> = rows.iter().map(|group| group.own).collect();
        let paired = paired::groups(panel, &sheet).into_iter();
        rows.extend(paired.filter(|group| !known.contains(&group.own)));
    }
    let complete = opening::complete(panel, &rows);
    for found in rows {
        // What stands behind 其中 need not be all.
        let first = opening::first(panel, &found).map(|row| row.label.as_str());
        let open = first.is_some_and(|label| {
            statement::is_of_which(label) && !complete.contains(&statement::name(label))
        });
        let below = cut.below && found.items.contains(&last);
        let above = cut.above && found.items.contains(&0);
        say(
            &sheet,
            &found,
            TotalKind::Balance,
            Doubts::NONE.with_if(Doubt::Edge, below || above).with_if(Doubt::OpenEnded, open),
        );
        totals.extend(sheet.on(found.own));
    }
    // What one level gives to another stands in the columns of both, and counts once in that of all.
    let mut turned = sheet.turned();
    let uncertain = |label: &String| {
        roles::is_between_levels(label) || roles::is_no_amount(std::slice::from_ref(label))
    };
    turned.uncertain = panel.rows.iter().map(|row| uncertain(&row.label)).collect();
    let plain = vec![Level::default(); turned.lines()];
    // What changed is no part of what came of it: it is asked as a change.
    for (line, column) in sheet.columns.iter().enumerate() {
        let path = panel.columns.get(*column).map(|column| column.path.as_slice());
        if path.unwrap_or_default().iter().any(|text| roles::is_change(text)) {
            turned.clear(line);
        }
    }
    let count = turned.lines();
    let left: Vec<usize> = sheet
        .columns
        .iter()
        .enumerate()
        .filter_map(|(line, column)| {
            let own = &panel.columns.get(*column)?.path;
            own.last().is_some_and(|text| roles::is_left_over(text)).then_some(line)
        })
        .collect();
    let back = |line: usize| count.saturating_sub(line + 1);
    let path = |column: &usize| panel.columns.get(*column).map_or(&[][..], |it| it.path.as_slice());
    let paths: Vec<&[String]> = sheet.columns.iter().map(path).collect();
    let named = |line: usize| {
        let name = paths.get(line).and_then(|path| path.last());
        name.and_then(|name| roles::total_of(name)).is_some_and(str::is_empty)
    };
    let mut across = forward(&turned, &plain, |own| columns(named(own))).0;
    let reversed = forward(&turned.reversed(), &plain, |own| columns(named(back(own)))).0;
    across.splice(0..0, reversed.into_iter().map(|found| found.moved(back)));
    let completed = across.into_iter().map(|found| remainder::completed(found, &left, &turned));
    for found in rivals::settled(completed.collect(), &turned, &paths) {
        say(&turned, &found, TotalKind::Row, Doubts::NONE);
    }
    totals
}

/// Whether a label says that its row is a sum, or has a list number.
fn is_named(label: &str) -> bool {
    is_total(&statement::name(label)) || marker(label).is_some()
}

fn levels(panel: &Panel) -> Vec<Level> {
    let level = |label: &str| {
        let number = marker(label).filter(|(kind, _)| *kind != Marker::Part);
        let name = statement::name(label);
        Level { number: number.map(|(kind, _)| kind.level()), total: is_total(&name) }
    };
    panel.rows.iter().map(|row| level(&row.label)).collect()
}

#[cfg(test)]
#[path = "agreed_tests.rs"]
mod tests;
