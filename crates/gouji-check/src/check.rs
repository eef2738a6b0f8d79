//! The whole line for one document: read → understand → relate → judge → diagnose → tell.
//!
//! Contract: a pure function of bytes, file name and policy; what is found is in no language yet
//! ([`Outcome::words`]). A failure is a typed [`ReadError`]; it never takes another document with it.

use std::collections::BTreeSet;

pub use crate::outcome::{Ending, Outcome, Tally};

use crate::config::{Policy, Standing, exceptions};
use gouji_core::coverage::Coverage;
use gouji_core::diagnosis::{diagnose, wrong_units};
use gouji_core::disclosure::{Disclosure, Unchecked};
use gouji_core::document::{Document, Format, Hidden, Outline, SourceText, Unreadable};
use gouji_core::finding::{Finding, Severity};
use gouji_core::judge::{Judgement, Verdict};
use gouji_core::limits::go_on;
use gouji_core::read_error::ReadError;
use gouji_core::relation::Relation;
use gouji_core::rules::text::RuleSeverity;
use gouji_core::rules::{Rule, Rulebook};
use gouji_core::telling::{tell, tell_unit};
use gouji_read::Read;

/// Checks the bytes of one document by the rules of the program. `name` decides the format together
/// with the content.
pub fn check(bytes: &[u8], name: &str) -> Result<Outcome, ReadError> {
    check_with(bytes, name, &Policy::default())
}

/// Checks the bytes of one document by the rules of a book.
pub fn check_by(book: &Rulebook, bytes: &[u8], name: &str) -> Result<Outcome, ReadError> {
    check_with(bytes, name, &Policy { book: book.clone(), ..Policy::default() })
}

/// Checks the bytes of one document under a policy.
pub fn check_with(bytes: &[u8], name: &str, policy: &Policy) -> Result<Outcome, ReadError> {
    check_read(gouji_read::read(bytes, name)?, policy)
}

/// Checks documents that were read as one disclosure. A structured disclosure is one by itself and
/// left out; `None` where nothing else is there.
pub fn check_together(reads: Vec<Read>, policy: &Policy) -> Option<Outcome> {
    let documents = reads.into_iter().filter_map(Read::into_document).collect();
    let document = Document::join(documents)?;
    check_read(Read::Document(document), policy).ok()
}

fn check_read(read: Read, policy: &Policy) -> Result<Outcome, ReadError> {
    let (page, disclosure) = Page::of(read, policy)?;
    let mut outcome = conclude(&page, disclosure, policy);
    exceptions::heed(&mut outcome, &page.comments, policy);
    let Page { unreadable, hidden, outline, .. } = page;
    Ok(Outcome { unreadable, hidden, outline, ..outcome })
}

/// What is known of a document beside what it means.
struct Page {
    source: SourceText,
    format: Format,
    comments: Vec<exceptions::Comment>,
    unreadable: Vec<Unreadable>,
    hidden: Vec<Hidden>,
    outline: Outline,
}

impl Page {
    /// What is known of a document, and what it means.
    fn of(read: Read, policy: &Policy) -> Result<(Page, Disclosure), ReadError> {
        let (unreadable, hidden) = (read.unreadable().to_vec(), read.hidden().to_vec());
        let outline = read.outline();
        let comments = if policy.exceptions { exceptions::comments(&read) } else { Vec::new() };
        let (source, format, disclosure) =
            read.understand_with(policy.table_unit, policy.book.taxonomy())?;
        go_on();
        Ok((Page { source, format, comments, unreadable, hidden, outline }, disclosure))
    }
}

/// Relates, judges and diagnoses a disclosure, and tells what is found.
fn conclude(page: &Page, mut disclosure: Disclosure, policy: &Policy) -> Outcome {
    let mut relations = judged(&disclosure, policy);
    let mut findings = in_right_units(&mut relations, &mut disclosure, page, policy);
    let standing = |(relation, judgement): &(Relation, Judgement)| {
        policy.standing(gouji_core::diagnosis::cause(relation.rule, judgement.code))
    };
    let off: Judged = extracted(&mut relations, |judged| standing(judged) == Standing::Off);
    note_rules_off(&off, &mut disclosure);
    let (beliefs, grouped) = (policy.book.beliefs(), !policy.no_grouping);
    let of = |relations: &[(Relation, Judgement)], wanted: Standing| {
        let diagnosis = diagnose(relations, &disclosure, beliefs, grouped);
        go_on();
        let mut findings = tell(&diagnosis, relations, &disclosure, &page.source);
        findings.retain(|finding| policy.standing(finding.rule) == wanted);
        (findings, diagnosis.muted, diagnosis.unsearched)
    };
    // Rules newer than the edition are put together apart: they may not lead, hide or prove what
    // the rules of the edition say.
    let mut old = relations;
    let new = extracted(&mut old, |judged| standing(judged) != Standing::Established);
    let (found, old_muted, old_unsearched) = of(&old, Standing::Established);
    let (more, new_muted, new_unsearched) = of(&new, Standing::Preview);
    go_on();
    findings.extend(found.into_iter().chain(more));
    findings.iter_mut().for_each(|it| it.severity = severity(&policy.book, it));
    policy.settle(&mut findings);
    findings.sort_by_key(Finding::order);
    let unsearched = old_unsearched + new_unsearched;
    let (relations, muted) = believed([(old, old_muted), (new, new_muted)]);
    note_muted(&muted, &relations, &mut disclosure);
    go_on();
    let coverage = Coverage::of(&disclosure, &relations);
    go_on();
    let tally = tally(&relations);
    Outcome {
        disclosure,
        relations,
        findings,
        coverage,
        tally,
        unsearched,
        ..Outcome::of_nothing(page.source.clone(), page.format)
    }
}

/// What the rules ask of a disclosure, and what comes out.
fn judged(disclosure: &Disclosure, policy: &Policy) -> Judged {
    let relations = gouji_core::rules::relate_by(&policy.book, disclosure);
    go_on();
    let judged = gouji_core::diagnosis::judge_relations(relations, disclosure);
    go_on();
    judged
}

/// Tells of wrong units of tables, where they are asked for, and judges the rest as if they were right.
fn in_right_units(
    relations: &mut Judged,
    disclosure: &mut Disclosure,
    page: &Page,
    policy: &Policy,
) -> Vec<Finding> {
    let asked = !policy.no_grouping && policy.standing(Rule::UnitSlip) != Standing::Off;
    let units = if asked { wrong_units(relations, disclosure) } else { Vec::new() };
    let told = units.iter().filter_map(|it| tell_unit(it, relations, disclosure, &page.source));
    let told = told.collect();
    if !units.is_empty() {
        units.iter().for_each(|unit| unit.correct(disclosure));
        *relations = judged(disclosure, policy);
    }
    told
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
