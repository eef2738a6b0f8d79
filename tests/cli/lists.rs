//! `rules`, `explain`, `read` and `schema`.

use crate::gouji::Folder;
use gouji_core::rules::Rule;

#[test]
fn rules_lists_every_rule_in_both_formats() {
    let human = Folder::new().run(&["rules"]);
    let json = Folder::new().run(&["rules", "--format", "json"]);
    assert_eq!((human.status, json.status), (0, 0));
    let list: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(list.as_array().unwrap().len(), Rule::ALL.len());
    for rule in Rule::ALL {
        assert!(human.out.contains(rule.name()), "{rule}");
    }
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    let folder = Folder::new();
    for rule in Rule::ALL {
        for lang in ["zh", "en"] {
            let ran = folder.run(&["explain", rule.name(), "--lang", lang]);
            assert_eq!((ran.status, ran.err.as_str()), (0, ""));
            assert!(ran.out.starts_with(rule.name()));
        }
    }
}

#[test]
fn schemas_are_json() {
    for which in ["disclosure", "findings", "config", "rule"] {
        let ran = Folder::new().run(&["schema", which]);
        assert_eq!(ran.status, 0);
        let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert!(schema.is_object());
    }
}

#[test]
fn read_prints_what_was_read() {
    let folder = Folder::new();
    folder.write("draft.md", "# 说明\n\n收入1.00万元。\n\n| 甲 | 乙 |\n|-|-|\n| 1 | 2 |\n");
    let ran = folder.run(&["read", "draft.md", "--lang", "en"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out, @"
    draft.md:1:3  # 说明
    draft.md:3:1  收入1.00万元。
                  [table: 2 rows]
    draft.md:5:3  | 甲 | 乙 |
    draft.md:7:3  | 1 | 2 |
    Markdown, 3 blocks (headings, paragraphs, tables)
    ");
    let json = folder.run(&["read", "draft.md", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report["blocks"][2]["rows"][1][1]["place"]["text"], "2");
    let missing = folder.run(&["read", "none.md"]);
    assert_eq!(missing.status, 4);
    assert!(!missing.err.is_empty());
}

#[test]
fn coverage_takes_folders_and_agrees_with_the_run() {
    let folder = Folder::new();
    let draft = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的77%。\n";
    folder.write("a.txt", draft).write("b/c.txt", format!("{draft}另有车辆3辆。\n"));
    let ran = folder.run(&["coverage", "."]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.starts_with("a.txt\n") && ran.out.contains("\n\nb/c.txt\n"), "{}", ran.out);
    for options in [&[][..], &["--together"], &["--together=folder"]] {
        let report = |command: &[&str]| -> serde_json::Value {
            let ran = folder.run(&[command, &["--format", "json", "."], options].concat());
            serde_json::from_str(&ran.out).unwrap()
        };
        let sum = |list: &serde_json::Value, key: &str| -> u64 {
            list.as_array().unwrap().iter().map(|it| it[key].as_u64().unwrap()).sum()
        };
        let (listed, run) = (report(&["coverage"]), report(&["check"]));
        for key in ["figures", "checked", "unchecked"] {
            assert_eq!(sum(&listed, key), sum(&run["files"], key), "{key} {options:?}");
        }
    }
    assert_eq!(folder.run(&["coverage", "none"]).status, 4);
}
