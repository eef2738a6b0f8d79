//! Formulas that a table prints for its own lines: `A=B+C` beside a row or below the name of a column, `3=1-2` in
//! the row that numbers the columns.
//!
//! Contract: sums and differences only, of lines that the same row or column names, each name once. A formula is
//! what the document says of itself, but it may have been copied from another table: where most of the table's
//! formulas do not hold, only those that do are claimed.

use std::collections::HashMap;

use crate::disclosure::{
    Disclosure, Doubt, FigureId, Form, Says, TotalKind, Unchecked, Why, closes,
};

use super::grid::{Content, Grid};
use super::header::Header;

/// So many formulas must hold for each that does not.
const FOR_EACH: usize = 2;

/// A formula with more terms is none, and a table with more formulas prints something else.
const MOST_TERMS: usize = 30;
const MOST: usize = 200;

/// A sum of the cells of one row or column.
#[derive(Debug, Clone)]
pub(super) struct Printed {
    total: FigureId,
    items: Vec<(FigureId, bool)>,
    blank: bool,
    kind: TotalKind,
}

/// What a cell says of its line: how it is called, and what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    name: String,
    terms: Vec<(String, bool)>,
}

impl Line {
    /// What the end of a text says.
    fn of(text: &str) -> Option<Line> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.strip_suffix('）').filter(|rest| rest.contains('=')).unwrap_or(&text);
        match text.split_once('=') {
            Some((left, right)) => {
                let name = last_name(left)?;
                let terms = terms(right)?;
                (terms.len() > 1).then_some(Line { name, terms })
            }
            None => Some(Line { name: alone(text)?, terms: Vec::new() }),
        }
    }
}

/// Whether a cell of the header only gives its column a letter, or says by letters what it is made of.
pub(super) fn is_letter_or_formula(text: &str) -> bool {
    let letter = |line: &Line| {
        line.name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || is_circled(c))
    };
    let plain =
        |text: &str| text.chars().all(|c| c.is_ascii() || is_circled(c) || "（）".contains(c));
    plain(text) && Line::of(text).is_some_and(|line| letter(&line))
}

/// A name that is all of a text, with or without brackets: `A`, `12`, `（3）`, `③`.
fn alone(text: &str) -> Option<String> {
    let own = text.trim_start_matches('（').trim_end_matches('）');
    is_name(own).then(|| own.to_owned())
}

fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(one), None) => one.is_ascii_alphanumeric() || is_circled(one),
        (Some(one), Some(other)) => {
            let digits = one.is_ascii_digit() && other.is_ascii_digit();
            // A1, B12: a letter with its number.
            let numbered = one.is_ascii_alphabetic() && other.is_ascii_digit();
            (digits && letters.next().is_none())
                || (numbered && letters.next().is_none_or(|c| c.is_ascii_digit()))
        }
        _ => false,
    }
}

fn is_circled(letter: char) -> bool {
    ('①'..='⑳').contains(&letter)
}

/// The name that a text ends with: `限额合计A`, `增减额（3）`.
fn last_name(text: &str) -> Option<String> {
    let text = text.trim_end_matches('）');
    let from = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_alphanumeric() || is_circled(*c))
        .last()
        .map(|(at, _)| at)?;
    let name = text.get(from..)?;
    is_name(name).then(|| name.to_owned())
}

/// `B+C-D`.
fn terms(text: &str) -> Option<Vec<(String, bool)>> {
    let mut all = Vec::new();
    let mut minus = false;
    let mut rest = text;
    loop {
        let end = rest.find(['+', '-']).unwrap_or(rest.len());
        all.push((alone(rest.get(..end)?)?, minus));
        if all.len() > MOST_TERMS {
            return None;
        }
        let Some(sign) = rest.get(end..).and_then(|rest| rest.chars().next()) else {
            return Some(all);
        };
        minus = sign == '-';
        rest = rest.get(end + 1..)?;
    }
}

/// Which place bears which name, where no name stands twice.
struct Names(Vec<(usize, Line)>);

impl Names {
    fn of(lines: Vec<(usize, Line)>) -> Option<Names> {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (_, line) in &lines {
            *seen.entry(&line.name).or_default() += 1;
        }
        let once = seen.values().all(|count| *count == 1);
        let says = lines.iter().filter(|(_, line)| !line.terms.is_empty()).count();
        (once && (1..=MOST).contains(&says)).then_some(Names(lines))
    }

    /// Each formula as places: that of its total, and those of its terms.
    fn formulas(&self) -> impl Iterator<Item = (usize, Vec<(usize, bool)>)> {
        let at: HashMap<&str, usize> =
            self.0.iter().map(|(place, line)| (line.name.as_str(), *place)).collect();
        self.0.iter().filter(|(_, line)| !line.terms.is_empty()).filter_map(move |(own, line)| {
            let terms = line.terms.iter();
            let terms: Option<Vec<(usize, bool)>> =
                terms.map(|(name, minus)| Some((*at.get(name.as_str())?, *minus))).collect();
            Some((*own, terms?))
        })
    }
}

/// The sums that a table's formulas ask for.
pub(super) fn printed(grid: &Grid, header: &Header) -> Vec<Printed> {
    let Some(first) = header.body.first().copied() else { return Vec::new() };
    let formula = |cell: Option<&Content>| cell.is_some_and(|cell| cell.text.contains('='));
    let mut all = Vec::new();
    // Beside the rows.
    for column in 0..grid.columns() {
        if !header.body.iter().any(|row| formula(grid.begins(*row, column))) {
            continue;
        }
        let line = |row: &usize| Some((*row, Line::of(&grid.begins(*row, column)?.text)?));
        let Some(names) = Names::of(header.body.iter().filter_map(line).collect()) else {
            continue;
        };
        for (own, terms) in names.formulas() {
            for across in (0..grid.columns()).filter(|across| *across != column) {
                let at = |row: usize| grid.begins(row, across);
                all.extend(sum(at, own, &terms, TotalKind::Balance));
            }
        }
    }
    // Above the columns.
    for head in 0..first {
        if !grid.row(head).any(|(_, cell)| formula(Some(cell))) {
            continue;
        }
        let line = |(column, cell): (usize, &Content)| Some((column, Line::of(&cell.text)?));
        let Some(names) = Names::of(grid.row(head).filter_map(line).collect()) else { continue };
        for (own, terms) in names.formulas() {
            for row in &header.body {
                all.extend(sum(|column| grid.begins(*row, column), own, &terms, TotalKind::Row));
            }
        }
    }
    all
}

/// One sum, where the total and at least one term are printed as amounts.
fn sum<'g>(
    at: impl Fn(usize) -> Option<&'g Content>,
    own: usize,
    terms: &[(usize, bool)],
    kind: TotalKind,
) -> Option<Printed> {
    let amount = |cell: &Content| cell.number.filter(|_| !cell.text.ends_with('%'));
    let total = amount(at(own)?)?;
    let (mut items, mut blank) = (Vec::new(), false);
    for (place, minus) in terms {
        let cell = at(*place)?;
        match amount(cell) {
            Some(id) => items.push((id, *minus)),
            None if cell.is_blank() => blank = true,
            None => return None,
        }
    }
    (!items.is_empty()).then_some(Printed { total, items, blank, kind })
}

/// Whether several parts of a sum are more than nothing.
pub(super) fn is_telling(items: &[(FigureId, bool)], disclosure: &Disclosure) -> bool {
    let filled = |id: FigureId| disclosure.figure(id).is_some_and(|it| !it.numeral.is_zero());
    items.iter().filter(|(id, _)| filled(*id)).count() > 1
}

/// Claims them.
pub(super) fn claims(sums: Vec<Printed>, ragged: bool, disclosure: &mut Disclosure) {
    // What numbers the rows or columns is no amount.
    let figure = |id: &FigureId| disclosure.reasons.get(id) != Some(&Unchecked::NotAFigure);
    let amounts = |sum: &Printed| figure(&sum.total) && sum.items.iter().all(|(id, _)| figure(id));
    let asked: Vec<Printed> = sums.into_iter().filter(amounts).collect();
    let holds = |sum: &Printed| closes(sum.total, &sum.items, disclosure);
    // Nothing and nothing make nothing, whatever the formula.
    let tells = |sum: &&Printed| is_telling(&sum.items, disclosure);
    let held = asked.iter().filter(tells).filter(|sum| holds(sum)).count();
    let failed = asked.iter().filter(|sum| !holds(sum)).count();
    let sound = failed * FOR_EACH <= held;
    let certain: Vec<Printed> =
        asked.into_iter().filter(|sum| (sound && !ragged) || holds(sum)).collect();
    let family = disclosure.family();
    for sum in certain {
        let why = Why::stated(Form::TableFormula).of(family).doubt_if(Doubt::Blank, sum.blank);
        disclosure.say(why, Says::Total { total: sum.total, items: sum.items, kind: sum.kind });
    }
}

#[cfg(test)]
mod tests {
    use super::Line;

    fn read(text: &str) -> Option<(String, String)> {
        let line = Line::of(text)?;
        let terms = line.terms.iter().map(|(name, minus)| {
            let sign = if *minus { '-' } else { '+' };
            format!("{sign}{name}")
        });
        Some((line.name, terms.collect()))
    }

    #[test]
    fn a_formula_names_its_line_and_its_terms() {
        let says = |name: &str, terms: &str| Some((name.to_owned(), terms.to_owned()));
        assert_eq!(read("A=B+C"), says("A", "+B+C"));
        assert_eq!(read("年末余额 J=A+D-G"), says("J", "+A+D-G"));
        assert_eq!(read("限额（A=B+C）"), says("A", "+B+C"));
        assert_eq!(read("增减额（3）=（2）-（1）"), says("3", "+2-1"));
        assert_eq!(read("③=②-①"), says("③", "+②-①"));
        assert_eq!(read("12"), says("12", ""));
        assert_eq!(read("B"), says("B", ""));
        for other in ["4=3/2*100", "收入=支出", "2024", "一般债务", "A=B", "完成%=3/2", ""]
        {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
