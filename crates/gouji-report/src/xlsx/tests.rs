use calamine::{Data, Reader, Xlsx};

use super::super::samples;
use super::*;
use gouji_core::lang::Lang;

fn book(run: &Run, lang: Lang) -> Xlsx<io::Cursor<Vec<u8>>> {
    let mut out = Vec::new();
    render(run, &samples::view(lang), &mut out).unwrap();
    Xlsx::new(io::Cursor::new(out)).unwrap()
}

/// A real document with one relation of most kinds.
pub(super) fn checked() -> Run {
    let text = "青禾县河道管理所2020年度部门决算\n本年支出合计1020.20万元，其中：基本支出790.04万元，\
        占本年支出合计的78%；项目支出230.16万元，占22.56%。\n2020年收入总计1020.20万元，比上年减少\
        12.30万元，下降1.19%。\n";
    let outcome = gouji_check::check::check(text.as_bytes(), "draft.txt").unwrap();
    Run { outcomes: vec![outcome], ..Run::default() }
}

#[test]
fn a_row_for_each_finding_with_a_column_to_fill_in() {
    let mut book = book(&samples::run(Lang::Zh), Lang::Zh);
    let findings = book.worksheet_range("核对结果").unwrap();
    let cell = |row, column| findings.get_value((row, column)).unwrap().to_string();
    assert_eq!(findings.height(), 3);
    assert_eq!((cell(1, 0), cell(1, 7), cell(1, 8)), ("错误".into(), "78%".into(), "77%".into()));
    assert_eq!((cell(0, 17), cell(1, 17)), ("处理结果".into(), "待核实".into()));
}

#[test]
fn relations_are_computed_by_formulas_over_the_figures() {
    let run = checked();
    let mut book = book(&run, Lang::En);
    let formulas = book.worksheet_formula("Relations").unwrap();
    let relations = book.worksheet_range("Relations").unwrap();
    assert_eq!(relations.height(), run.outcomes[0].relations.len() + 1);
    let all: Vec<String> = relations
        .rows()
        .skip(1)
        .map(|row| {
            let number = |at: usize| match &row[at] {
                Data::Float(value) => format!("{value:.4}"),
                other => other.to_string(),
            };
            let row_number: f64 = row[0].to_string().parse().unwrap();
            let formula = formulas.get_value((row_number as u32, 7)).unwrap();
            format!("{} {} {} {} {} | {formula}", row[2], number(6), number(7), number(8), row[10])
        })
        .collect();
    insta::assert_snapshot!(all.join("\n"), @r#"
    sum-of-items 1020.2000 1020.2000 0.0000 holds | IFERROR((Figures!J3+Figures!J5)/Figures!I2,"—")
    share-of-whole 78.0000 77.4397 0.5603 broken | IFERROR((Figures!J3/Figures!J2)/Figures!I4,"—")
    share-of-whole 22.5600 22.5603 -0.0003 holds | IFERROR((Figures!J5/Figures!J2)/Figures!I6,"—")
    part-within-whole 790.0400 1020.2000 -230.1600 holds | IFERROR((Figures!J2)/Figures!I3,"—")
    part-within-whole 230.1600 1020.2000 -790.0400 holds | IFERROR((Figures!J2)/Figures!I5,"—")
    growth-rate -1.1900 -1.1913 0.0013 holds | IFERROR((Figures!J7/(Figures!J7-(0-Figures!J8))-1)/Figures!I9,"—")
    "#);
}

#[test]
fn what_a_document_says_is_no_formula() {
    let text = "=1+1 2020年度本年支出合计10.00万元，=HYPERLINK基本支出4.00万元。";
    let outcome = gouji_check::check::check(text.as_bytes(), "=a.txt").unwrap();
    let run = Run { outcomes: vec![outcome], ..Run::default() };
    let mut book = book(&run, Lang::En);
    let formulas = book.worksheet_formula("Documents").unwrap();
    assert!(formulas.is_empty(), "{formulas:?}");
    let range = book.worksheet_range("Documents").unwrap();
    assert_eq!(range.get_value((1, 0)).unwrap().to_string(), "=a.txt");
}

#[test]
fn too_many_digits_stay_text() {
    assert_eq!(sheet::exact("123456789.01"), Some(123_456_789.01));
    assert_eq!(sheet::exact("1234567890123456.78"), None);
}

/// The sheet of findings, its first columns and those from the fingerprint on.
fn findings(bytes: &[u8]) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(io::Cursor::new(bytes.to_vec())).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    let row = |row: &[Data]| {
        let cells = row[1..2].iter().chain(&row[16..]).map(Data::to_string);
        cells.collect::<Vec<_>>().join("|")
    };
    range.rows().map(row).collect()
}

/// A working paper as people leave it: rows in another order, decisions, a column and a row of their own.
fn filled_in() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("核对结果").unwrap();
    let mut heads: Vec<&str> = super::super::csv::HEADS.iter().map(|(zh, _)| *zh).collect();
    heads.extend(["处理结果", "备注", "变化", "经办人"]);
    sheet.write_string(0, 0, "某局底稿").unwrap();
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(2, column, head).unwrap();
    }
    let rows: [(&str, &str, &str, &str, &str); 4] = [
        ("growth-rate", "90b1c2d3e4f50617", "原文无误", "与预算处核对", "张"),
        ("same-figure", "00000000000000aa", "已更正", "", ""),
        ("same-figure", "00000000000000bb", "待核实", "", ""),
        ("", "", "", "手工发现：附表缺页", "李"),
    ];
    for (row, (rule, fingerprint, status, remarks, who)) in (3..).zip(rows) {
        for (column, text) in [(1, rule), (16, fingerprint), (17, status), (18, remarks), (20, who)]
        {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn what_people_wrote_stands_beside_its_finding_again() {
    let view = samples::view(Lang::En);
    let again = render_over(&samples::run(Lang::En), &view, &filled_in()).unwrap();
    insta::assert_snapshot!(findings(&again).join("\n"), @"
    rule|fingerprint|status|remarks|change|经办人
    share-of-whole|3f2a91c04d5e6b78|open||new|
    growth-rate|90b1c2d3e4f50617|right as printed|与预算处核对||张
    same-figure|00000000000000aa|corrected||gone|
    same-figure|00000000000000bb|open||gone|
    |||手工发现：附表缺页||李
    ");
    // What is gone and undecided is told once; what was decided stays.
    let third = render_over(&samples::run(Lang::Zh), &samples::view(Lang::Zh), &again).unwrap();
    insta::assert_snapshot!(findings(&third).join("\n"), @"
    规则|指纹|处理结果|备注|变化|经办人
    share-of-whole|3f2a91c04d5e6b78|待核实|||
    growth-rate|90b1c2d3e4f50617|原文无误|与预算处核对||张
    same-figure|00000000000000aa|已更正||已消失|
    |||手工发现：附表缺页||李
    ");
    assert!(beyond(&third, true).is_none());
    assert!(beyond(&third, false).is_some());
    // Without an earlier one nothing is new.
    let first = render_over(&samples::run(Lang::Zh), &samples::view(Lang::Zh), b"no").unwrap();
    assert!(!findings(&first).join("").contains("新增"));
    assert!(beyond(&first, false).is_none());
}

#[test]
fn a_sheet_that_people_added_is_not_lost_unasked() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("核对结果").unwrap();
    book.add_worksheet().set_name("我的备忘").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert!(beyond(&bytes, true).unwrap().zh.contains("“我的备忘”"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("核对结果").unwrap();
    sheet.insert_note(1, 1, &rust_xlsxwriter::Note::new("看这里")).unwrap();
    assert_eq!(beyond(&book.save_to_buffer().unwrap(), true).unwrap().zh, "批注");
}

#[test]
fn a_working_paper_without_its_key_is_not_lost_unasked() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("核对结果").unwrap();
    for (column, text) in (0..).zip(["规则", "处理结果", "备注"]) {
        sheet.write(0, column, text).unwrap();
        sheet.write(1, column, "已更正").unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    assert!(beyond(&bytes, true).unwrap().zh.contains("“指纹”列"));
}

#[test]
fn the_sheets_are_those_by_which_a_working_paper_is_known() {
    for (lang, names) in [(Lang::Zh, SHEETS[0]), (Lang::En, SHEETS[1])] {
        assert_eq!(book(&samples::run(lang), lang).sheet_names(), names);
    }
}

#[test]
fn what_was_not_looked_at_is_not_gone() {
    let (run, view) = (samples::run(Lang::Zh), samples::view(Lang::Zh));
    let first = render_over(&run, &view, b"no").unwrap();
    let errors = View { show: gouji_core::finding::Severity::Error, ..view };
    let marks = |bytes: &[u8]| -> Vec<String> {
        findings(bytes)
            .iter()
            .skip(1)
            .map(|row| row.split('|').nth(4).unwrap().to_owned())
            .collect()
    };
    assert_eq!(marks(&render_over(&run, &errors, &first).unwrap()), ["", "未列出"]);
    let other = render_over(&Run::default(), &view, &first).unwrap();
    assert_eq!(marks(&other), ["本次未核对", "本次未核对"]);
    // It is neither new nor back again when it is looked at once more.
    assert_eq!(marks(&render_over(&run, &view, &other).unwrap()), ["", ""]);
}

/// A working paper in which somebody ticked off a figure, noted something beside a relation and a document,
/// and added a row.
fn ticked(bytes: &[u8]) -> Vec<u8> {
    let mut old: Xlsx<_> = Xlsx::new(io::Cursor::new(bytes.to_vec())).unwrap();
    let mut book = Workbook::new();
    for name in old.sheet_names() {
        let range = old.worksheet_range(&name).unwrap();
        let sheet = book.add_worksheet();
        sheet.set_name(&name).unwrap();
        for (row, cells) in (0..).zip(range.rows()) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Data::Empty => {}
                    Data::Float(value) => drop(sheet.write_number(row, column, *value).unwrap()),
                    other => drop(sheet.write_string(row, column, other.to_string()).unwrap()),
                }
            }
        }
        let width = u16::try_from(range.width()).unwrap();
        match name.as_str() {
            "数字" => {
                sheet.write(2, 11, "√ 王").unwrap();
                sheet.write(0, width, "凭证号").unwrap();
                sheet.write(3, width, "记-17").unwrap();
                sheet.write(u32::try_from(range.height()).unwrap(), 4, "漏读的数").unwrap();
            }
            "核对关系" | "核对范围" => drop(sheet.write(1, width, "已看").unwrap()),
            _ => {}
        }
    }
    book.save_to_buffer().unwrap()
}

/// A sheet from a column on, with what its rows are about.
fn sheet(bytes: &[u8], name: &str, columns: &[usize]) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(io::Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range(name).unwrap();
    let cell = |row: &[Data], at: usize| row.get(at).map(Data::to_string).unwrap_or_default();
    let row = |row: &[Data]| columns.iter().map(|at| cell(row, *at)).collect::<Vec<_>>().join("|");
    range.rows().map(row).collect()
}

#[test]
fn what_people_wrote_is_kept_on_every_sheet() {
    let (run, view) = (checked(), samples::view(Lang::Zh));
    let first = ticked(&render_over(&run, &view, b"no").unwrap());
    // The document was gone over: a line more above, one figure corrected, and the other language.
    let text = "青禾县河道管理所2020年度部门决算\n一、概况\n本年支出合计1020.20万元，其中：基本支出790.04万元，\
        占本年支出合计的77%；项目支出230.16万元，占22.56%。\n2020年收入总计1020.20万元，比上年减少\
        12.30万元，下降1.19%。\n";
    let outcome = gouji_check::check::check(text.as_bytes(), "draft.txt").unwrap();
    let again = Run { outcomes: vec![outcome], ..Run::default() };
    assert!(beyond(&first, true).is_none() && beyond(&first, false).is_some());
    let again = render_over(&again, &samples::view(Lang::En), &first).unwrap();
    insta::assert_snapshot!(sheet(&again, "Figures", &[0, 4, 5, 11, 12, 10]).join("\n"), @"
    no.|label|printed|checked by hand|凭证号|checked by
    1|本年支出合计|1020.20万元|||sum-of-items, share-of-whole, part-within-whole
    2|基本支出|790.04万元|√ 王||sum-of-items, share-of-whole, part-within-whole
    3||77%|||share-of-whole
    4|项目支出|230.16万元|||sum-of-items, share-of-whole, part-within-whole
    5||22.56%|||share-of-whole
    6|收入总计|1020.20万元|||growth-rate
    7||12.30万元|||growth-rate
    8||1.19%|||growth-rate
    3||78%||记-17|not in this run
    |漏读的数||||
    ");
    insta::assert_snapshot!(sheet(&again, "Relations", &[2, 5, 12]).join("\n"), @"
    rule|label|
    sum-of-items|本年支出合计|已看
    share-of-whole||
    share-of-whole||
    part-within-whole|基本支出|
    part-within-whole|项目支出|
    growth-rate||
    ");
    insta::assert_snapshot!(sheet(&again, "Documents", &[0, 14]).join("\n"), @"
    file|
    draft.txt|已看
    ");
    // Formulas still point at their figures.
    let mut book: Xlsx<_> = Xlsx::new(io::Cursor::new(again.clone())).unwrap();
    let formulas = book.worksheet_formula("Relations").unwrap();
    assert!(formulas.get_value((1, 7)).unwrap().contains("Figures!J3+Figures!J5"));
    // Where the file was not looked at, that is said.
    let none = render_over(&Run::default(), &view, &again).unwrap();
    assert!(sheet(&none, "数字", &[10]).contains(&"本次未核对".to_owned()));
    assert!(sheet(&none, "数字", &[11]).contains(&"√ 王".to_owned()));
}
