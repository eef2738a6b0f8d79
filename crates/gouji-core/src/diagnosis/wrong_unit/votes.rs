//! What the amounts of a table say of its unit, each by its other print.
//!
//! Contract: a unit is decided where most of the amounts that have another print need it; the text is right, and a
//! table that is decided speaks for the next.

use std::collections::BTreeMap;

use super::{Pair, mended_by, money, table_of};
use crate::disclosure::{Disclosure, Figure, FigureId, MoneyUnit};
use crate::judge::{Verdict, judge};
use crate::statement::{Chain, Statement};

const UNITS: [MoneyUnit; 5] = [
    MoneyUnit::Yuan,
    MoneyUnit::Thousand,
    MoneyUnit::TenThousand,
    MoneyUnit::Million,
    MoneyUnit::HundredMillion,
];

/// So often more one unit must be needed than all others together.
const CLEARLY: usize = 2;

/// The unit that a table names and the one that it needs.
type Units = BTreeMap<usize, (MoneyUnit, MoneyUnit)>;

/// So often tables that were decided speak for others.
const ROUNDS: usize = 4;

/// What each table needs, as far as its amounts say.
pub(super) fn decide(pairs: &[Pair], disclosure: &Disclosure) -> Units {
    let mut units = Units::new();
    for _ in 0..ROUNDS {
        let mut votes: BTreeMap<usize, BTreeMap<i32, (MoneyUnit, MoneyUnit, usize)>> =
            BTreeMap::new();
        let mut other: BTreeMap<usize, usize> = BTreeMap::new();
        for (id, print) in pairs.iter().flat_map(|it| [(it.left, it.right), (it.right, it.left)]) {
            let Some((table, own, needed)) = vote(id, print, &units, disclosure) else { continue };
            match needed {
                Some(needed) => {
                    let votes = votes.entry(table).or_default();
                    votes.entry(needed.exponent()).or_insert((own, needed, 0)).2 += 1;
                }
                None => *other.entry(table).or_default() += 1,
            }
        }
        let before = units.len();
        for (table, votes) in votes {
            let all: usize = votes.values().map(|(.., count)| count).sum::<usize>()
                + other.get(&table).copied().unwrap_or(0);
            let most = votes.into_values().max_by_key(|(.., count)| *count);
            if let Some((own, needed, count)) = most
                && count > CLEARLY * (all - count)
            {
                units.insert(table, (own, needed));
            }
        }
        if units.len() == before {
            break;
        }
    }
    units
}

/// What an amount of a table that is not decided needs to agree with its other print.
fn vote(
    id: FigureId,
    print: FigureId,
    units: &Units,
    disclosure: &Disclosure,
) -> Option<(usize, MoneyUnit, Option<MoneyUnit>)> {
    let (figure, print) = (disclosure.figure(id)?, disclosure.figure(print)?);
    let (table, own) = (table_of(figure)?, money(figure)?);
    if units.contains_key(&table) {
        return None;
    }
    let print = match table_of(print) {
        // Where its unit is the one that is named above it.
        Some(other) => {
            let (named, right) = units.get(&other)?;
            mended_by(print, (money(print)? == *named).then_some(*right))
        }
        None => print.clone(),
    };
    // As it stands comes first.
    let all = std::iter::once(own).chain(UNITS);
    let needed = all.into_iter().find(|unit| agree(&mended_by(figure, Some(*unit)), &print));
    Some((table, own, needed))
}

/// Whether two prints are of one amount.
pub(super) fn agree(left: &Figure, right: &Figure) -> bool {
    let same =
        Statement::Same { left: left.reading(), right: right.reading(), chain: Chain::SameLeaf };
    matches!(judge(&same).verdict, Verdict::Holds | Verdict::Rounding | Verdict::Truncated)
}
