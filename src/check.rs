//! The whole line for one document: read → understand → relate → judge → explain.
//!
//! Contract: a pure function of bytes, file name and language. A failure is a typed
//! [`ReadError`]; it never takes another document with it.

use serde::Serialize;

use crate::coverage::Coverage;
use crate::disclosure::Disclosure;
use crate::document::{Format, Outline, SourceText, Unreadable};
use crate::finding::Finding;
use crate::judge::Judgement;
use crate::lang::Lang;
use crate::relation::Relation;
use crate::source::ReadError;

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
}

/// Checks the bytes of one document. `name` decides the format together with the content.
pub fn check(bytes: &[u8], name: &str, lang: Lang) -> Result<Outcome, ReadError> {
    let read = crate::source::read(bytes, name)?;
    let (unreadable, outline) = (read.unreadable().to_vec(), read.outline());
    let (source, format, disclosure) = read.understand()?;
    Ok(Outcome { unreadable, outline, ..conclude(source, format, disclosure, lang) })
}

/// Relates, judges and explains a disclosure.
pub fn conclude(source: SourceText, format: Format, disclosure: Disclosure, lang: Lang) -> Outcome {
    let relations = crate::rules::relate(&disclosure);
    let relations = crate::diagnosis::judge_relations(relations, &disclosure);
    let findings = crate::diagnosis::findings(&relations, &disclosure, &source, lang);
    let coverage = Coverage::of(&disclosure, &relations);
    let tally = tally(&relations);
    let (unreadable, outline) = (Vec::new(), Outline::default());
    Outcome {
        source,
        format,
        disclosure,
        relations,
        findings,
        coverage,
        tally,
        unreadable,
        outline,
    }
}

fn tally(relations: &[(Relation, Judgement)]) -> Tally {
    use crate::judge::Verdict;
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
