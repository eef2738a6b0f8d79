//! Exceptions in comments and in files of their own.

use std::fs;

use insta::assert_snapshot;

use crate::gouji::{Folder, Ran};
use crate::kit as formats;

const SHARE: &str = "2024年一般公共预算财政拨款支出1115.60万元，占本年支出合计的78%。";
const TOTAL: &str =
    "2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占27%；项目支出1084.57万元，占73%。";
const CARS: &str = "截至2023年12月31日，本单位共有车辆0辆。";

fn draft(before: &str) -> String {
    format!("青禾县林业局2024年度部门决算\n\n{TOTAL}\n\n{before}{SHARE}\n\n{CARS}\n")
}

fn word() -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let title = "青禾县林业局2024年度部门决算";
    formats::document(&[title, TOTAL, SHARE, CARS].map(paragraph).concat())
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write(".git/HEAD", "").write("决算.docx", word());
    folder
}

fn findings(folder: &Folder) -> Vec<serde_json::Value> {
    let ran = folder.run(&["check", "--format", "json", "."]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    report["findings"].as_array().unwrap().clone()
}

fn on(folder: &Folder, day: &str, arguments: &[&str]) -> Ran {
    let mut command = folder.command(arguments);
    command.env("GOUJI_TODAY", day);
    Ran::from(command.output().unwrap())
}

#[test]
fn the_summary_says_how_many_findings_are_suppressed() {
    let folder = Folder::new();
    folder.write(".git/HEAD", "");
    folder.write("a.txt", draft("<!-- gouji: ignore share-of-whole 口径含上年结转 -->\n"));
    let ran = folder.run(&["check", "a.txt", "--format", "concise"]);
    assert_eq!(ran.status, 0);
    assert_snapshot!(format!("{}{}", ran.out, ran.err), @r"
    a.txt:8:3: warning[stale-date] the date lies in 2023年, the disclosure is for 2024年
    0 errors, 1 warning, 0 notes · 1 finding suppressed (by exceptions; --no-exceptions shows them) · all of 8 figures checked
    ");
    let json = folder.run(&["check", "a.txt", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report["summary"]["suppressed"], 1);
    let all = folder.run(&["check", "a.txt", "--format", "concise", "--no-exceptions"]);
    assert_eq!(all.status, 1);
    assert_snapshot!(format!("{}{}", all.out, all.err), @r"
    a.txt:6:36: error[share-of-whole] share 78% should be 75%
    a.txt:8:3: warning[stale-date] the date lies in 2023年, the disclosure is for 2024年
    1 error, 1 warning, 0 notes · all of 8 figures checked
    ");
}

#[test]
fn an_exception_ends_with_its_day() {
    let folder = Folder::new();
    let comment = "<!-- gouji: ignore share-of-whole until: 2027-03-31 口径含上年结转 -->\n";
    folder.write(".git/HEAD", "").write("a.txt", draft(comment));
    assert_eq!(on(&folder, "2027-03-31", &["check", "a.txt"]).status, 0);
    let after = on(&folder, "2027-04-01", &["check", "a.txt"]);
    assert_eq!(after.status, 1);
    assert_snapshot!(after.out, @r"
    warning[expired-exception]: the exception for share-of-whole ended on 2027-03-31; correct the
      │ figure, or give the reason again with a later date
       ╭─[a.txt:5:1]
     5 │ <!-- gouji: ignore share-of-whole until: 2027-03-31 口径含上年结转 -->
       · ──────────────────────────────────────────────────────────────────────
       ╰────
      = fingerprint 176cc1f4c0ad9c94

    error[share-of-whole]: share 78% should be 75%
       ╭─[a.txt:6:36]
     6 │ 2024年一般公共预算财政拨款支出1115.60万元，占本年支出合计的78%。
       ·                               ─────┬─────                  ─┬─
       ·                                    │                        ╰── share · expected 75%
       ·                                    ╰── 一般公共预算财政拨款支出
       ╰────
       ╭────
     3 │ 2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占27%；项目支出1084.57万元，占73%。
       ·                   ─────┬─────
       ·                        ╰── 本年支出合计
       ╰────
      = 1115.60万元 ÷ 1486.72万元 = 75.04%
      = with rounding it can only lie within 75.0371%–75.0383%
      = because every other figure involved is confirmed elsewhere
      = suggestion: 75% (likely)
      = fingerprint 27494b1a18ff3a27

    warning[stale-date]: the date lies in 2023年, the disclosure is for 2024年
       ╭─[a.txt:8:3]
     8 │ 截至2023年12月31日，本单位共有车辆0辆。
       ·     ───────┬──────
       ·            ╰── 2023年12月31日 · expected 2024年
       ╰────
      = 2023年 < 2024年, 1年 apart
      = suggestion: 2024年 (likely)
      = fingerprint b6f0d68b11f68878

    1 error, 2 warnings, 0 notes · all of 8 figures checked
    ");
    let chinese =
        on(&folder, "2027-04-01", &["check", "a.txt", "--format", "concise", "--lang", "zh"]);
    assert_snapshot!(chinese.out, @r"
    a.txt:5:1: 警告[expired-exception] share-of-whole 的例外已于 2027-03-31 到期：请改正数字，或者说明理由后延长期限
    a.txt:6:36: 错误[share-of-whole] 占比78%应为75%
    a.txt:8:3: 警告[stale-date] 截止日期在2023年，公开年度为2024年
    ");
    let wrong = on(&folder, "tomorrow", &["check", "a.txt"]);
    assert_eq!(wrong.status, 2);
    assert_eq!(wrong.err, "error: GOUJI_TODAY is `tomorrow`; write it like 2027-03-31\n");
}

#[test]
fn a_word_document_has_its_exceptions_beside_it() {
    let folder = folder();
    let all = findings(&folder);
    let rules: Vec<_> = all.iter().map(|it| it["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["share-of-whole", "stale-date"]);
    let fingerprint = all[0]["fingerprint"].as_str().unwrap();
    // By fingerprint, by the label of a figure, by its concept, by the words it is about.
    for entry in [
        format!("fingerprint: {fingerprint}"),
        "rule: share-of-whole\n    place: 一般公共预算财政拨款支出".to_owned(),
        "rule: share-of-whole\n    place: expenditure.total\n    file: 决算.docx".to_owned(),
    ] {
        let text = format!("exceptions:\n  - {entry}\n    reason: 口径含上年结转\n");
        folder.write("gouji.exceptions.yaml", text);
        let ran = folder.run(&["check", ".", "--format", "concise"]);
        assert_eq!(ran.status, 0, "{entry}\n{}", ran.out);
        assert!(ran.err.contains("1 finding suppressed (by exceptions"), "{}", ran.err);
        assert!(!ran.out.contains("exception"), "{}", ran.out);
    }
    // The figure changes: its exception no longer fits.
    let text = format!("exceptions:\n  - fingerprint: {fingerprint}\n    reason: 口径含上年结转\n");
    folder.write("gouji.exceptions.yaml", text);
    let changed = SHARE.replace("78%", "79%");
    let body = format!(
        "<w:p><w:r><w:t>{TOTAL}</w:t></w:r></w:p><w:p><w:r><w:t>{changed}</w:t></w:r></w:p>"
    );
    folder.write("决算.docx", formats::document(&body));
    let ran = folder.run(&["check", ".", "--format", "concise"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.out.replace(fingerprint, "(fingerprint)"), @r"
    决算.docx:2:36: error[share-of-whole] share 79% should be 75%
    gouji.exceptions.yaml:2:18: warning[unused-exception] no finding has the fingerprint (fingerprint): its figure has changed; remove the exception or look again
    ");
}

#[test]
fn a_file_of_exceptions_can_be_named_in_the_configuration() {
    let folder = folder();
    folder.write("gouji.toml", "exceptions = [\"审核/例外.yaml\"]\n");
    let text =
        "exceptions:\n  - rule: share-of-whole\n    place: expenditure.total\n    reason: 口径\n";
    folder.write("审核/例外.yaml", text);
    assert_eq!(folder.run(&["check", "决算.docx"]).status, 0);
    folder.write("gouji.toml", "exceptions = [\"审核/none.yaml\"]\n");
    let ran = folder.run(&["check", "决算.docx"]);
    assert_eq!((ran.status, ran.err.contains("there is no file")), (2, true), "{}", ran.err);
}

#[test]
fn exceptions_of_a_file_that_was_not_checked_are_not_idle() {
    let folder = folder();
    folder.write("乙.docx", word());
    let entry = |file: &str| {
        format!("exceptions:\n  - rule: growth-rate\n    place: 别处{file}\n    reason: 已核对\n")
    };
    let idle = |folder: &Folder, path: &str| {
        folder.run(&["check", path, "--format", "concise"]).out.contains("[unused-exception]")
    };
    folder.write("gouji.exceptions.yaml", entry(""));
    assert!(!idle(&folder, "乙.docx"), "it may be about the other file");
    assert!(idle(&folder, "."));
    folder.write("gouji.exceptions.yaml", entry("\n    file: 决算.docx"));
    assert!(!idle(&folder, "乙.docx"));
    assert!(idle(&folder, "决算.docx"));
}

#[test]
fn mistakes_in_a_file_of_exceptions_are_shown_where_they_stand() {
    let folder = folder();
    let mut shown = String::new();
    for entry in [
        "rlue: share-of-whole\n    reason: 口径",
        "rule: share-of-whole\n    reason: 口径",
        "reason: 口径",
    ] {
        folder.write("gouji.exceptions.yaml", format!("exceptions:\n  - {entry}\n"));
        let ran = folder.run(&["check", "."]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{entry}");
        shown.push_str(&ran.err);
    }
    assert_snapshot!(shown, @r"
    error: these exceptions are not understood: an exception has no field `rlue`
       ╭─[gouji.exceptions.yaml:2:5]
     2 │   - rlue: share-of-whole
       ·     ────
       ╰────
      = did you mean `rule`?

    error: an exception has `fingerprint`, or both `rule` and `place`
       ╭─[gouji.exceptions.yaml:2:11]
     2 │   - rule: share-of-whole
       ·           ──────────────
       ╰────

    error: this exception names nothing: write `fingerprint`, or `rule` and `place`
       ╭─[gouji.exceptions.yaml:2:13]
     2 │   - reason: 口径
       ·             ────
       ╰────
    ");
    let text = "exceptions:\n  - rule: share-of-whloe\n    place: 甲\n    reason: 口径\n  - fingerprint: 3f2a91c04d5e6b78\n  - fingerprint: 3f2a91c04d5e6b78\n    until: 2027-13-01\n    reason: 口径\n";
    folder.write("gouji.exceptions.yaml", text);
    let ran = folder.run(&["check", ".", "--format", "concise", "--select", "exceptions"]);
    assert_snapshot!(ran.out, @r"
    gouji.exceptions.yaml:2:11: warning[invalid-exception] the exception hides nothing: there is no rule called share-of-whloe; did you mean share-of-whole?
    gouji.exceptions.yaml:5:18: warning[invalid-exception] the exception hides nothing: it gives no reason
    gouji.exceptions.yaml:7:12: warning[invalid-exception] the exception hides nothing: 2027-13-01 is no date; write it like 2027-03-31
    ");
}

#[test]
fn groups_can_be_excepted_and_the_idle_name_of_a_list_is_told() {
    let folder = Folder::new();
    folder.write("a.txt", draft("<!-- gouji: ignore shares 口径 -->\n"));
    let ran = folder.run(&["check", "a.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.out.contains("suppressed"), "{}", ran.out);
    folder.write("a.txt", draft("<!-- gouji: ignore shares,sums 口径 -->\n"));
    let ran = folder.run(&["check", "a.txt"]);
    assert!(ran.out.contains("of the rules that the exception lists, sums hides"), "{}", ran.out);
}

#[test]
fn an_exception_that_names_the_wrong_file_says_so() {
    let folder = Folder::new();
    folder.write("a.txt", draft("")).write("b.txt", CARS);
    let found = findings(&folder);
    let fingerprint = found[0]["fingerprint"].as_str().unwrap();
    for (name, paths) in [("b.txt", &["."][..]), ("旧.txt", &["a.txt"])] {
        let entry = format!(
            "exceptions:\n  - fingerprint: {fingerprint}\n    file: {name}\n    reason: 口径\n"
        );
        folder.write("gouji.exceptions.yaml", entry);
        let ran = folder.run(&[&["check"], paths].concat());
        assert_eq!(ran.status, 1);
        assert!(
            ran.out.contains(&format!("the finding {fingerprint} stands in a.txt")),
            "{}",
            ran.out
        );
    }
}

#[test]
fn exceptions_that_end_soon_are_listed() {
    let folder = Folder::new();
    folder.write("a.txt", draft("<!-- gouji: ignore shares until: 2026-06-30 口径 -->\n"));
    let on = |day: &str, format: &str| {
        let mut command = folder.command(&["check", "a.txt", "--format", format]);
        Ran::from(command.env("GOUJI_TODAY", day).output().unwrap())
    };
    assert!(on("2026-06-01", "human").out.contains("a.txt:5: this exception ends on 2026-06-30"));
    assert!(on("2026-06-01", "csv").err.contains("a.txt:5: this exception ends on 2026-06-30"));
    assert!(!on("2026-05-30", "human").out.contains("ends on"));
}

#[test]
fn exceptions_are_added_with_a_reason_to_fill_in() {
    let folder = Folder::new();
    folder.write("甲/决算[1].docx", word()).write("乙/决算.docx", word());
    let known = "# 已核\nexceptions:\n- rule: growth-rate\n  place: 某项\n  file: 其他.docx\n  reason: 见台账\n";
    folder.write("乙/gouji.exceptions.yaml", known);
    let add = |rest: &[&str]| {
        folder.run(&[&["check", ".", "--add-exceptions", "--lang", "zh"], rest].concat())
    };
    let ran = add(&[]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_snapshot!(ran.err, @"
    已在 乙/gouji.exceptions.yaml 加入 2 项例外；请逐项填写理由（reason），填写之前不生效
    已在 甲/gouji.exceptions.yaml 加入 2 项例外；请逐项填写理由（reason），填写之前不生效
    ");
    let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert_snapshot!(text("甲/gouji.exceptions.yaml"), @r#"
    exceptions:
      # [share-of-whole] 占比78%应为75%
      # 第 3 段：…占本年支出合计的78%。
      - fingerprint: "27494b1a18ff3a27"
        file: "决算\\[1\\].docx"
        reason: "" # 请填写理由
      # [stale-date] 截止日期在2023年，公开年度为2024年
      # 第 4 段：截至2023年12月31日，本单位共有车辆…
      - fingerprint: "b6f0d68b11f68878"
        file: "决算\\[1\\].docx"
        reason: "" # 请填写理由
    "#);
    let other = text("乙/gouji.exceptions.yaml");
    assert!(other.strip_prefix(known).unwrap().contains("\n- fingerprint: "), "{other}");
    // Without a reason nothing is hidden, and nothing is added twice.
    let again = add(&["--format", "json"]);
    assert_eq!((again.status, again.err.as_str()), (1, "没有要加入的例外\n"));
    assert!(again.out.contains("invalid-exception"), "{}", again.out);
    let filled = |name: &str| {
        let filled = text(name).replace("reason: \"\" # 请填写理由", "reason: 口径不同");
        folder.write(name, filled);
    };
    filled("甲/gouji.exceptions.yaml");
    filled("乙/gouji.exceptions.yaml");
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.status, 0, "{ran:?}");
    // A file of exceptions that is not understood is left as it is.
    folder.write("乙/gouji.exceptions.yaml", "exceptions: [\n");
    let ran = folder.run(&["check", "乙", "--add-exceptions"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert_eq!(text("乙/gouji.exceptions.yaml"), "exceptions: [\n");
}

#[test]
fn exceptions_hold_for_each_file_of_a_disclosure() {
    let folder = Folder::new();
    folder
        .write("甲/a.txt", draft(""))
        .write("甲/表/b.md", "青禾县林业局2024年度部门决算\n\n另有说明。\n");
    let found = folder.run(&["check", "--together", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    let share = report["findings"].as_array().unwrap().iter().find(|it| it["severity"] == "error");
    let fingerprint = share.unwrap()["fingerprint"].as_str().unwrap();
    let entry = |file: &str| {
        format!("exceptions:\n  - fingerprint: {fingerprint}\n    reason: 口径\n{file}")
    };
    for file in ["", "    file: a.txt\n"] {
        folder.write("甲/gouji.exceptions.yaml", entry(file));
        let ran = folder.run(&["check", "--together", "--format", "concise"]);
        assert_eq!(ran.status, 0, "{file} {}", ran.out);
        assert!(ran.err.contains("1 finding suppressed (by exceptions"), "{}", ran.err);
        assert!(!ran.out.contains("unused-exception"), "{}", ran.out);
    }
    // One that names the other file of the disclosure, or lies beside it, is about that one.
    folder.write("甲/gouji.exceptions.yaml", entry("    file: 表/b.md\n"));
    let ran = folder.run(&["check", "--together", "--format", "concise"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.out.contains("甲/gouji.exceptions.yaml:2:18: warning[unused-exception]"),
        "{}",
        ran.out
    );
    fs::rename(
        folder.path().join("甲/gouji.exceptions.yaml"),
        folder.path().join("甲/表/gouji.exceptions.yaml"),
    )
    .unwrap();
    assert_eq!(folder.run(&["check", "--together"]).status, 1);
    // Those that a configuration names count for all files under it.
    fs::remove_file(folder.path().join("甲/表/gouji.exceptions.yaml")).unwrap();
    folder
        .write("甲/known.yaml", entry(""))
        .write("甲/gouji.toml", "exceptions = [\"known.yaml\"]\n");
    assert_eq!(folder.run(&["check", "--together"]).status, 0);
}
