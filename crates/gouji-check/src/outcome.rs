//! What is known of one checked document.

use serde::Serialize;

use gouji_core::calendar::Date;
use gouji_core::coverage::Coverage;
use gouji_core::disclosure::Disclosure;
use gouji_core::document::{Format, Hidden, Outline, SourceText, Unreadable};
use gouji_core::explain::{Asked, Words, asked, words};
use gouji_core::finding::Finding;
use gouji_core::judge::Judgement;
use gouji_core::lang::Lang;
use gouji_core::relation::Relation;
use gouji_read::guard::guarded;

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
    /// What was found, sorted by place; in words by [`Outcome::words`].
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
    /// How many findings are told one by one because searching for their causes would cost too much.
    pub unsearched: usize,
    /// Whether it is a document; a file of exceptions is none, though findings are told of it.
    pub is_document: bool,
}

impl Outcome {
    /// One of its findings in words. One outcome prints in either language. A defect in what makes them takes no more
    /// than the words of this finding.
    pub fn words(&self, finding: &Finding, lang: Lang) -> Words {
        said(|| words(finding, &self.disclosure, &self.source, lang), finding, lang)
    }

    /// One of its relations in words; nothing where the outcome has no such relation, or making its words fails.
    pub fn asked(&self, relation: usize, lang: Lang) -> Option<Asked> {
        let judged = self.relations.get(relation)?;
        guarded(|| asked(judged, &self.disclosure, &self.source, lang)).ok()
    }

    /// A document of which nothing is known yet.
    pub fn of_nothing(source: SourceText, format: Format) -> Outcome {
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
            unsearched: 0,
            is_document: true,
        }
    }
}

/// The words that are made, or what can be said of the finding where making them fails.
fn said(make: impl FnOnce() -> Words, finding: &Finding, lang: Lang) -> Words {
    guarded(make).unwrap_or_else(|reason| {
        let stated = &finding.stated;
        let (explains, arithmetic) = (vec![String::new(); finding.explains.len()], String::new());
        let message = lang.pick(
            format!("“{stated}”有误；gouji 自身写不出说明（{reason}），请反馈"),
            format!(
                "`{stated}` is wrong; gouji itself failed to say why ({reason}); please report it"
            ),
        );
        Words { message, arithmetic, explains }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;

    #[test]
    fn a_finding_without_words_is_told_all_the_same() {
        let text = "某局2024年度部门决算\n收入合计30.00万元，其中：财政拨款收入10.00万元，其他收入25.00万元。\n";
        let outcome = check(text.as_bytes(), "draft.txt").unwrap();
        let finding = outcome.findings.first().unwrap();
        let words = said(|| panic!("no words"), finding, Lang::En);
        assert!(words.message.contains("gouji itself failed to say why (no words"), "{words:?}");
        assert_eq!(words.explains.len(), finding.explains.len());
        assert_ne!(outcome.words(finding, Lang::En).message, words.message);
    }
}
