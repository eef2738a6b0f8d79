//! What a run is given need not be the user's own: pipes, devices, odd names, a configuration that came
//! with the documents.

use std::fs;
#[cfg(unix)]
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;

use crate::gouji::{Folder, Ran, TEXT_FORMATS};

const BROKEN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n";
const SECRET: &str = "hunter2: topsecret\n";

#[cfg(unix)]
fn pipe(folder: &Folder, name: &str) {
    let made = Command::new("mkfifo").arg(folder.path().join(name)).status().unwrap();
    assert!(made.success());
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_at_once() {
    let folder = Folder::new();
    pipe(&folder, "p.txt");
    for command in ["check", "coverage", "read", "extract", "fix"] {
        for name in ["p.txt", "/dev/zero"] {
            let ran = folder.run(&[command, name]);
            assert_eq!(ran.status, 4, "{command} {name}: {ran:?}");
            assert!(ran.err.contains("a pipe or a device"), "{ran:?}");
        }
    }
    let ran = folder.run(&["check", "--config", "/dev/zero", "-"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("a pipe or a device"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_configuration_that_is_no_file_is_named_not_passed_over() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let place = folder.path().join("gouji.toml");
    let refused = |said: &str| {
        let ran = folder.run(&["check", "a.txt"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains("gouji.toml") && ran.err.contains(said), "{ran:?}");
    };
    fs::create_dir(&place).unwrap();
    refused("it is a folder");
    fs::remove_dir(&place).unwrap();
    pipe(&folder, "gouji.toml");
    refused("a pipe or a device");
    fs::remove_file(&place).unwrap();
    for to in ["/dev/zero", "nowhere.toml"] {
        symlink(to, &place).unwrap();
        refused("is");
        fs::remove_file(&place).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_report_is_not_written_into_a_pipe_or_through_a_dead_link() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    pipe(&folder, "p.html");
    symlink("made.html", folder.path().join("link.html")).unwrap();
    for (name, said) in
        [("p.html", "it is a pipe"), ("link.html", "a link to a file that is not there")]
    {
        let ran = folder.run(&["check", "-o", name, "a.txt"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains(name) && ran.err.contains(said), "{ran:?}");
    }
    assert!(!folder.path().join("made.html").exists());
    assert_eq!(folder.run(&["check", "-o", "html:/dev/null", "a.txt"]).status, 1);
    // A pipe among the pages of a folder is not waited for.
    for name in ["p.html", "index.html"] {
        fs::create_dir(folder.path().join("o")).unwrap();
        pipe(&folder, &format!("o/{name}"));
        for force in [None, Some("--force")] {
            let arguments: Vec<&str> =
                ["check", "a.txt", "-o", "o/"].into_iter().chain(force).collect();
            let ran = folder.run(&arguments);
            assert_eq!(ran.status, 2, "{ran:?}");
            assert!(ran.err.contains(&format!("{name} in o/ is")), "{ran:?}");
        }
        fs::remove_dir_all(folder.path().join("o")).unwrap();
    }
}

/// What a shell opened is written to, and never replaced.
#[cfg(target_os = "linux")]
#[test]
fn a_report_for_a_descriptor_goes_behind_what_is_there() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let program = env!("CARGO_BIN_EXE_gouji");
    let shell = |script: &str| {
        let mut command = Command::new("bash");
        let script = script.replace("gouji", &format!("'{program}' --lang en"));
        Ran::from(command.args(["-c", &script]).current_dir(folder.path()).output().unwrap())
    };
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let ran = shell("(echo before; gouji check a.txt -o json:/dev/stdout; echo after) > r.txt");
    assert!(
        text("r.txt").starts_with("before\n{") && text("r.txt").ends_with("after\n"),
        "{ran:?}"
    );
    let ran = shell(
        "(echo before; gouji check a.txt -o concise:/dev/stderr; echo after >&2) > o.txt 2>&1",
    );
    let said = text("o.txt");
    assert!(said.starts_with("before\n") && said.ends_with("after\n"), "{ran:?} {said}");
    assert!(said.contains("a.txt:1:"), "{said}");
    let ran = shell("exec 3>three.txt; echo before >&3; gouji check a.txt -o csv:/dev/fd/3");
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(text("three.txt").starts_with("before\n"), "{}", text("three.txt"));
    // The other end of a pipe, with a reader and without.
    let ran = shell("gouji check a.txt -o json:>(cat > cat.txt) > o.txt; s=$?; wait $!; exit $s");
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(text("cat.txt").starts_with('{'));
    let ran = shell("exec 3> >(exec true); wait $!; gouji check a.txt -o json:/dev/fd/3");
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("nobody reads"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn what_is_odd_in_a_folder_is_named_and_the_rest_is_counted() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("~$a.docx", "x").write("Thumbs.db", "x");
    folder.write("empty.txt", "").write("empty.md", "").write("b.png", "x");
    pipe(&folder, "p.txt");
    symlink("nowhere.docx", folder.path().join("dead.docx")).unwrap();
    symlink("nowhere", folder.path().join("dead.png")).unwrap();
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.status, 1, "{ran:?}");
    for said in [
        "dead.docx: a link that leads nowhere; not read",
        "p.txt: a pipe or device, not a file; not read",
        "1 file of other formats was not read · 4 lock or empty files passed over",
    ] {
        assert!(ran.out.contains(said), "{said}: {ran:?}");
    }
    assert!(!ran.out.contains("dead.png"));
    assert_eq!(folder.run(&["check", "empty.txt"]).status, 4);
    let ran = folder.run(&["check", ".", "--lang", "zh", "--format", "json"]);
    assert!(ran.err.contains("dead.docx：链接指向的文件不存在，未读"), "{ran:?}");
    assert!(ran.err.contains("4 个临时文件或空文件未读"), "{ran:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_utf_8_are_told_apart() {
    let folder = Folder::new();
    for byte in [0xfe, 0xff] {
        let name = [b'a', byte, b'.', b't', b'x', b't'];
        let name = std::ffi::OsStr::from_bytes(&name);
        fs::write(folder.path().join(name), BROKEN).unwrap();
    }
    let ran = folder.run(&["check", ".", "--format", "concise"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("a\\xfe.txt:1:") && ran.out.contains("a\\xff.txt:1:"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_configuration_reaches_nothing_outside_of_its_folder() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("secret.yaml", SECRET).write("in/a.txt", BROKEN).write("in/plain.yaml", SECRET);
    folder.write("in/rules/plain.yaml", SECRET);
    symlink("../secret.yaml", folder.path().join("in/link.yaml")).unwrap();
    pipe(&folder, "in/pipe.yaml");
    let outside = "only a relative path below the folder";
    let absolute = folder.path().join("secret.yaml");
    let absolute = absolute.to_str().unwrap();
    for key in ["exceptions", "rules", "baseline"] {
        let paths = [
            ("../secret.yaml", outside),
            (absolute, outside),
            ("/dev/zero", outside),
            ("link.yaml", outside),
            ("plain.yaml", "is no "),
            ("pipe.yaml", "a pipe or a device"),
            ("rules", "no"),
        ];
        for (path, word) in paths {
            let value =
                if key == "baseline" { format!("\"{path}\"") } else { format!("[\"{path}\"]") };
            folder.write("in/gouji.toml", format!("{key} = {value}\n"));
            let ran = folder.run(&["check", "in"]);
            assert_eq!(ran.status, 2, "{key} {path}: {ran:?}");
            assert!(ran.err.contains(word), "{key} {path}: {ran:?}");
            assert!(!ran.err.contains("hunter2") && !ran.err.contains("topsecret"), "{ran:?}");
        }
    }
    // What the user names may stand anywhere.
    fs::remove_file(folder.path().join("in/gouji.toml")).unwrap();
    assert_eq!(folder.run(&["baseline", "write", "in/a.txt", "--baseline", "b.json"]).status, 0);
    assert_eq!(folder.run(&["check", "in/a.txt", "--baseline", "b.json"]).status, 0);
    // A configuration that is a link to somewhere else is not read, nor shown.
    symlink("../secret.yaml", folder.path().join("in/gouji.toml")).unwrap();
    let ran = folder.run(&["check", "in"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(
        ran.err.contains("a link to somewhere else") && !ran.err.contains("hunter2"),
        "{ran:?}"
    );
}

fn git(folder: &Path, arguments: &[&str]) {
    let ran = Command::new("git")
        .args(["-c", "user.name=tests", "-c", "user.email=tests@example.invalid"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

#[cfg(unix)]
#[test]
fn a_repository_runs_nothing() {
    let folder = Folder::new();
    folder
        .write("a.txt", BROKEN)
        .write("same.txt", BROKEN)
        .write(".gitattributes", "*.txt filter=x diff=x\n");
    let here = folder.path();
    git(here, &["init", "--quiet"]);
    git(here, &["add", "."]);
    git(here, &["commit", "--quiet", "-m", "first"]);
    let mark = here.join("ran");
    let program = here.join("program.sh");
    fs::write(&program, format!("#!/bin/sh\necho \"$0 $*\" >> '{}'\ncat\n", mark.display()))
        .unwrap();
    assert!(Command::new("chmod").arg("+x").arg(&program).status().unwrap().success());
    let program = program.to_str().unwrap();
    for key in [
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "diff.external",
        "diff.x.command",
        "diff.x.textconv",
    ] {
        git(here, &["config", key, program]);
    }
    fs::write(here.join(".git/hooks/post-index-change"), format!("#!/bin/sh\n{program}\n"))
        .unwrap();
    folder.write("a.txt", format!("{BROKEN}\n"));
    // Touched, but the same.
    folder.write("same.txt", BROKEN);
    let ran = folder.run(&["check", "--changed", "--format", "concise"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.starts_with("a.txt:") && !ran.out.contains("same.txt"), "{ran:?}");
    assert!(!mark.exists(), "{}", fs::read_to_string(&mark).unwrap_or_default());
}

#[cfg(unix)]
#[test]
fn a_name_commands_no_terminal_and_no_server() {
    let folder = Folder::new();
    let name = "a\u{1b}[31m\u{7}\u{202e}\n::error::b.txt";
    folder.write(name, BROKEN).write("e\u{1b}]0;x\u{7}.txt", [0, 1, 2, 255]);
    // What programs read names the files as they are.
    for format in TEXT_FORMATS.into_iter().filter(|format| !format.starts_with("json")) {
        let ran = folder.run(&["check", ".", "--format", format]);
        assert_eq!(ran.status, 4, "{format}: {ran:?}");
        for said in [&ran.out, &ran.err] {
            let raw = |c: char| matches!(c, '\u{1b}' | '\u{7}' | '\u{202e}');
            assert!(!said.contains(raw), "{format}: {said}");
            assert!(!said.lines().any(|line| line.starts_with("::error::")), "{format}: {said}");
        }
        // The escapes of JSON are visible, but whoever reads it would print them.
        assert!(!ran.out.contains("\\u001b"), "{format}: {}", ran.out);
    }
}

/// A small workbook that stands for a very large one.
fn bomb() -> Vec<u8> {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(500));
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", row.repeat(1000));
    crate::kit::workbook(&sheet)
}

#[test]
fn a_limit_of_one_document_hides_no_other() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("b.xlsx", bomb()).write("c.txt", BROKEN);
    let ran = folder.run(&["check", ".", "--format", "concise"]);
    assert_eq!(ran.status, 4, "{ran:?}");
    assert!(ran.out.contains("a.txt:1:") && ran.out.contains("c.txt:1:"), "{ran:?}");
    assert!(ran.err.contains("b.xlsx: error more than 400000 filled cells; split"), "{ran:?}");
    let ran = folder.run(&["check", "b.xlsx", "--lang", "zh"]);
    assert!(ran.err.contains("有内容的单元格超过 400000 个；请拆分"), "{ran:?}");
}

#[test]
fn a_document_has_its_time() {
    let folder = Folder::new();
    let slow: String = (0..40_000)
        .map(|n| format!("2024年第{n}项支出{n}.00万元，其中：基本支出{n}.00万元，占100%。\n"))
        .collect();
    folder.write("a.txt", BROKEN).write("slow.txt", slow);
    let ran = folder.run(&["check", ".", "--timeout", "1", "--format", "concise"]);
    // On a fast machine it may be done in time.
    if ran.status == 4 {
        assert!(ran.err.contains("takes longer than 1 s; split the document"), "{}", ran.err);
        assert!(ran.err.contains("--timeout"), "{}", ran.err);
    }
    assert!(ran.out.contains("a.txt:1:"), "{}", ran.out);
    for timeout in ["0", "600"] {
        let ran = folder.run(&["check", "a.txt", "--timeout", timeout]);
        assert_eq!(ran.status, 1, "{ran:?}");
    }
    assert_eq!(folder.run(&["check", "a.txt", "--timeout", "soon"]).status, 2);
}
