//! Configurations further down, and where paths count from.

use std::fs;

use crate::gouji::{Folder, Ran};

const BROKEN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n";

fn found(ran: &Ran) -> Vec<(String, String)> {
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let one = |it: &serde_json::Value| (text(&it["primary"]["path"]), text(&it["severity"]));
    report["findings"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn each_file_is_under_its_nearest_configuration() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("甲/b.txt", BROKEN).write("乙/c.txt", BROKEN);
    folder.write("gouji.toml", "fail_on = \"never\"\nshow = \"note\"\n");
    folder.write("甲/gouji.toml", "fail_on = \"error\"\n[severity]\nshares = \"note\"\n");
    folder.write("乙/gouji.toml", "ignore = [\"shares\"]\n[paths]\nexclude = [\"旧/\"]\n");
    folder.write("乙/旧/d.txt", BROKEN);
    let ran = folder.run(&["check", ".", "--format", "json"]);
    // The gate is that of the run.
    assert_eq!(ran.status, 0, "{}", ran.err);
    let wanted = [("a.txt", "error"), ("甲/b.txt", "note")].map(|(a, b)| (a.into(), b.into()));
    assert_eq!(found(&ran), wanted);
    assert!(ran.err.contains("1 file left out by the configuration"), "{}", ran.err);
    // Files named one by one, as a hook does, come out alike.
    let named = folder.run(&[
        "check",
        "--force-exclude",
        "--format",
        "json",
        "a.txt",
        "甲/b.txt",
        "乙/c.txt",
        "乙/旧/d.txt",
    ]);
    assert_eq!((named.status, found(&named)), (0, found(&ran)));
    let lines = folder.run(&["check", ".", "--format", "jsonl"]);
    assert_eq!((lines.status, lines.out.matches("\"severity\":\"note\"").count()), (0, 1));
}

#[test]
fn exceptions_and_baselines_are_those_of_the_nearest_configuration() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("甲/b.txt", BROKEN).write("乙/c.txt", BROKEN);
    folder.write("甲/gouji.toml", "baseline = \"known.json\"\n");
    let ran = folder.run(&["baseline", "write", "甲"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(folder.path().join("甲/known.json").exists());
    let report = folder.run(&["check", "乙/c.txt", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    let fingerprint = report["findings"][0]["fingerprint"].as_str().unwrap();
    folder.write("乙/gouji.toml", "exceptions = [\"例外.yaml\"]\n");
    let entry = format!("exceptions:\n  - fingerprint: {fingerprint}\n    reason: 见附注\n");
    folder.write("乙/例外.yaml", entry);
    let ran = folder.run(&["check", ".", "--format", "json"]);
    assert_eq!((ran.status, found(&ran)), (1, vec![("a.txt".to_owned(), "error".to_owned())]));
    let ran = folder.run(&["check", ".", "-o", "甲/known.json", "--force"]);
    assert_eq!(ran.status, 2, "{}", ran.out);
    // A mistake in one of them ends the run.
    folder.write("乙/gouji.toml", "ignroe = []\n");
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("乙/gouji.toml:1"), "{}", ran.err);
}

#[test]
fn standard_input_counts_as_lying_where_its_name_says() {
    let folder = Folder::new();
    folder.write("甲/gouji.toml", "ignore = [\"shares\"]\n");
    let ran = folder.pipe(&["check", "-", "--stdin-filename", "甲/b.txt"], BROKEN.as_bytes());
    assert_eq!(ran.status, 0, "{}", ran.out);
    let ran = folder.pipe(&["check", "-", "--stdin-filename", "乙/b.txt"], BROKEN.as_bytes());
    assert_eq!(ran.status, 1);
    let json = ["check", "-", "--stdin-filename", "乙/b.txt", "--format", "json"];
    let ran = folder.pipe(&json, BROKEN.as_bytes());
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let fingerprint = report["findings"][0]["fingerprint"].as_str().unwrap();
    let entry = format!(
        "exceptions:\n  - fingerprint: {fingerprint}\n    file: b.txt\n    reason: 见附注\n"
    );
    folder.write("乙/gouji.exceptions.yaml", entry);
    assert_eq!(folder.pipe(&json, BROKEN.as_bytes()).status, 0);
}

#[test]
fn paths_for_programs_count_from_the_repository() {
    let folder = Folder::new();
    folder.write("2024/a.txt", BROKEN);
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    let below = folder.path().join("2024");
    for (format, wanted) in [
        ("sarif", "\"uri\": \"2024/a.txt\""),
        ("gitlab", "\"path\": \"2024/a.txt\""),
        ("junit", "file=\"2024/a.txt\""),
        ("checkstyle", "<file name=\"2024/a.txt\""),
        ("github", "file=2024/a.txt,"),
    ] {
        let from_root = folder.run(&["check", "2024", "--format", format]);
        let mut command = folder.command(&["check", "./a.txt", "--format", format]);
        let inside = Ran::from(command.current_dir(&below).output().unwrap());
        for ran in [from_root, inside] {
            assert!(ran.out.contains(wanted), "{format}: {}", ran.out);
        }
    }
    let ran = folder.run(&["check", "2024", "--format", "sarif"]);
    assert!(ran.out.contains("\"uriBaseId\": \"%SRCROOT%\""), "{}", ran.out);
}

#[test]
fn what_a_configuration_names_has_to_be_there() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    for (line, name) in [
        ("baseline = \"none.json\"", "none.json"),
        ("rules = [\"没有\"]", "没有"),
        ("exceptions = [\"none.yaml\"]", "none.yaml"),
    ] {
        folder.write("gouji.toml", format!("show = \"note\"\n{line}\n"));
        let ran = folder.run(&["check", "a.txt"]);
        assert_eq!(ran.status, 2, "{line}");
        assert!(ran.err.contains("gouji.toml:2:"), "{}", ran.err);
        assert!(ran.err.contains(&format!("there is no file or folder {name}")), "{}", ran.err);
    }
    // A baseline may be yet to be written.
    folder.write("gouji.toml", "baseline = \"none.json\"\n");
    assert_eq!(folder.run(&["baseline", "write", "a.txt"]).status, 0);
    assert_eq!(folder.run(&["check", "a.txt"]).status, 0);
}

#[test]
fn two_bodies_are_not_held_against_each_other() {
    let folder = Folder::new();
    let draft = |body: &str, total: &str| {
        format!("青禾县{body}2024年度部门决算\n\n2024年本年支出合计{total}万元。\n")
    };
    folder
        .write("甲/a.txt", draft("农机局", "1020.20"))
        .write("乙/b.txt", draft("林业局", "800.10"));
    folder.write("甲/c.md", draft("农机局", "1020.30"));
    let ran = folder.run(&["check", "--together", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let files = report["files"].as_array().unwrap().iter();
    let files: Vec<&str> = files.map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(files, ["乙/b.txt", "甲/a.txt + 甲/c.md"]);
    assert!(ran.err.contains("these files are of several bodies, years or kinds"), "{}", ran.err);
}

#[test]
fn a_configuration_goes_on_from_another() {
    let folder = Folder::new();
    folder.write("甲/b.txt", BROKEN).write("共用/rules/.keep", "");
    folder.write(
        "共用/gouji.toml",
        "fail_on = \"never\"\nignore = [\"growth-rate\"]\n[severity]\nshares = \"note\"\n",
    );
    folder.write("甲/gouji.toml", "extends = \"../共用/gouji.toml\"\nignore = [\"stale-date\"]\n");
    let ran = folder.run(&["config", "甲"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    for line in [
        "fail_on = \"never\"                    # extends",
        "ignore = [\"growth-rate\", \"stale-date\"] # gouji.toml:2",
        "severity = { shares = \"note\" }       # extends",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
    let ran = folder.run(&["check", "甲", "--format", "json"]);
    assert_eq!((ran.status, found(&ran)), (0, vec![]));
    // The nearer one wins.
    folder.write(
        "甲/gouji.toml",
        "extends = \"../共用/gouji.toml\"\nfail_on = \"error\"\n[severity]\nshares = \"error\"\n",
    );
    assert_eq!(folder.run(&["check", "甲"]).status, 1);
    for (line, word) in [
        ("extends = \"../没有/gouji.toml\"", "there is no file or folder"),
        ("extends = \"../../gouji.toml\"", "in the same repository"),
        ("extends = \"b.txt\"", "in the same repository"),
        ("extends = \"gouji.toml\"", "in the same repository"),
        ("extends = \"../共用/gouji.toml\"", "leads back to itself"),
    ] {
        folder.write("共用/gouji.toml", "extends = \"../甲/gouji.toml\"\n");
        folder.write("甲/gouji.toml", format!("{line}\n"));
        let ran = folder.run(&["check", "甲"]);
        assert_eq!(ran.status, 2, "{line}: {ran:?}");
        assert!(ran.err.contains(word), "{line}: {}", ran.err);
    }
}

#[test]
fn a_configuration_says_which_files_are_one_disclosure() {
    let folder = Folder::new();
    let text = "青禾县农机局2024年度部门决算\n\n2024年本年支出合计1020.20万元。\n";
    let book = "青禾县农机局2024年度部门决算\n\n2024年本年支出合计1020.30万元。\n";
    for name in ["甲", "乙", "丙"] {
        folder.write(&format!("{name}/a.txt"), text).write(&format!("{name}/b.md"), book);
    }
    folder.write("gouji.toml", "together = [\"/甲/**\", \"/乙/**\"]\n");
    let files = |arguments: &[&str]| {
        let ran = folder.run(&[&["check", "--format", "json"], arguments].concat());
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let files = report["files"].as_array().unwrap().iter();
        let files = files.map(|file| file["path"].as_str().unwrap().to_owned());
        files.collect::<Vec<_>>()
    };
    assert_eq!(files(&["."]), ["乙/a.txt + 乙/b.md", "甲/a.txt + 甲/b.md", "丙/a.txt", "丙/b.md"]);
    // A hook that names one file of a group has it checked whole; so does one change.
    assert_eq!(files(&["--force-exclude", "甲/a.txt"]), ["甲/a.txt + 甲/b.md"]);
    assert_eq!(files(&["--force-exclude", "丙/a.txt"]), ["丙/a.txt"]);
    let git = |arguments: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.args(["-c", "user.name=tests", "-c", "user.email=tests@example.invalid"]);
        git.args(arguments).current_dir(folder.path()).env("GIT_CONFIG_GLOBAL", "/dev/null");
        assert!(git.output().unwrap().status.success());
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "first"]);
    fs::remove_file(folder.path().join("丙/b.md")).unwrap();
    folder.write("乙/b.md", format!("{book}\n"));
    assert_eq!(files(&["--changed", "."]), ["乙/a.txt + 乙/b.md"]);
    // A baseline and the list of figures see the same documents.
    let ran = folder.run(&["coverage", "."]);
    assert!(ran.out.contains("乙/a.txt + 乙/b.md"), "{}", ran.out);
    folder.write("甲/gouji.toml", "together = \"folder\"\n");
    assert_eq!(files(&["甲"]), ["甲/a.txt + 甲/b.md"]);
    folder.write("甲/gouji.toml", "together = \"folders\"\n");
    let ran = folder.run(&["check", "甲"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("\"all\" / \"folder\""), "{}", ran.err);
}

#[test]
fn a_group_without_documents_is_named() {
    let folder = Folder::new();
    folder.write("甲/a.txt", BROKEN).write("乙/b.txt", BROKEN);
    let groups = "together = [\"甲/**\", \"没有/**\", \"甲/a.txt\"]\n";
    folder.write("gouji.toml", groups).write("乙/gouji.toml", "together = [\"丙/**\"]\n");
    let said = [
        "gouji.toml: \"没有/**\" in `together` names no document\n",
        "gouji.toml: \"甲/a.txt\" in `together` names no document that is not in another group\n",
        "乙/gouji.toml: \"丙/**\" in `together` names no document\n",
    ];
    let ran = folder.run(&["check"]);
    for line in said {
        assert!(ran.out.contains(line), "{line} {}", ran.out);
        for format in ["json", "jsonl", "html"] {
            let ran = folder.run(&["check", "--format", format]);
            assert!(ran.err.contains(line), "{line} {}", ran.err);
        }
    }
    // Where nothing is one disclosure, documents are told as they are done.
    folder.write("单/a.txt", BROKEN).write("单/gouji.toml", "together = [\"没有\"]\n");
    let ran = folder.run(&["check", "单", "--format", "jsonl"]);
    assert_eq!(ran.err, "单/gouji.toml: \"没有\" in `together` names no document\n");
    std::fs::remove_dir_all(folder.path().join("单")).unwrap();
    let ran = folder.run(&["--lang", "zh", "check"]);
    assert!(ran.out.contains("gouji.toml：together 中的“没有/**”没有对应的文件\n"), "{}", ran.out);
    // Of a part of what it is about nothing is said, nor where the command line says otherwise.
    for arguments in
        [&["check", "甲"][..], &["check", "甲/a.txt"], &["check", "--together"], &["check", "-q"]]
    {
        let ran = folder.run(arguments);
        assert!(
            !format!("{}{}", ran.out, ran.err).contains("in `together`"),
            "{arguments:?} {ran:?}"
        );
    }
}

#[test]
fn paths_for_programs_count_from_what_was_named_where_there_is_no_repository() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    fs::create_dir_all(root.join("部门/甲")).unwrap();
    fs::create_dir_all(root.join("部门/乙")).unwrap();
    fs::write(root.join("部门/甲/a.txt"), BROKEN).unwrap();
    fs::write(root.join("部门/乙/b.txt"), BROKEN).unwrap();
    let run = |here: &std::path::Path, paths: &[&std::path::Path], format: &str| {
        let elsewhere = Folder::new();
        let mut command = elsewhere.command(&["check", "--format", format]);
        Ran::from(command.args(paths).current_dir(here).output().unwrap()).out
    };
    let uri = "%E9%83%A8%E9%97%A8/%E7%94%B2/a.txt";
    let all = root.join("部门");
    let (one, other) = (all.join("甲/a.txt"), all.join("乙/b.txt"));
    for format in ["sarif", "gitlab", "junit", "checkstyle", "github"] {
        for (here, paths, wanted) in [
            ("/", &[all.as_path()][..], "甲/a.txt"),
            ("/", &[one.as_path(), other.as_path()], "甲/a.txt"),
            ("/", &[one.as_path()], "a.txt"),
            (root.to_str().unwrap(), &[std::path::Path::new("部门")], "部门/甲/a.txt"),
        ] {
            let out = run(std::path::Path::new(here), paths, format);
            assert!(!out.contains(root.to_str().unwrap()), "{format} {here}: {out}");
            let encoded = wanted.replace("甲", "%E7%94%B2").replace("部门", "%E9%83%A8%E9%97%A8");
            assert!(
                out.contains(if format == "sarif" { &encoded } else { wanted }),
                "{format} {here}: {out}"
            );
        }
        // From a repository that all of them lie in, wherever the program runs.
        fs::create_dir_all(root.join(".git")).unwrap();
        let out = run(std::path::Path::new("/"), &[&one, &other], format);
        assert!(
            out.contains(if format == "sarif" { uri } else { "部门/甲/a.txt" }),
            "{format}: {out}"
        );
        fs::remove_dir_all(root.join(".git")).unwrap();
    }
}

#[test]
fn a_group_is_one_though_some_of_it_lies_under_a_configuration_that_goes_on() {
    let folder = Folder::new();
    folder.write("部门/a.txt", BROKEN).write("部门/表/b.txt", BROKEN);
    folder.write("gouji.toml", "together = [\"部门/**\"]\n");
    folder.write("部门/表/gouji.toml", "extends = \"../../gouji.toml\"\n");
    let ran = folder.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["files"][0]["path"], "部门/a.txt + 部门/表/b.txt", "{}", ran.out);
    assert_eq!(ran.err, "");
    // Of patterns that count from further up nothing is said where only a part is looked at.
    folder.write("gouji.toml", "together = [\"部门/*.txt\", \"别处/**\"]\n");
    let ran = folder.run(&["check", "部门/表", "--format", "json"]);
    assert_eq!(ran.err, "");
}

/// A department whose text is being written: its other document is on disk.
fn department() -> Folder {
    let folder = Folder::new();
    folder.write("gouji.toml", "together = [\"甲/**\"]\n");
    folder.write(
        "甲/b.txt",
        "2024年度本年支出合计1486.72万元，其中：基本支出402.15万元，项目支出1084.57万元。\n",
    );
    folder.write("甲/说明.txt", "2024年度本年支出合计1486.72万元。\n");
    folder
}

const TYPED: &str = "2024年度本年支出合计1486.27万元。\n";

#[test]
fn standard_input_is_held_against_what_it_makes_one_disclosure_with() {
    let folder = department();
    let name = ["--stdin-filename", "甲/说明.txt", "--lang", "zh", "--format", "concise"];
    let run =
        |more: &[&str]| folder.pipe(&[&["check", "-"], &name[..], more].concat(), TYPED.as_bytes());
    let ran = run(&[]);
    insta::assert_snapshot!(format!("{}{}", ran.out, ran.err), @"
    甲/说明.txt:1:13: 警告[same-figure] 本年支出合计1486.27万元应为1486.72万元（相邻两位数字颠倒，改后核对相符）
    0 个错误，1 个警告，0 个提示 · 4 个数字全部核对
    ");
    // What is on disk under the name is not read, nor the document twice.
    assert_eq!(run(&["."]), ran);
    assert_eq!(run(&["甲/说明.txt"]), ran);
    assert_eq!(run(&["--no-config", "--together=folder"]), ran);
    // What is named is joined by `--together`, and nothing else.
    assert_eq!(run(&["--no-config", "--together", "甲/b.txt"]), ran);
    let alone = run(&["--no-config", "--together"]);
    assert!(alone.err.contains("1 个数字中核对了 0 个"), "{}", alone.err);
    assert_eq!(run(&["--no-config"]), alone);
}

#[test]
fn the_patch_of_standard_input_is_its_own() {
    let folder = department();
    folder.write(
        "甲/b.txt",
        "本年支出合计1520.36万元，其中：基本支出700.24万元，占54%；项目支出820.12万元，占54%。\n",
    );
    let ran = folder.pipe(&["fix", "-", "--stdin-filename", "甲/说明.txt"], TYPED.as_bytes());
    assert!(!ran.out.contains("b.txt") && !ran.err.contains("b.txt"), "{}{}", ran.out, ran.err);
}
