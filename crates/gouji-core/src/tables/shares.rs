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
const FOR_EACH: usize = 3;

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
        let tried: Vec<Vec<Triple>> =
            tried.map(|(whole, part)| triples(panel, column, part, whole, disclosure)).collect();
        let held = |triples: &[Triple], exact: bool| {
            triples.iter().filter(|it| holds(it, exact, disclosure)).count()
        };
        let sound = |triples: &[Triple]| {
            let held = held(triples, false);
            held >= ENOUGH && (triples.len() - held) * FOR_EACH <= held
        };
        let best = tried
            .iter()
            .max_by_key(|it| (held(it, false), held(it, true), std::cmp::Reverse(it.len())));
        let Some(best) = best.filter(|best| sound(best)) else { continue };
        read.push(column);
        // Of another column of nearly the same amounts it may be a share as well.
        let rivals: Vec<&Vec<Triple>> =
            tried.iter().filter(|it| !std::ptr::eq(*it, best) && sound(it)).collect();
        let told = best.iter().filter(|triple| {
            let exact = |it: &Triple| holds(it, true, disclosure);
            let of = |it: &&Vec<Triple>| {
                it.iter().any(|own| own.first() == triple.first() && exact(own))
            };
            exact(triple) || !rivals.iter().any(of)
        });
        let told: Vec<Triple> = told.copied().collect();
        let family = disclosure.family();
        for [share, part, whole] in told {
            let why = Why::on(Form::TableRate, Ground::FamilyHolds).of(family);
            let wholes = vec![whole];
            disclosure.say(why, Says::Share { share, part, wholes, list: Vec::new() });
        }
    }
    read
}

fn triples(
    panel: &Panel,
    share: usize,
    part: usize,
    whole: usize,
    disclosure: &Disclosure,
) -> Vec<Triple> {
    let Some(whole) = panel.rows.get(whole).and_then(|row| row.value(part)) else {
        return Vec::new();
    };
    let own = panel.rows.iter().filter(|row| !row.loose && !row.odd);
    own.filter_map(|row| Some([row.value(share)?, row.value(part)?, whole]))
        .filter(|[_, part, whole]| part != whole)
        // Nothing of anything is no share, and says nothing of which whole they are.
        .filter(|[share, part, _]| !(is_zero(*share, disclosure) && is_zero(*part, disclosure)))
        .collect()
}

fn is_zero(id: FigureId, disclosure: &Disclosure) -> bool {
    disclosure.figure(id).is_some_and(|figure| figure.value().is_zero())
}

/// Whether a share is nearly what its part makes of the whole; `exact` to the last digit.
fn holds(triple: &Triple, exact: bool, disclosure: &Disclosure) -> bool {
    let [Some(share), Some(part), Some(whole)] = triple.map(|id| disclosure.figure(id)) else {
        return false;
    };
    let shown = share.reading();
    let made = Figure::value(part).div(&whole.value());
    let slack = if exact { shown.step.half() } else { shown.step.clone() };
    !shown.value.is_zero() && made.is_some_and(|made| (&made - &shown.value).abs() <= slack)
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::mended;

    fn said(share: &str) -> Vec<(String, Option<String>)> {
        let text = format!(
            "青禾县2024年预算草案的报告\n\n2024年青禾县社会保险基金收入预算表\n\n单位：万元\n\n| 项目 | 2024年预算数 | 占本年收入合计% |\n|---|---|---|\n\
             | 收入合计 | 58,400 | 100.00 |\n| 社会保险费收入 | 31,240 | 53.49 |\n| 利息收入 | 1,260 | 2.16 |\n| 财政补贴收入 | 18,570 | {share} |\n\
             | 转移收入 | 2,730 | 4.67 |\n| 其他收入 | 4,600 | 7.88 |\n"
        );
        mended(&text)
    }

    #[test]
    fn shares_are_of_the_total_of_the_table() {
        assert_eq!(said("31.80"), []);
        assert_eq!(said("38.10"), [("38.10%".to_owned(), Some("31.80%".to_owned()))]);
    }

    #[test]
    fn empty_rows_say_nothing_of_the_whole() {
        let text = |share: &str| {
            format!(
                "青禾县2024年预算草案的报告\n\n2024年青禾县债券资金投向情况表\n\n单位：万元\n\n| 投向 | 金额 | 占比 |\n|---|---|---|\n\
                 | 合计 | 58,400 | 100.00% |\n| 铁路 | 0 | 0.00% |\n| 公路 | 31,240 | 53.49% |\n| 机场 | 0 | 0.00% |\n\
                 | 水运 | 0 | 0.00% |\n| 能源 | 18,570 | {share} |\n| 水利 | 3,990 | 6.83% |\n| 环保 | 2,600 | 4.45% |\n| 其他 | 2,000 | 3.42% |\n"
            )
        };
        assert_eq!(mended(&text("31.80%")), []);
        assert_eq!(mended(&text("38.10%")), [("38.10%".to_owned(), Some("31.80%".to_owned()))]);
    }
}
