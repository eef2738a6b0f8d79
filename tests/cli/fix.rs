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
