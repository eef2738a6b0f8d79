//! The whole line for one document: read → understand → relate → judge → explain.
//!
//! Contract: a pure function of bytes, file name, language and policy. A failure is a typed
//! [`ReadError`]; it never takes another document with it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::config::{Policy, Standing, exceptions};
use gouji_core::calendar::Date;
use gouji_core::coverage::Coverage;
use gouji_core::disclosure::{Disclosure, Unchecked};
use gouji_core::document::{Document, Format, Hidden, Outline, SourceText, Unreadable};
use gouji_core::finding::{Finding, Severity};
use gouji_core::judge::{Judgement, Verdict};
use gouji_core::lang::Lang;
use gouji_core::limits::go_on;
use gouji_core::read_error::ReadError;
use gouji_core::relation::Relation;
use gouji_core::rules::Rulebook;
use gouji_core::rules::text::RuleSeverity;
use gouji_read::Read;

/// How many relations came out how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// All relations.
    pub total: usize,
    /// True as printed.
    pub holds: usize,
    /// True within rounding.
    pub rounding: usize,
    /// True only by truncation, or doubtful.
    pub truncated: usize,
    /// Proved wrong.
    pub broken: usize,
    /// Undecidable.
    pub untestable: usize,
}

/// An exception that ends soon.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ending {
    /// The file it is written in.
    pub path: String,
    /// The line.
    pub line: usize,
    /// The last day it holds.
    pub until: Date,
}

/// Everything known about one checked document.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The text places refer to.
    pub source: SourceText,
    /// Its format.
    pub format: Format,
    /// Its figures and claims.
    pub disclosure: Disclosure,
    /// Every relation with its judgement, in order.
    pub relations: Vec<(Relation, Judgement)>,
    /// What was found, sorted by place.
    pub findings: Vec<Finding>,
    /// What was checked and what was not.
    pub coverage: Coverage,
    /// How the relations came out.
    pub tally: Tally,
    /// What could not be read of it.
    pub unreadable: Vec<Unreadable>,
    /// Its headings; none in a structured disclosure.
    pub outline: Outline,
    /// Exceptions that took out findings and end soon.
    pub ending: Vec<Ending>,
    /// How many findings exceptions took out.
    pub excepted: usize,
    /// How many findings the baseline took out.
    pub baselined: usize,
    /// What it hides, though it was checked.
    pub hidden: Vec<Hidden>,
}

/// Checks the bytes of one document by the rules of the program. `name` decides the format together
/// with the content.
pub fn check(bytes: &[u8], name: &str, lang: Lang) -> Result<Outcome, ReadError> {
    check_with(bytes, name, lang, &Policy::default())
}

/// Checks the bytes of one document by the rules of a book.
pub fn check_by(
    book: &Rulebook,
    bytes: &[u8],
    name: &str,
    lang: Lang,
) -> Result<Outcome, ReadError> {
    check_with(bytes, name, lang, &Policy { book: book.clone(), ..Policy::default() })
}

/// Checks the bytes of one document under a policy.
pub fn check_with(
    bytes: &[u8],
    name: &str,
    lang: Lang,
    policy: &Policy,
) -> Result<Outcome, ReadError> {
    check_read(gouji_read::read(bytes, name)?, lang, policy)
}

/// Checks documents that were read as one disclosure. A structured disclosure is one by itself and
/// left out; `None` where nothing else is there.
pub fn check_together(reads: Vec<Read>, lang: Lang, policy: &Policy) -> Option<Outcome> {
    let documents = reads.into_iter().filter_map(Read::into_document).collect();
    let document = Document::join(documents)?;
    check_read(Read::Document(document), lang, policy).ok()
}

fn check_read(read: Read, lang: Lang, policy: &Policy) -> Result<Outcome, ReadError> {
    let (unreadable, hidden) = (read.unreadable().to_vec(), read.hidden().to_vec());
    let outline = read.outline();
    let comments = if policy.exceptions { exceptions::comments(&read) } else { Vec::new() };
    let (source, format, disclosure) =
        read.understand_with(policy.table_unit, policy.book.taxonomy())?;
    go_on();
    let mut outcome = conclude(source, format, disclosure, lang, policy);
    exceptions::heed(&mut outcome, &comments, policy, lang);
    Ok(Outcome { unreadable, hidden, outline, ..outcome })
}

/// Relates, judges and explains a disclosure.
pub fn conclude(
    source: SourceText,
    format: Format,
    mut disclosure: Disclosure,
    lang: Lang,
    policy: &Policy,
) -> Outcome {
    let relations = gouji_core::rules::relate_by(&policy.book, &disclosure);
    go_on();
    let mut relations = gouji_core::diagnosis::judge_relations(relations, &disclosure);
    go_on();
    let standing = |(relation, judgement): &(Relation, Judgement)| {
        policy.standing(gouji_core::diagnosis::cause(relation.rule, judgement.code))
    };
    let off: Judged = extracted(&mut relations, |judged| standing(judged) == Standing::Off);
    note_rules_off(&off, &mut disclosure);
    let (beliefs, grouped) = (policy.book.beliefs(), !policy.no_grouping);
    let of = |relations: &[(Relation, Judgement)], wanted: Standing| {
        let told = (&source, lang);
        let mut all =
            gouji_core::diagnosis::diagnose(relations, &disclosure, told, beliefs, grouped);
        all.findings.retain(|finding| policy.standing(finding.rule) == wanted);
        let of_rule = |finding: &mut Finding| finding.severity = severity(&policy.book, finding);
        all.findings.iter_mut().for_each(of_rule);
        all
    };
    // Rules newer than the edition are put together apart: they may not lead, hide or prove what
    // the rules of the edition say.
    let mut old = relations;
    let new = extracted(&mut old, |judged| standing(judged) != Standing::Established);
    let (of_old, of_new) = (of(&old, Standing::Established), of(&new, Standing::Preview));
    let mut findings = of_old.findings;
    findings.extend(of_new.findings);
    let (relations, muted) = believed([(old, of_old.muted), (new, of_new.muted)]);
    note_muted(&muted, &relations, &mut disclosure);
    policy.settle(&mut findings);
    findings.sort_by_key(Finding::order);
    let coverage = Coverage::of(&disclosure, &relations);
    let tally = tally(&relations);
    Outcome {
        disclosure,
        relations,
        findings,
        coverage,
        tally,
        ..Outcome::of_nothing(source, format)
    }
}

impl Outcome {
    /// A document of which nothing is known yet.
    pub(crate) fn of_nothing(source: SourceText, format: Format) -> Outcome {
        Outcome {
            source,
            format,
            disclosure: Disclosure::default(),
            relations: Vec::new(),
            findings: Vec::new(),
            coverage: Coverage::default(),
            tally: Tally::default(),
            unreadable: Vec::new(),
            hidden: Vec::new(),
            ending: Vec::new(),
            excepted: 0,
            baselined: 0,
            outline: Outline::default(),
        }
    }
}

/// Relations with their judgements.
type Judged = Vec<(Relation, Judgement)>;

/// Takes out what is `wanted`; where nothing is, nothing moves.
fn extracted(relations: &mut Judged, wanted: impl Fn(&(Relation, Judgement)) -> bool) -> Judged {
    relations.extract_if(.., |judged| wanted(judged)).collect()
}

/// Parts the relations that are believed from those nobody hears of.
fn believed([old, new]: [(Judged, BTreeSet<usize>); 2]) -> (Judged, Vec<Relation>) {
    let mut muted = Vec::new();
    let mut heard = |(mut relations, silent): (Judged, BTreeSet<usize>)| {
        let mut place = 0..;
        let silent = |_: &mut _| place.next().is_some_and(|place| silent.contains(&place));
        muted.extend(relations.extract_if(.., silent).map(|(relation, _)| relation));
        relations
    };
    let mut kept = heard(old);
    kept.append(&mut heard(new));
    (kept, muted)
}

/// Notes which figures were only in relations that were not believed.
fn note_muted(muted: &[Relation], kept: &[(Relation, Judgement)], disclosure: &mut Disclosure) {
    if muted.is_empty() {
        return;
    }
    let tested: BTreeSet<_> = kept.iter().flat_map(|(relation, _)| relation.figures()).collect();
    for figure in muted.iter().flat_map(Relation::figures) {
        if !tested.contains(&figure)
            && disclosure.reasons.get(&figure) != Some(&Unchecked::NotAFigure)
        {
            disclosure.reasons.insert(figure, Unchecked::Doubtful);
        }
    }
}

/// Notes which figures only rules that are switched off would have tested.
fn note_rules_off(off: &[(Relation, Judgement)], disclosure: &mut Disclosure) {
    let tested = off.iter().filter(|(_, it)| it.verdict != Verdict::Untestable);
    let figures: BTreeSet<_> = tested.flat_map(|(relation, _)| relation.figures()).collect();
    for figure in figures {
        if disclosure.reasons.get(&figure) != Some(&Unchecked::NotAFigure) {
            disclosure.reasons.insert(figure, Unchecked::RulesOff);
        }
    }
}

/// How serious a finding is by a book that may have changed the severity of its rule.
fn severity(book: &Rulebook, finding: &Finding) -> Severity {
    let now = book.severity(finding.rule);
    if now == finding.rule.text().severity {
        return finding.severity;
    }
    let explained = finding.explains.iter();
    match now {
        RuleSeverity::Judged if finding.verdict == Verdict::Broken => Severity::Error,
        // What the finding explains as well keeps its own weight.
        RuleSeverity::Warning
            if explained.clone().all(|it| book.severity(it.rule) == RuleSeverity::Warning) =>
        {
            finding.severity.min(Severity::Warning)
        }
        _ => finding.severity,
    }
}

fn tally(relations: &[(Relation, Judgement)]) -> Tally {
    let mut tally = Tally { total: relations.len(), ..Tally::default() };
    for (_, judgement) in relations {
        match judgement.verdict {
            Verdict::Holds => tally.holds += 1,
            Verdict::Rounding => tally.rounding += 1,
            Verdict::Truncated => tally.truncated += 1,
            Verdict::Broken => tally.broken += 1,
            Verdict::Untestable => tally.untestable += 1,
        }
    }
    tally
}
