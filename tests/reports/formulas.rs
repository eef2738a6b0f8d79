//! The formulas of the working paper give the results that are stored beside them: they are computed
//! anew here, by a small evaluator that knows nothing of gouji.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};

use crate::gouji::Folder;

/// Values of cells, `Sheet!A1`.
type Values = BTreeMap<String, f64>;

/// Reads `+ - * /`, brackets, numbers, cells and the two functions that are used.
struct Evaluator<'a> {
    rest: &'a str,
    sheet: &'a str,
    values: &'a Values,
}

impl Evaluator<'_> {
    fn take(&mut self, token: char) -> bool {
        let found = self.rest.starts_with(token);
        if found {
            self.rest = &self.rest[token.len_utf8()..];
        }
        found
    }

    fn sum(&mut self) -> f64 {
        let mut value = self.product();
        loop {
            if self.take('+') {
                value += self.product();
            } else if self.take('-') {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut value = self.atom();
        loop {
            if self.take('*') {
                value *= self.atom();
            } else if self.take('/') {
                value /= self.atom();
            } else {
                return value;
            }
        }
    }

    fn atom(&mut self) -> f64 {
        if self.take('(') {
            let value = self.sum();
            assert!(self.take(')'), "{}", self.rest);
            return value;
        }
        let end = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!');
        let length = self.rest.find(end).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        match word {
            "IFERROR" => {
                assert!(self.take('('));
                let value = self.sum();
                assert!(self.rest.starts_with(",\"—\")"), "{}", self.rest);
                self.rest = &self.rest[",\"—\")".len()..];
                value
            }
            "ROUND" => {
                assert!(self.take('('));
                let value = self.sum();
                assert!(self.take(','));
                let digits = self.sum();
                assert!(self.take(')'));
                let scale = 10_f64.powf(digits);
                (value * scale).round() / scale
            }
            number if number.starts_with(|c: char| c.is_ascii_digit()) => number.parse().unwrap(),
            cell if cell.contains('!') => self.value(cell),
            cell => self.value(&format!("{}!{cell}", self.sheet)),
        }
    }

    /// A cell that holds no number is an error, which `IFERROR` catches.
    fn value(&self, cell: &str) -> f64 {
        self.values.get(cell).copied().unwrap_or(f64::NAN)
    }
}

fn letter(column: u32) -> char {
    char::from_u32(u32::from('A') + column).unwrap()
}

#[test]
fn formulas_give_what_is_stored() {
    let folder = Folder::new();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let fixtures = fixtures.to_string_lossy().into_owned();
    folder.run(&["check", &fixtures, "--format", "concise", "--output", "all.xlsx"]);
    let bytes = std::fs::read(folder.path().join("all.xlsx")).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut values = Values::new();
    let mut count = 0;
    // The relations refer to the figures.
    for sheet in ["Figures", "Relations"] {
        let stored = book.worksheet_range(sheet).unwrap();
        let formulas = book.worksheet_formula(sheet).unwrap();
        for (row, cells) in stored.rows().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (row, column) = (row as u32, column as u32);
                let name = format!("{sheet}!{}{}", letter(column), row + 1);
                let number = match cell {
                    Data::Float(value) => Some(*value),
                    Data::Int(value) => Some(*value as f64),
                    Data::String(text) => text.parse().ok(),
                    _ => None,
                };
                if let Some(number) = number {
                    values.insert(name.clone(), number);
                }
                let formula = formulas.get_value((row, column)).cloned().unwrap_or_default();
                if formula.is_empty() {
                    continue;
                }
                let mut evaluator = Evaluator { rest: &formula, sheet, values: &values };
                let value = evaluator.sum();
                assert_eq!(evaluator.rest, "", "{name}: {formula}");
                match number {
                    Some(number) => {
                        let near = (value - number).abs() <= number.abs() * 1e-12 + 1e-7;
                        assert!(near, "{name}: {formula} is {value}, not {number}");
                    }
                    None => {
                        assert_eq!(cell.to_string(), "—", "{name}");
                        assert!(!value.is_finite(), "{name}: {formula} is {value}");
                    }
                }
                count += 1;
            }
        }
    }
    assert!(count > 1000, "{count} formulas");
}
