//! The whole line for one document: read → understand → relate → judge → explain.
//!
//! Contract: a pure function of bytes, file name, language and policy. A failure is a typed
//! [`ReadError`]; it never takes another document with it.

use std::collections::BTreeSet;

pub use crate::outcome::{Ending, Outcome, Tally};

use crate::config::{Policy, Standing, exceptions};
use gouji_core::coverage::Coverage;
use gouji_core::diagnosis::{diagnose, wrong_units};
use gouji_core::disclosure::{Disclosure, Unchecked};
use gouji_core::document::{Document, Format, Hidden, Outline, SourceText, Unreadable};
use gouji_core::finding::{Finding, Severity};
use gouji_core::judge::{Judgement, Verdict};
use gouji_core::lang::Lang;
use gouji_core::limits::go_on;
use gouji_core::read_error::ReadError;
use gouji_core::relation::Relation;
use gouji_core::rules::text::RuleSeverity;
use gouji_core::rules::{Rule, Rulebook};
use gouji_core::telling::{tell, tell_unit};
use gouji_read::Read;

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

/// Checks a document once and tells what was found in both languages: Chinese, then English.
pub fn check_in_both(bytes: &[u8], name: &str, policy: &Policy) -> Result<[Outcome; 2], ReadError> {
    tell_in_both(gouji_read::read(bytes, name)?, policy)
}

/// The same for documents that were read as one disclosure.
pub fn check_together_in_both(reads: Vec<Read>, policy: &Policy) -> Option<[Outcome; 2]> {
    let documents = reads.into_iter().filter_map(Read::into_document).collect();
    tell_in_both(Read::Document(Document::join(documents)?), policy).ok()
}

fn tell_in_both(read: Read, policy: &Policy) -> Result<[Outcome; 2], ReadError> {
    let langs = [Lang::Zh, Lang::En];
    let (page, disclosure) = Page::of(read, policy)?;
    let (outcome, [zh, en]) = conclude(&page, disclosure, langs, policy);
    let first = page.tell(outcome.clone(), zh, Lang::Zh, policy);
    Ok([first, page.tell(outcome, en, Lang::En, policy)])
}

fn check_read(read: Read, lang: Lang, policy: &Policy) -> Result<Outcome, ReadError> {
    let (page, disclosure) = Page::of(read, policy)?;
    let (outcome, [findings]) = conclude(&page, disclosure, [lang], policy);
    Ok(page.tell(outcome, findings, lang, policy))
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

    /// What was concluded, with the findings of one language and without those that are excepted.
    fn tell(
        &self,
        outcome: Outcome,
        findings: Vec<Finding>,
        lang: Lang,
        policy: &Policy,
    ) -> Outcome {
        let mut outcome = Outcome { findings, ..outcome };
        exceptions::heed(&mut outcome, &self.comments, policy, lang);
        let (unreadable, hidden) = (self.unreadable.clone(), self.hidden.clone());
        Outcome { unreadable, hidden, outline: self.outline.clone(), ..outcome }
    }
}

/// Relates, judges and diagnoses a disclosure; what is found is told in each of the languages: the same findings in
/// the same order.
fn conclude<const N: usize>(
    page: &Page,
    mut disclosure: Disclosure,
    langs: [Lang; N],
    policy: &Policy,
) -> (Outcome, [Vec<Finding>; N]) {
    let mut relations = judged(&disclosure, policy);
    let mut told = in_right_units(&mut relations, &mut disclosure, page, langs, policy);
    let standing = |(relation, judgement): &(Relation, Judgement)| {
        policy.standing(gouji_core::diagnosis::cause(relation.rule, judgement.code))
    };
    let off: Judged = extracted(&mut relations, |judged| standing(judged) == Standing::Off);
    note_rules_off(&off, &mut disclosure);
    let (beliefs, grouped) = (policy.book.beliefs(), !policy.no_grouping);
    let of = |relations: &[(Relation, Judgement)], wanted: Standing| {
        let diagnosis = diagnose(relations, &disclosure, beliefs, grouped);
        let told = |lang: &Lang| {
            let mut findings = tell(&diagnosis, relations, &disclosure, (&page.source, *lang));
            findings.retain(|finding| policy.standing(finding.rule) == wanted);
            let of_rule =
                |finding: &mut Finding| finding.severity = severity(&policy.book, finding);
            findings.iter_mut().for_each(of_rule);
            findings
        };
        (langs.each_ref().map(told), (diagnosis.muted, diagnosis.unsearched))
    };
    // Rules newer than the edition are put together apart: they may not lead, hide or prove what
    // the rules of the edition say.
    let mut old = relations;
    let new = extracted(&mut old, |judged| standing(judged) != Standing::Established);
    let ((found, old_muted), (more, new_muted)) =
        (of(&old, Standing::Established), of(&new, Standing::Preview));
    for (findings, more) in told.iter_mut().zip(found.into_iter().zip(more)) {
        findings.iter_mut().for_each(|it| it.severity = severity(&policy.book, it));
        findings.extend(more.0);
        findings.extend(more.1);
        policy.settle(findings);
        findings.sort_by_key(Finding::order);
    }
    let unsearched = old_muted.1 + new_muted.1;
    let (relations, muted) = believed([(old, old_muted.0), (new, new_muted.0)]);
    note_muted(&muted, &relations, &mut disclosure);
    let coverage = Coverage::of(&disclosure, &relations);
    let tally = tally(&relations);
    let outcome = Outcome {
        disclosure,
        relations,
        coverage,
        tally,
        unsearched,
        ..Outcome::of_nothing(page.source.clone(), page.format)
    };
    (outcome, told)
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
fn in_right_units<const N: usize>(
    relations: &mut Judged,
    disclosure: &mut Disclosure,
    page: &Page,
    langs: [Lang; N],
    policy: &Policy,
) -> [Vec<Finding>; N] {
    let asked = !policy.no_grouping && policy.standing(Rule::UnitSlip) != Standing::Off;
    let units = if asked { wrong_units(relations, disclosure) } else { Vec::new() };
    let told = langs.map(|lang| {
        let told = units
            .iter()
            .filter_map(|unit| tell_unit(unit, relations, disclosure, (&page.source, lang)));
        told.collect()
    });
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
