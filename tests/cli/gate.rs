//! What fails a run is listed, in every format; what else decides the exit status.

use crate::gouji::{Folder, Ran, TEXT_FORMATS};

const BROKEN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n";

/// A draft with a warning and no error.
const DOUBTFUL: &str =
    "青禾县农机局2024年度部门决算\n一、其他说明\n截至2023年12月31日，共有车辆3辆。\n";

/// What a format says a finding is called.
fn is_listed(ran: &Ran, rule: &str) -> bool {
    ran.out.contains(rule) || ran.err.contains(rule)
}

#[test]
fn what_fails_is_listed_in_every_format() {
    let folder = Folder::new();
    folder.write("a.txt", DOUBTFUL);
    assert_eq!(folder.run(&["check", "a.txt"]).status, 0);
    for format in TEXT_FORMATS {
        for gate in ["warning", "note"] {
            let ran = folder.run(&[
                "check",
                "a.txt",
                "--show",
                "error",
                "--fail-on",
                gate,
                "--format",
                format,
            ]);
            assert_eq!(ran.status, 1, "{format} {gate}");
            assert!(is_listed(&ran, "stale-date"), "{format} {gate}: {}", ran.out);
            assert!(!ran.out.contains("--show warning"), "{format}: {}", ran.out);
        }
    }
    let junit = ["check", "a.txt", "--show", "error", "--fail-on", "warning", "--format", "junit"];
    assert!(folder.run(&junit).out.contains("failures=\"1\""));
}

#[test]
fn a_folder_or_a_file_is_enough() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("b/c.txt", BROKEN);
    let all = folder.run(&["check", "."]);
    // Without paths: this folder, whatever stands on standard input.
    assert_eq!(folder.run(&["check"]), all);
    assert_eq!(folder.pipe(&["check"], DOUBTFUL.as_bytes()), all);
    assert_eq!(folder.run(&["fix"]).status, folder.run(&["fix", "."]).status);
    assert_eq!(folder.run(&["a.txt"]), folder.run(&["check", "a.txt"]));
    let quick = folder.run(&["--lang", "zh", "b", "--format", "concise"]);
    assert_eq!(quick, folder.run(&["check", "--lang", "zh", "b", "--format", "concise"]));
    assert_eq!(folder.pipe(&["-"], BROKEN.as_bytes()).status, 1);
    assert_eq!(folder.run(&["missing.txt"]).status, 4);
    let slip = folder.run(&["chekc", "a.txt"]);
    assert_eq!((slip.status, slip.out.as_str()), (2, ""));
}

#[test]
fn too_little_checked_fails() {
    let folder = Folder::new();
    folder.write("a.txt", "本年支出合计1020.20万元。另有车辆3辆，会议12次。\n");
    assert_eq!(folder.run(&["check", "a.txt"]).status, 0);
    for least in ["90%", "1"] {
        let ran = folder.run(&["check", "a.txt", "--min-checked", least]);
        assert_eq!(ran.status, 1, "{}", ran.out);
        assert!(ran.out.contains("a.txt: only 0 of "), "{}", ran.out);
    }
    for format in ["json", "jsonl", "sarif", "csv"] {
        let ran = folder.run(&["check", "a.txt", "--min-checked", "90%", "--format", format]);
        assert_eq!(ran.status, 1, "{format}");
        assert!(ran.err.contains("a.txt: only 0 of "), "{format}: {}", ran.err);
    }
    let junit = folder.run(&["check", "a.txt", "--min-checked", "90%", "--format", "junit"]);
    assert!(junit.out.contains("<failure type=\"min-checked\""), "{}", junit.out);
    folder.write("gouji.toml", "min_checked = 90\n");
    let ran = folder.run(&["check", "a.txt"]);
    assert_eq!(ran.status, 1);
    assert_eq!(folder.run(&["check", "a.txt", "--min-checked", "0"]).status, 0);
    let ran = folder.run(&["check", "a.txt", "--min-checked", "lots"]);
    assert_eq!(ran.status, 2);
    // What is checked throughout passes any gate.
    folder.write("b.txt", BROKEN.replace("78%", "77%"));
    assert_eq!(folder.run(&["check", "b.txt", "--min-checked", "100%"]).status, 0);
}

#[test]
fn where_nothing_was_checked_nothing_passes() {
    let folder = Folder::new();
    folder.write("b.txt", BROKEN.replace("78%", "77%")).write("说明.txt", "本局没有预算单位。\n");
    assert_eq!(folder.run(&["check"]).status, 0);
    for least in ["90%", "text=1", "tables=1"] {
        let ran = folder.run(&["check", "说明.txt", "--min-checked", least]);
        assert_eq!(ran.status, 1, "{least}");
        let said = "说明.txt: no figures were found, so nothing was checked\n";
        assert!(ran.out.starts_with(said), "{}", ran.out);
    }
    for format in TEXT_FORMATS {
        let ran = folder.run(&["check", "--min-checked", "90%", "--format", format]);
        assert_eq!(ran.status, 1, "{format}");
        // Lists of findings say it beside the list.
        let list = ["csv", "json", "jsonl", "concise"].contains(&format);
        let said = if list { &ran.err } else { &ran.out };
        assert!(
            said.contains("no figures were found, so nothing was checked"),
            "{format}: {ran:?}"
        );
    }
    let ran = folder.run(&["--lang", "zh", "check", "--min-checked", "90%", "-q"]);
    assert_eq!(ran.out, "说明.txt：没有找到可核对的数字，什么也没有核对\n");
    // A file of exceptions is told of like a document, and is none.
    let entry = "exceptions:\n  - fingerprint: '0'\n    file: b.txt\n    reason: 口径\n";
    folder
        .write("gouji.exceptions.yaml", entry)
        .write("gouji.toml", "paths.exclude = [\"说明.txt\"]\n");
    let ran = folder.run(&["check", "--min-checked", "90%"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.out.contains("unused-exception"), "{}", ran.out);
}

#[test]
fn not_everything_can_be_ignored() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let ran = folder.run(&["check", "--ignore", "all", "a.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--ignore: not all rules can be ignored"), "{}", ran.err);
    folder.write("gouji.toml", "ignore = [\"shares\", \"all\"]\n");
    let ran = folder.run(&["check", "a.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("gouji.toml:1:21"), "{}", ran.err);
}

#[test]
fn findings_may_be_told_without_a_failure() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let ran = folder.run(&["check", "--exit-zero", "a.txt"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("error["), "{}", ran.out);
    assert_eq!(folder.run(&["check", "--exit-zero", "--format", "jsonl", "a.txt"]).status, 0);
    assert_eq!(folder.run(&["check", "--exit-zero", "none.txt"]).status, 4);
}

#[test]
fn a_quiet_run_says_findings_only() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("b.bin", "x");
    let ran = folder.run(&["check", "--quiet", "--format", "concise"]);
    assert_eq!((ran.status, ran.out.lines().count(), ran.err.as_str()), (1, 1, ""));
    folder.write("a.txt", BROKEN.replace("78%", "77%"));
    for format in ["human", "concise", "csv"] {
        let ran = folder.run(&["check", "-q", "--format", format]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{format}");
        assert!(format == "csv" || ran.out.is_empty(), "{}", ran.out);
    }
}

#[test]
fn statistics_are_for_programs_too() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let ran = folder.run(&["check", "--statistics", "--format", "json", "a.txt"]);
    let counts: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(counts[0]["rule"], "share-of-whole");
    assert_eq!((&counts[0]["severity"], &counts[0]["count"]), (&"error".into(), &1.into()));
    assert_eq!(folder.run(&["check", "--statistics", "--format", "csv", "a.txt"]).status, 2);
}

#[test]
fn text_and_tables_have_a_least_share_of_their_own() {
    let folder = Folder::new();
    let text = "2024年本年支出合计10.00万元，其中：基本支出6.00万元，项目支出4.00万元。\n\n\
                另有3.33万元。\n\n";
    let table = "| 项目 | 甲 |\n|-|-|\n| 某项 | 7.77 |\n| 另一项 | 8.88 |\n";
    folder.write("a.md", format!("{text}{table}"));
    let status = |least: &str| {
        let ran = folder.run(&["check", "a.md", "--lang", "zh", "--min-checked", least]);
        (ran.status, ran.out.lines().nth(1).unwrap_or_default().to_owned())
    };
    assert_eq!(status("text=75%").0, 0);
    assert_eq!(
        status("text=76%,tables=50%"),
        (1, "a.md：文字中 4 个数字中只核对了 3 个（75%），少于要求的 76%；表格中 2 个数字中只核对了 0 个（0%），少于要求的 50%".to_owned())
    );
    assert_eq!(status("words=5").0, 2);
    folder.write("gouji.toml", "min_checked = { text = 70, tables = 10 }\n");
    let ran = folder.run(&["check", "a.md"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("only 0 of 2 figures in tables checked (0%)"), "{ran:?}");
    folder.write("gouji.toml", "min_checked = { text = 70, table = 10 }\n");
    let ran = folder.run(&["check", "a.md"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("tables"), "{ran:?}");
}

#[test]
fn a_choice_that_leaves_no_rule_is_a_mistake() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let ran = folder.run(&["check", "a.txt", "--severity", "all=off"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("no rule counts"), "{ran:?}");
    for settings in ["select = []", "[severity]\nall = \"off\""] {
        folder.write("gouji.toml", settings);
        let ran = folder.run(&["check", "a.txt"]);
        assert_eq!(ran.status, 2, "{settings} {ran:?}");
        assert!(ran.err.contains("gouji.toml: by `select`"), "{ran:?}");
    }
    // One rule is a choice.
    folder.write("gouji.toml", "[severity]\nall = \"off\"\nshare-of-whole = \"error\"");
    assert_eq!(folder.run(&["check", "a.txt"]).status, 1);
}

#[test]
fn a_share_is_written_with_or_without_its_sign() {
    let folder = Folder::new();
    folder.write("a.txt", "本年支出合计1020.20万元。\n");
    for value in ["\"100%\"", "100", "{ text = \"100%\" }"] {
        folder.write("gouji.toml", format!("min_checked = {value}\n"));
        assert_eq!(folder.run(&["check", "a.txt"]).status, 1, "{value}");
    }
    folder.write("gouji.toml", "min_checked = \"101%\"\n");
    assert_eq!(folder.run(&["check", "a.txt"]).status, 2);
}
