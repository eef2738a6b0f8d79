//! Files, folders and standard input.

use std::fs::File;

use crate::gouji::{Folder, Ran};
use crate::kit as formats;

/// The paths of everything that was read or could not be read, from the JSON report, in order.
fn paths(ran: &Ran, key: &str) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let all = report[key].as_array().unwrap();
    all.iter().map(|one| one["path"].as_str().unwrap().replace('\\', "/")).collect()
}

/// Everything a run looked at.
fn seen(ran: &Ran) -> Vec<String> {
    let mut all = paths(ran, "files");
    all.extend(paths(ran, "failures"));
    all.sort();
    all
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let folder = Folder::new();
    folder.write("a.bin", [0, 159, 146, 150, 0, 1]);
    let ran = folder.run(&["check", "nope.txt", "a.bin"]);
    assert_eq!(ran.status, 4);
    assert!(ran.err.contains("nope.txt: error cannot be read: there is no such file"), "{ran:?}");
    assert!(ran.err.contains("a.bin: error "), "{ran:?}");
    assert!(ran.out.contains("2 files could not be read"), "{ran:?}");
}

#[test]
fn what_is_empty_or_no_text_could_not_be_read() {
    let folder = Folder::new();
    folder.write("empty.txt", "").write("binary.txt", [0, 255, 0, 254, 1, 2, 3, 0]);
    for name in ["empty.txt", "binary.txt"] {
        for command in ["check", "coverage", "extract"] {
            let ran = folder.run(&[command, name]);
            assert_eq!(ran.status, 4, "{command} {name}: {ran:?}");
            assert!(ran.err.contains(name), "{ran:?}");
        }
    }
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let folder = Folder::new();
    // A file with a hole: large, but it takes no room.
    let file = File::create(folder.path().join("large.txt")).unwrap();
    file.set_len(64 * 1024 * 1024 + 1).unwrap();
    let ran = folder.run(&["check", "large.txt"]);
    assert_eq!(ran.status, 4);
    assert!(ran.err.contains("larger than 64 MiB"), "{ran:?}");
}

#[test]
fn the_status_is_the_same_in_every_format() {
    let folder = Folder::new();
    folder.write("empty.txt", "");
    for format in ["human", "concise", "json"] {
        assert_eq!(folder.run(&["check", "empty.txt", "--format", format]).status, 4);
        let ran = folder.write("sub/x.pptx", "").run(&["check", "sub", "--format", format]);
        assert_eq!(ran.status, 3, "{format}: {ran:?}");
    }
}

#[test]
fn a_folder_gives_its_documents_sorted_and_counts_the_rest() {
    let folder = Folder::new();
    folder.write("b.txt", "甲").write("a/z.MD", "甲").write("a/k8s.yaml", "kind: Deployment\n");
    folder
        .write("a/draft.yaml", "lines: 3\n")
        .write("a/slides.pptx", "")
        .write(".hidden.txt", "甲");
    folder.write("ignored.txt", "甲").write(".gitignore", "ignored.txt\n").write(".git/HEAD", "");
    let ran = folder.run(&["check", ".", "--format", "json"]);
    assert_eq!(seen(&ran), ["a/draft.yaml", "a/z.MD", "b.txt"]);
    assert_eq!(ran.err, "2 files of other formats were not read\n");
    let failures = paths(&ran, "failures");
    assert!(failures.is_sorted(), "{failures:?}");
}

#[test]
fn a_named_file_is_read_whatever_it_is_called_and_only_once() {
    let folder = Folder::new();
    folder
        .write("a/one.dat", "")
        .write("a/two.txt", "甲")
        .write("a/kube.yaml", "kind: Deployment\n");
    let ran = folder.run(&[
        "check",
        "a",
        "a/kube.yaml",
        "a/two.txt",
        "./a/one.dat",
        "a/one.dat",
        "--format",
        "json",
    ]);
    assert_eq!(seen(&ran).len(), 3, "{ran:?}");
}

#[test]
fn the_output_does_not_depend_on_the_number_of_threads() {
    let folder = Folder::new();
    for index in 0..60 {
        folder.write(&format!("d{}/{index}.txt", index % 7), if index % 3 == 0 { "" } else { "a" });
    }
    for format in ["human", "concise", "json"] {
        let runs: Vec<Ran> = ["1", "2", "8"]
            .iter()
            .map(|threads| {
                let mut command = folder.command(&["check", ".", "--format", format]);
                Ran::from(command.env("RAYON_NUM_THREADS", threads).output().unwrap())
            })
            .collect();
        assert!(runs.windows(2).all(|pair| pair[0] == pair[1]), "{format}");
    }
}

#[test]
fn standard_input_is_read_where_a_dash_says_so() {
    let folder = Folder::new();
    let name = |arguments: &[&str]| seen(&folder.pipe(arguments, b"\0\x01\0\xff\0"));
    assert_eq!(name(&["check", "-", "--format", "json"]), ["<stdin>"]);
    assert_eq!(name(&["check", "--format", "json"]), [""; 0]);
    assert_eq!(name(&["check", "-", "-", "--format", "json"]), ["<stdin>"]);
    let named = ["check", "-", "--stdin-filename", "d.md", "--format", "json"];
    assert_eq!(name(&named), ["d.md"]);
    assert_eq!(folder.pipe(&["coverage", "-"], b"").status, 4);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::Stdio;
    let folder = Folder::new();
    let mut command = folder.command(&["schema", "findings"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_pdf_is_checked_and_a_scan_is_not_passed() {
    let folder = Folder::new();
    folder.write("a.pdf", include_bytes!("../data/pdf/order.pdf"));
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("a.pdf: page 4 without text (scanned?): not checked"), "{ran:?}");
    let ran = folder.run(&["coverage", "a.pdf"]);
    assert!(ran.out.contains("a.pdf:p1:4:11"), "{ran:?}");
    let ran = folder.run(&["check", "--format", "json", "a.pdf"]);
    assert!(ran.out.contains(r#""reason": "no-text""#), "{ran:?}");
    folder.write("scan.pdf", include_bytes!("../data/pdf/scan.pdf"));
    folder.write("locked.pdf", include_bytes!("../data/pdf/locked.pdf"));
    let ran = folder.run(&["check", "scan.pdf", "locked.pdf"]);
    assert_eq!(ran.status, 4, "{ran:?}");
    assert!(ran.err.contains("run OCR on it first"), "{ran:?}");
    assert!(ran.err.contains("a PDF with a password: remove it"), "{ran:?}");
}

#[test]
fn office_documents_that_cannot_be_read_fail_the_run_in_folders_too() {
    let folder = Folder::new();
    let rich = b"{\\rtf1\\ansi 1020.20}";
    folder.write("a.txt", "2024年收入10.00万元。\n").write("b/c.doc", rich).write("b/d.wps", "x");
    folder.write("b/e.et", [0, 1, 2]).write("b/f.rtf", rich).write("b/g.txt", rich);
    folder.write("b/h.doc", "").write("b/~$i.doc", "x").write("b/j.png", "x");
    let ran = folder.run(&["check", ".", "--lang", "zh"]);
    assert_eq!(ran.status, 4, "{ran:?}");
    insta::assert_snapshot!(ran.err, @"
    b/c.doc: 错误 RTF 文件，请打开后另存为 .docx
    b/d.wps: 错误 内容与扩展名不符，不能确定是什么文件；请用原来的软件打开后另存为 .docx、.xlsx 或 .txt
    b/e.et: 错误 内容与扩展名不符，不能确定是什么文件；请用原来的软件打开后另存为 .docx、.xlsx 或 .txt
    b/f.rtf: 错误 RTF 文件，请打开后另存为 .docx
    b/g.txt: 错误 RTF 文件，请打开后另存为 .docx
    b/h.doc: 错误 文件是空的，什么也没有核对
    ");
    insta::assert_snapshot!(ran.out, @"0 个错误，0 个警告，0 个提示 · 1 个数字中核对了 0 个，1 个未核对（用 gouji coverage 文件 逐一列出） · 6 个文件未能读取 · 1 个其他格式的文件未读 · 1 个临时文件或空文件未读");
    let json = folder.run(&["check", ".", "--format", "json"]);
    assert_eq!(json.status, 4);
    let failed = ["b/c.doc", "b/d.wps", "b/e.et", "b/f.rtf", "b/g.txt", "b/h.doc"];
    assert_eq!(paths(&json, "failures"), failed);
    // A hook that names them comes out alike.
    let named = folder.run(&["check", "--force-exclude", "a.txt", "b/c.doc", "b/j.png"]);
    assert_eq!(named.status, 4, "{named:?}");
}

#[test]
fn a_word_file_whose_tables_are_pictures_is_not_all_checked() {
    let folder = Folder::new();
    let table = r#"<w:p><w:r><w:drawing><wp:extent cx="5000000" cy="3000000"/><a:blip/></w:drawing></w:r></w:p>"#;
    let text = "2024年本年支出合计10.00万元，其中：基本支出6.00万元，项目支出4.00万元。";
    let body = format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>{table}");
    folder.write("a.docx", formats::document(&body)).write("b.docx", formats::document(table));
    let ran = folder.run(&["check", "a.docx", "--lang", "zh"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    insta::assert_snapshot!(ran.out, @"
    a.docx：1 幅图片中的文字和表格无法读取，未核对
    0 个错误，0 个警告，0 个提示 · 能读出的 3 个数字全部核对
    ");
    // Where all is asked for, what nobody can read is missing.
    assert_eq!(folder.run(&["check", "a.docx", "--min-checked", "99%"]).status, 0);
    let ran = folder.run(&["check", "a.docx", "--min-checked", "100%"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("a.docx: a part of it could not be read"), "{ran:?}");
    let ran = folder.run(&["check", "b.docx"]);
    assert_eq!(ran.status, 4);
    assert!(ran.err.contains("pictures only, no text"), "{ran:?}");
}

#[test]
fn a_text_without_a_character_is_passed_over() {
    let folder = Folder::new();
    folder.write("a.txt", "本年支出合计1020.20万元。\n");
    folder.write("blank.txt", " \r\n\t\n").write("mark.md", b"\xef\xbb\xbf");
    folder.write("wide.txt", b"\xff\xfe\r\x00\n\x00");
    let ran = folder.run(&["check", ".", "--format", "json"]);
    assert_eq!((seen(&ran), ran.status), (vec!["a.txt".to_owned()], 0), "{ran:?}");
    // What is lost on the disk is not blank.
    folder.write("lost.txt", [0; 64]);
    assert_eq!(folder.run(&["check", "."]).status, 4);
}

#[test]
fn what_people_made_of_a_report_is_no_document() {
    let folder = Folder::new();
    folder.write(
        "a.txt",
        "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n",
    );
    for lang in ["zh", "en"] {
        let shown = folder.run(&["check", "a.txt", "--lang", lang]);
        let listed = folder.run(&["coverage", "a.txt", "--lang", lang]);
        folder.write(&format!("shown-{lang}.txt"), shown.out);
        folder.write(&format!("listed-{lang}.txt"), listed.out);
    }
    let ran = folder.run(&["check", ".", "--format", "json"]);
    assert_eq!(seen(&ran), ["a.txt"], "{ran:?}");
}

#[test]
fn a_text_and_the_only_workbook_beside_it_may_belong_together() {
    let folder = Folder::new();
    folder.write("部门 决算.txt", "青禾县农机局2024年度部门决算\n本年支出合计1020.20万元。\n");
    folder.write("表.csv", "项目,金额\n合计,1020.20\n");
    let ran = folder.run(&["check", ".", "--lang", "zh"]);
    assert!(ran.out.contains("gouji check --together \"部门 决算.txt\" 表.csv"), "{ran:?}");
    // With a third beside them nobody knows.
    folder.write("另.txt", "本年收入合计1020.20万元。\n");
    let ran = folder.run(&["check", ".", "--lang", "zh"]);
    assert!(!ran.out.contains("--together"), "{ran:?}");
}

#[test]
fn what_was_not_searched_for_is_named() {
    let folder = Folder::new();
    let items: String =
        (0..1700).map(|n| format!("      - {{label: 项目{n}, amount: 1.00}}\n")).collect();
    let text =
        format!("unit: 万元\nlines:\n  - label: 合计\n    amount: 1777.00\n    items:\n{items}");
    folder.write("a.yaml", text);
    let said = "a.yaml: so much is wrong that the causes of 1 wrong figure were searched less far; they are told one by one\n";
    let ran = folder.run(&["check", "a.yaml"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.out.contains(said), "{}", ran.out);
    let ran = folder.run(&["check", "a.yaml", "--format", "json"]);
    assert_eq!(ran.err, said);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["files"][0]["unsearched"], 1);
    assert_eq!(folder.run(&["check", "a.yaml", "--format", "jsonl"]).err, said);
    let ran = folder.run(&["--lang", "zh", "check", "a.yaml", "--format", "html"]);
    let said = "a.yaml：错处太多，其中 1 处没有找遍原因，已逐条列出";
    assert!(ran.out.contains(said) && ran.err.contains(said), "{}", ran.err);
    assert!(!folder.run(&["check", "-q", "a.yaml"]).out.contains("searched less far"));
}
