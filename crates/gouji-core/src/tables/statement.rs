//! Statements and other lists of labels: what adds up from top to bottom.
//!
//! Contract: list numbers (一、 （一） 1.) tell which rows are parts of which; a row that says 合计,
//! 小计 or 总计 is the sum of what stands above it since the sum before, that sum included. Rows
//! behind 其中 are parts that need not be all.

use crate::disclosure::{Disclosure, Doubts, FigureId, Form, Says, TotalKind, Why};
use crate::heading::{Marker, marker};
use crate::partition::is_plain_side;

use super::candidates::{By, Candidate, Trust};
use super::header::is_total;
use super::ordered;
use super::panel::{Column, Panel, Row};
use super::roles;
use super::serials;
use super::sums::{down, note_terms};

/// The depth of rows without a number at the top, and of those behind 其中.
const TOP: u8 = 0;
const OF_WHICH: u8 = 90;

/// The depth of rows without a number that are parts of the one above.
const BELOW: u8 = 60;

/// So much further in, in quarters of a character, a label stands below the one above.
pub(super) const FURTHER: usize = 2;

/// A row with its place in the outline.
#[derive(Debug)]
pub(super) struct Line<'p> {
    /// The row.
    pub row: &'p Row,
    /// Its label without list number and 其中.
    pub name: String,
    /// The row it is a part of.
    pub parent: Option<usize>,
    /// Whether it stands behind 其中.
    pub of_which: bool,
    /// Whether it is a sum of rows above.
    pub total: bool,
}

/// The outline of a panel.
pub(super) fn outline(panel: &Panel) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    // The rows that further rows may be parts of, with their depth.
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut behind_total = false;
    // Rows without a number stand behind 其中: where the numbers go on, nothing of it does.
    let mut run = false;
    // How far the row at the top behind a sum stands in.
    let mut edge = None;
    for row in &panel.rows {
        let (depth, name, of_which) = label(&row.label);
        let total = is_total(&name);
        let index = lines.len();
        let mut parent = None;
        if total {
            open.clear();
            behind_total = true;
            run = false;
            edge = None;
        } else {
            if depth.is_some() && run {
                open.retain(|(above, _)| !matches!(*above, TOP | OF_WHICH));
            }
            run = depth.is_none() && (run || of_which);
            // Behind a sum, rows without a number are at the top and numbered ones their parts.
            let depth = match depth {
                None if of_which => OF_WHICH,
                // The money carried over, by fund, is part of the row above.
                None if behind_total && !open.is_empty() && is_fund(&name) => BELOW,
                None if behind_total && edge.is_some_and(|edge| row.indent >= edge + FURTHER) => {
                    BELOW
                }
                None if behind_total || open.is_empty() => TOP,
                None => open.first().map_or(0, |(depth, _)| *depth),
                Some(depth) => depth,
            };
            while open.last().is_some_and(|(above, _)| *above >= depth) {
                open.pop();
            }
            if depth == TOP {
                edge = Some(row.indent);
            }
            parent = open.last().map(|(_, index)| *index);
            open.push((depth, index));
        }
        lines.push(Line { row, name, parent, of_which, total });
    }
    lines
}

/// Whether a label names a fund alone.
fn is_fund(name: &str) -> bool {
    ["一般公共预算", "政府性基金", "国有资本经营"].iter().any(|fund| name.starts_with(fund))
}

/// A label without list number and 其中.
pub(super) fn name(text: &str) -> String {
    label(text).1
}

/// Whether a label stands behind 其中.
pub(super) fn is_of_which(text: &str) -> bool {
    label(text).2
}

/// Depth, name and 其中 of a label.
fn label(text: &str) -> (Option<u8>, String, bool) {
    let (marked, rest) = match marker(text) {
        Some((kind, behind)) if kind != Marker::Part => {
            (Some(kind.level()), text.get(behind..).unwrap_or(""))
        }
        _ => (None, text),
    };
    let (of_which, rest) = match rest.strip_prefix("其中") {
        Some(rest) => (true, rest.trim_start_matches('：')),
        None => (false, rest),
    };
    let (inner, rest) = match marker(rest) {
        Some((kind, behind)) if of_which => (Some(kind.level()), rest.get(behind..).unwrap_or("")),
        _ => (None, rest),
    };
    (marked.or(inner), rest.to_owned(), of_which)
}

/// The sums of an outline: sums over the rows above them, rows over their parts.
pub(super) fn sums(
    lines: &[Line<'_>],
    columns: &[Column],
    (trust, official): (Trust, bool),
    disclosure: &mut Disclosure,
) -> Vec<Candidate> {
    if let Some(listed) = serials::listed(lines) {
        return of_list(listed, columns, disclosure);
    }
    let mut sums = Vec::new();
    let mut block: Vec<usize> = Vec::new();
    let mut seen_total = false;
    first_row(lines, columns, &mut sums);
    let on_top = lines.first().is_some_and(|line| line.total);
    for (index, line) in lines.iter().enumerate() {
        if line.total {
            let items: Vec<&Row> =
                block.iter().filter_map(|i| lines.get(*i)).map(|l| l.row).collect();
            // Below a total on top nobody knows what a further one is of.
            let plain = is_side(line, &block, lines);
            let listed = if seen_total {
                // What stands between two totals is known of a department's table; elsewhere it may be a
                // group and its parts.
                official
                    || plain
                    || block.len() <= 2
                    || numbered(block.get(1..).unwrap_or(&[]), lines)
            } else {
                numbered(&block, lines)
            };
            let none = Doubts::NONE;
            // Behind the total of the year it is of that and what is added to it.
            let side = plain && (!seen_total || !on_top);
            let ordered = if on_top || official || side {
                None
            } else {
                ordered::rows(line, &block, lines, disclosure)
            };
            let (by, items, groups) = match ordered {
                Some(ordered) => (By::Numbers, ordered.items, ordered.groups),
                None if side => (By::Side, items, Vec::new()),
                None => (By::Form, items, Vec::new()),
            };
            let unsure = (on_top || !listed) && by == By::Form;
            let from = sums.len();
            for (whole, parts) in &groups {
                down(whole, parts, false, none, TotalKind::Balance, columns, &mut sums);
            }
            sums.iter_mut().skip(from).for_each(|sum| sum.by = By::Below);
            let before = sums.len();
            down(line.row, &items, unsure, none, TotalKind::Balance, columns, &mut sums);
            sums.iter_mut().skip(before).for_each(|sum| sum.by = by);
            note_terms(line.row, block.len().max(1), disclosure);
            block.clear();
            seen_total = true;
            block.push(index);
        } else if line.parent.is_none() {
            block.push(index);
        }
    }
    let mut parts_of: Vec<Vec<&Line<'_>>> = vec![Vec::new(); lines.len()];
    for line in lines {
        if let Some(parts) = line.parent.and_then(|parent| parts_of.get_mut(parent)) {
            parts.push(line);
        }
    }
    for (line, parts) in lines.iter().zip(parts_of) {
        if parts.is_empty() || line.total {
            continue;
        }
        let rows: Vec<&Row> = parts.iter().map(|part| part.row).collect();
        let numbered = parts.iter().all(|part| !part.of_which);
        let unsure = !numbered || parts.len() < 2;
        down(line.row, &rows, unsure, Doubts::NONE, TotalKind::Balance, columns, &mut sums);
        for part in parts.iter().filter(|part| part.of_which || trust == Trust::Known) {
            within(part.row, line.row, columns, disclosure);
        }
    }
    sums
}

/// The sums of a list whose rows are numbered one by one.
fn of_list(
    listed: serials::Listed<'_>,
    columns: &[Column],
    disclosure: &mut Disclosure,
) -> Vec<Candidate> {
    let mut sums = Vec::new();
    let grouped = !listed.groups.is_empty();
    let all = listed.all.into_iter().map(|(total, items)| (total, items, listed.on_top));
    let groups = listed.groups.into_iter().map(|(total, items)| (total, items, false));
    for (total, items, on_top) in all.chain(groups) {
        let from = sums.len();
        down(total, &items, false, Doubts::NONE, TotalKind::Balance, columns, &mut sums);
        // Below a total on top there may be more rows than were read, unless they come in groups.
        let by = if on_top && !grouped { By::Listed } else { By::Numbers };
        sums.iter_mut().skip(from).for_each(|sum| sum.by = by);
        note_terms(total, items.len().max(1), disclosure);
    }
    sums
}

/// The sum of a table whose first row is its total and whose other rows are all numbered alike.
fn first_row(lines: &[Line<'_>], columns: &[Column], sums: &mut Vec<Candidate>) {
    let Some((total, rest)) = lines.split_first().filter(|(first, _)| first.total) else { return };
    let tops: Vec<&Line<'_>> = rest.iter().filter(|line| line.parent.is_none()).collect();
    let level = |line: &&Line<'_>| marker(&line.row.label).map(|(kind, _)| kind.level());
    let first = tops.first().and_then(level);
    let alike = first.is_some() && tops.iter().all(|line| level(line) == first && !line.total);
    if alike && tops.len() > 1 {
        let rows: Vec<&Row> = tops.iter().map(|line| line.row).collect();
        down(total.row, &rows, false, Doubts::NONE, TotalKind::Balance, columns, sums);
    }
}

/// Whether the rows above a sum are by their names one side of a balance, none of them a part of another.
fn is_side(total: &Line<'_>, block: &[usize], lines: &[Line<'_>]) -> bool {
    let names: Vec<&str> =
        block.iter().filter_map(|index| lines.get(*index)).map(|line| line.name.as_str()).collect();
    lines.iter().all(|line| !line.of_which) && is_plain_side(&total.name, &names)
}

/// Whether every row above the first sum has a list number: without, some may be parts of others.
fn numbered(block: &[usize], lines: &[Line<'_>]) -> bool {
    block
        .iter()
        .filter_map(|index| lines.get(*index))
        .all(|line| line.row.label.is_empty() || marker(&line.row.label).is_some())
}

fn within(part: &Row, whole: &Row, columns: &[Column], disclosure: &mut Disclosure) {
    // A part is more than its whole where another part is below nothing.
    let bounded = |column: &Column| {
        column.adds_up() && !column.path.iter().any(|text| roles::may_be_negative(text))
    };
    if roles::may_be_negative(&part.label) || roles::may_be_negative(&whole.label) {
        return;
    }
    for (column, _) in columns.iter().enumerate().filter(|(_, column)| bounded(column)) {
        if let (Some(part), Some(whole)) = (part.value(column), whole.value(column)) {
            let negative = |id: FigureId| {
                disclosure.figure(id).is_none_or(|figure| figure.numeral.is_negative())
            };
            if !negative(part) && !negative(whole) {
                disclosure.say(Why::stated(Form::TablePart), Says::Within { part, whole });
            }
        }
    }
}
