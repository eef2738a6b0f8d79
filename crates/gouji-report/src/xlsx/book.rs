//! The workbook that sheets are added to, and how much room they have.
//!
//! Contract: the rows of a long run wait in temporary files, not in memory; a sheet holds no more rows than
//! a spreadsheet does, and says how many it left out.

use gouji_read::guard::guarded;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::super::Run;

/// How much goes into a workbook.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// So many rows of the program's own has a sheet, beneath its head. Excel has 1,048,576: the others are for the rows
    /// that people added and those they wrote something into.
    pub rows: u32,
    /// Runs of more rows wait on the disk.
    pub in_memory: usize,
}

impl Default for Room {
    fn default() -> Self {
        Room { rows: 1_000_000, in_memory: 30_000 }
    }
}

/// A workbook in the making.
pub(super) struct Book {
    book: Workbook,
    pub room: Room,
    /// Whether the rows wait on the disk.
    on_disk: bool,
}

impl Book {
    pub fn new(book: Workbook, run: &Run, room: Room) -> Book {
        let rows =
            run.outcomes.iter().map(|one| one.disclosure.figures.len() + one.relations.len());
        Book { book, room, on_disk: rows.sum::<usize>() > room.in_memory }
    }

    /// A new sheet. Where no temporary file can be made its rows stay in memory.
    pub fn sheet(&mut self) -> Result<&mut Worksheet, XlsxError> {
        let made = self.on_disk && self.book.add_worksheet_with_constant_memory().is_ok();
        if !made {
            self.book.add_worksheet();
        }
        let none = || XlsxError::UnknownWorksheetNameOrIndex(String::new());
        self.book.worksheets_mut().last_mut().ok_or_else(none)
    }

    /// The bytes of the workbook.
    pub fn save(mut self) -> Result<Vec<u8>, XlsxError> {
        self.book.save_to_buffer()
    }
}

/// Makes a workbook. The library panics where a temporary file cannot be written: that is an error like another,
/// and nothing else is said of it.
pub(super) fn made(
    make: impl FnOnce() -> Result<Vec<u8>, XlsxError>,
) -> Result<Vec<u8>, XlsxError> {
    guarded(make).unwrap_or_else(|_| {
        let folder = std::env::temp_dir();
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        Err(XlsxError::TempFileError(folder, full))
    })
}
