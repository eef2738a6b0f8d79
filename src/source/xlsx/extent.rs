//! How large the sheets of an `.xls` file are, before anything is built of them.
//!
//! Contract: two cells at the corners of a sheet make a table of sixteen million; what would not
//! fit is refused.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::biff::{BEGIN, records};
use crate::limits::{CELL_LIMIT, PART_LIMIT};

/// Records that put something into a cell: row and column stand first.
const IN_CELL: &[u16] = &[
    0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x0406, 0x027e, 0x00d6, 0x00fd, 0x00bd, 0x00be,
];

/// The corners of one sheet.
#[derive(Debug, Clone, Copy)]
struct Extent {
    from: (u64, u64),
    to: (u64, u64),
}

/// The stream of a workbook, refused where its sheets span too many cells.
pub fn checked(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let name = if file.is_stream("/Workbook") { "/Workbook" } else { "/Book" };
    let stream = file.open_stream(name).map_err(|error| error.to_string())?;
    let mut all = Vec::new();
    stream.take(PART_LIMIT).read_to_end(&mut all).map_err(|error| error.to_string())?;
    let mut spanned = 0u64;
    let mut extent: Option<Extent> = None;
    for record in records(&all) {
        if record.kind == BEGIN {
            spanned += extent.take().map_or(0, Extent::cells);
        } else if IN_CELL.contains(&record.kind) {
            let word = |at: usize| record.word(at).map_or(0, u64::from);
            let (row, first) = (word(0), word(2));
            let last = if matches!(record.kind, 0x00bd | 0x00be) {
                word(record.data.len().saturating_sub(2)).max(first)
            } else {
                first
            };
            let known = extent.get_or_insert(Extent { from: (row, first), to: (row, last) });
            known.from = (known.from.0.min(row), known.from.1.min(first));
            known.to = (known.to.0.max(row), known.to.1.max(last));
        }
    }
    spanned += extent.map_or(0, Extent::cells);
    if spanned > u64::try_from(CELL_LIMIT).unwrap_or(u64::MAX) {
        return Err("its sheets span more cells than are read".to_owned());
    }
    Ok(all)
}

impl Extent {
    fn cells(self) -> u64 {
        (self.to.0 - self.from.0 + 1) * (self.to.1 - self.from.1 + 1)
    }
}
