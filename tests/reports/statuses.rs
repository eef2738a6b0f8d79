//! The exit status for every format and every way a run can end.

use crate::gouji::{Folder, TEXT_FORMATS};

fn formats() -> impl Iterator<Item = &'static str> {
    TEXT_FORMATS.into_iter().chain(["xlsx"])
}

const BROKEN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n";
const CUT: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的77.43%。\n";
const CLEAN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的77.44%。\n";

#[test]
fn all_formats_are_in_the_table() {
    let help = Folder::new().run(&["check", "--help"]).out;
    let listed = help.split("--format <FORMAT>").nth(1).unwrap();
    assert!(formats().all(|name| listed.contains(name)), "{listed}");
    let ran = Folder::new().run(&["check", "a.txt", "--format", "none"]);
    let values = ran.err.split("[possible values: ").nth(1).unwrap();
    let values: Vec<&str> = values.split(']').next().unwrap().split(", ").collect();
    assert_eq!(values.len(), formats().count(), "{values:?}");
}

/// How a run ends: its name, its arguments, and the status it must have.
const ENDS: [(&str, &[&str], i32); 9] = [
    ("findings", &["broken.txt"], 1),
    ("a warning", &["cut.txt"], 0),
    ("a warning that fails", &["cut.txt", "--fail-on", "warning"], 1),
    ("findings that fail nothing", &["broken.txt", "--fail-on", "never"], 0),
    ("none", &["clean.txt"], 0),
    ("unreadable input", &["missing.txt"], 4),
    ("findings and unreadable input", &["broken.txt", "empty.txt"], 4),
    ("nothing to check", &["empty"], 3),
    ("a mistake", &["broken.txt", "--output", "none/a.csv"], 2),
];

#[test]
fn the_status_is_the_same_in_every_format() {
    let folder = Folder::new();
    folder.write("broken.txt", BROKEN).write("cut.txt", CUT).write("clean.txt", CLEAN);
    folder.write("empty.txt", "").write("empty/x.pptx", "");
    for format in formats() {
        for (name, arguments, status) in ENDS {
            let mut all = vec!["check", "--format", format];
            all.extend(arguments);
            let output = folder.command(&all).output().unwrap();
            assert_eq!(output.status.code(), Some(status), "{format}: {name}");
            // A mistake leaves no report; everything else leaves one, and it is whole.
            let silent = status == 2
                || (format == "jsonl" && name == "nothing to check")
                || (format == "concise" && output.stdout.is_empty());
            assert_eq!(output.stdout.is_empty(), silent, "{format}: {name}");
            // The same when the report goes to a file.
            let file = format!("{format}:report");
            let mut all = vec!["check", "--format", "concise", "--output", &file];
            all.extend(arguments);
            let output = folder.command(&all).output().unwrap();
            assert_eq!(output.status.code(), Some(status), "{format} in a file: {name}");
        }
    }
}
