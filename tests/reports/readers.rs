//! Readers of the formats: each gives the findings of a report as `(severity, rule, fingerprint)`,
//! sorted, from what the file says.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use scraper::{Html, Selector};
use serde_json::Value;

/// A finding as every format must hold it.
pub type Found = (String, String, String);

fn sorted(mut all: Vec<Found>) -> Vec<Found> {
    all.sort();
    all
}

fn found(severity: &str, rule: &str, fingerprint: &str) -> Found {
    (severity.to_owned(), rule.to_owned(), fingerprint.to_owned())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The last word of a text that ends with its fingerprint.
fn last_word(text: &str) -> &str {
    text.trim_end_matches([')', '）']).split_whitespace().last().unwrap()
}

pub fn json(report: &str) -> Vec<Found> {
    of_json(&serde_json::from_str(report).unwrap())
}

pub fn of_json(report: &Value) -> Vec<Found> {
    let all = report["findings"].as_array().unwrap().iter();
    let one =
        |one: &Value| found(text(&one["severity"]), text(&one["rule"]), text(&one["fingerprint"]));
    sorted(all.map(one).collect())
}

pub fn jsonl(report: &str) -> Vec<Found> {
    let lines = report.lines().map(|line| serde_json::from_str(line).unwrap());
    sorted(lines.flat_map(|line: Value| of_json(&line)).collect())
}

pub fn sarif(report: &str) -> Vec<Found> {
    let log: Value = serde_json::from_str(report).unwrap();
    let all = log["runs"][0]["results"].as_array().unwrap().iter();
    let one = |one: &Value| {
        let fingerprint = text(&one["partialFingerprints"]["gouji/v1"]);
        found(text(&one["level"]), text(&one["ruleId"]), fingerprint)
    };
    sorted(all.map(one).collect())
}

pub fn gitlab(report: &str) -> Vec<Found> {
    let all: Vec<Value> = serde_json::from_str(report).unwrap();
    let one = |one: &Value| {
        let severity = match text(&one["severity"]) {
            "critical" => "error",
            "minor" => "warning",
            "info" => "note",
            other => panic!("{other}"),
        };
        let fingerprint = text(&one["fingerprint"]).rsplit(':').next().unwrap();
        found(severity, text(&one["check_name"]), fingerprint)
    };
    let blocker = |one: &&Value| one["severity"] != "blocker";
    sorted(all.iter().filter(blocker).map(one).collect())
}

pub fn github(report: &str) -> Vec<Found> {
    let one = |line: &str| {
        let (head, message) = line.strip_prefix("::")?.split_once("::")?;
        let (command, properties) = head.split_once(' ')?;
        let rule = properties.split_once("title=gouji ")?.1.split(' ').next()?;
        let severity = if command == "notice" { "note" } else { command };
        Some(found(severity, rule, last_word(&message.replace("%0A", "\n"))))
    };
    sorted(report.lines().filter_map(one).collect())
}

/// Every element of an XML document with its attributes, in order.
pub fn elements(report: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = Reader::from_str(report);
    let mut all = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                depth += 1;
                all.push(attributes(&element));
            }
            Event::Empty(element) => all.push(attributes(&element)),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element is not closed");
    all
}

fn attributes(element: &BytesStart<'_>) -> (String, BTreeMap<String, String>) {
    let all = element.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = attribute.value.to_string();
        let value = quick_xml::escape::unescape(&value).unwrap().into_owned();
        (attribute.key.as_ref().to_string(), value)
    });
    (element.name().as_ref().to_string(), all.collect())
}

pub fn junit(report: &str) -> Vec<Found> {
    let mut all = Vec::new();
    let (mut rule, mut severity) = (String::new(), String::new());
    for (name, own) in elements(report) {
        match name.as_str() {
            "testcase" => rule = own["name"].split(' ').next().unwrap().to_owned(),
            "property" if own["name"] == "severity" => severity = own["value"].clone(),
            "property" if own["name"] == "fingerprint" => {
                all.push(found(&severity, &rule, &own["value"]));
            }
            _ => {}
        }
    }
    sorted(all)
}

pub fn checkstyle(report: &str) -> Vec<Found> {
    let errors = elements(report).into_iter().filter(|(name, _)| name == "error");
    let one = |(_, own): (String, BTreeMap<String, String>)| {
        let rule = own["source"].strip_prefix("gouji.").unwrap();
        let severity = if own["severity"] == "info" { "note" } else { &own["severity"] };
        (rule != "unreadable").then(|| found(severity, rule, last_word(&own["message"])))
    };
    sorted(errors.filter_map(one).collect())
}

pub fn csv(report: &str) -> Vec<Found> {
    let report = report.strip_prefix('\u{feff}').expect("Excel needs the mark");
    let mut table = ::csv::Reader::from_reader(report.as_bytes());
    let heads = table.headers().unwrap().clone();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let (severity, rule, fingerprint) = (at("severity"), at("rule"), at("fingerprint"));
    let rows = table.records().map(Result::unwrap);
    let rows = rows.filter(|row| &row[severity] != "unreadable");
    sorted(rows.map(|row| found(&row[severity], &row[rule], &row[fingerprint])).collect())
}

pub fn xlsx(bytes: &[u8]) -> Vec<Found> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Findings").unwrap();
    let mut rows = range.rows();
    let heads: Vec<String> = rows.next().unwrap().iter().map(ToString::to_string).collect();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let (severity, rule, fingerprint) = (at("severity"), at("rule"), at("fingerprint"));
    let one = |row: &[calamine::Data]| {
        let cell = |at: usize| row[at].to_string();
        found(&cell(severity), &cell(rule), &cell(fingerprint))
    };
    sorted(rows.map(one).collect())
}

pub fn html(report: &str) -> Vec<Found> {
    let page = Html::parse_document(report);
    let select = |text: &str| Selector::parse(text).unwrap();
    let cards = select("article.finding");
    let one = |card: scraper::ElementRef<'_>| {
        let of = |selector: &str| {
            let first = card.select(&select(selector)).next().unwrap();
            first.text().collect::<String>()
        };
        found(&of(".badge"), &of("details.rule code"), last_word(&of(".fingerprint")))
    };
    sorted(page.select(&cards).map(one).collect())
}

pub fn markdown(report: &str) -> Vec<Found> {
    let rows = report.lines().filter(|line| line.starts_with("| ") && line.ends_with("` |"));
    let severities: Vec<&str> =
        rows.map(|row| row.split('|').nth(1).unwrap().split_whitespace().last().unwrap()).collect();
    let rules = report.lines().filter_map(|line| line.strip_prefix("- `")?.split('`').next());
    let prints = report.lines().filter_map(|line| line.strip_prefix("  - fingerprint "));
    let all: Vec<Found> = severities
        .iter()
        .zip(rules)
        .zip(prints)
        .map(|((severity, rule), print)| found(severity, rule, print))
        .collect();
    assert_eq!(all.len(), severities.len());
    sorted(all)
}

pub fn human(report: &str) -> Vec<Found> {
    let mut all = Vec::new();
    let mut head = None;
    for line in report.lines() {
        let severity = line.split('[').next().unwrap();
        if ["error", "warning", "note"].contains(&severity) {
            let rule = line.split(['[', ']']).nth(1).unwrap();
            head = Some((severity, rule));
        }
        if let Some(print) = line.strip_prefix("  = fingerprint ") {
            let (severity, rule) = head.take().unwrap();
            all.push(found(severity, rule, print));
        }
    }
    sorted(all)
}

/// `concise` has no fingerprints: severity and rule of each finding.
pub fn concise(report: &str) -> Vec<(String, String)> {
    let one = |line: &str| {
        let (_, rest) = line.split_once(": ").unwrap();
        let (severity, rest) = rest.split_once('[').unwrap();
        (severity.to_owned(), rest.split(']').next().unwrap().to_owned())
    };
    let mut all: Vec<_> = report.lines().map(one).collect();
    all.sort();
    all
}
