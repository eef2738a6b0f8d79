//! Mutated files never make a reader panic or hang: 320 files each of twelve kinds in every run,
//! the same every time.

use std::panic::catch_unwind;

use gouji_check::check::check;

use super::kit;
use crate::support::say;

/// How many files are made of each format.
const FILES: u64 = 320;

/// A small generator of numbers (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }
}

/// Changes, drops, doubles and moves a few bytes.
fn mutate(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=numbers.below(6) {
        let at = numbers.below(out.len());
        let end = (at + 1 + numbers.below(40)).min(out.len());
        match numbers.below(5) {
            0 => out[at] = u8::try_from(numbers.below(256)).unwrap(),
            1 => drop(out.drain(at..end)),
            2 => {
                let piece = out[at..end].to_vec();
                let to = numbers.below(out.len());
                out.splice(to..to, piece);
            }
            3 => out[at] ^= 1 << numbers.below(8),
            _ => {
                let tokens: [&[u8]; 6] = [b"<", b"</w:p>", b"\"", b"999999999999", b"&#0;", b"-1"];
                out.splice(at..at, tokens[numbers.below(6)].iter().copied());
            }
        }
        if out.is_empty() {
            out.push(b'x');
        }
    }
    out
}

/// Mutates `part` and checks what `pack` makes of it.
fn storm(name: &str, part: &[u8], pack: impl Fn(Vec<u8>) -> Vec<u8>) {
    let mut numbers = Numbers(u64::try_from(part.len()).unwrap());
    let mut read = 0;
    for index in 0..FILES {
        let bytes = pack(mutate(part, &mut numbers));
        let result = catch_unwind(|| check(&bytes, name).inspect(say).is_ok());
        read += usize::from(result.unwrap_or_else(|_| panic!("{name}: mutation {index} panics")));
    }
    assert!(read < 320, "{name}: nothing was broken");
}

fn part(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name(name).unwrap(), &mut out).unwrap();
    out
}

#[test]
fn mutated_packages() {
    storm("a.docx", &kit::docx(), |bytes| bytes);
    storm("a.xlsx", &kit::xlsx(), |bytes| bytes);
    storm("a.ods", &kit::ods(), |bytes| bytes);
}

#[test]
fn mutated_parts() {
    storm("a.docx", &part(&kit::docx(), "word/document.xml"), |bytes| {
        kit::package(&[("word/document.xml", &bytes)])
    });
    storm("a.docx", &part(&kit::docx(), "word/numbering.xml"), |bytes| {
        let body = part(&kit::docx(), "word/document.xml");
        kit::package(&[("word/document.xml", &body), ("word/numbering.xml", &bytes)])
    });
    storm("a.xlsx", &part(&kit::xlsx(), "xl/worksheets/sheet1.xml"), |bytes| {
        kit::package(&[
            ("xl/workbook.xml", b"<workbook><sheet name=\"a\"/></workbook>"),
            ("xl/worksheets/sheet1.xml", &bytes),
        ])
    });
}

#[test]
fn mutated_old_workbooks() {
    let bytes = kit::xls(&[(0, 0, 790.04), (3, 2, 12.5), (5, 1, -3.0)]);
    storm("a.xls", &bytes, |bytes| bytes);
}

#[test]
fn mutated_pdf() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/pdf");
    storm("a.pdf", &std::fs::read(format!("{folder}/order.pdf")).unwrap(), |bytes| bytes);
}

#[test]
fn mutated_plain_files() {
    let never_broken = |name: &str, bytes: &[u8]| {
        let mut numbers = Numbers(7);
        for index in 0..FILES {
            let bytes = mutate(bytes, &mut numbers);
            let result = catch_unwind(|| check(&bytes, name).inspect(say).is_ok());
            assert!(result.is_ok(), "{name}: mutation {index} panics");
        }
    };
    never_broken("a.txt", &kit::text());
    never_broken("a.md", &kit::markdown());
    never_broken("a.html", &kit::html());
    never_broken("a.csv", &kit::csv());
}
