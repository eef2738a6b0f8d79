//! What is known of the real documents: `truths.yaml` beside them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use gouji_check::check::Outcome;
use gouji_core::finding::Finding;
use gouji_core::lang::Lang;
use serde::Deserialize;

/// One document.
#[derive(Deserialize)]
pub struct Truths {
    pub file: String,
    #[serde(default)]
    pub findings: Vec<Truth>,
    #[serde(default)]
    pub silent: Vec<Silent>,
}

/// One inconsistency.
#[derive(Deserialize)]
pub struct Truth {
    #[serde(default)]
    at: Option<String>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    pub stated: Option<String>,
    #[serde(default)]
    pub expected: Option<String>,
    pub rule: String,
    pub severity: String,
}

/// What looks wrong and is not.
#[derive(Deserialize)]
pub struct Silent {
    #[serde(default)]
    at: Option<String>,
    #[serde(default)]
    pub text: String,
}

/// Reads the list, by file.
pub fn read(text: &str) -> BTreeMap<String, Truths> {
    let all: Vec<Truths> = serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}"));
    all.into_iter().map(|truths| (truths.file.clone(), truths)).collect()
}

/// Where a finding points: a page where the format has pages, else a line.
pub fn at(outcome: &Outcome, finding: &Finding) -> usize {
    let place = &finding.primary.place;
    match place.page.or_else(|| outcome.source.page_of(place.span.start)) {
        Some(page) => page as usize,
        None => outcome.source.position(place.span.start).line,
    }
}

impl Truth {
    /// The lines it is about.
    pub fn lines(&self, outcome: &Outcome) -> Option<RangeInclusive<usize>> {
        match (&self.at, &self.text) {
            (Some(at), _) => range(at),
            (None, Some(text)) => find(outcome, text),
            (None, None) => None,
        }
    }

    /// Whether a finding tells it.
    pub fn told_by(&self, outcome: &Outcome, finding: &Finding) -> bool {
        let here = self.lines(outcome).is_some_and(|lines| lines.contains(&at(outcome, finding)));
        // Of two prints that differ either may be called the wrong one.
        let other = finding.expected.as_deref().filter(|_| self.rule == "same-figure");
        let explains = || outcome.words(finding, Lang::Zh).explains;
        let says = |stated: &String| {
            digits(&finding.stated) == digits(stated)
                || finding.primary.text == *stated
                || explains().iter().any(|it| it.contains(stated.as_str()))
                || other.is_some_and(|other| digits(other) == digits(stated))
        };
        here && self.severity == finding.severity.name() && self.stated.as_ref().is_none_or(says)
    }

    /// Whether the finding's repair is the known one; a date may be repaired in its year alone.
    pub fn repaired_by(&self, finding: &Finding) -> bool {
        match (&self.expected, &finding.expected) {
            (None, _) => true,
            (Some(known), Some(found)) => {
                digits(known) == digits(found)
                    || (found.ends_with('年') && known.starts_with(found.as_str()))
            }
            (Some(_), None) => false,
        }
    }

    /// In one line.
    pub fn shown(&self) -> String {
        let at = self.at.as_deref().or(self.text.as_deref()).unwrap_or("?");
        let stated = self.stated.as_deref().or(self.text.as_deref()).unwrap_or("");
        format!("{at:>8}  {:8} {} {stated}", self.severity, self.rule)
    }
}

impl Silent {
    /// The lines it is about.
    pub fn lines(&self) -> Option<RangeInclusive<usize>> {
        range(self.at.as_deref()?)
    }
}

/// The number without unit and grouping.
fn digits(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '%')).collect()
}

fn range(at: &str) -> Option<RangeInclusive<usize>> {
    let (first, last) = at.split_once('-').unwrap_or((at, at));
    Some(first.trim().parse().ok()?..=last.trim().parse().ok()?)
}

/// The lines on which a piece of text stands, whatever line breaks are in it.
fn find(outcome: &Outcome, text: &str) -> Option<RangeInclusive<usize>> {
    let source = outcome.source.text();
    let kept: Vec<(usize, char)> =
        source.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let flat: String = kept.iter().map(|(_, c)| c).collect();
    let start = flat.get(..flat.find(text)?)?.chars().count();
    let line = |index: usize| kept.get(index).map(|(at, _)| outcome.source.position(*at).line);
    Some(line(start)?..=line(start + text.chars().count() - 1)?)
}
