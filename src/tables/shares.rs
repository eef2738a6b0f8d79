//! Columns of shares of a total of the table: 占本年收入合计%.
//!
//! Contract: of which column and which row the shares are is told by the rows: nearly all must agree before
//! one is asked. Bounded: only totals and the first row are tried as the whole.

use crate::disclosure::{Disclosure, Figure, FigureId, Form, Ground, Says, Why};

use super::header::is_total;
use super::panel::Panel;
use super::roles;
use super::statement;

/// So many shares must agree at least, and so many for each that does not.
const ENOUGH: usize = 4;
const FOR_EACH: usize = 5;

/// So many totals are tried.
const MOST_TOTALS: usize = 6;

/// A share with its part and its whole.
type Triple = [FigureId; 3];

/// Claims the columns of shares of a panel; gives the columns that were read so.
pub(super) fn claims(panel: &Panel, amounts: &[usize], disclosure: &mut Disclosure) -> Vec<usize> {
    let total = |label: &str| is_total(&statement::name(label));
    let rows = panel.rows.iter().enumerate();
    let totals = rows.filter(|(at, row)| *at == 0 || total(&row.label)).map(|(at, _)| at);
    let totals: Vec<usize> = totals.take(MOST_TOTALS).collect();
    let mut read = Vec::new();
    for (column, head) in panel.columns.iter().enumerate() {
        if !head.is_percent() || !roles::names_whole(&head.path) {
            continue;
        }
        let tried = totals.iter().flat_map(|whole| amounts.iter().map(move |part| (*whole, *part)));
        let best = tried
            .map(|(whole, part)| {
                let triples = triples(panel, column, part, whole);
                let held = triples.iter().filter(|it| holds(it, disclosure)).count();
                (held, triples)
            })
            .max_by_key(|(held, triples)| (*held, std::cmp::Reverse(triples.len())));
        let Some((held, triples)) = best else { continue };
        if held >= ENOUGH && (triples.len() - held) * FOR_EACH <= held {
            read.push(column);
            let family = disclosure.family();
            for [share, part, whole] in triples {
                let why = Why::on(Form::TableRate, Ground::FamilyHolds).of(family);
                let wholes = vec![whole];
                disclosure.say(why, Says::Share { share, part, wholes, list: Vec::new() });
            }
        }
    }
    read
}

fn triples(panel: &Panel, share: usize, part: usize, whole: usize) -> Vec<Triple> {
    let Some(whole) = panel.rows.get(whole).and_then(|row| row.value(part)) else {
        return Vec::new();
    };
    let own = panel.rows.iter().filter(|row| !row.loose && !row.odd);
    own.filter_map(|row| Some([row.value(share)?, row.value(part)?, whole]))
        .filter(|[_, part, whole]| part != whole)
        .collect()
}

fn holds(triple: &Triple, disclosure: &Disclosure) -> bool {
    let [Some(share), Some(part), Some(whole)] = triple.map(|id| disclosure.figure(id)) else {
        return false;
    };
    let shown = share.reading();
    let made = Figure::value(part).div(&whole.value());
    !shown.value.is_zero() && made.is_some_and(|made| (&made - &shown.value).abs() <= shown.step)
}
