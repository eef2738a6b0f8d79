//! Places in documents that have no lines of their own, and where the reports go.

use serde_json::Value;

use crate::gouji::Folder;

const BROKEN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n";

/// A page of a PDF and a cell are named; a line that an editor does not have is not.
#[test]
fn only_text_has_regions() {
    let folder = Folder::new();
    // Only the share can be what is wrong: a fix is offered.
    let broken = BROKEN.replace("78%", "17%");
    folder.write("a.txt", &broken).write("a.csv", format!("说明\n\"{}\"\n", broken.trim()));
    let ran = folder.run(&["check", "a.txt", "a.csv", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2, "{}", ran.out);
    for result in results {
        let location = &result["locations"][0];
        let text = location["physicalLocation"]["artifactLocation"]["uri"] == "a.txt";
        assert_eq!(location["physicalLocation"]["region"].is_object(), text);
        assert_eq!(result["fixes"].is_array(), text);
        if !text {
            let logical = &location["logicalLocations"][0];
            assert_eq!(
                (&logical["kind"], &logical["fullyQualifiedName"]),
                (&"cell".into(), &"A2".into())
            );
        }
    }
    for format in ["github", "gitlab", "checkstyle", "markdown", "csv"] {
        let ran = folder.run(&["check", "a.csv", "--format", format]);
        assert!(ran.out.contains("A2"), "{format}: {}", ran.out);
    }
}

#[test]
fn a_report_never_takes_the_place_of_a_document() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("b.html", BROKEN);
    let ran = folder.run(&["check", "a.txt", "--output", "./a.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("a.txt is a document to check"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(folder.path().join("a.txt")).unwrap(), BROKEN);
}

/// The page that an earlier run wrote into the folder is no document of the next one.
#[test]
fn a_report_in_the_folder_is_not_checked() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let arguments = ["check", ".", "--output", "report.html", "--format", "json"];
    let first = folder.run(&arguments);
    let second = folder.run(&arguments);
    assert_eq!(first, second);
    assert_eq!(first.status, 1);
}

#[test]
fn a_report_that_cannot_be_written_is_said_before_anything_is_checked() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("sub/x.txt", "");
    for (output, word) in [
        ("none/report.html", "make it first"),
        ("html:sub", "is a folder"),
        ("report.xml", "name it: junit:report.xml"),
    ] {
        let ran = folder.run(&["check", "a.txt", "--output", output]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{output}");
        assert!(ran.err.contains(word), "{output}: {}", ran.err);
    }
}

#[test]
fn standard_output_takes_one_report_of_any_format() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let dash = folder.run(&["check", "a.txt", "-o", "json:-"]);
    let plain = folder.run(&["check", "a.txt", "--format", "json"]);
    assert_eq!(dash, plain);
    let ran = folder.run(&["check", "a.txt", "-o", "json:-", "-o", "csv:-"]);
    assert_eq!(ran.status, 2);
}

#[test]
fn statistics_count_by_rule() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let ran = folder.run(&["check", "a.txt", "--format", "concise", "--statistics"]);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.out, "1  error    share-of-whole  Share does not fit its amounts\n");
    let ran = folder.run(&["check", "a.txt", "--format", "json", "--statistics"]);
    assert_eq!(ran.status, 1);
    let counts: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&counts[0]["rule"], &counts[0]["count"]), (&"share-of-whole".into(), &1.into()));
    let ran = folder.run(&["check", "a.txt", "--format", "csv", "--statistics"]);
    assert_eq!(ran.status, 2);
}

/// Where several files make one document, every place keeps its file in every format.
#[test]
fn places_of_a_joined_document_keep_their_file() {
    use gouji_core::finding::Severity;
    use gouji_core::lang::Lang;
    use gouji_report::{ReportFormat, Run, View, items, render};

    let table =
        "说明\n\"2024年收入总计100.00万元，其中：财政拨款收入60.00万元，占收入总计的70%。\"\n";
    let reads = vec![
        gouji_read::read(format!("一、支出说明\n\n{BROKEN}").as_bytes(), "说明.txt").unwrap(),
        gouji_read::read(table.as_bytes(), "表.csv").unwrap(),
    ];
    let policy = gouji_check::config::Policy::default();
    let outcome = gouji_check::check::check_together(reads, &policy).unwrap();
    let run = Run { outcomes: vec![outcome], ..Run::default() };
    let view = View::new(Lang::En, Severity::Note, false, 100);
    let printed = |format| {
        let mut out = Vec::new();
        render(format, &run, &view, &mut out, &mut std::io::sink()).unwrap();
        String::from_utf8(out).unwrap()
    };
    let items: Vec<_> = items(&run, &view).collect();
    let own = |path: &str| items.iter().filter(|item| item.spot.path == path).count();
    assert!(own("说明.txt") > 0 && own("表.csv") > 0, "{:?}", printed(ReportFormat::Concise));
    assert_eq!(own("说明.txt") + own("表.csv"), items.len());
    for item in &items {
        // No heading of the text stands over the table.
        assert_eq!(item.section.is_empty(), item.spot.path == "表.csv");
        assert_eq!(item.spot.editable, item.spot.path == "说明.txt");
    }
    let log: Value = serde_json::from_str(&printed(ReportFormat::Sarif)).unwrap();
    let uri = |item: &Value| {
        let place = &item["locations"][0]["physicalLocation"];
        (place["artifactLocation"]["uri"].clone(), place["region"]["startLine"].clone())
    };
    let results = log["runs"][0]["results"].as_array().unwrap();
    let line = results.iter().map(uri).find(|(path, _)| path == "%E8%AF%B4%E6%98%8E.txt");
    assert_eq!(line.unwrap().1, 3);
    for format in [ReportFormat::Checkstyle, ReportFormat::Gitlab, ReportFormat::Junit] {
        let text = printed(format);
        for path in ["\"说明.txt\"", "\"表.csv\""] {
            assert!(text.contains(path), "{format:?}: {path}\n{text}");
        }
    }
}

/// In Word nobody sees lines: heading, paragraph and the words around say where, in every format for people.
#[test]
fn places_of_a_word_document_are_told_as_word_shows_them() {
    let folder = Folder::new();
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text.trim());
    let total = "本年支出合计1020.20万元，已经审核。";
    let body = ["一、收支说明", total, "二、支出决算情况说明", "本年支出如下。", BROKEN];
    let body: String = body.iter().map(|text| paragraph(text)).collect();
    folder.write("a.docx", crate::kit::document(&body));
    let ran = folder.run(&["check", "a.docx", "--lang", "zh"]);
    insta::assert_snapshot!(ran.out, @"
    错误[share-of-whole]: 很可能是其中一个写错：78%应为77%（末位差一），或者基本支出790.04万元应为
      │ 790.94万元（一位数字写错）
       ╭─[a.docx: “二、支出决算情况说明”下第 2 段]
       │ 本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。
       ·             ─────┬─────                ─────┬────                  ─┬─
       ·                  │                          │                       ╰── 占比 · 应为 77%
       ·                  │                          ╰── 也可能是此处，应为 790.94万元
       ·                  ╰── 本年支出合计
       ╰────
      = 790.04万元 ÷ 1020.20万元 = 77.44%
      = 按四舍五入，只能在 77.4388%–77.4406% 之间
      = 只有逢小数一律进一才能得到这个数
      = 同一原因：[share-of-whole] 占比78%应为77%
      = 指纹 19aebcb527972366

    1 个错误，0 个警告，0 个提示 · 4 个数字中核对了 3 个，1 个未核对（用 gouji coverage 文件 逐一列出）
    ");
    let words = "“二、支出决算情况说明”下第 2 段：…占本年支出合计的78";
    for format in ["csv", "markdown", "github", "gitlab", "junit", "checkstyle"] {
        let ran = folder.run(&["check", "a.docx", "--lang", "zh", "--format", format]);
        assert!(ran.out.contains(words), "{format}: {}", ran.out);
    }
    let ran = folder.run(&["check", "a.docx", "--lang", "zh", "--format", "html"]);
    assert!(ran.out.contains("“二、支出决算情况说明”下第 2 段 · "), "{}", ran.out);
    assert!(!ran.out.contains("5行"), "{}", ran.out);
    let ran = folder.run(&["coverage", "a.docx", "--lang", "zh"]);
    insta::assert_snapshot!(ran.out, @"
    a.docx “一、收支说明”
      第 1 段  1020.20万元  本年支出合计  未核对：文中没有其他数字与它相关
    a.docx “二、支出决算情况说明”
      第 2 段  1020.20万元  本年支出合计  share-of-whole, part-within-whole
      第 2 段  790.04万元   基本支出      share-of-whole, part-within-whole
      第 2 段  78%                        share-of-whole
    4 个数字中核对了 3 个，1 个未核对
    ");
}

#[test]
fn each_figure_of_a_disclosure_of_several_files_names_its_own() {
    let folder = Folder::new();
    folder.write("甲/a.txt", BROKEN).write("甲/b.csv", "项目,金额\n说明,1.00\n");
    let run = |format: &str| folder.run(&["check", "--together", "--format", format, "甲"]).out;
    let page = run("html");
    let place = page.split("class=\"where\">").nth(1).unwrap();
    assert!(place.starts_with("<span class=\"path\">甲/a.txt</span> · line 1"), "{place}");
    assert!(page.contains("<span class=\"page\">甲/b.csv</span>"), "{page}");
    // A file is one, never two names joined.
    let joined = |text: &str| text.contains("%20%2B%20") || text.contains(" + 甲");
    for format in ["sarif", "gitlab", "checkstyle", "github", "concise", "csv"] {
        assert!(!joined(&run(format)), "{format}: {}", run(format));
    }
    let log: Value = serde_json::from_str(&run("sarif")).unwrap();
    let artifacts = log["runs"][0]["artifacts"].as_array().unwrap();
    let uris: Vec<&Value> = artifacts.iter().map(|it| &it["location"]["uri"]).collect();
    assert_eq!(uris, ["%E7%94%B2/a.txt", "%E7%94%B2/b.csv"]);
    assert_eq!(artifacts[1]["properties"], serde_json::json!({"format": "csv"}));
}

#[test]
fn words_above_a_table_and_empty_tables_have_a_cell() {
    let folder = Folder::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let heads = ["科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出"];
    let sheet = book.add_worksheet();
    sheet.set_name("基金").unwrap();
    sheet.write(0, 0, "政府性基金预算财政拨款收入支出决算表").unwrap();
    sheet.write(1, 4, "单位：万元").unwrap();
    for (column, head) in (0..).zip(heads) {
        sheet.write(2, column, head).unwrap();
    }
    sheet.write(3, 1, "合计").unwrap();
    folder.write("表.xlsx", book.save_to_buffer().unwrap());
    let all = folder.run(&["check", "--lang", "zh", "表.xlsx", "--format", "json"]);
    let report: Value = serde_json::from_str(&all.out).unwrap();
    assert_eq!(report["findings"][0]["rule"], "empty-table-note", "{}", all.out);
    let primary = &report["findings"][0]["primary"];
    assert_eq!((&primary["sheet"], &primary["cell"]), (&"基金".into(), &"E2".into()));
    for format in
        ["human", "concise", "html", "csv", "markdown", "github", "gitlab", "junit", "checkstyle"]
    {
        let ran = folder.run(&[
            "check",
            "--lang",
            "zh",
            "表.xlsx",
            "--format",
            format,
            "--fail-on",
            "warning",
        ]);
        // Markdown hides the sign from its readers' programs.
        assert!(ran.out.replace("\\!", "!").contains("基金!E2"), "{format}: {}", ran.out);
    }
}

#[test]
fn a_wrong_unit_above_a_table_of_a_workbook_has_its_cell() {
    let folder = Folder::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("支出决算表").unwrap();
    sheet.write(0, 0, "支出决算表").unwrap();
    sheet.write(1, 0, "单位：青禾县农机局").unwrap();
    sheet.write(1, 4, "金额单位：元").unwrap();
    let heads = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"];
    for (column, head) in (0..).zip(heads) {
        sheet.write(2, column, head).unwrap();
    }
    let rows =
        [("", "合计"), ("213", "农林水支出"), ("21301", "农业农村"), ("2130101", "行政运行")];
    for (row, (code, name)) in (3..).zip(rows) {
        sheet.write(row, 0, code).unwrap();
        sheet.write(row, 1, name).unwrap();
        for (column, amount) in (2..).zip([1150.0, 700.0, 450.0]) {
            sheet.write(row, column, amount).unwrap();
        }
    }
    folder.write("表.xlsx", book.save_to_buffer().unwrap());
    let text = "青禾县农机局2024年度部门决算\n2024年本年支出合计1150.00万元，其中：基本支出700.00万元，\
        占60.87%；项目支出450.00万元，占39.13%。\n";
    folder.write("说明.txt", text);
    let ran = folder.run(&["check", "--together", "--format", "concise"]);
    assert!(ran.out.starts_with("表.xlsx:支出决算表!E2: error[unit-slip]"), "{}", ran.out);
}
