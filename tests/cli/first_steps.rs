//! What stopped people who tried it.

use insta::assert_snapshot;
use rust_xlsxwriter::{Format, Workbook};

use crate::gouji::{Folder, Ran};

const BROKEN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n";

/// Each finding with its file.
fn fingerprints(ran: &Ran) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let one = |it: &serde_json::Value| {
        format!("{} {}", text(&it["primary"]["path"]), text(&it["fingerprint"]))
    };
    report["findings"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn a_finding_has_one_fingerprint_whether_its_file_is_read_alone_or_with_others() {
    let folder = Folder::new();
    // A date that stands twice in the second file.
    let dated = "2024年度部门决算\n截至2023年12月31日，共有车辆0辆。\n";
    let twice = format!("{dated}截至2023年12月31日，共有设备0台。\n");
    folder.write("a.txt", dated).write("b.txt", twice);
    let alone = folder.run(&["check", "--format", "json"]);
    let joined = folder.run(&["check", "--together", "--format", "json"]);
    assert_snapshot!(fingerprints(&alone).join("\n"), @"
    a.txt b6f0d68b11f68878
    b.txt b6f0d68b11f68878
    b.txt b6f0d68b11f68878-2
    ");
    assert_eq!(fingerprints(&joined), fingerprints(&alone));

    // So what was decided in one way counts in the other.
    let with_reasons = |file: &str| {
        let path = folder.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(path, text.replace("reason: \"\"", "reason: 已核对")).unwrap();
    };
    folder.run(&["check", "--together", "--add-exceptions"]);
    with_reasons("gouji.exceptions.yaml");
    let ran = folder.run(&["check", "--format", "concise"]);
    assert_snapshot!(ran.err, @"0 errors, 0 warnings, 0 notes · 3 findings suppressed (by exceptions; --no-exceptions shows them) · all of 3 figures checked");
    assert_eq!(ran.out, "");
    std::fs::remove_file(folder.path().join("gouji.exceptions.yaml")).unwrap();
    folder.run(&["baseline", "write", "--together", "."]);
    let ran = folder.run(&["check", "--baseline", "gouji.baseline.json", "--format", "concise"]);
    assert_eq!(ran.out, "");
}

/// A workbook whose second sheet has a wrong total in D5.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("封面").unwrap();
    cover.write(0, 0, "青禾县统计局2024年度部门决算").unwrap();
    let sheet = book.add_worksheet().set_name("收入决算表").unwrap();
    sheet.write(0, 0, "收入决算表").unwrap();
    sheet.write(2, 0, "单位：万元").unwrap();
    let heads = ["项目", "本年收入合计", "财政拨款收入", "其他收入"];
    for (column, head) in (0..).zip(heads) {
        sheet.write(3, column, head).unwrap();
    }
    let rows = [
        ("合计", [1486.72, 1400.00, 86.27]),
        ("教育支出", [1000.00, 950.00, 50.00]),
        ("卫生支出", [486.72, 450.00, 36.72]),
    ];
    let money = Format::new().set_num_format("0.00");
    for (row, (name, amounts)) in (4..).zip(rows) {
        sheet.write(row, 0, name).unwrap();
        for (column, amount) in (1..).zip(amounts) {
            sheet.write_with_format(row, column, amount, &money).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_margin_of_a_workbook_has_the_rows_of_its_sheet() {
    let folder = Folder::new();
    folder.write("表.xlsx", workbook());
    let ran = folder.run(&["--lang", "zh", "check", "表.xlsx"]);
    assert_snapshot!(ran.out, @"
    错误[statement-balance]: 合计·其他收入86.27万元应为86.72万元（相邻两位数字颠倒，改后2项核对均相
      │ 符）
       ╭─[表.xlsx:收入决算表!D5]
     5 │ 合计 | 1486.72 | 1400.00 | 86.27
       ·                            ──┬──
       ·                              ╰── 合计·其他收入 · 应为 86.72万元
       ╰────
       ╭────
     6 │ 教育支出 | 1000.00 | 950.00 | 50.00
       ·                               ──┬──
       ·                                 ╰── 教育支出·其他收入
       ╰────
       ╭────
     7 │ 卫生支出 | 486.72 | 450.00 | 36.72
       ·                              ──┬──
       ·                                ╰── 卫生支出·其他收入
       ╰────
      = 50.00万元 + 36.72万元 = 86.72万元
      = 按四舍五入，只能在 86.71万元–86.73万元 之间
      = 依据：相关的其他数都另有核对印证
      = 建议改为 86.72万元（确定）
      = 同一原因：[statement-balance] 合计·其他收入86.27万元，各项之和50.00万元 + 36.72万元 = 86.72万
        元，相差0.45万元
      = 同一原因：[row-sum] 合计·本年收入合计1486.72万元，各项之和1400.00万元 + 86.27万元 = 1486.27万
        元，相差0.45万元
      = 指纹 bb6afdee9e6eebea

    1 个错误，0 个警告，0 个提示 · 9 个数字全部核对
    ");
}

#[test]
fn what_was_repaired_is_told_with_even_blanks() {
    let folder = Folder::new();
    folder.write(
        "a.txt",
        "2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占30%；项目支出1084.57万元，占73%。\n",
    );
    let ran = folder.run(&["--lang", "zh", "fix", "--write", "a.txt"]);
    assert_snapshot!(ran.err, @"a.txt：已改正 1 处；另有 0 处需要人来判断");
}

#[test]
fn json_says_in_what_a_document_falls_short() {
    let folder = Folder::new();
    folder.write("a.txt", "2024年度本年支出合计1486.72万元。\n").write("b.txt", "没有数字。\n");
    let run = |format: &str| {
        folder.run(&["check", "--lang", "zh", "--min-checked", "text=80", "--format", format])
    };
    let ran = run("json");
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let files = report["files"].as_array().unwrap();
    let short: Vec<String> = files.iter().map(|file| file["shortfalls"].to_string()).collect();
    assert_eq!(ran.status, 1);
    assert_snapshot!(short.join("\n"), @r#"
    [{"checked":0,"figures":1,"kind":"text","message":"文字中 1 个数字中只核对了 0 个（0%），少于要求的 80%","required":80}]
    [{"checked":0,"figures":0,"kind":"no-figures","message":"没有找到可核对的数字，什么也没有核对","required":80}]
    "#);
    let lines = run("jsonl").out;
    let of = |line: &str| {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        report["files"][0]["shortfalls"].to_string()
    };
    assert_eq!(lines.lines().map(of).collect::<Vec<_>>(), short);
    let ran = folder.run(&["check", "--format", "json"]);
    assert!(ran.out.contains("\"shortfalls\": []"), "{}", ran.out);
}

#[test]
fn the_name_of_another_department_is_told_in_plain_words() {
    let folder = Folder::new();
    folder.write(
        "a.txt",
        "青禾市水务局2024年度部门决算\n青禾市水务局2024年度收入总计120.00万元，支出总计120.00万元。\n\
         青禾市交通局2024年度本年收入合计100.00万元。\n",
    );
    for (lang, quiet) in [("zh", "human"), ("en", "concise")] {
        let ran = folder.run(&["--lang", lang, "check", "a.txt", "--quiet", "--format", quiet]);
        match lang {
            "zh" => assert_snapshot!(ran.out, @"
            警告[template-residue]: 这里写的是别的部门“青禾市交通局”，本文是“青禾市水务局”的：可能套用了别的
              │ 文稿，名称和后面的数都请核对
               ╭─[a.txt:3:1]
             3 │ 青禾市交通局2024年度本年收入合计100.00万元。
               · ──────┬─────
               ·       ╰── 别的部门 · 应为 青禾市水务局
               ╰────
              = 建议改为 青禾市水务局（很可能）
              = 指纹 102edd481566c31a
            "),
            _ => {
                assert_snapshot!(ran.out, @r#"a.txt:3:1: warning[template-residue] "青禾市交通局" is another department than "青禾市水务局", whose document this is: perhaps the text was copied; look at the name and at the figures behind it"#)
            }
        }
    }
}

#[test]
fn a_working_paper_is_the_same_bytes_whenever_it_is_written() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("表.xlsx", workbook());
    let write = |name: &str| {
        folder.run(&["check", "a.txt", "表.xlsx", "-o", name]);
        std::fs::read(folder.path().join(name)).unwrap()
    };
    let first = write("one.xlsx");
    assert!(write("two.xlsx") == first, "two runs wrote different workbooks");
    // The second at which they were written stands nowhere.
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&first)).unwrap();
    let mut about = archive.by_name("docProps/core.xml").unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut about, &mut text).unwrap();
    assert_eq!(text.matches("1980-01-01T00:00:00Z").count(), 2, "{text}");
    // So is one that takes the place of itself.
    assert!(write("one.xlsx") == first, "a workbook written again is another one");
}

#[test]
fn one_quantity_that_a_paragraph_gives_twice_with_two_values_is_told() {
    let folder = Folder::new();
    let paragraphs = [
        (
            "甲",
            "2024年公务接待费3.40万元，主要用于接待来访。2024年公务接待费3.90万元，共接待25批次。",
        ),
        ("乙", "2024年公务接待费113.40万元，主要用于接待来访。2024年公务接待费113.90万元。"),
        // Another name, another year, the budget, a part: another quantity.
        ("丙", "2024年公务接待费3.40万元，主要用于接待来访。2024年国内公务接待费3.10万元。"),
        ("丁", "2024年公务接待费3.40万元，主要用于接待来访。2023年公务接待费3.90万元。"),
        ("戊", "2024年公务接待费支出3.40万元，主要用于接待来访。2024年公务接待费预算为3.90万元。"),
        // A value that is nowhere near is read wrongly more often than it is typed.
        ("己", "2024年公务接待费3.40万元，主要用于接待来访。2024年公务接待费15.72万元。"),
    ];
    for (name, text) in paragraphs {
        folder.write(&format!("{name}.txt"), format!("青禾县统计局2024年度部门决算\n{text}\n"));
    }
    let ran = folder.run(&["--lang", "zh", "check", "--quiet", "--format", "concise"]);
    assert_snapshot!(ran.out, @"
    乙.txt:2:39: 警告[same-figure] 公务接待费前后不一致：113.90万元与113.40万元
    甲.txt:2:37: 警告[same-figure] 公务接待费前后不一致：3.90万元与3.40万元
    ");
}
