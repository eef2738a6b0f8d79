//! A sheet that is filled row by row.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

use gouji_core::lang::Lang;

use super::super::printable::printable_char;
use super::book::Book;

/// The longest text of a cell, in the units of UTF-16 that Excel counts; it allows no more than 32 767.
const LONGEST: usize = 32_000;
/// How wide columns may be together, in characters, to be readable on one page.
const ONE_PAGE: f64 = 190.0;
/// Numbers of more significant digits than this would not be stored exactly.
const DIGITS: usize = 15;

/// What a cell holds.
#[derive(Debug, Clone, Default)]
pub(super) enum Cell {
    /// Text, as it is.
    Text(String),
    /// A number written in plain digits; text where it has too many of them.
    Number(String),
    /// A formula and the result it has.
    Formula(String, String),
    /// Nothing.
    #[default]
    Empty,
}

impl Cell {
    /// A count.
    pub fn count(count: usize) -> Cell {
        Cell::Number(count.to_string())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        text.to_owned().into()
    }
}

/// A sheet with a head and the rows written so far.
pub(super) struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    text: Format,
    number: Format,
    row: u32,
    columns: u16,
    /// How many rows of the program's own it takes, and how many it did not.
    most: u32,
    left_out: usize,
    lang: Lang,
}

impl<'a> Sheet<'a> {
    /// A new sheet; the heads come with the widths of their columns.
    pub fn new(
        book: &'a mut Book,
        name: &str,
        heads: &[(&str, f64)],
        lang: Lang,
    ) -> Result<Sheet<'a>, XlsxError> {
        let most = book.room.rows;
        let sheet = book.sheet()?;
        sheet.set_name(name)?;
        let base = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color("#BFBFBF");
        let head = base.clone().set_bold().set_background_color("#E8EEF6");
        let number = base.clone().set_num_format("#,##0.00######;-#,##0.00######;0");
        let mut column = 0;
        let all: f64 = heads.iter().map(|(_, width)| width).sum();
        for (text, width) in heads {
            sheet.write_string_with_format(0, column, clean(text), &head)?;
            sheet.set_column_width(column, *width)?;
            column += 1;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape();
        sheet.set_paper_size(9);
        // Two pages side by side that can be read, rather than one that is too small.
        let pages = if all > ONE_PAGE { 2 } else { 1 };
        sheet.set_print_fit_to_pages(pages, 0);
        if pages > 1 {
            sheet.set_repeat_columns(0, 0)?;
        }
        sheet.set_repeat_rows(0, 0)?;
        let (text, columns) = (base, column);
        Ok(Sheet { sheet, text, number, row: 0, columns, most, left_out: 0, lang })
    }

    /// Writes a row of the program's own, where the sheet has room for it.
    pub fn push(&mut self, cells: Vec<Cell>) -> Result<(), XlsxError> {
        if self.row >= self.most {
            self.left_out += 1;
            return Ok(());
        }
        self.keep(cells)
    }

    /// Writes a row that must not be lost.
    pub fn keep(&mut self, cells: Vec<Cell>) -> Result<(), XlsxError> {
        self.row += 1;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => {
                    self.sheet.write_string_with_format(
                        self.row,
                        column,
                        clean(&text),
                        &self.text,
                    )?;
                }
                Cell::Number(digits) => match exact(&digits) {
                    Some(number) => {
                        let format = if digits.contains('.') { &self.number } else { &self.text };
                        self.sheet.write_number_with_format(self.row, column, number, format)?;
                    }
                    None => {
                        let digits = clean(&digits);
                        self.sheet
                            .write_string_with_format(self.row, column, digits, &self.text)?;
                    }
                },
                Cell::Formula(formula, result) => {
                    let formula = Formula::new(formula).set_result(result);
                    self.sheet.write_formula_with_format(
                        self.row,
                        column,
                        formula,
                        &self.number,
                    )?;
                }
                Cell::Empty => {
                    self.sheet.write_blank(self.row, column, &self.text)?;
                }
            }
        }
        Ok(())
    }

    /// The number the next row will have.
    pub fn next(&self) -> u32 {
        self.row + 2
    }

    /// The worksheet and its last row.
    pub fn finish(mut self) -> Result<(&'a mut Worksheet, u32), XlsxError> {
        if self.left_out > 0 {
            let count = self.left_out;
            let text = self.lang.pick(
                format!("还有 {count} 行放不下；JSON 报告列出全部"),
                format!("{count} more rows have no room here; a JSON report lists them all"),
            );
            self.keep(vec![text.into()])?;
        }
        if self.row > 0 {
            self.sheet.autofilter(0, 0, self.row, self.columns.saturating_sub(1))?;
        }
        Ok((self.sheet, self.row))
    }
}

/// Text that a cell can hold: no control characters, lines kept, cut where Excel would refuse it.
fn clean(text: &str) -> String {
    let shown = |c: char| if c == '\n' { c } else { printable_char(c) };
    let mut units = 0;
    let mut fits = |c: char| {
        units += c.len_utf16();
        units <= LONGEST
    };
    let end: usize = text.chars().take_while(|c| fits(*c)).map(char::len_utf8).sum();
    let kept = text.get(..end).unwrap_or(text);
    let cut = (kept.len() < text.len()).then_some('…');
    kept.chars().map(shown).chain(cut).collect()
}

/// The number of plain digits, if a spreadsheet can hold all of them.
pub(super) fn exact(digits: &str) -> Option<f64> {
    let significant = digits.trim_start_matches(['-', '0', '.']);
    let count = significant.chars().filter(char::is_ascii_digit).count();
    (count <= DIGITS).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_where_excel_would_refuse_it() {
        for (character, kept) in [('甲', LONGEST), ('\u{20000}', LONGEST / 2)] {
            let whole = character.to_string().repeat(kept);
            assert_eq!(clean(&whole), whole);
            assert_eq!(clean(&format!("{whole}{character}")), format!("{whole}…"));
        }
        assert_eq!(clean("甲\n乙\u{1b}"), "甲\n乙␛");
    }
}
