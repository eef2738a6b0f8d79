//! Fingerprints stand in baselines and exceptions, so they must not change unnoticed. Those of every
//! fixture are frozen here.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

use std::fmt::Write as _;
use std::fs;

use insta::assert_snapshot;
use support::{checked, checked_file, fixtures};

#[test]
fn the_fingerprints_of_the_fixtures_are_frozen() {
    let mut folders: Vec<_> =
        fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("expected.yaml").is_file());
    folders.sort();
    let mut shown = String::new();
    for folder in folders {
        for name in ["draft.txt", "draft.md", "disclosure.yaml"] {
            let path = folder.join(name);
            if !path.is_file() {
                continue;
            }
            for finding in checked_file(&path).findings {
                let place = folder.file_name().unwrap().to_string_lossy().into_owned();
                let (rule, stated) = (finding.rule, &finding.stated);
                let _ = writeln!(shown, "{} {place}/{name} {rule} {stated}", finding.fingerprint);
            }
        }
    }
    assert_snapshot!(shown, @"
    4071d2d78e4f83a9 chongqing-final/draft.txt shares-add-to-100 100.1%
    3ed7142e55b3bd83 markdown/draft.md share-of-whole 35%
    b6f0d68b11f68878 markdown/draft.md stale-date 2023年
    f6f3c2251560f1e6 readme/draft.txt growth-rate 27%
    f7934d039cad2a3c readme/draft.txt sum-of-items 1084.75万元
    b6f0d68b11f68878 readme/draft.txt stale-date 2023年
    2f7d2d51e2b11f12 sichuan-errors/draft.txt percentage-points 6.8个百分点
    529de2cd77da7553 sichuan-errors/draft.txt over-target 280%
    570445f42aed528d sichuan-errors/draft.txt count-of-list 4户
    705fed0e05a5133b sichuan-errors/draft.txt rate-of-counts 93.54%
    50b87a5700ea7ef7 sichuan-errors/draft.txt sum-of-items 648.00万元
    8a2ce17f25302b54 sichuan-errors/draft.txt share-of-whole 100%
    5f1524ff94f9d5d8 sichuan-errors/draft.txt growth-rate 97%
    19aebcb527972366 sichuan-errors/draft.txt share-of-whole 78%
    e41a7ed750b981ff sichuan-errors/draft.txt sum-of-items 14.36万元
    aeb396dbbcacc6cd sichuan-errors/draft.txt implied-completion 75%
    b28f4b263a48ba51 sichuan-errors/draft.txt budget-vs-final-word 大于
    b6797385330cbd03 sichuan-errors/draft.txt growth-rate 134%
    0b6b96734380644c sichuan-errors/draft.txt stale-date 2019年
    34405e7787325dc6 sichuan-errors/draft.txt completion-rate 95%
    29d3a372f9d8b827 sichuan-errors/draft.txt same-figure 228.95万元
    2c9db12713158ce1 sichuan-errors/disclosure.yaml percentage-points 6.8个百分点
    5472a4a3559ba2f1 sichuan-errors/disclosure.yaml over-target 280%
    26f968a0cc19724a sichuan-errors/disclosure.yaml count-of-list 4户
    705fed0e05a5133b sichuan-errors/disclosure.yaml rate-of-counts 93.54%
    50b87a5700ea7ef7 sichuan-errors/disclosure.yaml sum-of-items 648.00万元
    defb87944752269e sichuan-errors/disclosure.yaml share-of-whole 100%
    073765a13d561751 sichuan-errors/disclosure.yaml growth-rate 97%
    e425a566a738d286 sichuan-errors/disclosure.yaml share-of-whole 78%
    b2b9d1695c60b412 sichuan-errors/disclosure.yaml sum-of-items 14.36万元
    8ff616d6b20a1f75 sichuan-errors/disclosure.yaml implied-completion 75%
    b43d7d50e91bf509 sichuan-errors/disclosure.yaml growth-rate 134%
    17021071249d2eb3 sichuan-errors/disclosure.yaml stale-date 2019年
    b56e28793fdf5096 sichuan-errors/disclosure.yaml completion-rate 95%
    29d3a372f9d8b827 sichuan-errors/disclosure.yaml same-figure 228.95万元
    376786f406054e0f sichuan-errors/disclosure.yaml budget-vs-final-word greater
    ");
}

#[test]
fn lines_above_change_nothing_and_the_figure_everything() {
    let text = fs::read_to_string(fixtures().join("sichuan-errors/draft.txt")).unwrap();
    let of = |text: &str| -> Vec<String> {
        let outcome = checked(text.as_bytes(), "draft.txt");
        outcome.findings.into_iter().map(|finding| finding.fingerprint).collect()
    };
    let before = of(&text);
    assert!(before.len() > 3, "{before:?}");
    let (title, rest) = text.split_once('\n').unwrap();
    let moved = format!("{title}\n\n本单位主要职能是水文监测。\n\n{rest}");
    assert_eq!(of(&moved), before);
    let first = checked(text.as_bytes(), "draft.txt").findings.remove(0);
    let span = first.primary.place.span;
    let printed = text.get(span.start..span.end).unwrap();
    let other: String = printed
        .chars()
        .rev()
        .scan(false, |done, c| {
            let turn = c.is_ascii_digit() && !*done;
            *done |= turn;
            Some(if turn { if c == '9' { '8' } else { '9' } } else { c })
        })
        .collect();
    let other: String = other.chars().rev().collect();
    let changed =
        format!("{}{other}{}", text.get(..span.start).unwrap(), text.get(span.end..).unwrap());
    assert!(!of(&changed).contains(&first.fingerprint), "{printed} → {other}");
}
