//! The columns of a table in panels: labels and codes on the left, the numbers they name on their
//! right. A statement has two panels, a table of the economic classification often as well.
//!
//! Contract: a column is a column of numbers where its body holds numbers and its header names no
//! code; every number of a panel has the label and the code of its row, as far as they are printed.

use std::collections::HashSet;

use crate::disclosure::FigureId;

use super::codes::{self, Code};
use super::grid::{Content, Grid};
use super::header::Header;
use super::roles;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Code,
    Label,
    Numbers,
    Nothing,
}

/// A part of a table: labels and the numbers on their right.
#[derive(Debug, Clone, Default)]
pub(super) struct Panel {
    /// Its columns of numbers, from left to right.
    pub columns: Vec<Column>,
    /// Its rows from top to bottom; those without label, code and number are left out.
    pub rows: Vec<Row>,
    /// Which rows are its own was told by their words alone.
    pub inferred: bool,
}

/// A column of numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    /// The texts above it, from top to bottom.
    pub path: Vec<String>,
    /// Its cells print %.
    pub percent: bool,
}

impl Column {
    /// Whether its numbers can be added up.
    pub fn adds_up(&self) -> bool {
        !self.percent && !roles::is_no_amount(&self.path)
    }

    /// Whether its numbers are percentages.
    pub fn is_percent(&self) -> bool {
        self.percent || self.path.last().is_some_and(|text| text.contains('%'))
    }
}

/// A row of a panel.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// The row of the table.
    pub row: usize,
    /// Its label; empty where none is printed.
    pub label: String,
    /// How far its label stands in from the left, in quarters of a character.
    pub indent: usize,
    /// Its code.
    pub code: Option<Code>,
    /// The number in each column; nothing where the cell is blank.
    pub values: Vec<Option<FigureId>>,
    /// Its number in a column that numbers what the table lists; a total has none.
    pub serial: Option<usize>,
    /// The parts of the first number, where it is not known which columns they stand in.
    pub parts: Vec<FigureId>,
    /// Which columns its numbers belong to is not known, the first one's apart.
    pub loose: bool,
    /// A cell that should hold a number holds something else.
    pub odd: bool,
}

impl Row {
    /// The number in a column.
    pub fn value(&self, column: usize) -> Option<FigureId> {
        self.values.get(column).copied().flatten()
    }
}

/// Parts a table into its panels; the numbers that are codes or count the rows come apart.
pub(super) fn panels(grid: &Grid, header: &Header) -> (Vec<Panel>, Vec<FigureId>) {
    let kinds: Vec<Holds> = (0..grid.columns()).map(|c| holds(grid, header, c)).collect();
    let coded = kinds.iter().enumerate().filter(|(_, kind)| **kind == Holds::Code);
    let codes = coded.flat_map(|(column, _)| {
        let own = move |row: &usize| grid.begins(*row, column).and_then(|cell| cell.number);
        header.body.iter().filter_map(own)
    });
    // Numbers above the body number the columns.
    let body: HashSet<usize> = header.body.iter().copied().collect();
    let heads = (0..grid.rows()).filter(|row| !body.contains(row));
    let numbering = heads.flat_map(|row| grid.row(row).filter_map(|(_, cell)| cell.number));
    let codes = codes.chain(numbering).collect();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut first = 0;
    let mut numbers = false;
    for column in 1..=kinds.len() {
        numbers |= kinds.get(column - 1) == Some(&Holds::Numbers);
        // What is told of a thing between its numbers (计量单位) is no other thing.
        let opens = matches!(kinds.get(column), Some(Holds::Code | Holds::Label))
            && !last(header, column).is_some_and(roles::is_attribute);
        if (numbers && opens) || column == kinds.len() {
            spans.push((first, column));
            (first, numbers) = (column, false);
        }
    }
    let panels = spans
        .into_iter()
        .map(|(from, to)| panel(grid, header, from, kinds.get(from..to).unwrap_or_default()))
        .filter(|panel| !panel.columns.is_empty())
        .collect();
    (panels, codes)
}

/// The columns of a code that is printed part by part.
pub(super) const LEVELS: [&str; 3] = ["类", "款", "项"];

fn holds(grid: &Grid, header: &Header, column: usize) -> Holds {
    let path = header.columns.get(column).map_or(&[][..], Vec::as_slice);
    let last = path.last().map_or("", String::as_str);
    let coded = path.iter().any(|text| text.ends_with("编码") || text.ends_with("代码"));
    if coded && !last.contains("名称") {
        return Holds::Code;
    }
    if matches!(last, "类" | "款" | "项" | "序号" | "行次" | "栏次" | "编码" | "代码")
    {
        return Holds::Code;
    }
    let cells = header.body.iter().filter_map(|row| grid.begins(*row, column));
    if codes::fill(cells.filter(|cell| !cell.is_blank()).map(|cell| cell.text.as_str())) {
        return Holds::Code;
    }
    if matches!(last, "公式" | "计算公式" | "勾稽关系" | "关系式") {
        return Holds::Nothing;
    }
    if last.ends_with("名称") || matches!(last, "项目" | "备注" | "说明" | "科目") {
        return Holds::Label;
    }
    let (mut numbers, mut labels) = (0usize, 0usize);
    for row in &header.body {
        match grid.begins(*row, column) {
            Some(cell) if cell.number.is_some() => numbers += 1,
            Some(cell) if !cell.is_blank() && grid.width(*row, column) == 1 => labels += 1,
            _ => {}
        }
    }
    match (numbers, labels) {
        (0, 0) if path.is_empty() => Holds::Nothing,
        // A blank column of numbers among others still is one.
        (0, 0) => Holds::Numbers,
        _ if numbers >= labels => Holds::Numbers,
        _ => Holds::Label,
    }
}

fn panel(grid: &Grid, header: &Header, from: usize, kinds: &[Holds]) -> Panel {
    let of = |kind: Holds| {
        kinds.iter().enumerate().filter(move |(_, k)| **k == kind).map(move |(i, _)| from + i)
    };
    let columns: Vec<usize> = of(Holds::Numbers).collect();
    let labels: Vec<usize> = of(Holds::Label).filter(|c| is_before(*c, &columns)).collect();
    let codes: Vec<usize> = of(Holds::Code).filter(|c| is_before(*c, &columns)).collect();
    let mut panel = Panel {
        columns: columns
            .iter()
            .map(|column| Column {
                path: header.columns.get(*column).cloned().unwrap_or_default(),
                percent: percent(grid, header, *column),
            })
            .collect(),
        rows: Vec::new(),
        inferred: false,
    };
    let serials =
        codes.iter().copied().find(|column| last(header, *column).is_some_and(roles::is_serial));
    let mut above: Option<Code> = None;
    // 类｜款｜项: each level has a column of its own.
    let named = |c: &usize| header.columns.get(*c).and_then(|path| path.last());
    let levels = codes.len() > 1
        && codes.iter().zip(LEVELS).all(|(c, level)| named(c).is_some_and(|it| it == level))
        && codes.len() <= LEVELS.len();
    for row in &header.body {
        let cells = code_cells(grid, *row, &codes);
        let code = match levels {
            true => Code::at_levels(&cells, above.as_ref()),
            false => Code::of(&cells.into_iter().flatten().collect::<Vec<_>>(), above.as_ref()),
        };
        let label = label(grid, *row, &labels, &codes, code.is_some());
        let values = columns.iter().map(|c| number(grid, *row, *c)).collect();
        let odd = columns.iter().any(|c| {
            grid.begins(*row, *c).is_some_and(|cell| cell.number.is_none() && !cell.is_blank())
        });
        let indent = labels.iter().find_map(|c| grid.at(*row, *c).filter(|it| !it.is_blank()));
        let indent = indent.map_or(0, |cell| cell.indent);
        let serial = serials.and_then(|column| text(grid, *row, column)?.parse().ok());
        let code_of = code.clone();
        let row =
            Row { row: *row, label, indent, code: code_of, values, odd, serial, ..Row::default() };
        if code.is_some() {
            above = code;
        }
        if !row.label.is_empty() || row.code.is_some() || row.values.iter().any(Option::is_some) {
            panel.rows.push(row);
        }
    }
    panel
}

/// The lowest text above a column.
fn last(header: &Header, column: usize) -> Option<&str> {
    header.columns.get(column)?.last().map(String::as_str)
}

/// Whether a cell of a column prints %.
fn percent(grid: &Grid, header: &Header, column: usize) -> bool {
    let cells = header.body.iter().filter_map(|row| grid.begins(*row, column));
    cells.filter(|cell| cell.number.is_some()).any(|cell| cell.text.ends_with('%'))
}

fn is_before(column: usize, numbers: &[usize]) -> bool {
    numbers.first().is_some_and(|first| column < *first)
}

/// The number in a slot; where a label reaches over the slot, the number behind the label is that
/// of both columns (支出合计 over two panels).
fn number(grid: &Grid, row: usize, column: usize) -> Option<FigureId> {
    if let Some(cell) = grid.begins(row, column) {
        return cell.number;
    }
    let owner = grid.owner(row, column)?;
    let covered = grid.at(row, column).is_some_and(|cell| super::header::is_total(&cell.text));
    let behind = (column..grid.columns()).find(|next| grid.owner(row, *next) != Some(owner))?;
    grid.begins(row, behind).filter(|_| covered).and_then(|cell| cell.number)
}

/// The texts of a row's code cells; a cell that reaches over several columns counts once.
fn code_cells<'g>(grid: &'g Grid, row: usize, codes: &[usize]) -> Vec<Option<&'g str>> {
    let mut last = None;
    let mut cells = Vec::with_capacity(codes.len());
    for column in codes {
        let owner = grid.owner(row, *column);
        if owner.is_none() || owner != last {
            cells.push(text(grid, row, *column));
        }
        last = owner;
    }
    cells
}

fn text(grid: &Grid, row: usize, column: usize) -> Option<&str> {
    let whole = |cell: &Content| !cell.text.is_empty();
    grid.at(row, column).filter(|cell| whole(cell)).map(|cell| cell.text.as_str())
}

/// The label of a row: the texts of its label columns; where a cell reaches over label and code
/// columns (合计) it counts once.
fn label(grid: &Grid, row: usize, labels: &[usize], codes: &[usize], coded: bool) -> String {
    let mut label = String::new();
    let mut last = None;
    let over_codes = codes.iter().filter(|_| !coded);
    let mut columns: Vec<usize> = over_codes.chain(labels).copied().collect();
    columns.sort_unstable();
    for column in columns {
        let owner = grid.owner(row, column);
        if owner == last {
            continue;
        }
        last = owner;
        if let Some(cell) = grid.at(row, column)
            && !cell.is_blank()
            && !(codes.contains(&column) && cell.number.is_some())
            && !matches!(cell.text.as_str(), "类" | "款" | "项" | "栏次")
        {
            label.push_str(&cell.text);
        }
    }
    label
}
