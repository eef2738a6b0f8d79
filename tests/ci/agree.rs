//! The hook, the script of the action and a plain run find the same and end alike.

use std::fs;

use super::gouji::Folder;
use super::{bash, check, root};

/// A folder as it lies on a desk: two departments with a text and tables each, their own settings, a text in
/// GBK, reports of an earlier run and what office programs leave.
fn desk() -> Folder {
    let folder = Folder::new();
    let _ = fs::remove_dir_all(folder.path().join(".git"));
    let fixture =
        |name: &str| fs::read(root().join("fixtures/department-together").join(name)).unwrap();
    folder.write("部门/甲/说明.docx", fixture("说明.docx"));
    folder.write("部门/甲/决算表.xlsx", fixture("决算表.xlsx"));
    let table = "青禾县农机局2024年度部门决算\n\n支出决算表\n\n单位：万元\n\n\
        | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |\n\
        |-|-|-|-|-|-|-|-|\n| | 合计 | 1150.00 | 700.00 | 450.00 | | | |\n\
        | 213 | 农林水支出 | 1150.00 | 700.00 | 450.00 | | | |\n";
    let text = "青禾县农机局2024年度部门决算\n2024年本年支出合计1150.00万元，其中：基本支出790.00万元；\
        项目支出450.00万元。\n";
    let local = encoding_rs::GB18030.encode(text).0.into_owned();
    folder.write("部门/乙/说明.txt", local).write("部门/乙/表.md", table);
    folder.write("gouji.toml", "together = [\"部门/甲/**\", \"部门/乙/**\"]\n");
    folder
        .write("部门/乙/gouji.toml", "extends = \"../../gouji.toml\"\nignore = [\"stale-date\"]\n");
    folder
        .write("部门/~$说明.docx", [0; 162])
        .write("部门/空.txt", "\n")
        .write("部门/Thumbs.db", "x");
    let reports = [
        "--output",
        "部门/报告.html",
        "--output",
        "部门/底稿.xlsx",
        "--output",
        "human:部门/报告.txt",
    ];
    assert_eq!(folder.run(&[&["check"][..], &reports].concat()).status, 1);
    let script = "git init -q -b main && git config user.name tests && \
                  git config user.email tests@example.invalid && git add -A && git commit -qm first";
    assert_eq!(bash(&folder, script, &[]).status, 0);
    folder
}

/// The findings of a plain run, of the hook that names these files, and of the action, each with its status.
fn three_ways(folder: &Folder, files: &[&str], changed: &str) -> [(i32, Vec<String>); 3] {
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let mut plain = vec!["check", "--format", "concise"];
    let since = format!("--changed={changed}");
    plain.extend((!changed.is_empty()).then_some(since.as_str()));
    let hook = [&["check", "--force-exclude", "--format", "concise"], files].concat();
    let runs = [plain, hook].map(|arguments| {
        let ran = folder.run(&arguments);
        (ran.status, sorted(&ran.out))
    });
    let list = "concise:.git/list";
    let ran = check(folder, &[("lang", "en"), ("output", list), ("changed", changed)]);
    let list = folder.path().join(".git/list");
    let action = (ran.status, sorted(&fs::read_to_string(&list).unwrap()));
    fs::remove_file(list).unwrap();
    let [plain, hook] = runs;
    [plain, hook, action]
}

#[test]
fn the_hook_the_action_and_a_plain_run_agree() {
    let folder = desk();
    let listed = bash(&folder, "git ls-files -z", &[]).out;
    let all: Vec<&str> = listed.split('\0').filter(|name| !name.is_empty()).collect();
    let [plain, hook, action] = three_ways(&folder, &all, "");
    assert_eq!(plain.0, 1);
    assert!(plain.1.iter().any(|line| line.starts_with("部门/乙/说明.txt:2:")), "{plain:?}");
    assert_eq!((&plain, &plain), (&hook, &action));
    // Only the right one of a disclosure is changed: all of it is checked, and nothing else.
    let table = folder.path().join("部门/乙/表.md");
    fs::write(&table, format!("{}\n", fs::read_to_string(&table).unwrap())).unwrap();
    let [since, hook, action] = three_ways(&folder, &["部门/乙/表.md"], "HEAD");
    assert_eq!((since.0, since.1.len()), (1, 1), "{since:?}");
    assert_eq!((&since, &since), (&hook, &action));
    // Only what it is checked under.
    bash(&folder, "git checkout -q .", &[]);
    folder.write(
        "部门/乙/gouji.toml",
        "extends = \"../../gouji.toml\"\nignore = [\"sum-of-items\"]\n",
    );
    let [since, hook, action] = three_ways(&folder, &["部门/乙/gouji.toml"], "HEAD");
    assert_eq!((&since, &since), (&hook, &action));
}
