//! The names of cells and sheets.
//!
//! Contract: names are those of spreadsheets (`C7`); the name of a sheet is as long as any program lets
//! it be, since it stands with each of its cells.

/// The longest name of a sheet that is shown in full, in characters.
const LONGEST_NAME: usize = 64;

/// The name of a sheet, which stands with each of its cells: no program gives it more than 31
/// characters.
pub fn shortened(name: String) -> String {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((at, _)) => format!("{}…", name.get(..at).unwrap_or_default()),
        None => name,
    }
}

/// The name of a cell: `C7`.
pub fn name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        match (rest / 26).checked_sub(1) {
            Some(more) => rest = more,
            None => break,
        }
    }
    letters.iter().rev().collect::<String>() + &(u64::from(row) + 1).to_string()
}

/// The row and column of a cell's name, from 0.
pub fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at_checked(digits)?;
    let mut column: u32 = 0;
    for c in letters.bytes() {
        if !c.is_ascii_uppercase() || column > 100_000 {
            return None;
        }
        column = column * 26 + u32::from(c - b'A') + 1;
    }
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_names() {
        for (row, column, expected) in
            [(0, 0, "A1"), (6, 25, "Z7"), (6, 26, "AA7"), (0, 701, "ZZ1"), (0, 702, "AAA1")]
        {
            assert_eq!(name(row, column), expected);
            assert_eq!(position(expected), Some((row, column)));
        }
        assert_eq!(position("7"), None);
        assert_eq!(position("A0"), None);
    }
}
