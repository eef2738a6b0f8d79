//! The one row of a 三公 table of which only the order of the amounts is known.
//!
//! Contract: the official order is 合计, 因公出国（境）费, 公务用车 (小计, 购置费, 运行维护费), 公务接待费, each with
//! budget and final account. Blank columns are left out in print; an amount gets a column only where
//! every way of placing the row that adds up gives it the same one.

use crate::disclosure::{Disclosure, FigureId};
use crate::number::Exact;

use super::panel::{Column, Panel, Row};

/// The columns in their official order.
const COLUMNS: [&[&str]; 6] = [
    &["三公经费", "合计"],
    &["因公出国（境）费"],
    &["公务用车购置及运行维护费", "小计"],
    &["公务用车购置费"],
    &["公务用车运行维护费"],
    &["公务接待费"],
];

/// Gives the amounts of a row their columns.
pub(super) fn place(panel: &Panel, disclosure: &Disclosure) -> Option<Panel> {
    let [row] = panel.rows.as_slice() else { return None };
    let printed: Vec<FigureId> = row.values.iter().flatten().copied().collect();
    let pairs: Vec<[FigureId; 2]> = printed
        .chunks(2)
        .filter_map(|pair| match pair {
            [budget, spent] => Some([*budget, *spent]),
            _ => None,
        })
        .collect();
    if printed.len() % 2 == 1 || pairs.is_empty() || pairs.len() > COLUMNS.len() {
        return None;
    }
    let fitting: Vec<Vec<usize>> = ways(pairs.len())
        .into_iter()
        .filter(|way| (0..2).all(|side| adds_up(way, &pairs, side, disclosure)))
        .collect();
    let first = fitting.first()?;
    let mut values = vec![None; COLUMNS.len() * 2];
    for (index, pair) in pairs.iter().enumerate() {
        let column = first.get(index)?;
        if fitting.iter().all(|way| way.get(index) == Some(column)) {
            for (side, id) in pair.iter().enumerate() {
                *values.get_mut(column * 2 + side)? = Some(*id);
            }
        }
    }
    let columns = COLUMNS.iter().flat_map(|names| {
        ["预算数", "决算数"].map(|basis| Column {
            percent: false,
            path: names.iter().copied().chain([basis]).map(str::to_owned).collect(),
        })
    });
    let row = Row { row: row.row, values, ..Row::default() };
    Some(Panel { columns: columns.collect(), rows: vec![row], inferred: true })
}

/// Every way of placing so many pairs into the columns, in order, the first in the first.
fn ways(pairs: usize) -> Vec<Vec<usize>> {
    let mut ways = vec![vec![0]];
    for _ in 1..pairs {
        let longer = ways.iter().flat_map(|way: &Vec<usize>| {
            let next = way.last().map_or(0, |last| last + 1);
            (next..COLUMNS.len()).map(move |column| {
                let mut way = way.clone();
                way.push(column);
                way
            })
        });
        ways = longer.collect();
    }
    ways
}

/// Whether a way of placing adds up, blanks being nothing: 合计 = 出国 + 用车 + 接待, 用车 = 购置 + 运行.
fn adds_up(way: &[usize], pairs: &[[FigureId; 2]], side: usize, disclosure: &Disclosure) -> bool {
    let mut slack = Exact::zero();
    let mut at = |column: usize| {
        let index = way.iter().position(|own| *own == column);
        let id = index.and_then(|index| pairs.get(index)).and_then(|pair| pair.get(side));
        let figure = id.and_then(|id| disclosure.figure(*id));
        if let Some(figure) = figure {
            slack = slack.clone().max(figure.reading().step);
        }
        figure.map_or_else(Exact::zero, crate::disclosure::Figure::value)
    };
    let [total, abroad, vehicles, purchase, operation, reception] = [0, 1, 2, 3, 4, 5].map(&mut at);
    let parts = &(&abroad + &vehicles) + &reception;
    let running = &purchase + &operation;
    let slack = &slack + &slack;
    (&total - &parts).abs() <= slack && (&vehicles - &running).abs() <= slack
}
