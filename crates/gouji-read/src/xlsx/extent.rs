//! How large the sheets of an `.xls` file are, before anything is built of them.
//!
//! Contract: two cells at the corners of a sheet make a table of sixteen million; what would not
//! fit is refused. What a sheet says of its own size is not believed: room would be made for it.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use cfb::CompoundFile;

use super::biff::{BEGIN, END, Record, records, records_from, sheets};
use gouji_core::limits::{CELL_LIMIT, PART_LIMIT};

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

/// What a sheet says of its own size: the first row and the row behind the last, and the same of columns.
const DIMENSIONS: u16 = 0x0200;
/// More cells than this are not made room for because a sheet says so.
const ROOM: u64 = 1_000_000;

/// All sheets together are read so many times the stream at most; those of a sound file do not overlap.
const MOST_OVERLAP: usize = 8;

/// A workbook that may be built.
#[derive(Debug)]
pub struct Checked {
    /// Its stream.
    pub stream: Vec<u8>,
    /// The file, with what its sheets say of their own size as small as possible where it is not credible.
    pub file: Vec<u8>,
}

/// A workbook, refused where its sheets span too many cells.
pub fn checked(bytes: &[u8]) -> Result<Checked, String> {
    let said = |error: std::io::Error| error.to_string();
    let mut file = CompoundFile::open(Cursor::new(bytes.to_vec())).map_err(said)?;
    let name = if file.is_stream("/Workbook") { "/Workbook" } else { "/Book" };
    let mut all = Vec::new();
    let stream = file.open_stream(name).map_err(said)?;
    stream.take(PART_LIMIT).read_to_end(&mut all).map_err(said)?;
    let begun = apart(&all)?;
    let mut boasts: Vec<(usize, Vec<u8>)> =
        records(&all).filter_map(|record| modest(&record)).collect();
    // A sheet may be said to begin inside a record: what is read from there is looked at as well.
    for from in &begun {
        boasts.extend(sheet(&all, *from).filter_map(|record| modest(&record)));
    }
    if !boasts.is_empty() {
        let mut stream = file.open_stream(name).map_err(said)?;
        for (at, data) in boasts {
            stream.seek(SeekFrom::Start(at as u64)).map_err(said)?;
            stream.write_all(&data).map_err(said)?;
        }
        stream.flush().map_err(said)?;
    }
    within(records(&all))?;
    for from in &begun {
        within(sheet(&all, *from))?;
    }
    Ok(Checked { stream: all, file: file.into_inner().into_inner() })
}

/// Where the size that a sheet says it has begins, and a smaller one; nothing where it is credible.
fn modest(record: &Record<'_>) -> Option<(usize, Vec<u8>)> {
    let word = |at: usize| record.word(at).map(u64::from);
    let long = |at: usize| Some(word(at)? | (word(at + 2)? << 16));
    if record.kind != DIMENSIONS {
        return None;
    }
    let ((top, bottom), (left, right), columns) = match record.data.len() {
        10 => ((word(0)?, word(2)?), (word(4)?, word(6)?), 4),
        14 | 16 => ((long(0)?, long(4)?), (word(8)?, word(10)?), 8),
        _ => return None,
    };
    let upright = bottom >= top && right >= left;
    if upright && (bottom - top).saturating_mul(right - left) <= ROOM {
        return None;
    }
    let mut data = record.data.to_vec();
    data.fill(0);
    // One row and one column.
    for end in [columns / 2, columns + 2] {
        *data.get_mut(end)? = 1;
    }
    Some((record.at + 4, data))
}

/// Where the sheets begin, refused where many of them would be read from the same bytes.
fn apart(all: &[u8]) -> Result<BTreeSet<usize>, String> {
    let begun = sheets(all);
    let mut read = 0;
    for from in &begun {
        for record in sheet(all, *from) {
            read += record.data.len() + 4;
            if read > MOST_OVERLAP * all.len() {
                return Err("its sheets overlap".to_owned());
            }
        }
    }
    Ok(begun)
}

/// The records of a sheet that begins at a byte, up to its end.
fn sheet(all: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    records_from(all, from).take_while(|record| record.kind != END)
}

/// Whether all sheets together span no more cells than are read.
fn within<'a>(records: impl Iterator<Item = Record<'a>>) -> Result<(), String> {
    let mut spanned = 0u64;
    let mut extent: Option<Extent> = None;
    for record in records {
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
    Ok(())
}

impl Extent {
    fn cells(self) -> u64 {
        (self.to.0 - self.from.0 + 1) * (self.to.1 - self.from.1 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_that_lie_on_each_other_are_refused() {
        let record = |kind: u16, data: &[u8]| {
            let length = u16::try_from(data.len()).unwrap();
            [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
        };
        // Every sheet is said to begin in the same long run of empty records.
        let workbook = |sheets: u32| {
            let places = (0..sheets).map(|sheet| 4 * sheet + 8 * sheets);
            let mut stream: Vec<u8> =
                places.flat_map(|at| record(0x0085, &at.to_le_bytes())).collect();
            stream.extend(record(0x0001, &[]).repeat(1_000));
            stream
        };
        assert_eq!(apart(&workbook(3)).unwrap().len(), 3);
        assert!(apart(&workbook(20)).is_err());
    }
}
