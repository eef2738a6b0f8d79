//! What calamine does not tell of an `.xls` file: the number format of each cell, and what is
//! hidden.
//!
//! Contract: a record that is too short says nothing; a format that is not found leaves the value
//! as a cell without a format shows it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::number_format::NumberFormat;
use super::styles::built_in;

/// A workbook or a sheet begins.
pub const BEGIN: u16 = 0x0809;
/// A sheet ends.
pub const END: u16 = 0x000a;
const SHEET: u16 = 0x0085;
const DATES: u16 = 0x0022;
const FORMAT: u16 = 0x041e;
const STYLE: u16 = 0x00e0;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;
const NUMBERS: u16 = 0x00bd;
/// A number, a short number, a formula: row, column and style stand first.
const NUMBER: [u16; 3] = [0x0203, 0x027e, 0x0006];

/// The version whose texts are Unicode.
const UNICODE: u16 = 0x0600;

/// One record and the byte it begins at.
pub struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// What it holds.
    pub data: &'a [u8],
    /// Where it begins in the stream.
    pub at: usize,
}

impl Record<'_> {
    /// The 16-bit word at a byte of the record; nothing behind its end.
    pub fn word(&self, at: usize) -> Option<u16> {
        match self.data.get(at..at.checked_add(2)?)? {
            [low, high] => Some(u16::from_le_bytes([*low, *high])),
            _ => None,
        }
    }
}

/// The records of a stream; the last may be cut off.
pub fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    records_from(stream, 0)
}

/// The same, from a byte on.
pub fn records_from(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let [kind_low, kind_high, low, high, behind @ ..] = stream.get(at..)? else { return None };
        let length = usize::from(u16::from_le_bytes([*low, *high]));
        let data = behind.get(..length).unwrap_or(behind);
        let kind = u16::from_le_bytes([*kind_low, *kind_high]);
        let record = Record { kind, data, at };
        at += 4 + data.len();
        Some(record)
    })
}

/// Where the sheets of a workbook are said to begin, each place once.
pub fn sheets(stream: &[u8]) -> BTreeSet<usize> {
    let said = records(stream).filter(|record| record.kind == SHEET);
    let long = |record: &Record<'_>| Some((record.word(0)?, record.word(2)?));
    said.filter_map(|record| long(&record))
        .filter_map(|(low, high)| usize::try_from(u32::from(low) | (u32::from(high) << 16)).ok())
        .collect()
}

/// How one sheet looks.
#[derive(Debug, Default)]
pub struct Look {
    styles: HashMap<(u32, u32), usize>,
    /// Its hidden rows.
    pub hidden_rows: BTreeSet<u32>,
    /// Its hidden columns: first and last.
    pub hidden_columns: Vec<(u32, u32)>,
    /// It is hidden itself.
    pub hidden: bool,
    offset: usize,
}

/// How a workbook looks.
#[derive(Debug, Default)]
pub struct Looks {
    /// The sheets, by name.
    pub sheets: BTreeMap<String, Look>,
    styles: Vec<Option<NumberFormat>>,
    from_1904: bool,
}

impl Looks {
    /// Reads the stream of a workbook.
    pub fn read(stream: &[u8]) -> Looks {
        let mut looks = Looks::default();
        let mut codes: BTreeMap<usize, String> = BTreeMap::new();
        let mut current: Option<String> = None;
        let mut unicode = true;
        for record in records(stream) {
            match record.kind {
                BEGIN => {
                    unicode = record.word(0) == Some(UNICODE);
                    let found = looks.sheets.iter().find(|(_, look)| look.offset == record.at);
                    current = found.map(|(name, _)| name.clone());
                }
                SHEET if unicode => {
                    if let Some((name, look)) = sheet(&record) {
                        looks.sheets.insert(name, look);
                    }
                }
                DATES => looks.from_1904 = record.word(0) == Some(1),
                FORMAT if unicode => {
                    let code =
                        record.word(2).and_then(|count| text(&record, 4, usize::from(count)));
                    if let (Some(id), Some(code)) = (record.word(0), code) {
                        codes.insert(usize::from(id), code);
                    }
                }
                STYLE => {
                    let id = record.word(2).map_or(0, usize::from);
                    let code = codes.get(&id).map(String::as_str).or_else(|| built_in(id));
                    looks.styles.push(code.map(NumberFormat::parse));
                }
                _ => {
                    let look = current.as_ref().and_then(|name| looks.sheets.get_mut(name));
                    if let Some(look) = look {
                        look.take(&record);
                    }
                }
            }
        }
        looks
    }

    /// What a cell displays for a value; nothing where its format is not known.
    pub fn show(&self, sheet: &str, at: (u32, u32), value: f64) -> Option<String> {
        let style = self.sheets.get(sheet)?.styles.get(&at)?;
        self.styles.get(*style)?.as_ref()?.show(value, self.from_1904)
    }
}

impl Look {
    fn take(&mut self, record: &Record<'_>) {
        let wide = |at: usize| record.word(at).map(u32::from);
        let (Some(first), Some(second)) = (wide(0), wide(2)) else { return };
        match record.kind {
            kind if NUMBER.contains(&kind) => {
                let style = record.word(4).map_or(0, usize::from);
                self.styles.insert((first, second), style);
            }
            NUMBERS => {
                // Six bytes for each cell behind row and column; the last column closes it.
                let cells = record.data.len().saturating_sub(6) / 6;
                for (index, column) in (0..cells).zip(second..) {
                    let style = record.word(4 + 6 * index).map_or(0, usize::from);
                    self.styles.insert((first, column), style);
                }
            }
            ROW if record.word(12).is_some_and(|flags| flags & 0x20 != 0) => {
                self.hidden_rows.insert(first);
            }
            COLUMNS if record.word(8).is_some_and(|flags| flags & 1 != 0) => {
                self.hidden_columns.push((first, second));
            }
            _ => {}
        }
    }
}

/// The name of a sheet and where it begins.
fn sheet(record: &Record<'_>) -> Option<(String, Look)> {
    let [a, b, c, d, state, _, count, ..] = record.data else { return None };
    let offset = usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).ok()?;
    let name = text(record, 7, usize::from(*count))?;
    Some((name, Look { hidden: state & 3 != 0, offset, ..Look::default() }))
}

/// `count` characters behind the byte that says how they are stored.
fn text(record: &Record<'_>, at: usize, count: usize) -> Option<String> {
    let wide = record.data.get(at)? & 1 != 0;
    let from = at + 1;
    if !wide {
        let bytes = record.data.get(from..from.checked_add(count)?)?;
        return Some(bytes.iter().copied().map(char::from).collect());
    }
    let units: Option<Vec<u16>> = (0..count).map(|index| record.word(from + 2 * index)).collect();
    Some(String::from_utf16_lossy(&units?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, words: &[u16], bytes: &[u8]) -> Vec<u8> {
        let data: Vec<u8> =
            words.iter().flat_map(|word| word.to_le_bytes()).chain(bytes.iter().copied()).collect();
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), &data].concat()
    }

    /// A workbook of one sheet: style 0 is `0.00`, style 1 a format of its own.
    fn stream() -> Vec<u8> {
        let begin = record(BEGIN, &[UNICODE, 5], &[]);
        let code = b"#,##0.0";
        let format = record(FORMAT, &[164, 7], &[&[0][..], code].concat());
        let styles = [record(STYLE, &[0, 2], &[]), record(STYLE, &[0, 164], &[])].concat();
        let sheet = |offset: u32| {
            let [a, b, c, d] = offset.to_le_bytes();
            record(SHEET, &[], &[a, b, c, d, 1, 0, 1, 1, 0x68, 0x88])
        };
        let offset = begin.len() + format.len() + styles.len() + sheet(0).len();
        let globals =
            [begin.clone(), format, styles, sheet(u32::try_from(offset).unwrap())].concat();
        let cells = [
            record(0x0203, &[0, 1, 0], &1790.5f64.to_le_bytes()),
            record(NUMBERS, &[1, 0, 0, 0, 0, 1, 0, 0, 1], &[]),
            record(ROW, &[4, 0, 2, 0, 0, 0, 0x20], &[]),
            record(ROW, &[5, 0, 2, 0, 0, 0, 0], &[]),
            record(COLUMNS, &[2, 3, 0, 0, 1], &[]),
        ];
        [globals, begin, cells.concat()].concat()
    }

    #[test]
    fn formats_and_what_is_hidden() {
        let looks = Looks::read(&stream());
        let shown = |at| looks.show("表", at, 1790.5);
        assert_eq!(shown((0, 1)).as_deref(), Some("1790.50"));
        assert_eq!(shown((1, 0)).as_deref(), Some("1790.50"));
        assert_eq!(shown((1, 1)).as_deref(), Some("1,790.5"));
        assert_eq!(shown((9, 9)), None);
        let look = looks.sheets.get("表").unwrap();
        assert!(look.hidden);
        assert_eq!(look.hidden_rows.iter().copied().collect::<Vec<_>>(), [4]);
        assert_eq!(look.hidden_columns, [(2, 3)]);
    }

    #[test]
    fn a_stream_cut_anywhere_is_no_defect() {
        let stream = stream();
        for end in 0..stream.len() {
            let looks = Looks::read(stream.get(..end).unwrap());
            assert!(looks.sheets.len() <= 1);
        }
    }
}
