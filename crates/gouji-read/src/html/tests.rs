use encoding_rs::GB18030;

use super::super::test_kit::blocks;

const PAGE: &str =
    "<!DOCTYPE html><html><head><meta charset=\"gb2312\"><title>题</title><style>a{}</style></head>
<body><nav><a>首页</a></nav><script>var a = 1;</script><h1>部门决算</h1>
<table role=presentation><tr><td><p>一、收入情况</p><p>2024年收入<b>12</b>3.4&nbsp;万元，
比上年增加<sup>1</sup>1万元。</td></tr></table>
<ol start=2><li>甲3万元<li>2024年乙</ol><div>第一行。<br>第二行是<br>接着的。</div><p hidden>藏</p>
<table><thead><tr><th rowspan=2>项目<th colspan=2>金额</tr><tr><th>预算<th>决算</thead>
<tr><td>教育<br>支出<td>1.5<td>&#50;.0</table>尾</body></html>";

#[test]
fn a_page_is_headings_paragraphs_and_tables() {
    let expected = [
        "h1 部门决算",
        "h2 一、收入情况",
        "p 2024年收入123.4万元，比上年增加1万元。",
        "p 2.甲3万元",
        "p 3、2024年乙",
        "p 第一行。",
        "p 第二行是接着的。",
        "t 项目[T1R1C1 1x2]|金额[T1R1C2 2x1]/预算[T1R2C1 1x1]|决算[T1R2C2 1x1]\
         /教育支出[T1R3C1 1x1]|1.5[T1R3C2 1x1]|2.0[T1R3C3 1x1]",
        "p 尾",
    ];
    assert_eq!(blocks(PAGE.as_bytes(), "a.html"), expected);
    assert_eq!(blocks(&GB18030.encode(PAGE).0, "saved page"), expected);
}

#[test]
fn a_page_nested_too_deep_is_refused_at_once() {
    let read = |page: String| super::super::read(page.as_bytes(), "a.html").map(|_| ());
    assert!(read(format!("<html>{}三", "<div>".repeat(300))).is_ok());
    assert!(read(format!("<html>{}三", "<p>三<td>".repeat(3000))).is_ok());
    for tag in ["<div>", "<b>", "<table><td>", "<x-y>"] {
        let error = read(format!("<html>{}三", tag.repeat(100_000))).unwrap_err();
        assert!(error.to_string().contains("nested"), "{error}");
    }
}
