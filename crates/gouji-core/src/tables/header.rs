//! The header of a table: which rows it is, and what it says of each column.
//!
//! Contract: a row with an amount, a code or an item of a list is no header. A row that only numbers
//! the columns is part of the header and names nothing. A header that stands again on a later page
//! is left out of the body.

use super::formulas;
use super::grid::{Content, Grid};
use super::panel::LEVELS;
use super::spread::Spread;
use super::title::title_of;
use crate::heading::{marker, numbered};

/// The header of a table and the rows of its body.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// For every column the texts above it, from top to bottom, each once.
    pub columns: Vec<Vec<String>>,
    /// The rows of the body.
    pub body: Vec<usize>,
    /// The texts of its rows, those that number the columns left out.
    pub heads: Vec<Vec<String>>,
    /// A title that covers the whole table above the header.
    pub title: Option<String>,
}

/// Finds the header; `marked` is how many rows the format itself marks.
pub(super) fn header(grid: &Grid, marked: usize) -> Header {
    let mut end = 0;
    while end < grid.rows() && (end < marked || (is_header(grid, end) && !is_blank(grid, end))) {
        end += 1;
    }
    if end == grid.rows() {
        end = marked.min(grid.rows());
    }
    let (title, first) = title(grid, end);
    let spread = Spread::of(grid, first..end);
    // Asked once for each row, not once for each of its cells.
    let numbering: Vec<bool> = (0..end).map(|row| is_numbering(grid, row)).collect();
    let path = |column| path(grid, &spread, (first..end, &numbering), column);
    let columns = (0..grid.columns()).map(path).collect();
    let heads: Vec<Vec<&str>> = (first..end).map(|row| grid.texts(row)).collect();
    let body = (end..grid.rows())
        .filter(|row| {
            let texts = grid.texts(*row);
            !texts.is_empty()
                && !heads.iter().any(|head| stands_again(head, &texts))
                && !is_numbering(grid, *row)
        })
        .collect();
    let heads = (first..end).filter(|row| !is_numbering(grid, *row));
    let heads = heads.map(|row| grid.texts(row).into_iter().map(str::to_owned).collect());
    Header { columns, body, heads: heads.collect(), title }
}

/// Whether a row is one of the header that stands again; cells that are too low there show less of their text.
fn stands_again(head: &[&str], texts: &[&str]) -> bool {
    let begins = |(own, again): (&&str, &&str)| own.starts_with(again);
    let (same, long) = (head == texts, texts.len() > 2);
    same || (long && head.len() == texts.len() && head.iter().zip(texts).all(begins))
}

/// A first row of one cell alone is the table's title, the unit and the name of the department aside.
fn title(grid: &Grid, end: usize) -> (Option<String>, usize) {
    let mut title = None;
    let mut first = 0;
    while first < end {
        let mut texts = grid.texts(first);
        texts.retain(|text| !is_furniture(text));
        match texts.as_slice() {
            [] => {}
            [text] if title.is_none() && (text.ends_with('表') || text.contains("表（")) => {
                title = Some((*text).to_owned());
            }
            _ => break,
        }
        first += 1;
    }
    (title, first)
}

/// `公开01表`, `单位：万元`, `部门：…`.
pub(super) fn is_furniture(text: &str) -> bool {
    ["单位：", "部门：", "单位名称：", "编制单位", "编制部门", "公开", "部门名称", "金额单位"]
        .iter()
        .any(|opening| text.starts_with(opening))
}

fn is_header(grid: &Grid, row: usize) -> bool {
    if is_numbering(grid, row) || is_title(grid, row) || is_years(grid, row) {
        return true;
    }
    let mut texts = grid.row(row).map(|(_, cell)| cell).filter(|cell| !cell.text.is_empty());
    let Some(first) = texts.next() else { return true };
    // The number of a group stands alone in a column of numbers.
    let grouped = || grid.texts(row).len() > 1 && numbered(&first.text).is_some();
    let listed = marker(&first.text).is_some() || grouped() || is_total_row(grid, row, first);
    !listed && first.number.is_none() && texts.all(|cell| cell.number.is_none())
}

/// A row below a header of several cells that names itself and has nothing else: its amounts are blank.
fn is_blank(grid: &Grid, row: usize) -> bool {
    let above = row.checked_sub(1).is_some_and(|above| grid.texts(above).len() > 1);
    let mut cells = grid.row(row);
    let named = cells.next().is_some_and(|(column, cell)| {
        column == 0
            && !cell.text.is_empty()
            && grid.width(row, 0) == 1
            && title_of(&cell.text).is_none()
    });
    let mut blank = 0;
    let rest = cells.all(|(_, cell)| {
        blank += 1;
        cell.is_blank()
    });
    above && named && rest && blank > 0 && blank + 1 == grid.columns()
}

/// A row that is a title, with or without its list number, and the unit.
fn is_title(grid: &Grid, row: usize) -> bool {
    let mut texts = grid.texts(row);
    texts.retain(|text| !is_furniture(text));
    matches!(texts.as_slice(), [text] if title_of(text).is_some())
}

/// A row of nothing but years: they are columns of the header above.
fn is_years(grid: &Grid, row: usize) -> bool {
    let year = |text: &str| {
        let digits = text.trim_end_matches("年度").trim_end_matches('年');
        digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
    };
    let texts = grid.texts(row);
    texts.len() > 1 && texts.iter().all(|text| year(text))
}

/// A row labelled 合计 all of whose other cells are blank is a total without amounts.
fn is_total_row(grid: &Grid, row: usize, first: &Content) -> bool {
    let rest = grid.row(row).map(|(_, cell)| cell).filter(|cell| !cell.text.is_empty()).skip(1);
    row > 0 && is_total(&first.text) && rest.count() == 0
}

/// Whether a label says that its row or column is a total.
pub(super) fn is_total(label: &str) -> bool {
    let label = label.trim_matches(|c| matches!(c, '（' | '）' | '*'));
    ["合计", "总计", "小计", "总额", "共计"]
        .iter()
        .any(|word| label == *word || (label.ends_with(word) && label.chars().count() <= 12))
}

/// `栏次 1 2 3`: whole numbers in order, at least three where the row does not say so.
fn is_numbering(grid: &Grid, row: usize) -> bool {
    let mut numbers = Vec::new();
    let mut letters = 0;
    let mut said = false;
    for (_, cell) in grid.row(row) {
        match (&cell.digits, cell.text.as_str()) {
            (_, "") => {}
            (_, text) if LEVELS.contains(&text) => {}
            (_, "栏次" | "行次" | "序号" | "列次") => said = true,
            (Some(digits), _) => match digits.parse::<u32>() {
                Ok(number) if number < 100 => numbers.push(number),
                _ => return false,
            },
            (None, text) if is_formula(text) => numbers.push(numbers.last().map_or(1, |n| n + 1)),
            (None, text) if formulas::is_letter_or_formula(text) => letters += 1,
            (None, _) => return false,
        }
    }
    if letters > 1 {
        return numbers.is_empty();
    }
    let enough = if said { 1 } else { 3 };
    numbers.len() >= enough && numbers.windows(2).all(|pair| matches!(pair, [a, b] if *b == a + 1))
}

/// `1=2+3`, `4=3/2*100`: a column's number with what it is made of.
fn is_formula(text: &str) -> bool {
    let sign = |c: char| matches!(c, '=' | '+' | '-' | '/' | '*' | '×' | '÷' | '%' | '（' | '）');
    text.contains('=') && text.chars().all(|c| c.is_ascii_digit() || c == '.' || sign(c))
}

fn path(
    grid: &Grid,
    spread: &Spread,
    (rows, numbering): (std::ops::Range<usize>, &[bool]),
    column: usize,
) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    let mut last = None;
    for row in rows {
        let owner = spread.owner(row, column).or_else(|| grid.owner(row, column));
        if owner == last {
            continue;
        }
        let cell = owner.and_then(|owner| grid.cell(owner));
        // `类｜款｜项｜栏次｜1｜2`: the levels are names all the same.
        let level = cell.is_some_and(|cell| LEVELS.contains(&cell.text.as_str()));
        if !level && numbering.get(row).copied().unwrap_or_default() {
            continue;
        }
        last = owner;
        if let Some(cell) = cell
            && !cell.text.is_empty()
        {
            path.push(cell.text.clone());
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::is_formula;

    #[test]
    fn formulas_number_columns() {
        for text in ["1=2+3", "4=3/2*100", "7=6/1*100%", "5=（1+2）÷3"] {
            assert!(is_formula(text), "{text}");
        }
        for text in ["12", "收入=支出", "A=1+2"] {
            assert!(!is_formula(text), "{text}");
        }
    }
}
