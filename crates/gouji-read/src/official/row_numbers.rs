//! `行次`: the numbers of the rows, which are no amounts.
//!
//! Contract: taken out only where the head of the table names them, and only what counts up: a row
//! without label or amount has its number all the same, and empty rows may be left out.

use gouji_core::document::SourceText;

use super::super::pieces::{Kind, Piece};

/// The name of the column.
const NAME: &str = "行次";

/// The line that numbers the columns.
const COLUMNS: &str = "栏次";

/// No official table has more rows with numbers.
const MOST: usize = 150;

/// Takes the numbers of the rows out of the lines of a table.
pub(super) fn take_out(source: &SourceText, body: &mut [Vec<Piece>]) {
    let head = body.iter().take_while(|line| line.iter().all(|piece| piece.kind == Kind::Text));
    let named = |piece: &Piece| source.slice(piece.span).contains(NAME);
    if !head.flatten().any(named) {
        return;
    }
    let mut last: [Option<usize>; 2] = [None; 2];
    let of_columns = |line: &[Piece]| line.iter().any(|piece| source.slice(piece.span) == COLUMNS);
    for line in body.iter_mut().filter(|line| !of_columns(line)) {
        let mut side = 0;
        // A row's number stands behind its label, at the beginning of the line, or behind another one.
        let mut may_be = true;
        line.retain(|piece| {
            let number = Some(source.slice(piece.span))
                .filter(|_| piece.kind == Kind::Number && may_be)
                .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
                .and_then(|text| text.parse::<usize>().ok());
            let goes_on = |number: &usize, last: &Option<usize>| {
                *number <= MOST && last.is_none_or(|last| last < *number)
            };
            let counted = number
                .and_then(|number| Some((number, last.get_mut(side)?)))
                .filter(|(number, last)| goes_on(number, last));
            let counts = counted.is_some();
            if let Some((number, last)) = counted {
                *last = Some(number);
                side += 1;
            }
            may_be = counts || piece.kind == Kind::Text;
            !counts
        });
    }
}
