//! SARIF 2.1.0, for code scanning and the tools around it.
//!
//! Contract: columns count Unicode characters and the report says so; a region is given only where
//! the lines are those of the file (text, Markdown, YAML, JSON), and every place has its name as a
//! logical location (section, page, cell) as well. A fix is given only where replacing the figure
//! by the suggested one is all there is to do.

use std::collections::BTreeMap;
use std::io::{self, Write};

use percent_encoding::utf8_percent_encode;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use gouji_check::check::Outcome;
use gouji_core::disclosure::Doubt;
use gouji_core::document::FileText;
use gouji_core::finding::{Because, Finding, Mark};
use gouji_core::lang::Lang;

use super::item::{Item, items};
use super::json::write;
use super::location::PATH;
use super::printable::printable;
use super::sarif_rules::{Rules, level};
use super::spot::Spot;
use super::{Rooted, Run, View};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Lines longer than this, in bytes, are not repeated around each mark.
const CONTEXT: usize = 4096;

/// A log, its keys in the order of their names.
#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    properties: Value,
    runs: [OneRun<'a>; 1],
    version: &'static str,
}

/// What one run found.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OneRun<'a> {
    artifacts: Vec<Value>,
    column_kind: &'static str,
    invocations: Value,
    language: &'static str,
    newline_sequences: [&'static str; 3],
    results: Results<'a>,
    tool: Value,
}

/// The findings that are listed. Each is worded when it is written and forgotten then: there may be very many.
struct Results<'a> {
    run: &'a Run,
    view: &'a View,
    rules: &'a Rules<'a>,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Results { run, view, rules } = self;
        let all = items(run, view);
        serializer.collect_seq(all.map(|item| result(&item, rules, &run.rooted, view.lang)))
    }
}

/// Prints the run as one log.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let listed = run.findings().filter(|(_, finding)| view.lists(finding));
    let rules = Rules::of(listed.map(|(_, finding)| finding));
    let language = view.lang.pick("zh-CN", "en");
    let artifacts = run.outcomes.iter().flat_map(|outcome| artifacts(outcome, &run.rooted));
    let run = OneRun {
        artifacts: artifacts.collect(),
        column_kind: "unicodeCodePoints",
        invocations: json!([{
            "executionSuccessful": run.failures.is_empty(),
            "toolExecutionNotifications": notifications(run, view),
        }]),
        language,
        newline_sequences: ["\r\n", "\n", "\r"],
        results: Results { run, view, rules: &rules },
        tool: json!({"driver": {
            "name": "gouji",
            "fullName": view.lang.pick("gouji 勾稽", "gouji, a consistency linter for budget disclosures"),
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": language,
            "rules": rules.describe(view.lang),
        }}),
    };
    let properties = json!({"generator": "gouji"});
    write(&Log { schema: SCHEMA, properties, runs: [run], version: "2.1.0" }, out)
}

/// What could not be read, of what too little was checked, and what of a file could not be read.
fn notifications(run: &Run, view: &View) -> Vec<Value> {
    let lang = view.lang;
    let failures = run
        .failures
        .iter()
        .map(|failure| (failure.error.path(), printable(&failure.message(lang))));
    let short = super::short::documents(run, view).into_iter();
    let short = short.map(|(outcome, said)| (outcome.source.path_of(0), said));
    let failures = failures.chain(short).map(|(path, text)| {
        json!({
            "level": "error",
            "message": {"text": text},
            "locations": [{"physicalLocation": {"artifactLocation": uri(path, &run.rooted)}}],
        })
    });
    let parts = super::unreadable::lines(run, lang)
        .into_iter()
        .map(|line| json!({"level": "warning", "message": {"text": line}}));
    failures.chain(parts).collect()
}

/// The files of a document; the first says what was checked of it.
fn artifacts(outcome: &Outcome, rooted: &Rooted) -> Vec<Value> {
    let coverage = &outcome.coverage;
    let whole = json!({
        "format": outcome.format,
        "figures": coverage.figures,
        "checked": coverage.checked,
        "unchecked": coverage.unchecked_count(),
        "relations": outcome.tally,
    });
    let files = outcome.source.files();
    let of = |(index, file): (usize, &FileText<'_>)| {
        json!({
            "location": uri(file.path, rooted),
            "roles": ["analysisTarget"],
            "properties": if index == 0 { whole.clone() } else { json!({"format": file.format}) },
        })
    };
    files.iter().enumerate().map(of).collect()
}

fn result(item: &Item<'_>, rules: &Rules<'_>, rooted: &Rooted, lang: Lang) -> Value {
    let finding = item.finding;
    let mut lines = vec![item.message()];
    lines.extend(item.notes(lang).iter().map(|note| printable(note)));
    let related: Vec<Value> = finding
        .related
        .iter()
        .enumerate()
        .map(|(index, mark)| related(item.outcome, mark, rooted, (index + 1, lang)))
        .collect();
    let mut result = json!({
        "ruleId": finding.rule.name(),
        "ruleIndex": rules.index(finding.rule.name()),
        "level": level(finding.severity),
        "kind": "fail",
        "message": {"text": lines.join("\n")},
        "locations": [location(item.outcome, &finding.primary, &item.spot, &item.section, rooted)],
        "relatedLocations": related,
        "partialFingerprints": {"gouji/v1": finding.fingerprint},
        "rank": finding.confidence(),
        "properties": {
            "stated": finding.all_stated(),
            "expected": finding.all_expected(),
            "arithmetic": item.words.arithmetic,
            "because": finding.because.as_ref().map(because),
        },
    });
    if let (Some(fix), Some(object)) = (fix(item, rooted, lang), result.as_object_mut()) {
        object.insert("fixes".to_owned(), json!([fix]));
    }
    result
}

/// Why a finding is believed: the form of reading, its ground and its doubts, and how its sisters fare.
fn because(because: &Because) -> Value {
    let doubts: Vec<&str> = because.doubts.iter().map(Doubt::name).collect();
    json!({
        "form": because.form.name(),
        "ground": because.ground,
        "doubts": doubts,
        "held": because.held,
        "broken": because.broken,
        "odds": because.odds,
    })
}

fn related(outcome: &Outcome, mark: &Mark, rooted: &Rooted, (id, lang): (usize, Lang)) -> Value {
    let spot = Spot::of(outcome, &mark.place);
    let trail = outcome.outline.trail(mark.place.span.start);
    let section: Vec<&str> = trail.iter().map(|heading| heading.text.as_str()).collect();
    let mut location = location(outcome, mark, &spot, &section, rooted);
    if let Some(object) = location.as_object_mut() {
        let text = format!("{} {}", mark.label.words(lang), mark.text);
        object.insert("id".to_owned(), json!(id));
        object.insert("message".to_owned(), json!({"text": printable(text.trim())}));
    }
    location
}

/// Where a mark stands: in the file, and by name.
fn location(
    outcome: &Outcome,
    mark: &Mark,
    spot: &Spot<'_>,
    section: &[&str],
    rooted: &Rooted,
) -> Value {
    let mut physical = json!({"artifactLocation": uri(spot.path, rooted)});
    if let (true, Some(object)) = (spot.editable, physical.as_object_mut()) {
        let line = outcome.source.position(mark.place.span.start).line;
        let context = outcome.source.line(line);
        object.insert("region".to_owned(), region(spot, Some(&mark.text)));
        if context.len() <= CONTEXT {
            let snippet = json!({"startLine": spot.start.line, "snippet": {"text": context}});
            object.insert("contextRegion".to_owned(), snippet);
        }
    }
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    if !section.is_empty() {
        names.insert("section", printable(&section.join(" › ")));
    }
    if let Some(page) = spot.page {
        names.insert("page", format!("p{page}:{}:{}", spot.start.line, spot.start.column));
    }
    if let Some(cell) = spot.cell_name() {
        names.insert("cell", printable(&cell));
    }
    let logical: Vec<Value> = names
        .iter()
        .map(|(kind, name)| json!({"fullyQualifiedName": name, "kind": kind}))
        .collect();
    json!({"physicalLocation": physical, "logicalLocations": logical})
}

fn region(spot: &Spot<'_>, text: Option<&str>) -> Value {
    let mut region = json!({
        "startLine": spot.start.line,
        "startColumn": spot.start.column,
        "endLine": spot.end.line,
        "endColumn": spot.end.column,
    });
    if let (Some(text), Some(object)) = (text, region.as_object_mut()) {
        object.insert("snippet".to_owned(), json!({"text": text}));
    }
    region
}

/// The suggested figure in place of the printed one.
fn fix(item: &Item<'_>, rooted: &Rooted, lang: Lang) -> Option<Value> {
    let suggestion = item.finding.suggestion.as_ref()?;
    if !item.spot.editable || !is_replacement(item.finding, &suggestion.text) {
        return None;
    }
    let text = &suggestion.text;
    let sure = super::item::certainty(suggestion.certainty, lang);
    let description =
        lang.pick(format!("改为 {text}（{sure}）"), format!("change to {text} ({sure})"));
    Some(json!({
        "description": {"text": printable(&description)},
        "artifactChanges": [{
            "artifactLocation": uri(item.spot.path, rooted),
            "replacements": [{
                "deletedRegion": region(&item.spot, None),
                "insertedContent": {"text": text},
            }],
        }],
    }))
}

/// Whether the suggestion stands for exactly what is printed at the place.
fn is_replacement(finding: &Finding, suggested: &str) -> bool {
    finding.stated == finding.primary.text && finding.expected.as_deref() == Some(suggested)
}

/// A path as a URI. Relative ones count from the root of the sources.
fn uri(path: &str, rooted: &Rooted) -> Value {
    let path = rooted.path(path);
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path };
    let encoded = utf8_percent_encode(&path, PATH).to_string();
    let drive = path.as_bytes().get(1) == Some(&b':');
    match path.starts_with('/') {
        true => json!({"uri": format!("file://{encoded}")}),
        false if drive => json!({"uri": format!("file:///{}", encoded.replacen("%3A", ":", 1))}),
        false => json!({"uri": encoded, "uriBaseId": "%SRCROOT%"}),
    }
}

#[cfg(test)]
#[path = "sarif_tests.rs"]
mod tests;
