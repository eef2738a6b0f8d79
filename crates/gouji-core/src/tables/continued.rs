//! Whether a table goes on in the next one: after a page break, with or without its title and header
//! repeated.
//!
//! Contract: looked at before anything of the table is read. It goes on only where the columns, the
//! header, the title and the unit do not speak against it, nothing but what stood above the first piece
//! stands between, and neither its first row, its totals nor its codes begin again. Where that cannot be
//! told, both pieces are cut there for all that is known.

use std::collections::BTreeSet;

use crate::disclosure::{FigureId, MoneyUnit};
use crate::document::Table;
use crate::number::Numeral;

use super::codes::Code;
use super::grid::{Content, Grid, MOST_SLOTS, spans};
use super::header::{self, is_furniture};
use super::printed::Habit;
use super::title::{Above, steady, title_of, unit_of};
use super::units;

/// Whether a table goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GoesOn {
    /// It does.
    Yes,
    /// It may.
    Perhaps,
    /// It does not.
    No,
}

/// What is seen of a table without reading it.
#[derive(Debug, Clone)]
pub(super) struct Look {
    /// How many rows of the piece are its title and header.
    pub head: usize,
    /// The title that stands in its grid.
    pub title: Option<String>,
    columns: usize,
    /// How many columns on the right hold numbers and no words.
    numbers: usize,
    /// Every row opens with words.
    labelled: bool,
    rows: usize,
    heads: Vec<Vec<String>>,
    opening: String,
    totals: BTreeSet<String>,
    codes: BTreeSet<String>,
    unit: Option<MoneyUnit>,
}

/// The table before, as far as it decides what goes on in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'a> {
    /// How its first piece looked, with the codes and totals of all pieces.
    pub look: &'a Look,
    /// Its title; empty where it has none.
    pub title: &'a str,
    /// What stood above it.
    pub above: &'a Above,
    /// Its unit.
    pub unit: Option<MoneyUnit>,
}

impl Look {
    /// Looks at a table; nothing where it is too large or has only the order of its cells.
    pub fn of(table: &Table) -> Option<Look> {
        if !table.parts.is_empty() {
            return None;
        }
        let habit = Habit::of(table);
        let light = |text: &str| {
            let number = habit.number(text).is_some();
            Content {
                text: text.to_owned(),
                number: number.then_some(FigureId(0)),
                digits: number.then(|| text.to_owned()),
                indent: 0,
            }
        };
        let read = table.rows.iter();
        let read = read.map(|row| row.iter().map(|cell| light(cell.text.text())).collect());
        let grid = Grid::of(&spans(table), read.collect())?;
        let header = header::header(&grid, table.header_rows);
        let mut look = Look {
            head: header.body.first().copied().unwrap_or(grid.rows()),
            title: header.title,
            columns: grid.columns(),
            numbers: numbers(&grid, &header.body),
            labelled: header.body.iter().all(|row| {
                grid.begins(*row, 0).is_some_and(|cell| cell.number.is_none() && !cell.is_blank())
            }),
            rows: grid.rows(),
            heads: header.heads,
            opening: String::new(),
            totals: BTreeSet::new(),
            codes: BTreeSet::new(),
            unit: units::of_table(table, false).flatten(),
        };
        for row in &header.body {
            let texts = grid.texts(*row);
            let Some(first) = texts.first() else { continue };
            if Code::whole(first).is_some() {
                look.codes.insert((*first).to_owned());
            }
            let label = texts.iter().find(|text| Numeral::parse(text).is_err());
            if let Some(total) = label.filter(|text| is_grand(text)) {
                look.totals.insert((*total).to_string());
            }
            if look.opening.is_empty() {
                look.opening = texts.iter().take(2).copied().collect();
            }
        }
        Some(look)
    }

    /// By how many columns of codes this table is wider than rows without a header, each of which opens
    /// with words, and with as many columns of numbers.
    pub fn wider_than(&self, other: &Look) -> Option<usize> {
        let more = self.columns.checked_sub(other.columns).filter(|more| *more > 0)?;
        let fits = self.columns.checked_sub(self.numbers) == Some(more + 1);
        (fits && other.labelled && other.heads.is_empty() && other.numbers > 0).then_some(more)
    }

    /// Whether it is one row alone.
    pub fn is_lone_row(&self) -> bool {
        self.rows == 1
    }

    /// Adds a piece that goes on in this one.
    pub fn append(&mut self, more: Look) {
        self.rows += more.rows;
        self.totals.extend(more.totals);
        self.codes.extend(more.codes);
    }
}

/// How many columns on the right hold numbers, and words in fewer rows than those.
fn numbers(grid: &Grid, body: &[usize]) -> usize {
    let holds = |column: &usize| {
        let cells = || body.iter().filter_map(|row| grid.begins(*row, *column));
        let numbers = cells().filter(|cell| cell.number.is_some()).count();
        numbers >= cells().filter(|cell| cell.number.is_none() && !cell.is_blank()).count()
    };
    (0..grid.columns()).rev().take_while(holds).count()
}

/// A total of a whole table, or of one side of it.
fn is_grand(label: &str) -> bool {
    ["合计", "总计"].iter().any(|word| label.ends_with(word))
}

/// Whether the table `before` goes on in one that looks like this, with the lines of `gap` between.
pub(super) fn goes_on(before: Before<'_>, look: &Look, gap: &Above) -> GoesOn {
    let first = before.look;
    let bare = look.heads.is_empty();
    let same = !bare && look.heads == first.heads;
    if first.columns != look.columns {
        return GoesOn::No;
    }
    let own = look.title.clone().or_else(|| gap.title());
    let titled = own.as_deref().map(steady);
    if !(bare || same) {
        // One title above two headers: rows of one may have been taken for its header.
        let again = titled.is_some_and(|title| title == steady(before.title));
        return if again { GoesOn::Perhaps } else { GoesOn::No };
    }
    if titled.as_deref().is_some_and(|title| title != steady(before.title)) {
        return GoesOn::No;
    }
    let unit = look.unit.or_else(|| gap.unit());
    if unit.is_some_and(|unit| before.unit.is_some_and(|own| own != unit)) {
        return GoesOn::No;
    }
    let again = first.opening == look.opening || !first.totals.is_disjoint(&look.totals);
    if again {
        return GoesOn::No;
    }
    let known: BTreeSet<String> = before.above.lines().map(plain).collect();
    let title = steady(before.title);
    let between = gap.lines().all(|line| {
        let line = plain(line);
        line.is_empty()
            || known.contains(&line)
            || title_of(&line).is_some_and(|own| steady(&own) == title)
            || is_furniture(&line)
            || is_numbered(&line)
            || (line.chars().count() <= 20 && unit_of(&line).is_some())
    });
    let room = (first.rows + look.rows).checked_mul(first.columns);
    let fits = room.is_some_and(|slots| slots <= MOST_SLOTS);
    if gap.is_far() || !between || !fits || !first.codes.is_disjoint(&look.codes) {
        return GoesOn::Perhaps;
    }
    GoesOn::Yes
}

/// A line without blanks and without the words that say that a table goes on.
fn plain(line: &str) -> String {
    let line: String = line.chars().filter(|c| !c.is_whitespace() && *c != '#').collect();
    let line = line.trim_matches(|c| matches!(c, '（' | '）' | '(' | ')'));
    if ["接上页", "接上表", "续表", "续上表", "续"].contains(&line) {
        return String::new();
    }
    steady(line)
}

/// `表4`, `附表2-1`: the number of a table alone.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(['附', '表', '件']);
    rest.len() < line.len()
        && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | '：' | '、'))
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;

    const HEAD: &str = "| 科目编码 | 科目名称 | 决算数 |\n|---|---|---|\n";

    /// What is told of a table whose second piece opens with these lines and holds this for 20502.
    fn errors(between: &str, last: &str) -> Vec<String> {
        let text = format!(
            "青禾县2024年财政决算报告\n\n2024年青禾县一般公共预算支出决算表\n\n单位：万元\n\n{HEAD}|  | 支出合计 | 1,900 |\n\
             | 201 | 一般公共服务支出 | 700 |\n| 20101 | 人大事务 | 300 |\n| 20103 | 政府办公厅（室）及相关机构事务 | 400 |\n\
             | 205 | 教育支出 | 1,200 |\n| 20501 | 教育管理事务 | 200 |\n\n{between}{HEAD}| 20502 | 普通教育 | {last} |\n\
             | 20503 | 职业教育 | 150 |\n"
        );
        let outcome = check(text.as_bytes(), "draft.md").unwrap();
        let errors = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
        errors.map(|finding| finding.stated).collect()
    }

    #[test]
    fn a_table_over_two_pages_is_one() {
        let title = "2024年青禾县一般公共预算支出决算表\n\n单位：万元\n\n";
        for between in ["", title, "续表\n\n", "（接上页）\n\n单位：万元\n\n"] {
            assert_eq!(errors(between, "850"), Vec::<String>::new(), "{between}");
            assert_ne!(errors(between, "8,500"), Vec::<String>::new(), "{between}");
        }
    }
}
