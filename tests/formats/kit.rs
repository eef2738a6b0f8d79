//! The same disclosure in every format, made on the spot.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The paragraphs of the invented disclosure.
pub fn paragraphs() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/sichuan-errors/draft.txt");
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// Its table.
pub const TABLE: &[[&str; 3]] =
    &[["项目", "预算数", "决算数"], ["教育支出", "600.00", "640.80"], ["合计", "600.00", "640.80"]];

/// A ZIP package of parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// As another program made it of the same paragraphs and table.
pub fn made(extension: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/formats");
    std::fs::read(format!("{folder}/disclosure.{extension}")).unwrap()
}

/// As plain text.
pub fn text() -> Vec<u8> {
    let rows: String = TABLE.iter().map(|row| row.join("  ") + "\n").collect();
    format!("{}\n\n{rows}", paragraphs().join("\n")).into_bytes()
}

/// As Markdown.
pub fn markdown() -> Vec<u8> {
    let mut out = paragraphs().join("\n\n") + "\n\n";
    for (index, row) in TABLE.iter().enumerate() {
        let _ = writeln!(out, "| {} |", row.join(" | "));
        if index == 0 {
            out.push_str("|-|-|-|\n");
        }
    }
    out.into_bytes()
}

/// As a web page.
pub fn html() -> Vec<u8> {
    let mut out = "<!doctype html><html><body>".to_owned();
    for paragraph in paragraphs() {
        let _ = write!(out, "<p>{paragraph}</p>");
    }
    out.push_str("<table>");
    for row in TABLE {
        let _ = write!(out, "<tr><td>{}</td></tr>", row.join("</td><td>"));
    }
    (out + "</table></body></html>").into_bytes()
}

/// As separated values.
pub fn csv() -> Vec<u8> {
    let mut out = String::new();
    for paragraph in paragraphs() {
        let _ = writeln!(out, "\"{paragraph}\",,");
    }
    for row in TABLE {
        let _ = writeln!(out, "{}", row.join(","));
    }
    out.into_bytes()
}

/// As a Word document; the heading is numbered by Word, the numbers are split over runs.
pub fn docx() -> Vec<u8> {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let numbered = |list: usize| {
        format!(
            "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>"
        )
    };
    let mut list = 0;
    let mut body = String::new();
    for paragraph in paragraphs() {
        // Word numbers what opens with `一、`.
        let chinese = paragraph.split_once('、').filter(|(number, _)| {
            number.chars().count() <= 2
                && number.chars().all(|c| "一二三四五六七八九十".contains(c))
        });
        let (properties, text) = match chinese {
            Some(("一", text)) => {
                list += 1;
                (numbered(list), text)
            }
            Some((_, text)) => (numbered(list), text),
            None => (String::new(), paragraph.as_str()),
        };
        let runs: String = text.split_inclusive('4').map(run).collect();
        let _ = write!(body, "<w:p>{properties}{runs}</w:p>");
    }
    body.push_str("<w:tbl>");
    for row in TABLE {
        let cells: String =
            row.iter().map(|cell| format!("<w:tc><w:p>{}</w:p></w:tc>", run(cell))).collect();
        let _ = write!(body, "<w:tr>{cells}</w:tr>");
    }
    body.push_str("</w:tbl>");
    document(&body)
}

/// A Word document with this body and one list.
pub fn document(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    );
    let mut numbering = "<w:numbering xmlns:w=\"w\">".to_owned();
    for list in 1..10 {
        let _ = write!(
            numbering,
            "<w:abstractNum w:abstractNumId=\"{list}\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/>\
             <w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
             <w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"{list}\"/></w:num>"
        );
    }
    numbering.push_str("</w:numbering>");
    package(&[
        ("word/document.xml", document.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/styles.xml", b"<w:styles xmlns:w=\"w\"/>"),
    ])
}

/// As an Excel workbook, its figures stored in binary with a format of two decimals.
pub fn xlsx() -> Vec<u8> {
    let mut rows = String::new();
    let text = |cell: &str| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>");
    for line in &paragraphs() {
        let _ = write!(rows, "<row>{}</row>", text(line));
    }
    for row in TABLE {
        rows.push_str("<row>");
        for cell in row {
            match cell.parse::<f64>() {
                Ok(value) => {
                    let _ = write!(rows, "<c s=\"1\"><v>{value}</v></c>");
                }
                Err(_) => rows.push_str(&text(cell)),
            }
        }
        rows.push_str("</row>");
    }
    workbook(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
}

/// An Excel workbook with this sheet.
pub fn workbook(sheet: &str) -> Vec<u8> {
    package(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"说明\"/></sheets></workbook>".as_bytes(),
        ),
        (
            "xl/styles.xml",
            b"<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"2\"/></cellXfs></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// As an OpenDocument workbook.
pub fn ods() -> Vec<u8> {
    let mut rows = String::new();
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    for line in &paragraphs() {
        let _ = write!(rows, "<table:table-row>{}</table:table-row>", cell(line));
    }
    for row in TABLE {
        let cells: String = row.iter().map(|text| cell(text)).collect();
        let _ = write!(rows, "<table:table-row>{cells}</table:table-row>");
    }
    let content = format!(
        "<office:body xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">\
         <table:table table:name=\"说明\">{rows}</table:table></office:body>"
    );
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

/// An old Excel workbook whose cells hold these values.
pub fn xls(cells: &[(u16, u16, f64)]) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    };
    let begin = |kind: u16| {
        let words = [0x0600u16, kind, 0x0dbb, 0x07cc, 0, 0, 6, 0];
        record(0x0809, &words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>())
    };
    let mut globals = begin(5);
    let sheet_entry = [&[0u8; 6][..], &[2, 0], b"S1"].concat();
    let at = u32::try_from(globals.len() + 4 + sheet_entry.len() + 4).unwrap();
    let mut entry = sheet_entry;
    entry[..4].copy_from_slice(&at.to_le_bytes());
    globals.extend(record(0x0085, &entry));
    globals.extend(record(0x000a, &[]));
    globals.extend(begin(0x10));
    for (row, column, value) in cells {
        let mut data = Vec::new();
        data.extend(row.to_le_bytes());
        data.extend(column.to_le_bytes());
        data.extend([0, 0]);
        data.extend(value.to_le_bytes());
        globals.extend(record(0x0203, &data));
    }
    globals.extend(record(0x000a, &[]));
    ole(&[("/Workbook", &globals)])
}

/// An OLE container.
pub fn ole(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}
