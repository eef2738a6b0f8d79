//! Identities between concepts live in rule files: without its file a rule's findings are gone, and
//! nothing else changes.

// Helpers of tests are tests too; clippy knows only the functions marked as such.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use gouji_check::check::check_by;
use gouji_check::rule_folder;
use gouji_core::judge::Verdict;
use gouji_core::rules::{Rule, Rulebook};

/// Every identity is broken once; the figures of one table are apart from those of another.
const BROKEN: &str = "\
kind: final
year: 2024
unit: 万元
tables:
  - label: 收入支出决算总表
    rows:
      - {label: 收支总计, concept: grand-total, fund: all, amount: 100.00}
      - {label: 本年收入合计, concept: income.total, fund: all, amount: 90.00}
      - {label: 财政拨款收入, concept: income.total, fund: fiscal, amount: 80.00}
      - {label: 年初结转和结余, concept: carry-over.opening, fund: all, amount: 20.00}
  - label: 支出决算表
    rows:
      - {label: 本年支出合计, concept: expenditure.total, fund: general, amount: 50.00}
      - {label: 基本支出, concept: expenditure.basic, fund: general, amount: 30.00}
      - {label: 项目支出, concept: expenditure.project, fund: general, amount: 30.00}
      - {label: 人员经费, concept: basic.personnel, fund: general, amount: 20.00}
      - {label: 公用经费, concept: basic.operating, fund: general, amount: 20.00}
  - label: 三公经费表
    rows:
      - {label: “三公”经费, concept: three-public, fund: fiscal, amount: 5.00}
      - {label: 公务接待费, concept: three-public.reception, fund: fiscal, amount: 1.00}
      - {label: 公务用车购置及运行维护费, concept: three-public.vehicles, fund: fiscal, amount: 3.00}
      - {label: 公务用车运行维护费, concept: vehicles.operation, fund: fiscal, amount: 2.00}
  - label: 公务接待表
    rows:
      - {label: 国内公务接待支出, concept: reception.domestic, fund: fiscal, amount: 1.20}
      - {label: 公务接待费, concept: three-public.reception, fund: fiscal, amount: 1.00}
  - label: 基本支出表
    rows:
      - {label: 公务用车运行维护费, concept: basic.line, fund: general, code: 30231, amount: 9.00}
  - label: 政府采购表
    rows:
      - {label: 政府采购支出总额, concept: procurement, fund: all, amount: 7.00}
      - {label: 货物, concept: procurement.goods, fund: all, amount: 6.00}
  - label: 财政拨款表
    rows:
      - {label: 财政拨款支出, concept: expenditure.total, fund: fiscal, amount: 75.00}
      - {label: 一般公共预算财政拨款支出, concept: expenditure.total, fund: general, amount: 50.00}
";

/// How many broken relations each rule has.
fn broken(book: &Rulebook, text: &str) -> BTreeMap<Rule, usize> {
    let outcome = check_by(book, text.as_bytes(), "a.yaml").unwrap();
    let mut count = BTreeMap::new();
    for (relation, judgement) in &outcome.relations {
        if judgement.verdict == Verdict::Broken {
            *count.entry(relation.rule).or_default() += 1;
        }
    }
    count
}

#[test]
fn without_its_file_exactly_the_findings_of_a_rule_are_gone() {
    let all = broken(&Rulebook::default(), BROKEN);
    let declared = || Rule::ALL.iter().filter(|rule| matches!(rule, Rule::Declared(_)));
    for rule in declared() {
        assert_eq!(all.contains_key(rule), !rule.is_evidence(), "{rule}: {all:?}");
        let mut others = all.clone();
        others.remove(rule);
        assert_eq!(broken(&Rulebook::default().without(*rule), BROKEN), others, "{rule}");
    }
    let mut none = Rulebook::default();
    for rule in declared() {
        none = none.without(*rule);
    }
    assert_eq!(broken(&none, BROKEN), BTreeMap::new(), "an identity that no file declares");
}

#[test]
fn a_relation_that_is_no_identity_counts_only_where_it_holds() {
    let text = |basic: &str| {
        format!(
            "kind: final\nyear: 2024\nunit: 万元\nlines:\n\
             \x20 - {{label: 支出, concept: expenditure.total, fund: all, amount: 1020.20}}\n\
             \x20 - {{label: 财拨, concept: expenditure.total, fund: fiscal, amount: 1018.63}}\n\
             \x20 - {{label: 基本, concept: expenditure.basic, fund: all, amount: {basic}}}\n\
             \x20 - {{label: 一般, concept: expenditure.basic, fund: general, amount: 254.77}}\n"
        )
    };
    let checked = |basic: &str| {
        let outcome = check_by(&Rulebook::default(), text(basic).as_bytes(), "a.yaml").unwrap();
        (outcome.tally.total, outcome.coverage.checked, outcome.findings.len())
    };
    assert_eq!(checked("256.34"), (1, 4, 0));
    assert_eq!(checked("256.43"), (0, 0, 0));
}

/// A folder with these files, which goes with the test's own folder.
fn folder(files: &[(&str, &str)]) -> PathBuf {
    let name = files.iter().map(|(name, _)| *name).collect::<String>();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("declared-{}-{name}", std::process::id()));
    fs::create_dir_all(&path).unwrap();
    for (name, text) in files {
        fs::write(path.join(name), text).unwrap();
    }
    path
}

#[test]
fn folders_of_rules_are_used_together() {
    let tables = folder(&[("belief.yaml", "forms: {identity.declared: {alone: 60}}\n")]);
    let layouts = folder(&[("tables.yaml", "- {}\n")]);
    assert!(
        rule_folder::read(std::slice::from_ref(&layouts)).is_err(),
        "what would be ignored is refused"
    );
    fs::remove_dir_all(layouts).unwrap();
    let off = folder(&[("off.yaml", "override: fund-split\nseverity: off\nreason: 口径不同\n")]);
    let Ok(pack) = rule_folder::read(&[tables.clone(), off.clone()]) else {
        panic!("two sound folders")
    };
    let Ok(book) = Rulebook::with(pack) else { panic!("two sound folders") };
    let form = gouji_core::disclosure::Form::Identity;
    assert_eq!(book.beliefs().form(form).alone, 60);
    let all = broken(&Rulebook::default(), BROKEN).len();
    assert_eq!(broken(&book, BROKEN).len(), all - 1);
    for path in [tables, off] {
        fs::remove_dir_all(path).unwrap();
    }
}
