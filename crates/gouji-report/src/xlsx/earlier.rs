//! An earlier workbook, read within bounds: anybody may have written it.
//!
//! Contract: what a workbook would take is known before it is taken: its bytes unpacked, the strings it says it has, the room
//! between its first and its last cell, and the text of its cells, which may name one long string many times.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use calamine::{Cell, Data, Range, Reader, Xlsx};
use quick_xml::events::Event;
use zip::ZipArchive;

use gouji_core::limits::{Limit, PART_LIMIT, UNPACKED_LIMIT};

/// The most bytes of a working paper, as it is stored.
const STORED: u64 = 64 * 1024 * 1024;
/// The most cells between the first and the last of all its sheets that are read.
const ROOM: u64 = 4_000_000;
/// What an entry of the list of parts begins with.
const ENTRY: &[u8] = b"PK\x01\x02";
/// What a packed file begins with.
const PACKED: &[u8] = b"PK\x03\x04";

/// A workbook is too large to be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

/// The bytes of an earlier report, as many as a working paper may have and one more.
pub fn earlier(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(STORED + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A workbook and how much of it may still be read.
pub(super) struct Earlier<'a> {
    book: Xlsx<Cursor<&'a [u8]>>,
    room: u64,
    text: u64,
}

impl<'a> Earlier<'a> {
    /// Opens a workbook; nothing where it is none.
    pub fn open(bytes: &'a [u8]) -> Result<Option<Earlier<'a>>, TooLarge> {
        if size(bytes.len()) > STORED {
            return if bytes.starts_with(PACKED) { Err(TooLarge) } else { Ok(None) };
        }
        // Each is written down when the package is opened.
        if bytes.windows(ENTRY.len()).filter(|at| *at == ENTRY).count() > Limit::Parts.most() {
            return Err(TooLarge);
        }
        let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
        let mut left = UNPACKED_LIMIT;
        for index in 0..archive.len() {
            let Ok(part) = archive.by_index(index) else { continue };
            let is_named = |name: &str| name.to_ascii_lowercase().ends_with("sharedstrings.xml");
            let is_strings = part.name().map_or(true, |name| is_named(&name));
            let most = PART_LIMIT.min(left);
            // What its head says of its size may be wrong. A damaged part counts as far as it goes.
            let mut counted = Counted { part: part.take(most + 1), count: 0 };
            let promised = if is_strings { strings(&mut counted) } else { 0 };
            let _ = io::copy(&mut counted, &mut io::sink());
            if counted.count > most || promised > counted.count {
                return Err(TooLarge);
            }
            left = left.saturating_sub(counted.count);
        }
        let book = Xlsx::new(Cursor::new(bytes)).ok();
        Ok(book.map(|book| Earlier { book, room: ROOM, text: UNPACKED_LIMIT }))
    }

    /// The names of its sheets.
    pub fn names(&self) -> Vec<String> {
        self.book.sheet_names()
    }

    /// The cells of a sheet; nothing where there is none of this name, or it cannot be read.
    pub fn sheet(&mut self, name: &str) -> Result<Option<Range<Data>>, TooLarge> {
        let Ok(mut reader) = self.book.worksheet_cells_reader(name) else { return Ok(None) };
        let mut cells: Vec<Cell<Data>> = Vec::new();
        let mut corners: Option<[u32; 4]> = None;
        let mut taken = 0;
        loop {
            let cell = match reader.next_cell() {
                Ok(Some(cell)) => cell,
                Ok(None) => break,
                Err(_) => return Ok(None),
            };
            let (row, column) = cell.get_position();
            let data = Data::from(cell.get_value().clone());
            if data == Data::Empty {
                continue;
            }
            if let Data::String(text) = &data {
                self.text = self.text.checked_sub(size(text.len())).ok_or(TooLarge)?;
            }
            let [top, left, bottom, right] = corners.unwrap_or([row, column, row, column]);
            let all = [top.min(row), left.min(column), bottom.max(row), right.max(column)];
            corners = Some(all);
            taken = room(all);
            cells.push(Cell::new((row, column), data));
            if taken.max(size(cells.len())) > self.room {
                return Err(TooLarge);
            }
        }
        self.room = self.room.saturating_sub(taken);
        Ok(Some(Range::from_sparse(cells)))
    }
}

/// How many cells stand between two corners.
fn room([top, left, bottom, right]: [u32; 4]) -> u64 {
    let side = |from: u32, to: u32| u64::from(to.saturating_sub(from)) + 1;
    side(top, bottom).saturating_mul(side(left, right))
}

fn size(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// How many strings a part says it has: room is made for as many. Each takes more than a byte.
fn strings(part: impl Read) -> u64 {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "sst" => {
                let mut all = tag.attributes();
                let all = all.with_checks(false).flatten();
                let mut counts = all.filter(|it| it.key.as_ref() == "uniqueCount");
                return counts.find_map(|it| it.value.trim().parse().ok()).unwrap_or(0);
            }
            Ok(Event::Eof) | Err(_) => return 0,
            Ok(_) => {}
        }
    }
}

/// A part, and how many of its bytes were read.
struct Counted<R> {
    part: R,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        self.count += size(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use rust_xlsxwriter::Workbook;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::super::SHEETS;
    use super::super::kept::{Before, beyond};
    use super::*;

    fn sheet(cells: &[(u32, u16, String)]) -> Result<Option<Range<Data>>, TooLarge> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, column, text) in cells {
            sheet.write_string(*row, *column, text).unwrap();
        }
        let bytes = book.save_to_buffer().unwrap();
        Earlier::open(&bytes)?.unwrap().sheet("Sheet1")
    }

    fn packed(name: &str, text: &[u8]) -> Option<TooLarge> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        Earlier::open(&bytes).err()
    }

    #[test]
    fn no_room_is_made_for_what_is_empty() {
        let cell = |row, column| (row, column, "甲".to_owned());
        let near = sheet(&[cell(3, 1), cell(1, 2)]).unwrap().unwrap();
        assert_eq!((near.start(), near.end()), (Some((1, 1)), Some((3, 2))));
        assert_eq!(sheet(&[cell(0, 0), cell(1_048_575, 16_383)]), Err(TooLarge));
    }

    #[test]
    fn a_working_paper_that_is_not_read_is_not_lost_unasked() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name(SHEETS[0][0]).unwrap();
        sheet.write_string(0, 0, "指纹").unwrap();
        sheet.write_string(1_048_575, 16_383, "甲").unwrap();
        let bytes = book.save_to_buffer().unwrap();
        for working_paper in [true, false] {
            assert!(beyond(&bytes, working_paper).unwrap().en.contains("too far apart"));
        }
        assert!(Before::read(&bytes).findings.is_none());
    }

    #[test]
    fn one_long_string_in_many_cells_is_counted_each_time() {
        let long = "甲".repeat(32_000);
        let cells: Vec<_> = (0..3_000).map(|row| (row, 0, long.clone())).collect();
        assert!(sheet(&cells[..100]).is_ok());
        assert_eq!(sheet(&cells), Err(TooLarge));
    }

    #[test]
    fn no_room_is_made_for_strings_that_are_not_there() {
        let strings = |count: &str| {
            let text = format!("<sst uniqueCount=\"{count}\"><si><t>甲</t></si></sst>");
            packed("xl/sharedStrings.xml", text.as_bytes())
        };
        assert_eq!(strings("1"), None);
        assert_eq!(strings("999999999999"), Some(TooLarge));
    }

    #[test]
    fn no_part_is_unpacked_past_the_limit() {
        let limit = usize::try_from(PART_LIMIT).unwrap();
        assert_eq!(packed("a.xml", &vec![b' '; limit]), None);
        assert_eq!(packed("a.xml", &vec![b' '; limit + 1]), Some(TooLarge));
    }
}
