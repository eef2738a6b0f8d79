//! The whole line for one document: read → understand → relate → judge → explain.
//!
//! Contract: a pure function of bytes, file name and language. A failure is a typed
//! [`ReadError`]; it never takes another document with it.

use serde::Serialize;

use crate::coverage::Coverage;
use crate::disclosure::{Disclosure, Taxonomy};
use crate::document::{Document, Format, Hidden, Outline, SourceText, Unreadable};
use crate::finding::{Finding, Severity};
use crate::judge::{Judgement, Verdict};
use crate::lang::Lang;
use crate::relation::Relation;
use crate::rules::Rulebook;
use crate::rules::text::RuleSeverity;
use crate::source::{Read, ReadError};

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
    /// What it hides, though it was checked.
    pub hidden: Vec<Hidden>,
}

/// Checks the bytes of one document by the rules of the program. `name` decides the format together
/// with the content.
pub fn check(bytes: &[u8], name: &str, lang: Lang) -> Result<Outcome, ReadError> {
    check_by(&Rulebook::default(), bytes, name, lang)
}

/// Checks the bytes of one document by the rules of a book.
pub fn check_by(
    book: &Rulebook,
    bytes: &[u8],
    name: &str,
    lang: Lang,
) -> Result<Outcome, ReadError> {
    let read = crate::source::read(bytes, name)?;
    let (unreadable, outline) = (read.unreadable().to_vec(), read.outline());
    let hidden = read.hidden().to_vec();
    let (source, format, disclosure) = Taxonomy::scoped(book.taxonomy(), || read.understand())?;
    let own = conclude(book, source, format, disclosure, lang);
    Ok(Outcome { unreadable, hidden, outline, ..own })
}

/// Checks documents that were read as one disclosure. A structured disclosure is one by itself.
pub fn check_together(book: &Rulebook, reads: Vec<Read>, lang: Lang) -> Option<Outcome> {
    let documents = reads.into_iter().filter_map(Read::into_document).collect();
    let document = Document::join(documents)?;
    let (unreadable, hidden) = (document.unreadable.clone(), document.hidden.clone());
    let read = Read::Document(document);
    let outline = read.outline();
    let (source, format, disclosure) =
        Taxonomy::scoped(book.taxonomy(), || read.understand()).ok()?;
    let own = conclude(book, source, format, disclosure, lang);
    Some(Outcome { unreadable, hidden, outline, ..own })
}

/// Relates, judges and explains a disclosure.
pub fn conclude(
    book: &Rulebook,
    source: SourceText,
    format: Format,
    disclosure: Disclosure,
    lang: Lang,
) -> Outcome {
    let relations = crate::rules::relate_by(book, &disclosure);
    let relations = crate::diagnosis::judge_relations(relations, &disclosure);
    let mut findings = crate::diagnosis::findings(&relations, &disclosure, &source, lang);
    findings.retain(|finding| book.is_on(finding.rule));
    findings.iter_mut().for_each(|finding| finding.severity = severity(book, finding));
    let coverage = Coverage::of(&disclosure, &relations);
    let tally = tally(&relations);
    let (unreadable, hidden, outline) = (Vec::new(), Vec::new(), Outline::default());
    Outcome {
        source,
        format,
        disclosure,
        relations,
        findings,
        coverage,
        tally,
        unreadable,
        hidden,
        outline,
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
