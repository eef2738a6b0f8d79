//! One command over all fixtures writes every format; each holds the same findings and counts.

use std::fs;
use std::path::Path;

use calamine::{Reader as _, Xlsx};
use scraper::{Html, Selector};
use serde_json::Value;

use super::readers::{self, Found};
use crate::gouji::{Folder, Ran};

const FILES: [&str; 12] = [
    "json:all.json",
    "all.jsonl",
    "all.sarif",
    "github:annotations.txt",
    "gitlab:quality.json",
    "junit:junit.xml",
    "checkstyle:checkstyle.xml",
    "all.csv",
    "all.xlsx",
    "all.html",
    "all.md",
    "human:all.txt",
];

/// Checks all fixtures and writes every format.
fn written(folder: &Folder, extra: &[&str]) -> Ran {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let fixtures = fixtures.to_string_lossy().into_owned();
    let mut arguments = vec!["check", &fixtures, "--show", "note", "--format", "concise"];
    for file in &FILES {
        arguments.extend(["--output", file]);
    }
    arguments.extend(extra);
    folder.run(&arguments)
}

fn read(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn every_format_holds_the_same_findings() {
    let folder = Folder::new();
    let ran = written(&folder, &[]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let wanted: Vec<Found> = readers::json(&read(&folder, "all.json"));
    assert!(wanted.len() > 40, "{}", wanted.len());
    let formats: [(&str, Vec<Found>); 11] = [
        ("jsonl", readers::jsonl(&read(&folder, "all.jsonl"))),
        ("sarif", readers::sarif(&read(&folder, "all.sarif"))),
        ("github", readers::github(&read(&folder, "annotations.txt"))),
        ("gitlab", readers::gitlab(&read(&folder, "quality.json"))),
        ("junit", readers::junit(&read(&folder, "junit.xml"))),
        ("checkstyle", readers::checkstyle(&read(&folder, "checkstyle.xml"))),
        ("csv", readers::csv(&read(&folder, "all.csv"))),
        ("xlsx", readers::xlsx(&fs::read(folder.path().join("all.xlsx")).unwrap())),
        ("html", readers::html(&read(&folder, "all.html"))),
        ("markdown", readers::markdown(&read(&folder, "all.md"))),
        ("human", readers::human(&read(&folder, "all.txt"))),
    ];
    for (format, found) in formats {
        assert_eq!(found, wanted, "{format}");
    }
    let mut short: Vec<_> =
        wanted.into_iter().map(|(severity, rule, _)| (severity, rule)).collect();
    short.sort();
    assert_eq!(readers::concise(&ran.out), short);
}

#[test]
fn every_format_holds_the_same_counts() {
    let folder = Folder::new();
    written(&folder, &[]);
    let report: Value = serde_json::from_str(&read(&folder, "all.json")).unwrap();
    let of = |key: &str| -> u64 {
        report["files"].as_array().unwrap().iter().map(|file| file[key].as_u64().unwrap()).sum()
    };
    let (files, figures) = (report["files"].as_array().unwrap().len(), of("figures"));
    let (checked, unchecked) = (of("checked"), of("unchecked"));

    let log: Value = serde_json::from_str(&read(&folder, "all.sarif")).unwrap();
    let artifacts = log["runs"][0]["artifacts"].as_array().unwrap();
    assert_eq!(artifacts.len(), files);
    let sum = artifacts.iter().map(|one| one["properties"]["checked"].as_u64().unwrap());
    assert_eq!(sum.sum::<u64>(), checked);

    assert_eq!(read(&folder, "all.jsonl").lines().count(), files);

    let junit = readers::elements(&read(&folder, "junit.xml"));
    let suites = junit.iter().filter(|(name, _)| name == "testsuite").count();
    assert_eq!(suites, files);
    let cases = junit.iter().filter(|(name, _)| name == "testcase").count();
    assert_eq!(junit[0].1["tests"], cases.to_string());
    let failures = junit.iter().filter(|(name, _)| name == "failure").count();
    assert_eq!(junit[0].1["failures"], failures.to_string());
    assert_eq!(failures as u64, report["summary"]["errors"].as_u64().unwrap());

    let page = Html::parse_document(&read(&folder, "all.html"));
    let number = |class: &str| -> u64 {
        let selector = Selector::parse(&format!(".numbers .{class} b")).unwrap();
        page.select(&selector).next().unwrap().text().collect::<String>().parse().unwrap()
    };
    assert_eq!((number("checked"), number("unchecked")), (checked, unchecked));
    let summary = &report["summary"];
    for (class, key) in [("error", "errors"), ("warning", "warnings"), ("note", "notes")] {
        assert_eq!(Some(number(class)), summary[key].as_u64(), "{class}");
    }

    let bytes = fs::read(folder.path().join("all.xlsx")).unwrap();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let documents = book.worksheet_range("Documents").unwrap();
    let column = |at: u32| -> u64 {
        let cells = (1..documents.height() as u32).map(|row| documents.get_value((row, at)));
        // The last row says what was passed over and has no numbers.
        cells.filter_map(|cell| cell?.to_string().parse::<u64>().ok()).sum()
    };
    assert_eq!((column(4), column(5), column(6)), (figures, checked, unchecked));
    let relations: u64 = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["relations"]["total"].as_u64().unwrap())
        .sum();
    let sheet = book.worksheet_range("Relations").unwrap();
    assert_eq!(sheet.height() as u64, relations + 1);
}

#[test]
fn sarif_keeps_to_the_official_schema() {
    // One pattern of the schema has a bracket too many, which the errata of the standard take out.
    let schema = include_str!("../data/sarif/sarif-2.1.0-rtm.5.json");
    let schema = schema.replace("|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "|^[a-zA-Z]{2}-[a-zA-Z]{2}?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for lang in ["zh", "en"] {
        let folder = Folder::new();
        folder.write("empty.txt", "").write("a.pdf", include_bytes!("../data/pdf/order.pdf"));
        written(&folder, &["empty.txt", "a.pdf", "--lang", lang]);
        let log: Value = serde_json::from_str(&read(&folder, "all.sarif")).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&log)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new());
        let run = &log["runs"][0];
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        assert!(run["results"].as_array().unwrap().iter().any(|one| one["fixes"].is_array()));
    }
    let mut broken: Value = serde_json::from_str(r#"{"version": "2.1.0", "runs": []}"#).unwrap();
    assert!(validator.is_valid(&broken));
    broken["runs"] = serde_json::json!([{"tool": {}}]);
    assert!(!validator.is_valid(&broken), "the validator checks nothing");
}

/// Each line of `jsonl` is a report of its own, in the published format.
#[test]
fn lines_are_reports_of_one_document() {
    let folder = Folder::new();
    written(&folder, &[]);
    let whole: Value = serde_json::from_str(&read(&folder, "all.json")).unwrap();
    let schema: Value = serde_json::from_str(include_str!(
        "../../crates/gouji-report/schemas/findings.schema.json"
    ))
    .unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut files = Vec::new();
    for line in read(&folder, "all.jsonl").lines() {
        let report: Value = serde_json::from_str(line).unwrap();
        assert!(validator.is_valid(&report), "{line}");
        files.extend(report["files"].as_array().unwrap().clone());
    }
    assert_eq!(Value::from(files), whole["files"]);
    assert!(validator.is_valid(&whole));
}

/// Lines of a batch that is reported in turn are the same as those written at the end.
#[test]
fn a_streamed_report_is_the_same() {
    let folder = Folder::new();
    written(&folder, &[]);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let fixtures = fixtures.to_string_lossy().into_owned();
    let ran = folder.run(&["check", &fixtures, "--show", "note", "--format", "jsonl"]);
    assert_eq!((ran.status, ran.out), (1, read(&folder, "all.jsonl")));
}
