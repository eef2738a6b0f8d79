use super::super::test_kit::{blocks, docx};

const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="a9"><w:name w:val="节"/><w:basedOn w:val="1"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>"#;

fn shown(body: &str) -> Vec<String> {
    blocks(&docx(body, STYLES, NUMBERING), "a.docx")
}

#[test]
fn runs_make_one_number_and_deleted_text_none() {
    let body = r#"<w:p><w:r><w:t>收入12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/><w:t>1</w:t></w:r>
<w:r><w:t>3.4</w:t></w:r><w:r><w:t xml:space="preserve">5万元，A&amp;B&#12290;</w:t></w:r></w:p>
<w:p><w:r><w:t>增加</w:t></w:r><w:del><w:r><w:delText>1</w:delText><w:t>9</w:t></w:r></w:del><w:ins><w:r><w:t>2</w:t></w:r></w:ins>
<w:moveFrom><w:r><w:t>7</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>8</w:t></w:r></w:moveTo>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>万元。</w:t></w:r></w:p>
<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半。</w:t></w:r></w:p>"#;
    assert_eq!(shown(body), ["p 收入12 3.45万元，A&B。", "p 增加28万元。", "p 前半后半。"]);
}

#[test]
fn numbers_and_headings_are_rebuilt() {
    let item = |level: u8, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = [
        r#"<w:p><w:pPr><w:pStyle w:val="a9"/></w:pPr><w:r><w:t>部门决算</w:t></w:r></w:p>"#,
        r#"<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>一、收入情况 3</w:t></w:r></w:p>"#,
        &item(0, "收入情况"),
        &item(1, "总体"),
        &item(1, "分项"),
        &item(2, "2024年教育支出1.5万元。"),
        &item(0, "支出情况"),
        &item(1, "总体"),
        r#"<w:p><w:r><w:t>三、其他</w:t><w:br/><w:t>支出2万元。</w:t><w:br/><w:t>1.甲3万</w:t><w:br/><w:t>元。</w:t></w:r></w:p>"#,
    ]
    .concat();
    assert_eq!(
        shown(&body),
        [
            "h1 部门决算",
            "h2 一、收入情况",
            "h3 （一）总体",
            "h3 （二）分项",
            "p 1、2024年教育支出1.5万元。",
            "h2 二、支出情况",
            "h3 （一）总体",
            "h2 三、其他",
            "p 支出2万元。",
            "p 1.甲3万元。",
        ]
    );
}

#[test]
fn tables_keep_their_spans_and_nested_ones_follow() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let body = [
        "<w:tbl><w:tblPr/><w:tr>",
        &cell(r#"<w:vMerge w:val="restart"/>"#, "项目"),
        &cell(r#"<w:gridSpan w:val="2"/>"#, "金额"),
        "</w:tr><w:tr>",
        &cell("<w:vMerge/>", ""),
        &cell("", "预算"),
        "<w:tc><w:p><w:r><w:t>决</w:t></w:r></w:p><w:p><w:r><w:t>算</w:t></w:r></w:p>",
        "<w:tbl><w:tr>",
        &cell("", "内1"),
        &cell("", "内2"),
        "</w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tr>",
        &cell("", "一、框中"),
        "</w:tr></w:tbl>",
    ]
    .concat();
    assert_eq!(
        shown(&body),
        [
            "t 项目[T1R1C1 1x2]|金额[T1R1C2 2x1]/预算[T1R2C2 1x1]|决算[T1R2C3 1x1]",
            "t 内1[T2R1C1 1x1]|内2[T2R1C2 1x1]",
            "h2 一、框中",
        ]
    );
}

#[test]
fn a_text_box_is_read_once() {
    let text_box = "<w:txbxContent><w:p><w:r><w:t>框3万元</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing>\
         {text_box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{text_box}</w:pict></mc:Fallback>\
         </mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>"
    );
    assert_eq!(shown(&body), ["p 前后", "p 框3万元"]);
}

#[test]
fn pictures_that_may_hold_a_table_are_counted_and_seals_are_not() {
    let picture = |cx: u32, cy: u32| {
        format!(
            r#"<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{cx}" cy="{cy}"/><a:graphic><pic:blipFill><a:blip r:embed="x"/></pic:blipFill></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
        )
    };
    let old = r#"<w:p><w:r><w:pict><v:shape style="width:415.3pt;height:200pt"><v:imagedata r:id="x"/></v:shape></w:pict></w:r></w:p>"#;
    let text = "<w:p><w:r><w:t>收入12万元。</w:t></w:r></w:p>";
    let (seal, table) = (picture(1_500_000, 1_500_000), picture(5_000_000, 3_000_000));
    let pictures = |body: &str| {
        let document = super::super::test_kit::document(&docx(body, STYLES, NUMBERING), "a.docx");
        document.unreadable.iter().map(|it| it.pictures()).sum::<usize>()
    };
    assert_eq!(pictures(&format!("{text}{seal}")), 0);
    assert_eq!(pictures(&format!("{text}{table}{seal}{old}")), 2);
    let row = format!("<w:tbl><w:tr><w:tc>{text}</w:tc><w:tc>{table}</w:tc></w:tr></w:tbl>");
    assert_eq!(pictures(&row), 1);
    let only = super::super::read(&docx(&table, STYLES, NUMBERING), "a.docx").unwrap_err();
    assert!(only.to_string().contains("run OCR on it first"), "{only}");
}
