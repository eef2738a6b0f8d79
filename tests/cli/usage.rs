//! Mistakes on the command line: status 2, and a word on what to do.

use crate::gouji::Folder;

#[test]
fn a_wrong_value_names_the_right_ones() {
    let ran = Folder::new().run(&["check", "--show", "loud", "a.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("[possible values: note, warning, error]"), "{}", ran.err);
}

#[test]
fn a_missing_or_unknown_subcommand_is_a_mistake() {
    assert_eq!(Folder::new().run(&[]).status, 2);
    assert_eq!(Folder::new().run(&["chekc"]).status, 2);
}

#[test]
fn help_and_version_are_no_mistakes() {
    let help = Folder::new().run(&["check", "--help"]);
    assert_eq!((help.status, help.err.as_str()), (0, ""));
    for status in ["  0  ", "  1  ", "  2  ", "  3  ", "  4  "] {
        assert!(help.out.contains(status), "{}", help.out);
    }
    let version = Folder::new().run(&["--version"]);
    assert_eq!(version.out, format!("gouji {} (edition 2026)\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_name_for_standard_input_needs_standard_input() {
    let ran = Folder::new().run(&["check", "--stdin-filename", "a.txt", "b.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--stdin-filename is only for standard input"), "{}", ran.err);
}

#[test]
fn one_file_is_wanted_not_a_folder() {
    for command in ["read", "extract"] {
        let ran = Folder::new().run(&[command, "."]);
        assert_eq!((ran.status, ran.err.as_str()), (2, "error: . is a folder; name one file\n"));
    }
}

#[test]
fn an_unknown_rule_gets_the_nearest_name() {
    let ran = Folder::new().run(&["explain", "share-of-hwole"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("did you mean share-of-whole?"), "{}", ran.err);
    assert_eq!(Folder::new().run(&["explain", "xyzzy"]).status, 2);
}

#[test]
fn mistakes_are_told_in_chinese_too() {
    let ran = Folder::new().run(&["--lang", "zh", "check", "--show", "loud"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("错误：--show <级别> 不能是“loud”"), "{}", ran.err);
    assert!(!ran.err.contains("error:"), "{}", ran.err);
}

#[test]
fn nothing_checked_says_why() {
    let folder = Folder::new();
    let last = |folder: &Folder| folder.run(&["check"]).out;
    assert_eq!(last(&folder), "nothing was checked: there are no files\n");
    folder.write("a.bin", "x");
    assert!(last(&folder).contains("nothing was checked: there is no document that could be"));
    folder.write(".gitignore", "a.txt\n").write("a.txt", "甲").write(".旧/b.txt", "乙");
    assert!(last(&folder).contains("2 documents are hidden or named in .gitignore"));
    assert_eq!(folder.run(&["check", "a.txt"]).status, 0);
}

#[test]
fn manual_pages_are_chinese_throughout() {
    let folder = Folder::new();
    for command in [&["man"][..], &["man", "check"], &["man", "baseline"]] {
        let ran = folder.run(&[&["--lang", "zh"], command].concat());
        assert_eq!(ran.status, 0, "{}", ran.err);
        let heads = ran.out.lines().filter_map(|line| line.strip_prefix(".SH "));
        let english: Vec<&str> = heads.filter(|head| head.is_ascii()).collect();
        assert!(english.is_empty() && ran.out.contains(".SH 用法"), "{command:?} {english:?}");
    }
    assert!(folder.run(&["man", "check"]).out.contains(".SH SYNOPSIS"));
}
