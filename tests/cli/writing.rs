//! Reports, baselines and repairs are written whole or not at all, and over nothing that is not theirs.

use std::fs;

use crate::gouji::{Folder, Ran};

const BROKEN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n";

fn text(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

/// Runs the program where no file may grow past 8 blocks of 512 bytes.
#[cfg(target_os = "linux")]
fn cramped(folder: &Folder, arguments: &str) -> Ran {
    let program = env!("CARGO_BIN_EXE_gouji");
    let script = format!("trap '' XFSZ; ulimit -f 8; '{program}' {arguments}");
    let mut command = std::process::Command::new("bash");
    command.args(["-c", &script]).current_dir(folder.path());
    Ran::from(command.output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_leaves_what_was_there() {
    let folder = Folder::new();
    let draft = "青禾县农机局2024年度部门决算\n一、支出决算情况说明\n2024年本年支出合计2000.00万元，\
                 其中：基本支出590.00万元，占25%；项目支出1500.00万元，占75%。\n";
    let long = format!("{draft}\n{}", "概况说明。\n\n".repeat(2000));
    folder.write("a.txt", &long).write("b.txt", BROKEN);
    let ran = cramped(&folder, "fix --write a.txt --lang en");
    assert_eq!(ran.status, 4, "{ran:?}");
    assert!(ran.err.contains("the file is as it was"), "{ran:?}");
    assert_eq!(text(&folder, "a.txt"), long);

    assert_eq!(folder.run(&["check", "b.txt", "-o", "r.html"]).status, 1);
    let before = text(&folder, "r.html");
    let ran = cramped(&folder, "check b.txt -o r.html --lang en");
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("what was there is as it was"), "{ran:?}");
    assert_eq!(text(&folder, "r.html"), before);

    assert_eq!(folder.run(&["baseline", "write", "b.txt"]).status, 0);
    let before = text(&folder, "gouji.baseline.json");
    for index in 0..60 {
        folder.write(&format!("many/{index}.txt"), BROKEN);
    }
    let ran = cramped(&folder, "baseline write --accept-new many --lang en");
    assert_eq!(ran.status, 2, "{ran:?}");
    assert_eq!(text(&folder, "gouji.baseline.json"), before);
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().flatten().collect();
    assert_eq!(left.len(), 6, "{left:?}");
}

#[test]
fn a_report_takes_the_place_of_nothing_but_a_report() {
    let folder = Folder::new();
    folder
        .write("d/预算.csv", "科目,金额\n教育,1\n")
        .write("d/a.txt", BROKEN)
        .write("d/n.docx", "x");
    folder.write("notes.json", "{\"mine\": 1}").write("empty.md", "");
    let refused = |output: &str, word: &str| {
        let ran = folder.run(&["check", "d/a.txt", "d", "-o", output]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{output}: {ran:?}");
        assert!(ran.err.contains(word), "{output}: {ran:?}");
    };
    refused("d/预算.csv", "is a document to check");
    refused("d/../d/预算.csv", "is a document to check");
    refused("markdown:d/a.txt", "is a document to check");
    refused("notes.json", "write over it with --force");
    refused("markdown:gouji.toml", "says how documents are checked");
    assert_eq!(text(&folder, "d/预算.csv"), "科目,金额\n教育,1\n");
    // A document is not given up, whatever the user says.
    let ran = folder.run(&["check", "d", "--force", "-o", "d/预算.csv"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    fs::remove_file(folder.path().join("d/n.docx")).unwrap();
    let ran = folder.run(&["check", "d", "--force", "-o", "notes.json", "-o", "empty.md"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(text(&folder, "notes.json").contains("\"tool\""));
    // What is a report may be written anew, and tells nothing of itself.
    let again = folder.run(&["check", "d", "-o", "notes.json", "-o", "empty.md"]);
    assert_eq!(again, ran);
}

#[cfg(unix)]
#[test]
fn links_of_both_kinds_are_seen_through() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("gouji.toml", "show = \"note\"\n");
    fs::hard_link(folder.path().join("a.txt"), folder.path().join("hard")).unwrap();
    fs::hard_link(folder.path().join("gouji.toml"), folder.path().join("own")).unwrap();
    symlink("a.txt", folder.path().join("soft")).unwrap();
    for (output, word) in [("hard", "a document"), ("soft", "a document"), ("own", "says how")] {
        let output = format!("markdown:{output}");
        let ran = folder.run(&["check", "a.txt", "--force", "-o", &output]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains(word), "{ran:?}");
    }
    assert_eq!(text(&folder, "a.txt"), BROKEN);
}

#[test]
fn reports_of_earlier_runs_are_no_documents() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let outputs = [
        "r.txt",
        "r.html",
        "r.xlsx",
        "r.csv",
        "r.md",
        "r.json",
        "r.jsonl",
        "r.sarif",
        "github:g.txt",
        "gitlab:g.json",
        "junit:j.xml",
        "checkstyle:c.xml",
        "concise:c.txt",
    ];
    for lang in ["zh", "en"] {
        let mut arguments = vec!["check", "a.txt", "--lang", lang];
        outputs.iter().for_each(|output| arguments.extend(["-o", *output]));
        assert_eq!(folder.run(&arguments).status, 1);
        // Once more over what is there.
        assert_eq!(folder.run(&arguments).status, 1);
        let ran = folder.run(&["check", ".", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(report["files"].as_array().unwrap().len(), 1, "{ran:?}");
        assert!(report["failures"].as_array().unwrap().is_empty(), "{ran:?}");
        // Five more have endings that are not read in folders, or hold no disclosure.
        assert!(ran.err.contains("7 earlier reports passed over"), "{ran:?}");
    }
}

#[test]
fn a_working_paper_that_was_filled_in_is_no_loss() {
    use calamine::{Data, Reader, Xlsx};
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let check = |rest: &[&str]| folder.run(&[&["check", "a.txt", "-o", "w.xlsx"], rest].concat());
    assert_eq!(check(&[]).status, 1);
    let paper = || {
        let mut book: Xlsx<_> = calamine::open_workbook(folder.path().join("w.xlsx")).unwrap();
        book.worksheet_range("Findings").unwrap()
    };
    let heads: Vec<String> = paper().rows().next().unwrap().iter().map(Data::to_string).collect();
    // The same workbook as somebody else's program leaves it, with a decision and a remark.
    let mut book = rust_xlsxwriter::Workbook::new();
    let name = format!("gouji 勾稽 {}", env!("CARGO_PKG_VERSION"));
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_comment(name));
    let sheet = book.add_worksheet();
    sheet.set_name("Findings").unwrap();
    for (row, cells) in (0..).zip(paper().rows()) {
        for (column, cell) in (0..).zip(cells) {
            let text = match (row, heads[usize::from(column)].as_str()) {
                (1, "status") => "right as printed".to_owned(),
                (1, "remarks") => "见附注".to_owned(),
                _ => cell.to_string(),
            };
            sheet.write_string(row, column, text).unwrap();
        }
    }
    book.save(folder.path().join("w.xlsx")).unwrap();
    assert_eq!(check(&[]).status, 1);
    let kept = format!("{:?}", paper());
    assert!(kept.contains("right as printed") && kept.contains("见附注"), "{kept}");
    // Another format in its place would lose it.
    let ran = folder.run(&["check", "a.txt", "-o", "csv:w.xlsx"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("what was decided of its findings"), "{ran:?}");
}

#[test]
fn a_batch_is_a_folder_of_pages() {
    let folder = Folder::new();
    folder.write("甲/a.txt", BROKEN).write("乙/b.txt", BROKEN).write("own/notes.html", "<p>mine");
    let ran = folder.run(&["check", ".", "-o", "报告/"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    let names = || {
        let entries = fs::read_dir(folder.path().join("报告")).unwrap().flatten();
        let mut names: Vec<String> =
            entries.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(
        names(),
        ["0001-own-notes.html.html", "0002-乙-b.txt.html", "0003-甲-a.txt.html", "index.html"]
    );
    assert!(
        text(&folder, "报告/index.html").contains("<a href=\"0003-甲-a.txt.html\">甲/a.txt</a>")
    );
    // The pages of an earlier run are no documents and are written anew.
    let again = folder.run(&["check", ".", "-o", "html:报告/"]);
    assert_eq!((again.status, names().len()), (1, 4), "{again:?}");
    let ran = folder.run(&["check", "甲", "-o", "own/"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("own/notes.html in own/ is no report of gouji"), "{ran:?}");
    for (output, word) in [
        ("甲/", "a document to check"),
        ("none/of/", "make it first"),
        ("甲/a.txt/", "is no folder"),
    ] {
        let ran = folder.run(&["check", "甲", "--force", "-o", output]);
        assert_eq!(ran.status, 2, "{output}");
        assert!(ran.err.contains(word), "{output}: {ran:?}");
    }
}
