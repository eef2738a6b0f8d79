//! For programs: one JSON document, version 1, as `schemas/findings.schema.json` describes it.
//!
//! Contract: keys and ids never depend on the language; positions count characters from 1, and
//! `offset` and `length` count bytes of the text as it was decoded.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer};

use gouji_check::check::{Outcome, Tally};
use gouji_core::disclosure::Kind;
use gouji_core::disclosure::{Doubt, Ground};
use gouji_core::document::{Format, Hidden, Unreadable, UnreadableReason};
use gouji_core::finding::{Certainty, Finding, Mark, Severity};
use gouji_core::judge::{Code, Verdict};
use gouji_core::lang::Lang;
use gouji_core::rules::Rule;

use super::item::words;
use super::short::{Shortfall, shortfalls};
use super::spot::Spot;
use super::visible;
use super::{Failure, Run, View};

/// The JSON Schema of this report.
pub const SCHEMA: &str = include_str!("../schemas/findings.schema.json");

#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    tool: Tool,
    files: Vec<File<'a>>,
    findings: Findings<'a>,
    failures: Vec<Unread<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    format: Format,
    kind: Kind,
    year: Option<i32>,
    entity: Option<&'a str>,
    figures: usize,
    checked: usize,
    /// Of these: only bounded, and only in agreement with what was claimed because it closes.
    bounded: usize,
    agrees: usize,
    unchecked: usize,
    relations: Tally,
    unreadable: Vec<Part>,
    /// Pictures large enough to hold text, in a format without pages.
    pictures: usize,
    hidden: Vec<HiddenPart<'a>>,
    /// Findings told one by one because searching for their causes would cost too much.
    unsearched: usize,
    /// In what the document falls short of `--min-checked`.
    shortfalls: Vec<Shortfall>,
}

/// What a sheet of a workbook hides.
#[derive(Serialize)]
struct HiddenPart<'a> {
    sheet: &'a str,
    /// The sheet itself is hidden.
    whole: bool,
    rows: usize,
    columns: usize,
}

/// A page of a file that could not be read as a whole.
#[derive(Serialize)]
struct Part {
    page: u32,
    reason: &'static str,
    /// How many characters; null for a page without text.
    characters: Option<usize>,
}

/// The findings that are listed. Each is worded when it is written and forgotten then: there may be very many.
struct Findings<'a> {
    outcomes: &'a [&'a Outcome],
    view: &'a View,
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = self.outcomes.iter().flat_map(|outcome| {
            let listed = outcome.findings.iter().filter(|finding| self.view.lists(finding));
            listed.map(|finding| entry(outcome, finding, self.view.lang))
        });
        serializer.collect_seq(all)
    }
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: Rule,
    severity: Severity,
    verdict: &'static str,
    message: String,
    stated: Cow<'a, str>,
    expected: Option<Cow<'a, str>>,
    arithmetic: String,
    fingerprint: &'a str,
    primary: Position<'a>,
    related: Vec<Position<'a>>,
    explains: Vec<Explained>,
    suggestion: Option<Suggestion<'a>>,
    /// How sure it is that the document is wrong and not the reading, from 0 to 100.
    confidence: u8,
    /// Why it is believed; null where the text itself shows the flaw.
    because: Option<Reasons<'a>>,
}

/// Why a finding is believed.
#[derive(Serialize)]
struct Reasons<'a> {
    /// The construct it was read from.
    form: &'static str,
    /// On what ground; null where identities ask.
    ground: Option<Ground>,
    cues: Vec<Position<'a>>,
    doubts: Vec<&'static str>,
    /// How many relations of its family (one table, one list) hold, and how many others do not.
    held: usize,
    broken: usize,
    /// The odds that the document is wrong, in decibans (20 is a hundred to one).
    odds: i32,
}

#[derive(Serialize)]
pub(super) struct Position<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    offset: usize,
    length: usize,
    page: Option<u32>,
    sheet: Option<String>,
    cell: Option<String>,
    text: &'a str,
    label: Cow<'a, str>,
}

#[derive(Serialize)]
struct Explained {
    rule: Rule,
    message: String,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    text: &'a str,
    certainty: Certainty,
}

#[derive(Serialize)]
struct Unread<'a> {
    path: &'a str,
    message: String,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    suppressed: usize,
}

/// Prints the run as one JSON document.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let outcomes: Vec<&Outcome> = run.outcomes.iter().collect();
    let failures: Vec<&Failure> = run.failures.iter().collect();
    write(&report(&outcomes, &failures, view), out)
}

/// Prints one line for each document: the same document as [`render`] gives for it alone.
pub fn render_lines(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let mut line = |outcomes: &[&Outcome], failures: &[&Failure]| {
        let mut json = serde_json::Serializer::with_formatter(&mut out, visible::compact());
        report(outcomes, failures, view).serialize(&mut json).map_err(io::Error::from)?;
        writeln!(out)
    };
    for outcome in &run.outcomes {
        line(&[outcome], &[])?;
    }
    for failure in &run.failures {
        line(&[], &[failure])?;
    }
    out.flush()
}

fn report<'a>(
    outcomes: &'a [&'a Outcome],
    failures: &'a [&'a Failure],
    view: &'a View,
) -> Report<'a> {
    let of = |severity| move |finding: &&Finding| finding.severity == severity;
    let count = |severity| {
        outcomes.iter().map(|outcome| outcome.findings.iter().filter(of(severity)).count()).sum()
    };
    let unread = |failure: &&'a Failure| Unread {
        path: failure.error.path(),
        message: failure.message(view.lang),
    };
    Report {
        schema: 1,
        tool: Tool { name: "gouji", version: env!("CARGO_PKG_VERSION") },
        files: outcomes.iter().map(|outcome| file(outcome, view)).collect(),
        findings: Findings { outcomes, view },
        failures: failures.iter().map(unread).collect(),
        summary: Summary {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            suppressed: outcomes.iter().map(|one| one.excepted + one.baselined).sum(),
        },
    }
}

/// Prints a value as indented JSON with a line break at its end.
pub(super) fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    // It is written in very small pieces, each of which would be a call through the trait.
    let mut out = BufWriter::new(out);
    let mut json = serde_json::Serializer::with_formatter(&mut out, visible::pretty());
    value.serialize(&mut json).map_err(io::Error::from)?;
    writeln!(out)?;
    out.flush()
}

fn file<'a>(outcome: &'a Outcome, view: &View) -> File<'a> {
    let header = &outcome.disclosure.header;
    File {
        path: outcome.source.path(),
        format: outcome.format,
        kind: header.kind,
        year: header.year,
        entity: header.entity.as_deref(),
        figures: outcome.coverage.figures,
        checked: outcome.coverage.checked,
        bounded: outcome.coverage.bounded,
        agrees: outcome.coverage.agrees,
        unchecked: outcome.coverage.unchecked_count(),
        relations: outcome.tally,
        unreadable: outcome.unreadable.iter().filter_map(part).collect(),
        pictures: outcome.unreadable.iter().map(|it| it.pictures()).sum(),
        hidden: outcome.hidden.iter().map(hidden).collect(),
        unsearched: outcome.unsearched,
        shortfalls: shortfalls(outcome, view),
    }
}

fn hidden(hidden: &Hidden) -> HiddenPart<'_> {
    let Hidden { sheet, whole, rows, columns, .. } = hidden;
    HiddenPart { sheet, whole: *whole, rows: *rows, columns: *columns }
}

fn part(unreadable: &Unreadable) -> Option<Part> {
    let (reason, characters) = match unreadable.reason {
        UnreadableReason::NoText => ("no-text", None),
        UnreadableReason::NoUnicode(count) => ("no-unicode", Some(count)),
        UnreadableReason::Outside(count) => ("outside", Some(count)),
        UnreadableReason::Pictures(_) | UnreadableReason::Parts(_) => return None,
    };
    Some(Part { page: unreadable.page?, reason, characters })
}

fn entry<'a>(outcome: &'a Outcome, finding: &'a Finding, lang: Lang) -> Entry<'a> {
    let position = |mark: &'a Mark| position(outcome, mark, lang);
    let words = words(outcome, finding, lang);
    let explains = finding.explains.iter().zip(words.explains);
    Entry {
        rule: finding.rule,
        severity: finding.severity,
        verdict: verdict(finding),
        message: words.message,
        stated: finding.all_stated(),
        expected: finding.all_expected(),
        arithmetic: words.arithmetic,
        fingerprint: &finding.fingerprint,
        primary: position(&finding.primary),
        related: finding.related.iter().map(position).collect(),
        explains: explains
            .map(|(explained, message)| Explained { rule: explained.rule, message })
            .collect(),
        suggestion: finding.suggestion.as_ref().map(|suggestion| Suggestion {
            text: &suggestion.text,
            certainty: suggestion.certainty,
        }),
        confidence: finding.confidence(),
        because: finding.because.as_ref().map(|because| Reasons {
            form: because.form.name(),
            ground: because.ground,
            cues: because.cues.iter().map(position).collect(),
            doubts: because.doubts.iter().map(Doubt::name).collect(),
            held: because.held,
            broken: because.broken,
            odds: because.odds,
        }),
    }
}

fn position<'a>(outcome: &'a Outcome, mark: &'a Mark, lang: Lang) -> Position<'a> {
    place(&outcome.source, &mark.place, &mark.text, mark.label.words(lang))
}

/// A place in the shape that every JSON output of gouji uses.
pub(super) fn place<'a>(
    source: &'a gouji_core::document::SourceText,
    place: &gouji_core::document::Place,
    text: &'a str,
    label: impl Into<Cow<'a, str>>,
) -> Position<'a> {
    let Spot { path, start, end, span, page, sheet, cell, .. } = Spot::within(source, place);
    Position {
        path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        offset: span.start,
        length: span.len(),
        page,
        sheet,
        cell,
        text,
        label: label.into(),
    }
}

/// The verdict as machines are told it: what kind of mistake it is.
fn verdict(finding: &Finding) -> &'static str {
    match (finding.verdict, finding.code) {
        (_, Some(Code::UndefinedBase | Code::ZeroOfZero)) => "undefined",
        (_, Some(Code::Wording | Code::DoubleSign)) => "wording",
        (Verdict::Broken, _) => "broken",
        (Verdict::Truncated, _) => "truncated",
        (Verdict::Rounding, _) => "rounding",
        (Verdict::Holds | Verdict::Untestable, _) => "structure",
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
