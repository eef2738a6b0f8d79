//! Files made to break a reader: each gives an error that says what it is.

use gouji_check::check::check;

use super::kit;

fn error(bytes: &[u8], name: &str) -> String {
    check(bytes, name).err().map(|error| error.to_string()).expect("an error")
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; 140 * 1024 * 1024];
    let bomb = kit::package(&[("word/document.xml", &zeros)]);
    assert!(error(&bomb, "a.docx").contains("larger than 128 MiB"));
    let deep = kit::document(&"<w:p>".repeat(100_000));
    assert!(error(&deep, "a.docx").contains("nested more than 256 deep"));
    let deep = kit::workbook(&"<row>".repeat(100_000));
    assert!(error(&deep, "a.xlsx").contains("nested more than 256 deep"));
    let corners = kit::xls(&[(0, 0, 1.0), (65_535, 255, 1.0)]);
    assert!(error(&corners, "a.xls").contains("span more cells"));
}

#[test]
fn an_entity_is_never_expanded() {
    let entities: String =
        (1..30).map(|n| format!("<!ENTITY e{n} \"&e{0};&e{0};\">", n - 1)).collect();
    let document = format!(
        "<!DOCTYPE d [<!ENTITY e0 \"xxxxxxxx\">{entities}]><d><body><p><r><t>收入1万元&e29;</t></r></p></body></d>"
    );
    let bytes = kit::package(&[("word/document.xml", document.as_bytes())]);
    let outcome = check(&bytes, "a.docx").expect("a document");
    assert_eq!(outcome.source.text(), "收入1万元\n");
}

#[test]
fn far_and_repeated_cells_cost_nothing() {
    let far = "<worksheet><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c>\
        <c r=\"A1\"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>";
    let outcome = check(&kit::workbook(far), "a.xlsx").expect("a workbook");
    assert!(outcome.source.text().len() < 1000);
}

#[test]
fn a_truncated_file_says_so() {
    for (name, bytes) in [("a.docx", kit::docx()), ("a.xlsx", kit::xlsx()), ("a.ods", kit::ods())] {
        let half = &bytes[..bytes.len() / 2];
        assert!(error(half, name).contains("damaged"), "{name}");
    }
    let bytes = kit::document("<w:p><w:r><w:t>收入");
    assert!(error(&bytes, "a.docx").contains("damaged"));
}

#[test]
fn what_is_not_read_says_what_to_do() {
    let word = kit::ole(&[("/WordDocument", b"x")]);
    assert!(error(&word, "a.docx").contains("named .docx, but it is an old Word file"));
    assert!(error(&word, "a.doc").contains("save it as .docx"));
    let locked = kit::ole(&[("/EncryptionInfo", b"x"), ("/EncryptedPackage", b"x")]);
    assert!(error(&locked, "a.xlsx").contains("protected by a password"));
    let zip = kit::package(&[("a.txt", b"x")]);
    assert!(error(&zip, "a.docx").contains("ZIP archive"));
    let binary = kit::package(&[("xl/workbook.bin", b"x")]);
    assert!(error(&binary, "a.xlsb").contains("save it as .xlsx"));
    assert!(error(&kit::document("<w:p/>"), "a.docx").contains("empty"));
}
