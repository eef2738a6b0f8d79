//! `--changed` and `--force-exclude`: which of the named files are checked.

use std::process::Command;

use crate::gouji::{Folder, Ran};

const BROKEN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n";

fn git(folder: &Folder, arguments: &[&str]) {
    let ran = Command::new("git")
        .args(["-c", "user.name=tests", "-c", "user.email=tests@example.invalid"])
        .args(arguments)
        .current_dir(folder.path())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

/// The paths of the documents that were checked.
fn checked(ran: &Ran) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let files = report["files"].as_array().unwrap().iter();
    files.map(|file| file["path"].as_str().unwrap().replace('\\', "/")).collect()
}

#[test]
fn only_what_git_says_is_changed() {
    let folder = Folder::new();
    folder.write("old.txt", BROKEN).write("sub/决算.txt", BROKEN).write("gone.txt", BROKEN);
    folder.write("ignored.txt", BROKEN).write(".gitignore", "ignored.txt\n");
    git(&folder, &["init", "--quiet", "--initial-branch=main"]);
    let arguments = ["check", "--changed", "--format", "json"];
    // Before the first commit everything is new.
    let ran = folder.run(&arguments);
    assert_eq!(checked(&ran), ["gone.txt", "old.txt", "sub/决算.txt"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "first"]);
    let ran = folder.run(&arguments);
    assert_eq!((ran.status, checked(&ran)), (0, Vec::new()));

    git(&folder, &["switch", "--quiet", "-c", "work"]);
    folder.write("sub/决算.txt", format!("{BROKEN}\n")).write("new.txt", BROKEN);
    folder.write("kube.yaml", "kind: Deployment\n");
    git(&folder, &["rm", "--quiet", "gone.txt"]);
    assert_eq!(checked(&folder.run(&arguments)), ["new.txt", "sub/决算.txt"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "second"]);
    assert_eq!(checked(&folder.run(&arguments)), Vec::<String>::new());
    let since = ["check", "--changed=main", "--format", "json"];
    assert_eq!(checked(&folder.run(&since)), ["new.txt", "sub/决算.txt"]);
    let part = ["check", "sub", "--changed=main", "--format", "json"];
    let ran = folder.run(&part);
    assert_eq!((ran.status, checked(&ran)), (1, vec!["sub/决算.txt".to_owned()]));
    // What main did since is not a change of this branch.
    git(&folder, &["switch", "--quiet", "main"]);
    folder.write("old.txt", "甲\n");
    git(&folder, &["commit", "--quiet", "-am", "third"]);
    git(&folder, &["switch", "--quiet", "work"]);
    assert_eq!(checked(&folder.run(&since)), ["new.txt", "sub/决算.txt"]);
}

#[test]
fn what_git_cannot_say_is_a_mistake_with_a_way_out() {
    let folder = Folder::new();
    let mut command = folder.command(&["check", "--changed"]);
    command.env("GIT_CEILING_DIRECTORIES", folder.path().parent().unwrap());
    let ran = Ran::from(command.output().unwrap());
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--changed is for a git repository"), "{}", ran.err);
    git(&folder, &["init", "--quiet"]);
    assert_eq!(folder.run(&["check", "missing", "--changed"]).status, 4);
    for reference in ["--changed=nope", "--changed=--output=x"] {
        let ran = folder.run(&["check", reference]);
        assert_eq!(ran.status, 2);
        assert!(ran.err.contains("git knows no "), "{}", ran.err);
    }
    let mut command = folder.command(&["check", "--changed"]);
    let ran = Ran::from(command.env("PATH", "").output().unwrap());
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("--changed needs git"), "{}", ran.err);
}

#[test]
fn the_repository_is_that_of_the_paths_wherever_the_program_runs() {
    let (folder, elsewhere) = (repository(), Folder::new());
    let _ = std::fs::remove_dir_all(elsewhere.path().join(".git"));
    let name = folder.path().file_name().unwrap().to_str().unwrap();
    let (full, beside) = (folder.path().join("甲"), format!("../{name}"));
    let run = |arguments: &[&str]| {
        let mut command = elsewhere.command(arguments);
        // The tests run inside of a repository, which is not that of the folder.
        command.env("GIT_CEILING_DIRECTORIES", elsewhere.path().parent().unwrap());
        Ran::from(command.output().unwrap())
    };
    let json = |path: &str| run(&["check", "--format", "json", "--changed", path]);
    assert_eq!(checked(&json(&beside)), Vec::<String>::new());
    folder.write("甲/a.txt", format!("{BROKEN}\n"));
    let there = full.join("a.txt").to_string_lossy().replace('\\', "/");
    assert_eq!(checked(&json(full.to_str().unwrap())), [there]);
    let ran = json(&beside);
    assert_eq!((ran.status, checked(&ran)), (1, vec![format!("{beside}/甲/a.txt")]));

    elsewhere.write("稿/a.txt", BROKEN);
    let ran = run(&["check", "--changed", "--lang", "zh", &beside, "稿"]);
    let said = ran.err.lines().next().unwrap_or_default();
    insta::assert_snapshot!(said, @"错误：--changed 须在 git 仓库中使用：稿 不在 git 仓库中（gouji check --help）");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
}

#[test]
fn a_hook_may_name_every_file() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN).write("kube.yaml", "kind: Deployment\n").write("b.png", "x");
    let ran = folder.run(&["check", "a.txt", "kube.yaml", "b.png", "--force-exclude"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("2 files of other formats were not read"), "{}", ran.out);
    assert_eq!(folder.run(&["check", "kube.yaml"]).status, 4);
    assert_eq!(folder.run(&["check", "kube.yaml", "--force-exclude"]).status, 0);
    // What is not there is no matter of choice.
    assert_eq!(folder.run(&["check", "missing.txt", "--force-exclude"]).status, 4);
}

/// A repository with a text and a table of one department, and another text.
fn repository() -> Folder {
    let folder = Folder::new();
    let _ = std::fs::remove_dir_all(folder.path().join(".git"));
    folder.write("甲/a.txt", BROKEN).write("甲/b.md", BROKEN).write("乙/c.txt", BROKEN);
    git(&folder, &["init", "--quiet", "--initial-branch=main"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "first"]);
    folder
}

/// How many documents were read, each alone or as part of a group.
fn findings(ran: &Ran) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let paths = report["findings"].as_array().unwrap().iter();
    let mut paths: Vec<String> =
        paths.map(|it| it["primary"]["path"].as_str().unwrap().to_owned()).collect();
    paths.sort();
    paths.dedup();
    paths
}

#[test]
fn what_a_document_is_checked_under_counts_as_a_change_of_it() {
    let folder = repository();
    let arguments = ["check", "--changed", "--format", "json"];
    assert_eq!(checked(&folder.run(&arguments)), Vec::<String>::new());
    // Exceptions: the documents beside them, when they come and when they go.
    let entry = "exceptions:\n  - fingerprint: '0'\n    file: none.txt\n    reason: 口径\n";
    folder.write("乙/gouji.exceptions.yaml", entry);
    // The file itself has something to be told: it names nothing.
    let both = ["乙/c.txt", "乙/gouji.exceptions.yaml"];
    assert_eq!(checked(&folder.run(&arguments)), both);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "second"]);
    std::fs::remove_file(folder.path().join("乙/gouji.exceptions.yaml")).unwrap();
    assert_eq!(checked(&folder.run(&arguments)), ["乙/c.txt"]);
    // A configuration further down: what lies below it. That of the run: everything.
    folder.write("甲/gouji.toml", "baseline = \"known.json\"\n");
    folder.write("甲/known.json", "{\"schema\": 1, \"findings\": []}");
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "third"]);
    assert_eq!(checked(&folder.run(&arguments)), Vec::<String>::new());
    folder.write("甲/known.json", "{\"schema\": 1,  \"findings\": []}");
    assert_eq!(checked(&folder.run(&arguments)), ["甲/a.txt", "甲/b.md"]);
    folder.write("gouji.toml", "show = \"note\"\n");
    assert_eq!(checked(&folder.run(&arguments)).len(), 3);
}

#[test]
fn a_group_is_checked_whole_if_one_of_it_changed() {
    let folder = repository();
    let together = ["check", "--changed", "--together", "--format", "json"];
    assert_eq!(checked(&folder.run(&together)), Vec::<String>::new());
    folder.write("甲/a.txt", format!("{BROKEN}\n"));
    assert_eq!(findings(&folder.run(&together)).len(), 3);
    let by_folder = ["check", "--changed", "--together=folder", "--format", "json"];
    assert_eq!(findings(&folder.run(&by_folder)), ["甲/a.txt", "甲/b.md"]);
    std::fs::remove_file(folder.path().join("甲/a.txt")).unwrap();
    assert_eq!(findings(&folder.run(&by_folder)), ["甲/b.md"]);
    git(&folder, &["checkout", "--quiet", "甲/a.txt"]);
    // A hook names the changed files only: what is one disclosure with them is what it would be in a
    // plain run.
    let hook = |option: &str| {
        folder.run(&["check", "--force-exclude", option, "--format", "json", "甲/b.md"])
    };
    assert_eq!(findings(&hook("--together=folder")), ["甲/a.txt", "甲/b.md"]);
    assert_eq!(findings(&hook("--together")), ["乙/c.txt", "甲/a.txt", "甲/b.md"]);
    // So does what its files are checked under.
    folder.write("乙/gouji.toml", "show = \"note\"\n");
    let named = ["check", "--force-exclude", "--format", "json", "乙/gouji.toml", "kube.yaml"];
    assert_eq!(checked(&folder.run(&named)), ["乙/c.txt"]);
    folder.write("kube.yaml", "kind: Deployment\n").write("乙/gouji.toml", "together = [\"*\"]\n");
    let alone = ["check", "--force-exclude", "--together", "--format", "json", "kube.yaml"];
    assert_eq!(checked(&folder.run(&alone)), Vec::<String>::new());
}

#[test]
fn a_branch_compared_with_itself_says_so() {
    let folder = repository();
    let ran = folder.run(&["check", "--changed=main"]);
    assert_eq!(ran.status, 0);
    assert!(
        ran.err.contains("this commit is part of main, so no commits are compared"),
        "{}",
        ran.err
    );
    assert!(!folder.run(&["check", "--changed"]).err.contains("compared"));
}
