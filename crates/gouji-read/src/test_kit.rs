//! Small packages and a view of blocks for the tests of readers.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use gouji_core::document::{Block, Document};

use super::{Read, read};

/// A ZIP package of parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with this body.
pub fn docx(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
    ])
}

/// The document in a file.
pub fn document(bytes: &[u8], name: &str) -> Document {
    match read(bytes, name).unwrap() {
        Read::Document(document) => document,
        Read::Structured(..) => panic!("no structured disclosure"),
    }
}

/// The blocks of a file, one string each.
pub fn blocks(bytes: &[u8], name: &str) -> Vec<String> {
    document(bytes, name).blocks.iter().map(shown).collect()
}

fn shown(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => format!("h{level} {}", text.text()),
        Block::Paragraph(text) => format!("p {}", text.text()),
        Block::Table(table) => {
            let rows: Vec<String> = table.rows.iter().map(|row| row_of(row)).collect();
            format!("t {}", rows.join("/"))
        }
    }
}

fn row_of(row: &[gouji_core::document::Cell]) -> String {
    let cells: Vec<String> = row
        .iter()
        .map(|cell| {
            let name = cell.place.as_ref().and_then(|place| place.cell().map(str::to_owned));
            match name {
                Some(name) => {
                    format!("{}[{name} {}x{}]", cell.text.text(), cell.columns, cell.rows)
                }
                None => cell.text.text().to_owned(),
            }
        })
        .collect();
    cells.join("|")
}
