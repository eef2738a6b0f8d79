//! `gouji baseline`, and `gouji check --baseline`.

use insta::assert_snapshot;

use crate::gouji::{Folder, Ran};

const TOTAL: &str =
    "2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占27%；项目支出1084.57万元，占73%。";

fn draft(share: &str) -> String {
    format!("{TOTAL}\n\n2024年一般公共预算财政拨款支出1115.60万元，占本年支出合计的{share}。\n")
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write(".git/HEAD", "").write("a.txt", draft("78%")).write("b.txt", draft("71%"));
    folder
}

/// What a run says, after its status.
fn said(ran: &Ran) -> String {
    format!("{}\n{}{}", ran.status, ran.out, ran.err)
}

#[test]
fn known_findings_pass_and_a_changed_figure_comes_back() {
    let folder = folder();
    assert_snapshot!(said(&folder.run(&["baseline", "write", "."])), @r"
    0
    gouji.baseline.json now holds 2 findings
    ");
    let known = ["check", "--format", "concise", "--baseline", "gouji.baseline.json", "."];
    assert_snapshot!(said(&folder.run(&known)), @r"
    0
    0 errors, 0 warnings, 0 notes · 2 findings suppressed (by the baseline; --no-exceptions shows them) · all of 14 figures checked
    ");
    // Lines above a finding come and go.
    folder.write("a.txt", format!("封面\n\n目录\n\n{}", draft("78%")));
    assert_eq!(folder.run(&known).status, 0);
    folder.write("a.txt", draft("79%"));
    assert_snapshot!(said(&folder.run(&known)), @r"
    1
    a.txt:3:36: error[share-of-whole] share 79% should be 75%
    1 error, 0 warnings, 0 notes · 1 finding suppressed (by the baseline; --no-exceptions shows them) · all of 14 figures checked
    ");
    assert_eq!(folder.run(&[&known[..], &["--no-exceptions"]].concat()).out.lines().count(), 2);
}

#[test]
fn nothing_new_is_written_over_an_old_baseline_unasked() {
    let folder = folder();
    folder.run(&["baseline", "write", "."]);
    let before = std::fs::read(folder.path().join("gouji.baseline.json")).unwrap();
    folder.write("a.txt", draft("79%"));
    assert_snapshot!(said(&folder.run(&["baseline", "check", "."])), @r"
    1
    + a.txt [share-of-whole] 79% → 75%  8ca3b6974d27ce70
    - a.txt [share-of-whole] 78% → 75%  27494b1a18ff3a27
    1 known, 1 new, 1 gone
    ");
    assert_snapshot!(said(&folder.run(&["baseline", "write", "."])), @r"
    1
    + a.txt [share-of-whole] 79% → 75%  8ca3b6974d27ce70
    - a.txt [share-of-whole] 78% → 75%  27494b1a18ff3a27
    1 known, 1 new, 1 gone
    gouji.baseline.json was left as it is; look at the new findings, then write them with --accept-new
    ");
    let after = std::fs::read(folder.path().join("gouji.baseline.json")).unwrap();
    assert_eq!(before, after);
    let accepted = folder.run(&["baseline", "write", "--accept-new", "a.txt"]);
    assert_eq!(accepted.out, "gouji.baseline.json now holds 2 findings\n");
    assert_eq!(folder.run(&["baseline", "check", "."]).status, 0, "b.txt was kept");
}

#[test]
fn prune_takes_out_what_is_gone_and_adds_nothing() {
    let folder = folder();
    folder.run(&["baseline", "write", "."]);
    folder.write("a.txt", draft("75%")).write("b.txt", draft("72%"));
    assert_snapshot!(said(&folder.run(&["baseline", "prune", "a.txt"])), @r"
    0
    - a.txt [share-of-whole] 78% → 75%  27494b1a18ff3a27
    gouji.baseline.json now holds 1 finding
    ");
    assert_snapshot!(said(&folder.run(&["baseline", "prune", "."])), @r"
    0
    - b.txt [share-of-whole] 71% → 75%  e3b453f13ab77ea8
    gouji.baseline.json now holds 0 findings
    ");
    assert_eq!(folder.run(&["check", "--baseline", "gouji.baseline.json", "."]).status, 1);
}

#[test]
fn what_cannot_be_read_is_not_called_known() {
    let folder = folder();
    folder.write("c.txt", [0, 1, 2, 255]);
    for action in ["write", "check", "prune"] {
        let ran = folder.run(&["baseline", action, "."]);
        assert_eq!((ran.status, ran.out.as_str()), (4, ""), "{action}");
        assert!(ran.err.ends_with("the baseline was left as it is\n"), "{}", ran.err);
    }
    assert!(!folder.path().join("gouji.baseline.json").exists());
    assert_eq!(folder.run(&["baseline", "write", ".git"]).status, 3);
}

#[test]
fn a_baseline_that_is_none_is_refused() {
    let folder = folder();
    folder.write("bad.json", "{}");
    for (arguments, said) in [
        (["check", "--baseline", "none.json", "a.txt"], "there is no file none.json"),
        (["check", "--baseline", "bad.json", "a.txt"], "bad.json is no baseline"),
        (["baseline", "prune", "--baseline=none.json", "a.txt"], "there is no baseline none.json"),
    ] {
        let ran = folder.run(&arguments);
        assert_eq!((ran.status, ran.err.contains(said)), (2, true), "{}", ran.err);
    }
}

#[test]
fn the_configuration_names_the_baseline() {
    let folder = folder();
    folder.write("gouji.toml", "baseline = \"审核/基线.json\"\n").write("审核/.keep", "");
    assert_eq!(folder.run(&["baseline", "write", "."]).status, 0);
    assert_eq!(folder.run(&["check", "."]).status, 0);
    assert_eq!(folder.run(&["check", "--no-exceptions", "."]).status, 1);
}

#[test]
fn what_rounding_explains_is_known_only_where_it_counts() {
    let folder = Folder::new();
    let draft = "2024年本年支出合计10.00万元，其中：基本支出3.33万元；项目支出6.66万元。\n";
    folder.write(".git/HEAD", "").write("a.txt", draft);
    assert!(folder.run(&["check", "a.txt"]).out.contains("1 note"));
    let ran = folder.run(&["baseline", "write", "a.txt"]);
    assert_eq!(ran.out, "gouji.baseline.json now holds 0 findings\n");
    folder.write("gouji.toml", "fail_on = \"note\"\n");
    let ran = folder.run(&["baseline", "write", "--accept-new", "a.txt"]);
    assert_eq!(ran.out, "gouji.baseline.json now holds 1 finding\n");
}

#[test]
fn findings_of_several_files_that_are_one_disclosure_are_known_by_their_file() {
    let folder = Folder::new();
    folder.write("甲/a.txt", draft("78%")).write("甲/b.md", "另有说明。\n");
    folder.write("甲/gouji.toml", "together = \"all\"\nbaseline = \"known.json\"\n");
    let ran = folder.run(&["baseline", "write", "甲"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let known = std::fs::read_to_string(folder.path().join("甲/known.json")).unwrap();
    assert!(known.contains("\"path\": \"a.txt\""), "{known}");
    let ran = folder.run(&["check"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.out.contains("1 finding suppressed (by the baseline"), "{}", ran.out);
    assert_eq!(folder.run(&["baseline", "check", "甲"]).status, 0);
    // The command line makes them one as for check.
    folder.write("甲/gouji.toml", "").write("甲/b.md", "2024年本年支出合计1486.27万元。\n");
    let path = ["--baseline", "new.json", "甲"];
    assert_eq!(folder.run(&[&["baseline", "write", "--together"][..], &path].concat()).status, 0);
    assert_eq!(folder.run(&[&["check", "--together"][..], &path].concat()).status, 0);
    assert_eq!(folder.run(&[&["baseline", "check"][..], &path].concat()).status, 1);
}
