//! Folders of rules: `--rules` and `gouji test`.

use insta::assert_snapshot;

use crate::gouji::Folder;

/// A rule of a province: a department's training and meetings are its conference expenses.
const RULE: &str = "\
name: meetings-and-training
group: sums
relation: |
  agency-operating = agency.meetings + agency.training?
zh: {title: 会议培训费不符, summary: 机关运行经费应等于会议费与培训费之和。, why: 本省口径。}
en: {title: Meetings do not add up, summary: They are the sum of two., why: The province says so.}
examples:
  right:
    - |
      kind: final
      year: 2024
      unit: 万元
      tables:
        - label: 机关运行经费表
          rows:
            - {label: 机关运行经费, concept: agency-operating, fund: fiscal, amount: 30.00}
            - {label: 会议费, concept: agency.meetings, fund: fiscal, amount: 10.00}
            - {label: 培训费, concept: agency.training, fund: fiscal, amount: 20.00}
  wrong:
    - text: |
        kind: final
        year: 2024
        unit: 万元
        tables:
          - label: 机关运行经费表
            rows:
              - {label: 机关运行经费, concept: agency-operating, fund: fiscal, amount: 33.00}
              - {label: 会议费, concept: agency.meetings, fund: fiscal, amount: 10.00}
              - {label: 培训费, concept: agency.training, fund: fiscal, amount: 20.00}
      stated: 33.00万元
      expected: 30.00万元
";

const CONCEPTS: &str = "\
- {id: agency.meetings, fund: fiscal, zh: 会议费, en: meetings, aliases: [机关会议费支出]}
- {id: agency.training, fund: fiscal, zh: 培训费, en: training, aliases: [机关培训费支出]}
- {id: agency-operating, fund: fiscal, aliases: [机关日常运转经费]}
";

/// The amounts stand in three sentences, so nothing but the rule joins them.
const DRAFT: &str = "\
青禾县水务局2024年度部门决算

一、机关运行情况
2024年机关日常运转经费35.00万元。
2024年机关会议费支出10.00万元。
2024年机关培训费支出20.00万元。
";

fn pack() -> Folder {
    let folder = Folder::new();
    folder.write("rules/meetings.yaml", RULE).write("rules/concepts.yaml", CONCEPTS);
    folder.write("draft.txt", DRAFT);
    folder
}

#[test]
fn a_new_identity_works_as_soon_as_its_file_is_there() {
    let folder = pack();
    let plain = folder.run(&["check", "draft.txt", "--format", "concise"]);
    assert_eq!((plain.status, plain.out.contains("meetings-and-training")), (0, false));
    let ran = folder.run(&["check", "--rules", "rules", "draft.txt"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.out, @"
    error[meetings-and-training]: 机关日常运转经费 35.00万元, but its items 10.00万元 + 20.00万元
      │ add to 30.00万元 (5.00万元 apart) (most likely one of 3 figures is wrong)
       ╭─[draft.txt:4:14]
     4 │ 2024年机关日常运转经费35.00万元。
       ·                       ────┬────
       ·                           ╰── 机关日常运转经费 · expected 30.00万元
       ╰────
       ╭────
     5 │ 2024年机关会议费支出10.00万元。
       ·                     ────┬────
       ·                         ╰── or this one, expected 15.00万元
       ╰────
       ╭────
     6 │ 2024年机关培训费支出20.00万元。
       ·                     ────┬────
       ·                         ╰── or this one, expected 25.00万元
       ╰────
      = 10.00万元 + 20.00万元 = 30.00万元
      = with rounding it can only lie within 29.99万元–30.01万元
      = fingerprint 0ba4ccd8a379a397

    1 error, 0 warnings, 0 notes · all of 3 figures checked
    ");
}

#[test]
fn a_rule_of_ones_own_is_listed_explained_and_counted() {
    let folder = pack();
    let rules = folder.run(&["rules", "--rules", "rules"]);
    assert!(rules.out.contains("Meetings do not add up"), "{}", rules.out);
    let explained = folder.run(&["explain", "meetings-and-training", "--rules", "rules"]);
    assert_eq!(explained.status, 0);
    assert!(explained.out.contains("agency-operating = agency.meetings + agency.training?"));
    let covered = folder.run(&["coverage", "--rules", "rules", "draft.txt"]);
    assert_eq!(covered.out.matches("meetings-and-training").count(), 3, "{}", covered.out);
}

#[test]
fn examples_are_run() {
    let ran = pack().run(&["test", "rules"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_snapshot!(ran.out, @r"
    meetings-and-training: 2 of 2 examples pass
    rules: 1, examples: 2, failures: 0
    ");
}

#[test]
fn a_built_in_rule_is_changed_or_turned_off() {
    let draft = "青禾县水务局2024年度部门决算\n\
                 2024年本年支出合计120.00万元，比上年增加20.00万元，增长25%。\n";
    let folder = Folder::new();
    folder.write("draft.txt", draft);
    let severities = |folder: &Folder| {
        let ran = folder.run(&["check", "--rules", "rules", "draft.txt", "--format", "concise"]);
        (
            ran.status,
            ran.out.contains("error[growth-rate]"),
            ran.out.contains("warning[growth-rate]"),
        )
    };
    let change =
        |severity| format!("override: growth-rate\nseverity: {severity}\nreason: 本省口径不同\n");
    folder.write("rules/a.yaml", change("judged"));
    assert_eq!(severities(&folder), (1, true, false));
    folder.write("rules/a.yaml", change("warning"));
    assert_eq!(severities(&folder), (0, false, true));
    folder.write("rules/a.yaml", change("off"));
    assert_eq!(severities(&folder), (0, false, false));
}

/// What `gouji test` says of a file, with the rest of the rule as it should be.
fn told(name: &str, file: &str) -> String {
    let folder = Folder::new();
    folder.write(&format!("rules/{name}.yaml"), file);
    let tested = folder.run(&["test", "rules"]);
    let checked = folder.write("a.txt", DRAFT).run(&["check", "--rules", "rules", "a.txt"]);
    assert_eq!((tested.status, tested.out.as_str()), (2, ""), "{}", tested.err);
    // The same mistake stops a check: nothing is checked by half of the rules.
    assert_eq!((checked.status, checked.out.as_str(), checked.err.as_str()), (2, "", &*tested.err));
    tested.err
}

fn with(relation: &str) -> String {
    RULE.replace("agency-operating = agency.meetings + agency.training?", relation)
}

#[test]
fn a_mistake_in_a_relation_is_shown_where_it_is() {
    let mut all = String::new();
    for relation in [
        "expenditure.totl = expenditure.basic",
        "expenditure.total == expenditure.basic",
        "expenditure.total = expenditure.basic +",
        "expenditure.total[fund: genral] = expenditure.basic[fund: general]",
        "expenditure.total[fund: general] = expenditure.basic",
        "expenditure.total[bass: final] = expenditure.basic",
        "expenditure.total = share(expenditure.basic, expenditure.total)",
        "expenditure.total? = expenditure.basic",
        "expenditure.total = expenditure.total",
        "expenditure.total <= expenditure.basic + expenditure.project",
        "for each row, item: expenditure.total = sum(children(expenditure.total))",
        "for each fund: expenditure.total[fund: all] = expenditure.basic[fund: all]",
        "figure = sum(children(figure))",
        "expenditure.total = expenditure.basic when kind = finl",
        "expenditure.total = expenditure.basic when absent(expenditure.other)",
        "expenditure.total-expenditure.basic = expenditure.project",
        "本年支出合记 = 基本支出 + 项目支出",
        "expenditure.total = expenditure.basic; expenditure.project",
    ] {
        all.push_str(&told("a", &with(relation)));
    }
    assert_snapshot!(all, @r"
    error: there is no concept `expenditure.totl`
       ╭─[rules/a.yaml:4:3]
     4 │   expenditure.totl = expenditure.basic
       ·   ────────────────
       ╰────
      = did you mean `expenditure.total`?

    error: a concept belongs here
       ╭─[rules/a.yaml:4:22]
     4 │   expenditure.total == expenditure.basic
       ·                      ─
       ╰────

    error: a concept is missing behind this
       ╭─[rules/a.yaml:4:41]
     4 │   expenditure.total = expenditure.basic +
       ·                                         ─
       ╰────

    error: `genral` is not a fund
       ╭─[rules/a.yaml:4:27]
     4 │   expenditure.total[fund: genral] = expenditure.basic[fund: general]
       ·                           ──────
       ╰────
      = did you mean `general`?

    error: the fund is not said here, but is elsewhere in this relation
       ╭─[rules/a.yaml:4:38]
     4 │   expenditure.total[fund: general] = expenditure.basic
       ·                                      ─────────────────
       ╰────
      = write `[fund: …]` behind every concept or behind none (then it is the same for all)

    error: there is no qualifier `bass`
       ╭─[rules/a.yaml:4:21]
     4 │   expenditure.total[bass: final] = expenditure.basic
       ·                     ────
       ╰────
      = did you mean `basis`?

    error: `share(…)` is a rate: it cannot be added to or compared with amounts
       ╭─[rules/a.yaml:4:23]
     4 │   expenditure.total = share(expenditure.basic, expenditure.total)
       ·                       ─────
       ╰────
      = write it alone: `share(…, …)` says that the printed rate must be right

    error: the first quantity on the left cannot be optional
       ╭─[rules/a.yaml:4:3]
     4 │   expenditure.total? = expenditure.basic
       ·   ─────────────────
       ╰────
      = without it there is nothing to check

    error: the same quantity stands twice in this relation
       ╭─[rules/a.yaml:4:23]
     4 │   expenditure.total = expenditure.total
       ·                       ─────────────────
       ╰────

    error: only one quantity can be added on the right of `<=`
       ╭─[rules/a.yaml:4:44]
     4 │   expenditure.total <= expenditure.basic + expenditure.project
       ·                                            ───────────────────
       ╰────

    error: only one of class, section, item and row can be gone through
       ╭─[rules/a.yaml:4:17]
     4 │   for each row, item: expenditure.total = sum(children(expenditure.total))
       ·                 ────
       ╰────

    error: every concept says which one, so there is nothing to go through
       ╭─[rules/a.yaml:4:12]
     4 │   for each fund: expenditure.total[fund: all] = expenditure.basic[fund: all]
       ·            ────
       ╰────

    error: `figure` needs `for each column:`
       ╭─[rules/a.yaml:4:3]
     4 │   figure = sum(children(figure))
       ·   ──────
       ╰────

    error: `finl` is not a kind of document
       ╭─[rules/a.yaml:4:53]
     4 │   expenditure.total = expenditure.basic when kind = finl
       ·                                                     ────
       ╰────
      = did you mean `final`?

    error: there is no concept `expenditure.other`
       ╭─[rules/a.yaml:4:53]
     4 │   expenditure.total = expenditure.basic when absent(expenditure.other)
       ·                                                     ─────────────────
       ╰────
      = did you mean `expenditure.total`?

    error: there is no concept `expenditure.total-expenditure.basic`
       ╭─[rules/a.yaml:4:3]
     4 │   expenditure.total-expenditure.basic = expenditure.project
       ·   ───────────────────────────────────
       ╰────
      = put spaces around a minus sign

    error: there is no concept called 本年支出合记
       ╭─[rules/a.yaml:4:3]
     4 │   本年支出合记 = 基本支出 + 项目支出
       ·   ────────────
       ╰────
      = did you mean `本年支出合计`?

    error: `;` means nothing in a relation
       ╭─[rules/a.yaml:4:40]
     4 │   expenditure.total = expenditure.basic; expenditure.project
       ·                                        ─
       ╰────
    ");
}

#[test]
fn a_mistake_in_a_rule_file_is_shown_where_it_is() {
    let sound = with("expenditure.basic = basic.personnel + basic.operating");
    let mut all = String::new();
    for (from, to) in [
        ("group: sums", "group: sum"),
        ("name: meetings-and-training", "name: Meetings"),
        ("name: meetings-and-training", "name: share-of-whole"),
        ("en: {title: Meetings do not add up, ", "en: {"),
        (
            "en: {title: Meetings do not add up, summary: They are the sum of two., why: The province says so.}\n",
            "",
        ),
        ("group: sums", "group: sums\nseverty: warning"),
        (
            "relation: |\n  expenditure.basic = basic.personnel + basic.operating\n",
            "check: built-in\n",
        ),
        ("  wrong:", "  wrongs:"),
        ("group: sums", "group: sums\ninstead_of: [sum-of-item]"),
    ] {
        assert!(sound.contains(from), "{from}");
        all.push_str(&told("a", &sound.replace(from, to)));
    }
    all.push_str(&told("a", "override: share-of-hole\nseverity: off\nreason: x\n"));
    all.push_str(&told("a", "override: share-of-whole\nseverity: of\nreason: x\n"));
    all.push_str(&told("a", "# nothing\n"));
    all.push_str(&told("concepts", "- {id: new.one, fund: all, aliases: [新名称]}\n"));
    all.push_str(&told("concepts", "- {id: income.other, fund: all, aliases: [基本支出]}\n"));
    assert_snapshot!(all, @r"
    error: `sum` is no group
       ╭─[rules/a.yaml:2:8]
     2 │ group: sum
       ·        ───
       ╰────
      = did you mean `sums`?

    error: the name `Meetings` may have small letters, digits and hyphens only
       ╭─[rules/a.yaml:1:7]
     1 │ name: Meetings
       ·       ────────
       ╰────
      = write it like `fund-split`

    error: there is already a rule called `share-of-whole`
       ╭─[rules/a.yaml:1:7]
     1 │ name: share-of-whole
       ·       ──────────────
       ╰────
      = it is built in; to change its severity or turn it off write `override: share-of-whole`

    error: `en` needs `title`
       ╭─[rules/a.yaml:6:5]
     6 │ en: {summary: They are the sum of two., why: The province says so.}
       ·     ───────────────────────────────────────────────────────────────
       ╰────

    error: the rule has no words in English (`en`)
       ╭─[rules/a.yaml:1:1]
     1 │ name: meetings-and-training
       · ───────────────────────────
       ╰────
      = every rule has `zh` and `en`, each with `title`, `summary` and `why`

    error: rule has no field `severty`
       ╭─[rules/a.yaml:3:1]
     3 │ severty: warning
       · ───────
       ╰────
      = did you mean `severity`?

    error: only the rules that come with the program are built in
       ╭─[rules/a.yaml:3:8]
     3 │ check: built-in
       ·        ────────
       ╰────
      = write `relation:` with what must hold

    error: `examples` has no field `wrongs`
        ╭─[rules/a.yaml:19:3]
     19 │   wrongs:
        ·   ──────
        ╰────
      = did you mean `wrong`?

    error: there is no rule `sum-of-item`
       ╭─[rules/a.yaml:3:14]
     3 │ instead_of: [sum-of-item]
       ·              ───────────
       ╰────
      = did you mean `sum-of-items`?

    error: there is no rule `share-of-hole`
       ╭─[rules/a.yaml:1:11]
     1 │ override: share-of-hole
       ·           ─────────────
       ╰────
      = did you mean `share-of-whole`?

    error: `of` is no severity
       ╭─[rules/a.yaml:2:11]
     2 │ severity: of
       ·           ──
       ╰────
      = did you mean `off`?

    error: there is no rule in this file
       ╭─[rules/a.yaml:1:1]
     1 │ # nothing
       · ─────────
       ╰────
      = docs/rule-language.md says what a rule file looks like

    error: the new concept `new.one` needs a name in `zh` and in `en`
       ╭─[rules/concepts.yaml:1:8]
     1 │ - {id: new.one, fund: all, aliases: [新名称]}
       ·        ───────
       ╰────

    error: `基本支出` already means basic expenditure
       ╭─[rules/concepts.yaml:1:8]
     1 │ - {id: income.other, fund: all, aliases: [基本支出]}
       ·        ────────────
       ╰────
      = a name can have one meaning only
    ");
}

#[test]
fn a_failing_example_is_a_mistake() {
    let own = |file: &str| {
        let folder = pack();
        folder.write("rules/meetings.yaml", file);
        let ran = folder.run(&["test", "rules"]);
        assert_eq!(ran.status, 2);
        ran.err
    };
    let mut all = own(&RULE.replace("amount: 33.00", "amount: 30.00"));
    all.push_str(&own(&RULE.replacen("amount: 30.00", "amount: 31.00", 1)));
    all.push_str(&own(&RULE.replace("expected: 30.00万元", "expected: 20.00万元")));
    all.push_str(&own(&RULE.replacen("agency.meetings, fund", "agency.meeting, fund", 1)));
    assert_snapshot!(all, @"
    error: this wrong example has no finding
        ╭─[rules/meetings.yaml:21:9]
     21 │         kind: final
        ·         ───────────
        ╰────

    error: this right example has a finding: meetings-and-training 31.00万元 → 30.00万元
        ╭─[rules/meetings.yaml:10:7]
     10 │       kind: final
        ·       ───────────
        ╰────

    error: the example names other figures than the finding: meetings-and-training 33.00万元 → 30.00
      │ 万元
        ╭─[rules/meetings.yaml:21:9]
     21 │         kind: final
        ·         ───────────
        ╰────

    error: the rule does not look at this example: the figures it speaks of are not there; not
      │ found: agency.meetings 会议费; what was read: agency-operating[fund: fiscal] 机关运行经费
      │ 30.00万元, agency.meeting[fund: fiscal] 10.00万元, agency.training[fund: fiscal] 培训费 20.00
      │ 万元
        ╭─[rules/meetings.yaml:10:7]
     10 │       kind: final
        ·       ───────────
        ╰────
    ");
}

#[test]
fn a_formula_with_brackets_needs_a_block() {
    let file = RULE
        .replace("relation: |\n  agency-operating =", "relation: agency-operating[fund: all] =");
    assert_snapshot!(told("a", &file), @r"
    error: not readable as YAML or JSON: mapping values are not allowed in this context
       ╭─[rules/a.yaml:3:32]
     3 │ relation: agency-operating[fund: all] = agency.meetings + agency.training?
       ·                                ─
       ╰────
      = a formula with brackets stands behind `|`, on the next line
    ");
}

#[test]
fn mistakes_are_told_in_chinese() {
    let folder = Folder::new();
    folder.write("rules/a.yaml", with("expenditure.totl = expenditure.basic"));
    assert_snapshot!(folder.run(&["test", "rules", "--lang", "zh"]).err, @r"
    错误: 没有概念 `expenditure.totl`
       ╭─[rules/a.yaml:4:3]
     4 │   expenditure.totl = expenditure.basic
       ·   ────────────────
       ╰────
      = 是否指 `expenditure.total`？
    ");
}

#[test]
fn a_folder_without_rules_is_no_success() {
    let folder = Folder::new();
    folder.write("rules/readme.txt", "x");
    let ran = folder.run(&["test", "rules"]);
    assert_snapshot!(format!("{} {}", ran.status, ran.err), @r"
    2 rules: error cannot be read: no rule files (*.yaml)
    ");
    assert_eq!(folder.run(&["check", "--rules", "nowhere", "rules/readme.txt"]).status, 2);
}

#[test]
fn an_example_that_is_not_looked_at_says_what_it_lacks_and_what_was_read() {
    let file =
        RULE.replace("concept: agency.training, fund: fiscal", "concept: training, fund: fiscal");
    let file = file.replace("agency.training?", "agency.training");
    let folder = pack();
    folder.write("rules/meetings.yaml", file);
    let ran = folder.run(&["test", "rules", "--lang", "zh"]);
    assert_eq!(ran.status, 2);
    assert_snapshot!(ran.err, @"
    错误: 规则没有核对这个例子：文中没有它要的数；没有找到 agency.training 培训费；读到的是 agency-
      │ operating[fund: fiscal] 机关运行经费 30.00万元、agency.meetings[fund: fiscal] 会议费 10.00万
      │ 元、training[fund: fiscal] 培训费 20.00万元
        ╭─[rules/meetings.yaml:10:7]
     10 │       kind: final
        ·       ───────────
        ╰────

    错误: 错误的例子没有报告问题；没有找到 agency.training 培训费；读到的是 agency-operating[fund:
      │ fiscal] 机关运行经费 33.00万元、agency.meetings[fund: fiscal] 会议费 10.00万元、training[fund:
      │ fiscal] 培训费 20.00万元
        ╭─[rules/meetings.yaml:21:9]
     21 │         kind: final
        ·         ───────────
        ╰────
    ");
}

#[test]
fn a_rule_that_was_asked_of_nothing_is_named() {
    let folder = pack();
    folder.write("rules/meetings.yaml", RULE.replace("agency.training?", "agency.training"));
    folder.write("other.txt", DRAFT.replace("2024年机关培训费支出20.00万元。\n", ""));
    let check = |paths: &[&str]| folder.run(&[&["check", "--rules", "rules"], paths].concat());
    let said = "your rule meetings-and-training was asked of nothing: the figures it speaks of are not there; not found: agency.training 培训费\n";
    let ran = check(&["other.txt"]);
    assert!(ran.out.contains(said), "{}", ran.out);
    for format in ["json", "jsonl"] {
        assert!(check(&["other.txt", "--format", format]).err.contains(said));
        assert!(!check(&["other.txt", "draft.txt", "--format", format]).err.contains("was asked"));
    }
    assert!(!check(&["other.txt", "draft.txt"]).out.contains("was asked of nothing"));
    assert!(!check(&["other.txt", "--ignore", "sums"]).out.contains("was asked of nothing"));
    assert!(!check(&["other.txt", "--force-exclude"]).out.contains("was asked of nothing"));
}

#[test]
fn concepts_are_listed_and_go_by_their_own_names() {
    let folder = pack();
    let ran = folder.run(&["concepts", "--lang", "zh", "收入", "--rules", "rules"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("income.other[fund: all]  其他收入\n    其他收入\n"), "{}", ran.out);
    assert!(ran.out.contains("income.total[fund: all]  本年收入合计\n    本年收入合计、收入合计\n    作为整体时也叫：本年收入\n"), "{}", ran.out);
    let own = folder.run(&["concepts", "meetings", "--rules", "rules"]);
    assert!(
        own.out.contains("agency.meetings[fund: fiscal]  meetings\n    机关会议费支出\n"),
        "{}",
        own.out
    );
    let json = folder.run(&["concepts", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert!(
        all.as_array().unwrap().iter().any(|it| it["zh"] == "会议费" && it["fund"] == "fiscal")
    );
    assert_eq!(folder.run(&["concepts", "没有这个"]).status, 2);
    // A concept that no label means by itself goes by its name in a rule.
    let rule = RULE.replace(
        "agency-operating = agency.meetings + agency.training?",
        "机关运行经费 = 其他收入",
    );
    folder.write("rules/meetings.yaml", rule);
    let ran = folder.run(&["test", "rules"]);
    assert!(!ran.err.contains("there is no concept"), "{}", ran.err);
    assert!(ran.err.contains("not found: income.other[fund: all] 其他收入"), "{}", ran.err);
}
