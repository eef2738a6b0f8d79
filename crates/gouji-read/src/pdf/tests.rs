//! A whole file, made to be read wrongly: its stream is out of order, a mark stands before a number,
//! a watermark lies across, a table is wrapped and spanned, a page is turned, another a picture.

use gouji_core::document::{Block, Document, Unreadable, UnreadableReason};

use super::read;
use gouji_core::read_error::ReadError;

const FILE: &[u8] = include_bytes!("../../../../tests/data/pdf/order.pdf");

fn document() -> Document {
    read(FILE, "order.pdf").unwrap()
}

#[test]
fn a_file_is_read_as_a_person_reads_it() {
    let shown: Vec<String> = document()
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading { level, text } => format!("h{level} {}", text.text()),
            Block::Paragraph(text) => format!("p {}", text.text()),
            Block::Table(table) => {
                let row = |row: &Vec<gouji_core::document::Cell>| {
                    let cells = row.iter().map(|cell| {
                        let span = if cell.rows * cell.columns > 1 { "+" } else { "" };
                        format!("{}{span}", cell.text.text())
                    });
                    cells.collect::<Vec<_>>().join("|")
                };
                format!("t {}", table.rows.iter().map(row).collect::<Vec<_>>().join("/"))
            }
        })
        .collect();
    assert_eq!(
        shown,
        [
            "h2 一、支出决算情况说明",
            "p 本年支出合计690.20万元，其中：基本支出461.70万元，占66.89%；项目支出228.50万元，占33.11%。",
            "p 本年收入702.35万元，比上年增加52.35万元，增长8.05%，完成年初预算的100%，其他收入0.35万元，占0.05%。",
            "p 收入为财政拨款收入。",
            "p 支出决算表",
            "p 单位：万元",
            "t 科目编码+|科目名称+|合计+|其中+/基本支出|项目支出/20126|档案事务（含数字化加工及库房改造）|611.35|399.85|211.50/|其他支出|78.85|61.85|17.00/合计||690.20|461.70|228.50",
            "h2 二、“三公”经费支出情况说明",
            "p “三公”经费支出4.20万元，完成预算5.00万元的84.00%。",
        ]
    );
}

#[test]
fn places_name_the_page_and_the_line_on_it() {
    let source = document().source;
    let at = |text: &str| {
        let offset = source.text().find(text).unwrap();
        let position = source.position_on_page(offset);
        (source.page_of(offset), position.line, position.column)
    };
    assert_eq!(at("228.50万元"), (Some(1), 4, 1));
    assert_eq!(at("611.35"), (Some(2), 7, 27));
    assert_eq!(at("84.00%"), (Some(3), 3, 27));
}

#[test]
fn what_cannot_be_read_is_named() {
    assert_eq!(
        document().unreadable,
        [
            Unreadable { file: 0, page: Some(1), reason: UnreadableReason::Outside(6) },
            Unreadable { file: 0, page: Some(4), reason: UnreadableReason::NoText },
        ]
    );
}

#[test]
fn damaged_files_are_errors() {
    for cut in [8, 200, 2_000, FILE.len() / 2] {
        if let Err(error) = read(&FILE[..cut], "a.pdf") {
            assert!(matches!(error, ReadError::Unsupported { .. }), "{cut}: {error}");
        }
    }
    assert!(read(b"%PDF-1.7 and nothing else", "a.pdf").is_err());
}

#[test]
fn changed_bytes_are_no_defect() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    };
    for round in 0..150 {
        let mut bytes = FILE.to_vec();
        for _ in 0..=next(12) {
            let at = next(bytes.len());
            bytes[at] = u8::try_from(next(256)).unwrap();
        }
        let result = read(&bytes, "a.pdf");
        assert!(!matches!(result, Err(ReadError::Defect { .. })), "round {round}: {result:?}");
    }
}

#[test]
fn a_tree_of_pages_that_holds_itself_ends() {
    let file = "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
        2 0 obj <</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>> endobj\n\
        3 0 obj <</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>> endobj\n\
        trailer <</Root 1 0 R>>\n%%EOF\n";
    let error = read(file.as_bytes(), "a.pdf").unwrap_err();
    assert!(matches!(error, ReadError::Unsupported { .. }), "{error}");
}

#[test]
fn a_scan_and_a_locked_file_say_what_to_do() {
    let hint = |bytes: &[u8]| match read(bytes, "a.pdf") {
        Err(ReadError::Unsupported { hint, .. }) => hint,
        other => panic!("{other:?}"),
    };
    assert!(hint(include_bytes!("../../../../tests/data/pdf/scan.pdf")).contains("OCR"));
    assert!(hint(include_bytes!("../../../../tests/data/pdf/locked.pdf")).contains("password"));
}
