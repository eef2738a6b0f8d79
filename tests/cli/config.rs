//! `gouji.toml`: where it is found, what counts, and mistakes in it.

use insta::assert_snapshot;

use crate::gouji::Folder;

const DRAFT: &str = "青禾县水务局2024年度部门决算\n\n2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占30%；项目支出1084.57万元，占73%。\n\n截至2023年12月31日，本单位共有车辆0辆。\n";

/// A folder with a draft, and the root of a repository, so that nothing above counts.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write(".git/HEAD", "").write("2024/决算.txt", DRAFT);
    folder
}

fn concise(folder: &Folder, more: &[&str]) -> (i32, String) {
    let ran = folder.run(&[&["check", "--format", "concise"], more].concat());
    (ran.status, ran.out)
}

#[test]
fn mistakes_are_shown_where_they_stand() {
    let folder = folder();
    let mut shown = String::new();
    for text in [
        "edition = \"2026\"\nshwo = \"note\"\n",
        "fail_on = \"warnign\"\n",
        "edition = \"2031\"\n",
        "ignore = [\"share-of-hwole\"]\n",
        "severity = { stale-date = \"loud\" }\n",
        "[paths]\nexclude = [\"[z-a]\"]\n",
        "[units]\ntabels = \"万元\"\n",
        "rounding_disclaimer = \"yes\"\n",
        "select = [\"all\"\n",
    ] {
        folder.write("gouji.toml", text);
        let ran = folder.run(&["check", "2024"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{text}");
        shown.push_str(&ran.err);
    }
    assert_snapshot!(shown, @r#"
    error: there is no setting `shwo`
       ╭─[gouji.toml:2:1]
     2 │ shwo = "note"
       · ────
       ╰────
      = did you mean `show`?

    error: `warnign` is not known here
       ╭─[gouji.toml:1:11]
     1 │ fail_on = "warnign"
       ·           ─────────
       ╰────
      = did you mean `warning`?

    error: `2031` is not known here
       ╭─[gouji.toml:1:11]
     1 │ edition = "2031"
       ·           ──────
       ╰────
      = known here: 2026

    error: there is no rule or group `share-of-hwole`
       ╭─[gouji.toml:1:11]
     1 │ ignore = ["share-of-hwole"]
       ·           ────────────────
       ╰────
      = did you mean `share-of-whole`?

    error: `loud` is not known here
       ╭─[gouji.toml:1:27]
     1 │ severity = { stale-date = "loud" }
       ·                           ──────
       ╰────
      = known here: error, warning, note, off

    error: no pattern of paths: error parsing glob '[z-a]': invalid range; 'z' > 'a'
       ╭─[gouji.toml:2:12]
     2 │ exclude = ["[z-a]"]
       ·            ───────
       ╰────

    error: there is no setting `tabels`
       ╭─[gouji.toml:2:1]
     2 │ tabels = "万元"
       · ──────
       ╰────
      = did you mean `tables`?

    error: this should be true / false, not string
       ╭─[gouji.toml:1:23]
     1 │ rounding_disclaimer = "yes"
       ·                       ─────
       ╰────

    error: this is no TOML: unclosed array, expected `]`
       ╭─[gouji.toml:1:15]
     1 │ select = ["all"
       ·               ─
       ╰────
    "#);
}

#[test]
fn mistakes_are_told_in_chinese_as_well() {
    let folder = folder();
    folder.write("gouji.toml", "language = \"zh\"\nshwo = \"note\"\n");
    let ran = folder.run(&["check", "2024", "--lang", "zh"]);
    assert_eq!(ran.status, 2);
    assert_snapshot!(ran.err, @r#"
    错误: 没有名为 `shwo` 的设置
       ╭─[gouji.toml:2:1]
     2 │ shwo = "note"
       · ────
       ╰────
      = 是否指 `show`？
    "#);
}

#[test]
fn rules_are_chosen_by_name_and_group() {
    let folder = folder();
    let all = concise(&folder, &["2024"]);
    assert_snapshot!(all.1, @r"
    2024/决算.txt:3:39: error[share-of-whole] share 30% should be 27%
    2024/决算.txt:5:3: warning[stale-date] the date lies in 2023年, the disclosure is for 2024年
    ");
    folder.write("gouji.toml", "ignore = [\"share-of-whole\"]\n");
    assert_snapshot!(concise(&folder, &["2024"]).1, @r"
    2024/决算.txt:3:58: error[shares-add-to-100] 73% should be 70% (one digit mistyped, then the check agrees)
    2024/决算.txt:5:3: warning[stale-date] the date lies in 2023年, the disclosure is for 2024年
    ");
    let none = concise(&folder, &["2024", "--ignore", "shares-add-to-100,periods"]);
    assert_eq!(none, (0, String::new()));
    let one = concise(&folder, &["2024", "--select", "stale-date"]);
    assert_snapshot!(one.1, @"2024/决算.txt:5:3: warning[stale-date] the date lies in 2023年, the disclosure is for 2024年");
    assert_eq!(concise(&folder, &["2024", "--no-config"]), all);
}

#[test]
fn severities_decide_the_gate() {
    let folder = folder();
    folder.write("gouji.toml", "fail_on = \"warning\"\nignore = [\"sums\", \"shares\"]\n");
    assert_eq!(concise(&folder, &["2024"]).0, 1);
    assert_eq!(concise(&folder, &["2024", "--fail-on", "error"]).0, 0);
    assert_eq!(concise(&folder, &["2024", "--severity", "stale-date=note"]), (0, String::new()));
    let raised = concise(&folder, &["2024", "--fail-on", "error", "--severity", "periods=error"]);
    assert_eq!(raised.0, 1);
    assert!(raised.1.contains("error[stale-date]"), "{}", raised.1);
}

#[test]
fn the_nearest_configuration_counts() {
    let folder = folder();
    folder.write("gouji.toml", "ignore = [\"shares\", \"sums\", \"periods\"]\n");
    assert_eq!(concise(&folder, &["2024/决算.txt"]), (0, String::new()));
    folder.write("2024/gouji.toml", "select = [\"stale-date\"]\n");
    assert_eq!(concise(&folder, &["2024/决算.txt"]).1.lines().count(), 1);
    // Each file under its own.
    assert_eq!(concise(&folder, &["."]).1.lines().count(), 1);
    let named = ["check", "--config", "gouji.toml", "."];
    assert_eq!(folder.run(&named).status, 0);
    assert!(!folder.run(&named).out.contains("warning["));
    let ran = folder.command(&["check", "."]).env("GOUJI_CONFIG", "none.toml").output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("there is no file none.toml"));
}

#[test]
fn patterns_leave_out_files_of_folders_but_none_that_is_named() {
    let folder = folder();
    folder.write("草稿/甲.txt", DRAFT).write("gouji.toml", "[paths]\nexclude = [\"草稿/\"]\n");
    let ran = folder.run(&["check", "."]);
    assert!(ran.out.ends_with("· 1 file left out by the configuration\n"), "{}", ran.out);
    assert!(!ran.out.contains("甲.txt"));
    assert!(folder.run(&["check", "草稿/甲.txt"]).out.contains("甲.txt"));
}

#[test]
fn the_effective_settings_say_where_they_came_from() {
    let folder = folder();
    folder.write(
        "gouji.toml",
        "language = \"en\"\nfail_on = \"warning\"\nignore = [\"growth-rate\"]\nbaseline = \"known.json\"\n\n[units]\ntables = \"元\"\n\n[severity]\nstale-date = \"note\"\n",
    );
    let ran = folder.run(&["config", "--ignore", "shares", "2024"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_snapshot!(ran.out, @r#"
    # configuration: gouji.toml
    edition = "2026"                     # default
    language = "en"                      # gouji.toml:1
    show = "warning"                     # default
    fail_on = "warning"                  # gouji.toml:2
    min_confidence = 0                   # default
    min_checked = 0                      # default
    select = ["all"]                     # default
    ignore = ["growth-rate", "shares"]   # gouji.toml:3, command line
    rules = []                           # default
    exceptions = []                      # default
    baseline = "known.json"              # gouji.toml:4
    rounding_disclaimer = false          # default
    severity = { stale-date = "note" }   # gouji.toml:9
    units.tables = "元"                   # gouji.toml:7
    paths.include = []                   # default
    paths.exclude = []                   # default
    "#);
    // What is printed is itself a configuration with the same effect.
    let printed = ran.out.replace("known.json", "none.json");
    let other = Folder::new();
    other.write(".git/HEAD", "").write("gouji.toml", &printed);
    let again = other.run(&["config"]);
    assert_eq!(again.status, 0, "{}", again.err);
    let plain = |text: &str| -> Vec<String> {
        let code = text.lines().map(|line| line.split(" #").next().unwrap_or("").trim_end());
        code.filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
    };
    assert_eq!(plain(&again.out), plain(&printed));
}

#[test]
fn init_writes_a_file_that_changes_nothing_and_never_over_another() {
    for lang in ["zh", "en"] {
        let folder = folder();
        let before = folder.run(&["config", "--lang", "en"]).out;
        assert_eq!(folder.run(&["init", "--lang", lang]).status, 0);
        let after = folder.run(&["config", "--lang", "en"]).out;
        let values = |text: &str| -> Vec<String> {
            text.lines().skip(1).map(|it| it.split(" #").next().unwrap().to_owned()).collect()
        };
        assert_eq!(values(&before), values(&after));
        folder.write("gouji.toml", "show = \"note\"\n");
        let ran = folder.run(&["init"]);
        assert_eq!(ran.status, 2);
        assert_eq!(ran.err, "error: gouji.toml is there already; --force writes over it\n");
        assert_eq!(folder.run(&["init", "--force"]).status, 0);
    }
}

#[test]
fn the_unit_of_tables_is_the_users() {
    let folder = Folder::new();
    folder.write(".git/HEAD", "").write("表.csv", "项目,金额\n本年收入,12.00\n");
    let listed = |folder: &Folder| folder.run(&["extract", "表.csv"]).out;
    assert!(!listed(&folder).contains("万元"), "{}", listed(&folder));
    folder.write("gouji.toml", "[units]\ntables = \"万元\"\n");
    assert!(listed(&folder).contains("万元"), "{}", listed(&folder));
}

#[test]
fn names_on_the_command_line_are_checked_too() {
    let folder = folder();
    for (arguments, said) in [
        (
            ["--select", "share-of-hwole"],
            "--select: there is no share-of-hwole; did you mean share-of-whole?",
        ),
        (
            ["--severity", "stale-date"],
            "--severity is RULE=LEVEL, such as stale-date=note, not stale-date",
        ),
        (["--severity", "stale-date=loud"], "--severity: there is no loud"),
    ] {
        let ran = folder.run(&[&["check", "2024"], &arguments[..]].concat());
        assert_eq!(ran.status, 2);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}
