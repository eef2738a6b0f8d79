//! Every cell of a working paper, with the formulas behind them: what a change of the sheets changes is seen here.

use calamine::{Data, Reader, Xlsx};

use super::super::samples;
use super::tests::checked;
use super::*;
use gouji_core::lang::Lang;

/// A draft with a finding and relations of several kinds.
fn draft() -> Run {
    let text = "青禾县统计局2020年度部门决算\n本年支出合计1020.20万元，其中：基本支出790.04万元，\
        占78%；项目支出230.16万元，占22.56%。\n";
    let outcome = gouji_check::check::check(text.as_bytes(), "draft.txt").unwrap();
    Run { outcomes: vec![outcome], ..Run::default() }
}

/// The sheets one after the other: a line for each row, cells between bars, then the formulas by row and column, counted from 0.
fn cells(lang: Lang) -> String {
    let mut out = Vec::new();
    render(&draft(), &samples::view(lang), &mut out).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(io::Cursor::new(out)).unwrap();
    let mut lines = Vec::new();
    for name in book.sheet_names() {
        lines.push(format!("== {name}"));
        let range = book.worksheet_range(&name).unwrap();
        lines.extend(range.rows().map(|row| {
            let row: Vec<_> = row.iter().map(|cell| cell.to_string().replace('\n', "⏎")).collect();
            row.join("|").trim_end_matches('|').to_owned()
        }));
        let formulas = book.worksheet_formula(&name).unwrap();
        let (top, left) = formulas.start().unwrap_or_default();
        lines.extend(formulas.used_cells().map(|(row, column, formula)| {
            format!("{},{} = {formula}", top as usize + row, left as usize + column)
        }));
    }
    lines.join("\n")
}

#[test]
fn every_cell_in_chinese() {
    insta::assert_snapshot!(cells(Lang::Zh), @r#"
    == 核对结果
    级别|规则|规则说明|文件|位置|章节|名称|文中所列|应为|差额|说明|计算|建议|把握|依据|可信度%|指纹|处理结果|备注|变化
    错误|share-of-whole|占比与金额不符|draft.txt|第 2 行第 34 字||占比|78%|77%|1个百分点|占比78%应为77%|790.04万元 ÷ 1020.20万元 = 77.44%⏎按四舍五入，只能在 77.4388%–77.4406% 之间⏎只有逢小数一律进一才能得到这个数⏎依据：改后另外1项核对仍然相符|77%|确定|占比＝部分÷整体×100%|100|907edefa32a4f7be|待核实
    == 核对关系
    序号|文件|规则|规则说明|位置|名称|文中所列|按文中数字计算|差额|单位|判定|参与数字（行）
    1|draft.txt|sum-of-items|合计与各项之和不符|第 2 行第 7 字|本年支出合计|1020.2|1020.2|0|万元|相符|2, 3, 5
    2|draft.txt|shares-add-to-100|占比合计不是100%|第 2 行第 52 字||100|100.56|-0.56|%|不符|4, 6
    3|draft.txt|share-of-whole|占比与金额不符|第 2 行第 34 字||78|77.4397177024|0.5602822976|%|不符|4, 3, 2, 6
    4|draft.txt|share-of-whole|占比与金额不符|第 2 行第 52 字||22.56|22.5602822976|-0.0002822976|%|相符|6, 5, 2, 4
    5|draft.txt|part-within-whole|部分大于整体|第 2 行第 24 字|基本支出|790.04|1020.2|-230.16|万元|相符|3, 2
    6|draft.txt|part-within-whole|部分大于整体|第 2 行第 42 字|项目支出|230.16|1020.2|-790.04|万元|相符|5, 2
    1,6 = IFERROR((数字!J2)/数字!I2,"—")
    1,7 = IFERROR((数字!J3+数字!J5)/数字!I2,"—")
    1,8 = IFERROR(ROUND(G2-H2,8),"—")
    2,6 = IFERROR((1)/数字!I4,"—")
    2,7 = IFERROR((数字!J4+数字!J6)/数字!I4,"—")
    2,8 = IFERROR(ROUND(G3-H3,8),"—")
    3,6 = IFERROR((数字!J4)/数字!I4,"—")
    3,7 = IFERROR((数字!J3/数字!J2)/数字!I4,"—")
    3,8 = IFERROR(ROUND(G4-H4,8),"—")
    4,6 = IFERROR((数字!J6)/数字!I6,"—")
    4,7 = IFERROR((数字!J5/数字!J2)/数字!I6,"—")
    4,8 = IFERROR(ROUND(G5-H5,8),"—")
    5,6 = IFERROR((数字!J3)/数字!I3,"—")
    5,7 = IFERROR((数字!J2)/数字!I3,"—")
    5,8 = IFERROR(ROUND(G6-H6,8),"—")
    6,6 = IFERROR((数字!J5)/数字!I5,"—")
    6,7 = IFERROR((数字!J2)/数字!I5,"—")
    6,8 = IFERROR(ROUND(G7-H7,8),"—")
    == 数字
    序号|文件|位置|章节|名称|原文|数值|单位|换算|基准值|核对情况|人工核对
    1|draft.txt|第 2 行第 7 字||本年支出合计|1020.20万元|1020.2|万元|10000|10202000|sum-of-items, share-of-whole, part-within-whole
    2|draft.txt|第 2 行第 24 字||基本支出|790.04万元|790.04|万元|10000|7900400|sum-of-items, share-of-whole, part-within-whole
    3|draft.txt|第 2 行第 34 字|||78%|78|%|0.01|0.78|shares-add-to-100, share-of-whole
    4|draft.txt|第 2 行第 42 字||项目支出|230.16万元|230.16|万元|10000|2301600|sum-of-items, share-of-whole, part-within-whole
    5|draft.txt|第 2 行第 52 字|||22.56%|22.56|%|0.01|0.2256|shares-add-to-100, share-of-whole
    1,9 = G2*I2
    2,9 = G3*I3
    3,9 = G4*I4
    4,9 = G5*I5
    5,9 = G6*I6
    == 核对范围
    文件|格式|单位|年度|数字|已核对|未核对|关系|相符|四舍五入之内|存疑|不符|无法判定|说明
    draft.txt|文本|青禾县统计局|2020|5|5|0|6|4|0|0|2|0
    "#);
}

#[test]
fn every_cell_in_english() {
    insta::assert_snapshot!(cells(Lang::En), @r#"
    == Findings
    severity|rule|what the rule says|file|place|section|label|stated|expected|difference|message|arithmetic|suggestion|certainty|basis|confidence|fingerprint|status|remarks|change
    error|share-of-whole|Share does not fit its amounts|draft.txt|line 2, column 34||share|78%|77%|1 pp|share 78% should be 77%|790.04万元 ÷ 1020.20万元 = 77.44%⏎with rounding it can only lie within 77.4388%–77.4406%⏎only rounding up gives the printed figure⏎because 1 other check of it still agrees after the change|77%|certain|占比＝部分÷整体×100%|100|907edefa32a4f7be|open
    == Relations
    no.|file|rule|what the rule says|place|label|stated|computed|difference|unit|verdict|figures (rows)
    1|draft.txt|sum-of-items|Total is not the sum of its items|line 2, column 7|本年支出合计|1020.2|1020.2|0|万元|holds|2, 3, 5
    2|draft.txt|shares-add-to-100|Shares do not add to 100 %|line 2, column 52||100|100.56|-0.56|%|broken|4, 6
    3|draft.txt|share-of-whole|Share does not fit its amounts|line 2, column 34||78|77.4397177024|0.5602822976|%|broken|4, 3, 2, 6
    4|draft.txt|share-of-whole|Share does not fit its amounts|line 2, column 52||22.56|22.5602822976|-0.0002822976|%|holds|6, 5, 2, 4
    5|draft.txt|part-within-whole|Part exceeds its whole|line 2, column 24|基本支出|790.04|1020.2|-230.16|万元|holds|3, 2
    6|draft.txt|part-within-whole|Part exceeds its whole|line 2, column 42|项目支出|230.16|1020.2|-790.04|万元|holds|5, 2
    1,6 = IFERROR((Figures!J2)/Figures!I2,"—")
    1,7 = IFERROR((Figures!J3+Figures!J5)/Figures!I2,"—")
    1,8 = IFERROR(ROUND(G2-H2,8),"—")
    2,6 = IFERROR((1)/Figures!I4,"—")
    2,7 = IFERROR((Figures!J4+Figures!J6)/Figures!I4,"—")
    2,8 = IFERROR(ROUND(G3-H3,8),"—")
    3,6 = IFERROR((Figures!J4)/Figures!I4,"—")
    3,7 = IFERROR((Figures!J3/Figures!J2)/Figures!I4,"—")
    3,8 = IFERROR(ROUND(G4-H4,8),"—")
    4,6 = IFERROR((Figures!J6)/Figures!I6,"—")
    4,7 = IFERROR((Figures!J5/Figures!J2)/Figures!I6,"—")
    4,8 = IFERROR(ROUND(G5-H5,8),"—")
    5,6 = IFERROR((Figures!J3)/Figures!I3,"—")
    5,7 = IFERROR((Figures!J2)/Figures!I3,"—")
    5,8 = IFERROR(ROUND(G6-H6,8),"—")
    6,6 = IFERROR((Figures!J5)/Figures!I5,"—")
    6,7 = IFERROR((Figures!J2)/Figures!I5,"—")
    6,8 = IFERROR(ROUND(G7-H7,8),"—")
    == Figures
    no.|file|place|section|label|printed|value|unit|factor|base value|checked by|checked by hand
    1|draft.txt|line 2, column 7||本年支出合计|1020.20万元|1020.2|万元|10000|10202000|sum-of-items, share-of-whole, part-within-whole
    2|draft.txt|line 2, column 24||基本支出|790.04万元|790.04|万元|10000|7900400|sum-of-items, share-of-whole, part-within-whole
    3|draft.txt|line 2, column 34|||78%|78|%|0.01|0.78|shares-add-to-100, share-of-whole
    4|draft.txt|line 2, column 42||项目支出|230.16万元|230.16|万元|10000|2301600|sum-of-items, share-of-whole, part-within-whole
    5|draft.txt|line 2, column 52|||22.56%|22.56|%|0.01|0.2256|shares-add-to-100, share-of-whole
    1,9 = G2*I2
    2,9 = G3*I3
    3,9 = G4*I4
    4,9 = G5*I5
    5,9 = G6*I6
    == Documents
    file|format|entity|year|figures|checked|not checked|relations|hold|within rounding|doubtful|broken|cannot be decided|remarks
    draft.txt|text|青禾县统计局|2020|5|5|0|6|4|0|0|2|0
    "#);
}

#[test]
fn a_long_run_waits_on_the_disk_and_a_full_sheet_says_what_it_left_out() {
    let run = checked();
    let made = |room: Room| {
        let bytes = build(&run, &samples::view(Lang::En), Before::default(), room).unwrap();
        Xlsx::new(io::Cursor::new(bytes)).unwrap()
    };
    let cells = |room: Room| {
        let mut book = made(room);
        let names = book.sheet_names();
        let rows = |range: calamine::Range<Data>| -> Vec<Vec<String>> {
            range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
        };
        names.iter().map(|name| rows(book.worksheet_range(name).unwrap())).collect::<Vec<_>>()
    };
    let whole = cells(Room::default());
    assert_eq!(cells(Room { in_memory: 0, ..Room::default() }), whole);
    let cut = cells(Room { rows: 2, in_memory: 0 });
    let last = cut[1].last().unwrap()[0].clone();
    let relations = run.outcomes[0].relations.len();
    assert_eq!(
        last,
        format!("{} more rows have no room here; a JSON report lists them all", relations - 2)
    );
    assert_eq!(cut[1].len(), 4);
    let told = cut[3].iter().map(|row| row.last().unwrap().as_str()).collect::<Vec<_>>();
    let told: Vec<&str> =
        told.into_iter().filter(|line| line.contains("lists the first")).collect();
    assert_eq!(told[0], format!("the sheet “Relations” lists the first 2 of {relations} rows"));
}
