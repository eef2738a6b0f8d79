//! Small files that stand for more than memory or time holds: each ends at once, and its message names
//! the limit. What is large but honest is read.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use gouji_check::check::check;
use gouji_read::{Limit, ReadError};

use super::kit;

/// Far more than any of these takes where nothing is built of them, and far less than what they took.
const LONG: Duration = Duration::from_secs(300);

fn limit(bytes: &[u8], name: &str) -> Limit {
    let begun = Instant::now();
    let read = check(bytes, name);
    assert!(begun.elapsed() < LONG, "{name}: {:?}", begun.elapsed());
    match read {
        Err(ReadError::Limit { limit, .. }) => limit,
        Err(other) => panic!("{name}: {other}"),
        Ok(_) => panic!("{name} was read"),
    }
}

fn read(bytes: &[u8], name: &str) {
    let begun = Instant::now();
    if let Err(error) = check(bytes, name) {
        panic!("{name}: {error}");
    }
    assert!(begun.elapsed() < LONG, "{name}: {:?}", begun.elapsed());
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
         <office:spreadsheet>{rows}</office:spreadsheet></office:body></office:document-content>"
    );
    kit::package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice()),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn pages_are_bounded_by_their_nodes_and_by_the_depth_of_the_tree() {
    let bold: String = (0..500).map(|n| format!("<b id={n}>")).collect();
    let page = format!("<html><body><p>{bold}{}", "<p>a".repeat(100_000));
    assert_eq!(limit(page.as_bytes(), "a.html"), Limit::Nodes);
    for inner in ["<div></x>", "<div><!--</div>-->", "<div title='</div>'>", "<b></i>"] {
        let page = format!("<html><body>{}三", inner.repeat(60_000));
        assert_eq!(limit(page.as_bytes(), "a.html"), Limit::Depth, "{inner}");
    }
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=1")).collect();
    let page = format!("<html><body><p{attributes}>三");
    assert_eq!(limit(page.as_bytes(), "a.html"), Limit::Attributes);
    // What only looks like one is none.
    let script: String = (0..3000).map(|n| format!("a <b && c{n} ")).collect();
    let page = format!("<html><body><script>{script}</script><!-- <p {script} --><p>收入1万元");
    read(page.as_bytes(), "a.html");
    let row = "<tr><td colspan=1000 rowspan=1000>1<td>2</tr>";
    read(format!("<html><table>{}</table>", row.repeat(20_000)).as_bytes(), "a.html");
}

#[test]
fn the_size_that_is_told_is_the_one_that_is_too_large() {
    let blanks = vec![b' '; 129 * 1024 * 1024];
    let word = kit::package(&[("word/document.xml", &blanks)]);
    assert!(word.len() < 1024 * 1024);
    assert_eq!(limit(&word, "a.docx"), Limit::Part);
    let said = check(&word, "a.docx").unwrap_err().to_string();
    assert!(said.contains("one of the files packed in it is larger than 128 MiB"), "{said}");
    // No part of them is too large, all together are.
    let half = &blanks[..90 * 1024 * 1024];
    let book = kit::package(&[
        ("xl/workbook.xml", b"<workbook/>".as_slice()),
        ("xl/_rels/workbook.xml.rels", half),
        ("xl/sharedStrings.xml", half),
        ("xl/styles.xml", half),
    ]);
    assert_eq!(limit(&book, "a.xlsx"), Limit::Unpacked);
}

#[test]
fn repeated_cells_and_shared_texts_are_counted_before_they_are_built() {
    let long = "甲".repeat(10_000);
    let row = |cell: &str| {
        format!(
            "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell \
             table:number-columns-repeated=\"1000\"><text:p>{cell}</text:p></table:table-cell></table:table-row>"
        )
    };
    let table =
        |name: &str, rows: &str| format!("<table:table table:name=\"{name}\">{rows}</table:table>");
    assert_eq!(limit(&ods(&table("S", &row(&long))), "a.ods"), Limit::Text);
    assert_eq!(limit(&ods(&table("S", &row("1.0"))), "a.ods"), Limit::PackedCells);
    let cell = "<table:table-row><table:table-cell table:number-columns-repeated=\"1000\">\
                <text:p>1.0</text:p></table:table-cell></table:table-row>";
    read(&ods(&table(&"N".repeat(60_000), &cell.repeat(20))), "a.ods");
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(5000);
    let sheet = format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>");
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let index = "<workbook><sheets><sheet name=\"S\"/></sheets></workbook>";
    let shared = kit::package(&[
        ("xl/workbook.xml", index.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ]);
    assert_eq!(limit(&shared, "a.xlsx"), Limit::Text);
}

#[test]
fn sheets_cells_and_merges_are_bounded() {
    let sheet = |rows: &str, behind: &str| {
        kit::workbook(&format!("<worksheet><sheetData>{rows}</sheetData>{behind}</worksheet>"))
    };
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(200));
    assert_eq!(limit(&sheet(&row.repeat(3000), ""), "a.xlsx"), Limit::PackedCells);
    let sheets: String = (0..5000).map(|n| format!("<sheet name=\"S{n}\"/>")).collect();
    let index = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    let many = kit::package(&[("xl/workbook.xml", index.as_bytes())]);
    assert_eq!(limit(&many, "a.xlsx"), Limit::Sheets);
    let list = b"PK\x01\x02".repeat(30_000);
    let parts = [kit::package(&[("xl/workbook.xml", b"")]), list].concat();
    assert_eq!(limit(&parts, "a.xlsx"), Limit::Parts);
    let merge: String =
        (1..10_001).map(|n| format!("<mergeCell ref=\"A{n}:ZZ{}\"/>", n + 9999)).collect();
    let rows: String = (1..3001)
        .map(|n| format!("<row r=\"{n}\"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>"))
        .collect();
    read(&sheet(&rows, &format!("<mergeCells>{merge}</mergeCells>")), "a.xlsx");
    let merge = "<mergeCell ref=\"A1:B2\"/>".repeat(300_000);
    assert_eq!(limit(&sheet(&rows, &merge), "a.xlsx"), Limit::Merges);
    // Each cell far from the next: the empty ones between them are counted as well.
    let wide: String =
        (0..200).map(|n| format!("<c r=\"{}1\"><v>1</v></c>", column(n * 60))).collect();
    let wide = format!("<row>{wide}</row>").repeat(1);
    let rows: String = (1..101).map(|n| wide.replace("1\">", &format!("{n}\">"))).collect();
    assert_eq!(limit(&sheet(&rows, ""), "a.xlsx"), Limit::PackedSlots);
}

fn column(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[test]
fn a_format_of_numbers_is_as_long_as_spreadsheets_let_it_be() {
    let style = |code: &str| {
        format!(
            "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{code}\"/></numFmts>\
             <cellXfs><xf numFmtId=\"200\"/></cellXfs></styleSheet>"
        )
    };
    let sheet =
        "<worksheet><sheetData><row><c s=\"0\"><v>1.5</v></c></row></sheetData></worksheet>";
    let shown = |code: &str| {
        let bytes = kit::package(&[
            (
                "xl/workbook.xml",
                b"<workbook><sheets><sheet name=\"S\"/></sheets></workbook>".as_slice(),
            ),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
            ("xl/styles.xml", style(code).as_bytes()),
        ]);
        check(&bytes, "a.xlsx").unwrap().source.text().lines().last().unwrap().to_owned()
    };
    assert_eq!(shown("0.000"), "1.500");
    assert_eq!(shown(&format!("0.{}", "0".repeat(2000))), "1.5");
    assert_eq!(shown(&format!("0.{}", "0".repeat(200))), "1.5");
}

#[test]
fn paragraphs_lines_and_values_are_bounded() {
    let paragraph = "<w:p><w:r><w:t>1</w:t></w:r></w:p>";
    assert_eq!(limit(&kit::document(&paragraph.repeat(450_000)), "a.docx"), Limit::Lines);
    assert_eq!(limit(&kit::document(&"<w:p/>".repeat(600_000)), "a.docx"), Limit::Paragraphs);
    assert_eq!(limit(&"1\n".repeat(600_000).into_bytes(), "a.txt"), Limit::Lines);
    assert_eq!(limit(&"甲".repeat(6_000_000).into_bytes(), "a.txt"), Limit::Text);
    assert_eq!(limit(&"1.0元2%".repeat(800_000).into_bytes(), "a.txt"), Limit::Numbers);
    assert_eq!(limit(&",".repeat(11_000_000).into_bytes(), "a.csv"), Limit::Fields);
    let json = format!("{{\"lines\":[{}{{}}]}}", "{},".repeat(2_000_000));
    assert_eq!(limit(json.as_bytes(), "a.json"), Limit::Values);
    let rows = "201 教育 1.00 2.00 3.00 4.00 5.00 6.00 7.00 8.00\n".repeat(300_000);
    assert_eq!(limit(rows.as_bytes(), "a.txt"), Limit::Slots);
    let rows = format!("{}\n{}\n", "|1".repeat(10), "|-".repeat(10));
    let rows = rows + &format!("{}\n", "|1".repeat(10)).repeat(300_000);
    assert_eq!(limit(rows.as_bytes(), "a.md"), Limit::Slots);
}

/// A PDF file of numbered objects.
fn pdf(objects: &[(usize, String)]) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    let mut offsets = Vec::new();
    for (number, object) in objects {
        offsets.push((*number, out.len()));
        let _ = write!(out, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = out.len();
    let size = offsets.iter().map(|(number, _)| number + 1).max().unwrap_or(0);
    let _ = write!(out, "xref\n0 {size}\n");
    for number in 0..size {
        let _ = match offsets.iter().find(|(own, _)| *own == number) {
            Some((_, at)) => writeln!(out, "{at:010} 00000 n "),
            None => writeln!(out, "0000000000 65535 f "),
        };
    }
    let _ = write!(out, "trailer <</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
    out.into_bytes()
}

fn page(resources: &str, content: &str) -> Vec<(usize, String)> {
    vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned()),
        (
            3,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{resources}>>/Contents 4 0 R>>"
            ),
        ),
        (4, stream("", content)),
    ]
}

fn stream(dictionary: &str, content: &str) -> String {
    format!("<<{dictionary}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

#[test]
fn a_pdf_does_not_make_its_interpreter_write_down_the_world() {
    let font = |inner: &str| {
        let mut objects = page("/Font<</F1 5 0 R>>", "BT /F1 12 Tf 100 700 Td <00410042> Tj ET");
        objects.push((5, inner.to_owned()));
        pdf(&objects)
    };
    let composite = |widths: &str| {
        font(&format!(
            "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font\
             /Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
             /Supplement 0>>/{widths}/DW 1000>>]>>"
        ))
    };
    assert_eq!(limit(&composite("W[0 4294967295 1000]"), "a.pdf"), Limit::Widths);
    assert_eq!(limit(&composite("W2[0 4294967295 1 2 3]"), "a.pdf"), Limit::Widths);
    let many: String =
        (0..1000).map(|n| format!("{} {} 500 ", n * 60_000, n * 60_000 + 59_999)).collect();
    assert_eq!(limit(&composite(&format!("W[{many}]")), "a.pdf"), Limit::Widths);
    let simple = "<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 4000000000/LastChar 4000000002/Widths[1 2 3]>>";
    assert_eq!(limit(&font(simple), "a.pdf"), Limit::Widths);
    // Forms that draw forms: ten in each, twenty deep.
    let mut objects = page("/XObject<</X 10 0 R>>", &"/X Do ".repeat(10));
    for number in 10..30 {
        let next = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>",
            number + 1
        );
        objects.push((
            number,
            stream(&next, if number < 29 { "/X Do /X Do /X Do /X Do " } else { "" }),
        ));
    }
    assert_eq!(limit(&pdf(&objects), "a.pdf"), Limit::Forms);
}
