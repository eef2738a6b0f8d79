//! Findings: figures that cannot be right, with their words in either language.

use std::borrow::Cow;

use gouji_check::check::Outcome;
use gouji_core::document::SourceText;
use gouji_core::finding::{Certainty, Finding as Found, Mark as Marked, Severity};
use gouji_core::judge::Verdict;
use gouji_core::lang::Lang;
use gouji_core::rule::Rule;

use crate::Place;
use crate::checked::Checked;

/// One cause and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that is not kept.
    pub rule: Rule,
    /// How grave it is: an error is a proof.
    pub severity: Severity,
    /// What the judge said.
    pub verdict: Verdict,
    /// Where it is.
    pub place: Place,
    /// What is printed; all of them, with ` / ` between, where one of several figures is wrong and nothing says which.
    pub stated: String,
    /// What should be, where one value is likelier than any other; of several figures in the order of `stated`.
    pub expected: Option<String>,
    /// The repair and how sure it is.
    pub suggestion: Option<Suggestion>,
    /// How sure it is that the document is wrong and not the reading, from 0 to 100.
    pub confidence: u8,
    /// The same for the same mistake in a later draft: never a line, a path or a language is in it.
    pub fingerprint: String,
    checked: Checked,
    found: Box<Found>,
}

impl Finding {
    /// What is said of it in a language. The words are made when they are asked for.
    pub fn words(&self, lang: Lang) -> Words {
        Words::of(&self.checked, &self.found, lang)
    }

    pub(crate) fn of(checked: &Checked, found: &Found) -> Finding {
        let suggestion = found.suggestion.as_ref();
        Finding {
            rule: found.rule,
            severity: found.severity,
            verdict: found.verdict,
            place: Place::of(&checked.source, &found.primary.place),
            stated: found.all_stated().into_owned(),
            expected: found.all_expected().map(Cow::into_owned),
            suggestion: suggestion
                .map(|it| Suggestion { text: it.text.clone(), certainty: it.certainty }),
            confidence: found.confidence(),
            fingerprint: found.fingerprint.clone(),
            checked: checked.clone(),
            found: Box::new(found.clone()),
        }
    }
}

/// A finding in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Words {
    /// The headline, with the numbers in it.
    pub message: String,
    /// The arithmetic, one step a line.
    pub arithmetic: String,
    /// What stands at its place.
    pub at: Mark,
    /// The other figures that take part.
    pub related: Vec<Mark>,
    /// What else is untrue for the same cause.
    pub explains: Vec<String>,
}

impl Words {
    fn of(outcome: &Outcome, found: &Found, lang: Lang) -> Words {
        let words = outcome.words(found, lang);
        let mark = |mark: &Marked| Mark::of(&outcome.source, mark, lang);
        Words {
            message: words.message,
            arithmetic: words.arithmetic,
            at: mark(&found.primary),
            related: found.related.iter().map(mark).collect(),
            explains: words.explains,
        }
    }
}

/// What is printed at a place and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mark {
    /// Where.
    pub place: Place,
    /// The text as printed.
    pub text: String,
    /// What it is, for the reader.
    pub label: String,
}

impl Mark {
    fn of(source: &SourceText, mark: &Marked, lang: Lang) -> Mark {
        Mark {
            place: Place::of(source, &mark.place),
            text: mark.text.clone(),
            label: mark.label.words(lang).into_owned(),
        }
    }
}

/// A repaired value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion {
    /// What should be printed.
    pub text: String,
    /// How sure that is.
    pub certainty: Certainty,
}
