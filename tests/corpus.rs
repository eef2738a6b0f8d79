//! Real disclosures, held against what is known to be wrong in them. They are no part of the
//! repository: `GOUJI_CORPUS` names the folder with the documents and their `truths.yaml`.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "corpus/truths.rs"]
mod truths;

use std::fs;
use std::path::PathBuf;

use gouji_check::check::{Outcome, check};
use gouji_core::finding::{Finding, Severity};
use gouji_core::lang::Lang;
use truths::{Truths, at};

/// Every truth of this document must be told.
const COMPLETE: &str = "panzhihua-xiqu-2020-final.txt";

/// How many lines beside a known mistake still explain a finding.
const NEAR: usize = 2;

/// What came of one document.
#[derive(Default)]
struct Account {
    hit: usize,
    known: usize,
    failures: Vec<String>,
}

#[test]
fn real_disclosures_are_judged_as_known() {
    let Some(folder) = std::env::var_os("GOUJI_CORPUS").map(PathBuf::from) else {
        println!("GOUJI_CORPUS is not set: no real documents were checked");
        return;
    };
    let known = truths::read(&fs::read_to_string(folder.join("truths.yaml")).unwrap());
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".yaml"))
        .collect();
    names.sort();
    let mut total = Account::default();
    let mut unread = Vec::new();
    for name in &names {
        let bytes = fs::read(folder.join(name)).unwrap();
        let Ok(outcome) = check(&bytes, name) else {
            unread.push(name.as_str());
            continue;
        };
        let Some(truths) = known.get(name) else { continue };
        let account = hold_against(truths, &outcome);
        total.hit += account.hit;
        total.known += account.known;
        total.failures.extend(account.failures.iter().map(|failure| format!("{name}: {failure}")));
    }
    println!("not readable yet: {} ({})", unread.len(), unread.join(", "));
    println!("truths hit: {} of {}", total.hit, total.known);
    assert!(!names.iter().any(|name| name.ends_with(".txt") && unread.contains(&name.as_str())));
    assert!(total.failures.is_empty(), "{}", total.failures.join("\n"));
}

fn hold_against(truths: &Truths, outcome: &Outcome) -> Account {
    let (checked, figures) = (outcome.coverage.checked, outcome.coverage.figures);
    println!("{}: {checked} of {figures} figures checked", truths.file);
    let mut account = Account { known: truths.findings.len(), ..Account::default() };
    let held = truths.file.ends_with(".txt");
    for truth in &truths.findings {
        let told = outcome.findings.iter().find(|finding| truth.told_by(outcome, finding));
        let mark = match told {
            Some(finding) if truth.repaired_by(finding) => "hit",
            Some(_) => "hit, other repair",
            None => "missed",
        };
        println!("  {mark:18}{}", truth.shown());
        account.hit += usize::from(told.is_some());
        if truths.file == COMPLETE && mark != "hit" {
            account.failures.push(format!("{mark}: {}", truth.shown()));
        }
    }
    for finding in &outcome.findings {
        if finding.severity == Severity::Error && !explained(truths, outcome, finding) {
            println!("  unexplained       {}", shown(outcome, finding));
            if held {
                account.failures.push(format!("false alarm: {}", shown(outcome, finding)));
            }
        }
    }
    for silent in &truths.silent {
        let Some(lines) = silent.lines() else { continue };
        let known = |f: &Finding| truths.findings.iter().any(|truth| truth.told_by(outcome, f));
        let loud = outcome.findings.iter().filter(|f| f.severity > Severity::Note && !known(f));
        for finding in loud {
            if lines.contains(&at(outcome, finding)) {
                println!("  not silent        {}: {}", shown(outcome, finding), silent.text);
                if held {
                    account.failures.push(format!("not silent: {}", shown(outcome, finding)));
                }
            }
        }
    }
    if truths.file == COMPLETE && checked * 4 < figures * 3 {
        account.failures.push(format!("only {checked} of {figures} figures checked"));
    }
    account
}

/// Whether a known error stands at the place of an error, or within a few lines of it.
fn explained(truths: &Truths, outcome: &Outcome, finding: &Finding) -> bool {
    let here = at(outcome, finding);
    truths.findings.iter().filter(|truth| truth.severity == "error").any(|truth| {
        truth.lines(outcome).is_some_and(|lines| {
            lines.start().saturating_sub(NEAR) <= here && here <= lines.end() + NEAR
        })
    })
}

fn shown(outcome: &Outcome, finding: &Finding) -> String {
    let severity = finding.severity.name();
    let said = outcome.words(finding, Lang::Zh).message;
    format!("{:>8}  {severity:8} {} {said}", at(outcome, finding), finding.rule)
}
