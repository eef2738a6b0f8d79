//! The same disclosure in every format, made on the spot.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An invented disclosure with two mistakes: 决算 645.80 differs from the opening 640.80, and the
/// growth rate is off.
pub const HEADING: &str = "一、收入支出决算总体情况说明";
/// Its paragraphs.
pub const PARAGRAPHS: &[&str] = &[
    "2024年度收入总计640.80万元，与2023年度相比，增加40.80万元，增长7.80%。",
    "本年收入合计640.80万元，其中：财政拨款收入600.00万元，占93.63%；其他收入40.80万元，占6.37%。",
    "本年支出合计640.80万元，其中：基本支出500.00万元，占78.03%；项目支出150.80万元，占21.97%。",
];
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

/// As plain text.
pub fn text() -> Vec<u8> {
    let rows: String = TABLE.iter().map(|row| row.join("  ") + "\n").collect();
    format!("{HEADING}\n{}\n\n{rows}", PARAGRAPHS.join("\n")).into_bytes()
}

/// As Markdown.
pub fn markdown() -> Vec<u8> {
    let mut out = format!("## {HEADING}\n\n{}\n\n", PARAGRAPHS.join("\n\n"));
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
    let mut out = format!("<!doctype html><html><body><h2>{HEADING}</h2>");
    for paragraph in PARAGRAPHS {
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
    let mut out = format!("{HEADING},,\n");
    for paragraph in PARAGRAPHS {
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
    let mut body = format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>",
        run(HEADING.trim_start_matches("一、"))
    );
    for paragraph in PARAGRAPHS {
        let runs: String = paragraph.split_inclusive('4').map(run).collect();
        let _ = write!(body, "<w:p>{runs}</w:p>");
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
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
        </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
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
    for line in [HEADING].iter().chain(PARAGRAPHS) {
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
    for line in [HEADING].iter().chain(PARAGRAPHS) {
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
