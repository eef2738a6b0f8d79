//! `gouji fix`: a patch of what is certain, and nothing else.

use std::fs;

use crate::gouji::Folder;

const DRAFT: &str = "\
青禾县农机局2024年度部门决算
一、支出决算情况说明
2024年本年支出合计2000.00万元，其中：基本支出590.00万元，占25%；项目支出1500.00万元，占75%。
";

#[test]
fn a_patch_is_printed_and_nothing_written() {
    let folder = Folder::new();
    folder.write("稿.txt", DRAFT);
    let ran = folder.run(&["fix", "--diff", "稿.txt"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    insta::assert_snapshot!(ran.out, @"
    --- a/稿.txt
    +++ b/稿.txt
    @@ -1,3 +1,3 @@
     青禾县农机局2024年度部门决算
     一、支出决算情况说明
    -2024年本年支出合计2000.00万元，其中：基本支出590.00万元，占25%；项目支出1500.00万元，占75%。
    +2024年本年支出合计2000.00万元，其中：基本支出500.00万元，占25%；项目支出1500.00万元，占75%。
    ");
    assert_eq!(ran.err, "稿.txt: 1 can be repaired; 0 left to judge by hand\n");
    assert_eq!(folder.run(&["fix", "稿.txt"]).out, ran.out);
    assert_eq!(fs::read_to_string(folder.path().join("稿.txt")).unwrap(), DRAFT);
}

#[test]
fn repairs_are_written_only_when_asked_for() {
    let folder = Folder::new();
    folder.write("稿.md", DRAFT);
    let ran = folder.run(&["fix", "--write", "稿.md"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert_eq!(ran.err, "稿.md: 1 repaired; 0 left to judge by hand\n");
    let written = fs::read_to_string(folder.path().join("稿.md")).unwrap();
    assert_eq!(written, DRAFT.replace("590.00", "500.00"));
    assert_eq!(folder.run(&["check", "稿.md"]).status, 0);
}

#[test]
fn encodings_are_kept() {
    let folder = Folder::new();
    let repaired = DRAFT.replace("590.00", "500.00");
    let little = |text: &str| -> Vec<u8> {
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let gbk = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    for (before, after) in [
        (little(DRAFT), little(&repaired)),
        (gbk(DRAFT), gbk(&repaired)),
        (format!("\u{feff}{DRAFT}").into_bytes(), format!("\u{feff}{repaired}").into_bytes()),
    ] {
        folder.write("稿.txt", &before);
        assert_eq!(folder.command(&["fix", "稿.txt"]).output().unwrap().status.code(), Some(1));
        assert_eq!(fs::read(folder.path().join("稿.txt")).unwrap(), before);
        let ran = folder.run(&["fix", "--write", "稿.txt"]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert_eq!(fs::read(folder.path().join("稿.txt")).unwrap(), after);
        // A second run finds nothing more.
        let ran = folder.run(&["fix", "稿.txt"]);
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    }
    // The patch of a text in GBK has its lines in GBK; no tool applies one to UTF-16.
    folder.write("稿.txt", gbk(DRAFT));
    let patch = folder.command(&["fix", "稿.txt"]).output().unwrap().stdout;
    let line = gbk("项目支出1500.00万元");
    assert!(patch.windows(line.len()).any(|part| part == line));
    folder.write("稿.txt", little(DRAFT));
    let ran = folder.run(&["fix", "稿.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("use --write"), "{}", ran.err);
}

#[test]
fn other_formats_are_left_alone() {
    let folder = Folder::new();
    folder.write("稿.html", format!("<p>{}</p>", DRAFT.replace('\n', "</p><p>")));
    let ran = folder.run(&["fix", "--write", "稿.html"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("text, Markdown and YAML only"), "{}", ran.err);
}

#[test]
fn what_is_not_to_be_told_is_not_repaired() {
    let folder = Folder::new();
    folder.write("稿.txt", DRAFT);
    for options in [&["--ignore", "shares"][..], &["--select", "stale-date"]] {
        let ran = folder.run(&[&["fix", "稿.txt"], options].concat());
        assert_eq!(ran.out, "", "{options:?}");
    }
    assert_eq!(folder.run(&["baseline", "write", "--baseline", "known.json", "稿.txt"]).status, 0);
    let ran = folder.run(&["fix", "--baseline", "known.json", "稿.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    folder.write("kube.yaml", "kind: Deployment\n");
    let ran = folder.run(&["fix", "--write", "--force-exclude", "kube.yaml"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn mistakes_of_use_are_named() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["fix"]).status, 3);
    assert_eq!(folder.run(&["fix", "--diff", "--write", "a.txt"]).status, 2);
    let ran = folder.pipe(&["fix", "--write", "-"], DRAFT.as_bytes());
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("name a file"), "{}", ran.err);
    assert_eq!(folder.run(&["fix", "nothing.txt"]).status, 4);
}

#[test]
fn grouping_can_be_left_out() {
    let folder = Folder::new();
    folder.write("稿.txt", DRAFT);
    // Each relation by itself may be misread: without the others two of them are doubtful.
    let count = |arguments: &[&str]| {
        let ran = folder.run(arguments);
        let told = |line: &&str| line.contains("error[") || line.contains("warning[");
        ran.out.lines().filter(told).count()
    };
    let grouped = count(&["check", "--format", "concise", "稿.txt"]);
    let raw = count(&["check", "--format", "concise", "--no-grouping", "稿.txt"]);
    assert_eq!((grouped, raw), (1, 2));
}

/// A text in which it is likely what is wrong; only the table beside it makes that certain.
const NARRATIVE: &str = "\
青禾县农机局2024年度部门决算
一、支出决算情况说明
2024年本年支出合计1150.00万元，其中：基本支出790.00万元；项目支出450.00万元。
";
const TABLE: &str = "\
青禾县农机局2024年度部门决算

支出决算表

单位：万元

| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
|-|-|-|-|-|-|-|-|
| | 合计 | 1150.00 | 700.00 | 450.00 | | | |
| 213 | 农林水支出 | 1150.00 | 700.00 | 450.00 | | | |
| 21301 | 农业农村 | 1150.00 | 700.00 | 450.00 | | | |
| 2130101 | 行政运行 | 1150.00 | 700.00 | 450.00 | | | |
";

#[test]
fn documents_that_are_one_disclosure_are_repaired_together() {
    let folder = Folder::new();
    folder
        .write("甲/稿.txt", NARRATIVE)
        .write("甲/表.md", TABLE)
        .write("乙/稿.txt", DRAFT.replace("农机", "林业"));
    assert!(!folder.run(&["fix"]).out.contains("甲/稿.txt"));
    for options in [&["--together=folder"][..], &["--together"]] {
        let ran = folder.run(&[&["fix"], options].concat());
        assert_eq!(ran.status, 1, "{}", ran.err);
        assert!(ran.out.contains("其中：基本支出790.00万元"), "{options:?} {ran:?}");
        assert!(ran.out.contains("其中：基本支出700.00万元"), "{}", ran.out);
        assert!(ran.out.contains("--- a/乙/稿.txt"), "{}", ran.out);
        assert!(!ran.out.contains("表.md"), "{}", ran.out);
    }
    // What the configuration makes one disclosure is one here as well.
    folder.write("gouji.toml", "together = [\"甲/**\"]\n");
    let ran = folder.run(&["fix", "--write", "--quiet"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let text = fs::read_to_string(folder.path().join("甲/稿.txt")).unwrap();
    assert_eq!(text, NARRATIVE.replace("790.00", "700.00"));
    assert_eq!(fs::read_to_string(folder.path().join("甲/表.md")).unwrap(), TABLE);
    assert_eq!(folder.run(&["fix"]).status, 0);
}

#[test]
fn the_options_of_check_mean_the_same() {
    let folder = Folder::new();
    let _ = fs::remove_dir_all(folder.path().join(".git"));
    folder.write("稿.txt", DRAFT).write("旧.txt", DRAFT).write("表.html", "<p>1万元</p>");
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.args(["-c", "user.name=tests", "-c", "user.email=tests@example.invalid"]);
        let ran = command.args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(ran.status.success(), "{arguments:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "旧.txt", "表.html"]);
    git(&["commit", "--quiet", "-m", "first"]);
    let ran = folder.run(&["fix", "--changed", "-q"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains("稿.txt") && !ran.out.contains("旧.txt"), "{}", ran.out);
    let ran = folder.run(&["fix", "--exit-zero"]);
    assert_eq!(ran.status, 0);
    assert!(
        ran.out.contains("旧.txt") && ran.err.contains("表.html: repairs are offered"),
        "{ran:?}"
    );
    assert_eq!(folder.run(&["fix", "--exit-zero", "none.txt"]).status, 4);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "second"]);
    // Nothing that is changed is no failure.
    assert_eq!(folder.run(&["fix", "--changed"]).status, 0);
    assert_eq!(folder.run(&["fix", "--changed=nope"]).status, 2);
    let ran = folder.pipe(&["fix", "-", "--stdin-filename", "稿.md"], DRAFT.as_bytes());
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with("--- a/稿.md"), "{}", ran.out);
    assert_eq!(folder.run(&["fix", "稿.txt", "--stdin-filename", "稿.md"]).status, 2);
}
