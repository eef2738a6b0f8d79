use super::super::test_kit::{blocks, document, package};

const STYLES: &str = r##"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="#,##0.00_ "/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>"##;

fn xlsx(sheet: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{sheet}</worksheet>");
    package(&[
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="收支&amp;表" r:id="rId1" xmlns:r="r"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Target="worksheets/one.xml"/></Relationships>"#,
        ),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>2024年度收入决算表</t></si><si><r><t>单位：</t></r><r><t>万元</t></r><rPh><t>x</t></rPh></si></sst>",
        ),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/one.xml", &sheet),
    ])
}

#[test]
fn shows_what_the_sheet_displays() {
    let bytes = xlsx(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>
<row r="2"><c r="C2" t="s"><v>1</v></c></row>
<row r="3" hidden="1"><c t="inlineStr"><is><t>项目</t></is></c><c t="str"><f>A1</f><v>金额</v></c><c r="D3" t="str"><v>比率</v></c></row>
<row r="4"><c r="A4" t="str"><v>甲</v></c><c r="B4" s="1"><v>1790.0399999999999</v></c><c r="C4"><f>SUM(B4:B5)</f></c><c r="D4" s="2"><v>0.97345</v></c></row>
<row r="5"><c r="A5" t="str"><v>乙</v></c><c r="B5"><v>790.03999999999996</v></c><c r="C5" t="e"><v>#DIV/0!</v></c><c r="D5" s="3"><v>45322</v></c></row>
<row r="7"><c r="A7" t="str"><v>注：另一段。</v></c></row>
<row r="9"><c r="B9"><v>1</v></c><c r="C9"><v>2</v></c></row>
</sheetData><mergeCells><mergeCell ref="B3:C3"/></mergeCells>"#,
    );
    assert_eq!(
        blocks(&bytes, "a.xlsx"),
        [
            "p 2024年度收入决算表",
            "t ||单位：万元[C2 1x1]/项目[A3 1x1]|金额[B3 2x1]|比率[D3 1x1]\
             /甲[A4 1x1]|1,790.04[B4 1x1]|[C4 1x1]|97.35%[D4 1x1]\
             /乙[A5 1x1]|790.04[B5 1x1]|[C5 1x1]|2024年1月31日[D5 1x1]",
            "p 注：另一段。",
            "t 1[B9 1x1]|2[C9 1x1]",
        ]
    );
    let source = document(&bytes, "a.xlsx").source;
    assert_eq!(source.line(2), "2024年度收入决算表");
    assert_eq!(source.line(1), "[收支&表]");
    assert_eq!(source.line(5), "甲 | 1,790.04 | （公式无结果） | 97.35%");
    let unread: Vec<_> =
        source.unread().iter().filter_map(|place| place.cell().map(str::to_owned)).collect();
    assert_eq!(unread, ["C4", "C5"]);
}

#[test]
fn open_document_cells_display_their_text() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table table:name="表一">
<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>收入</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="percentage" office:value="0.97345"><text:p>97.35%</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value="1"><text:p>1.00</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table></office:document-content>"#;
    let bytes = package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ]);
    assert_eq!(
        blocks(&bytes, "a.ods"),
        ["t 收入[A1 2x1]|甲[C1 1x1]/97.35%[A2 1x1]|1.00[B2 1x1]|1.00[C2 1x1]"]
    );
}

#[test]
fn what_is_hidden_is_read_and_named() {
    let bytes = package(&[
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="明细"/><sheet name="备查" state="hidden"/></sheets></workbook>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            r#"<worksheet><cols><col min="2" max="3" hidden="1"/><col min="9" max="9" hidden="1"/></cols><sheetData>
<row r="1"><c r="A1" t="str"><v>项目</v></c><c r="B1" t="str"><v>金额</v></c><c r="C1" t="str"><v>比率</v></c></row>
<row r="2" hidden="1"><c r="A2" t="str"><v>甲</v></c><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row>
<row r="3" hidden="1"/></sheetData></worksheet>"#,
        ),
        (
            "xl/worksheets/sheet2.xml",
            r#"<worksheet><sheetData><row><c t="str"><v>合计</v></c></row></sheetData></worksheet>"#,
        ),
    ]);
    let document = document(&bytes, "a.xlsx");
    let lines = gouji_report::unreadable::hidden(
        &document.source,
        &document.hidden,
        gouji_core::lang::Lang::En,
    );
    insta::assert_snapshot!(lines.join("\n"), @r#"
    a.xlsx: sheet "明细" hides 1 row and 2 columns; checked all the same
    a.xlsx: sheet "备查" is hidden; it was checked all the same
    "#);
    let lines = gouji_report::unreadable::hidden(
        &document.source,
        &document.hidden,
        gouji_core::lang::Lang::Zh,
    );
    insta::assert_snapshot!(lines.join("\n"), @"
    a.xlsx：工作表“明细”有 1 行、2 列隐藏，已照常核对
    a.xlsx：工作表“备查”是隐藏的，已照常核对
    ");
    assert_eq!(document.source.line(3), "甲 | 1 | 2");
}

#[test]
fn hidden_rows_and_columns_of_open_documents_are_named() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table table:name="表一">
<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
<table:table-row table:visibility="filter"><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell><table:table-cell><text:p>丙</text:p></table:table-cell></table:table-row>
</table:table></office:document-content>"#;
    let bytes = package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ]);
    let document = document(&bytes, "a.ods");
    let lines = gouji_report::unreadable::hidden(
        &document.source,
        &document.hidden,
        gouji_core::lang::Lang::En,
    );
    insta::assert_snapshot!(lines.join("\n"), @r#"a.ods: sheet "表一" hides 1 row and 1 column; checked all the same"#);
}

/// Four items and a total with two digits exchanged; the cells of the items have a style.
fn exchanged(style: u32) -> Option<String> {
    let items = [
        ("一、一般公共服务支出", 820.32),
        ("二、外交支出", 0.0),
        ("三、社会保障支出", 300.0),
        ("四、住房保障支出", 205.26),
    ];
    let mut rows =
        r#"<row><c t="str"><v>支出决算表</v></c></row><row><c t="str"><v>单位：万元</v></c></row>
<row><c t="str"><v>项目</v></c><c t="str"><v>决算数</v></c></row>"#
            .to_owned();
    for (name, amount) in items {
        rows += &format!(
            r#"<row><c t="str"><v>{name}</v></c><c s="{style}"><v>{amount}</v></c></row>"#
        );
    }
    rows += r#"<row><c t="str"><v>合计</v></c><c><v>1325.85</v></c></row></sheetData>"#;
    let outcome = gouji_check::check::check(&xlsx(&rows), "a.xlsx");
    let finding = outcome.unwrap().findings.pop().unwrap();
    finding.code.map(|code| code.name().to_owned())
}

#[test]
fn a_whole_number_stored_whole_is_not_a_rounded_one() {
    assert_eq!(exchanged(0), None, "0 and 300 without a format are all that is stored");
}
