//! Findings about flaws of the text: no arithmetic, only the place and what stands there.

use crate::disclosure::Disclosure;
use crate::document::SourceText;
use crate::finding::{Certainty, Finding, Mark, Severity, Suggestion};
use crate::fingerprint;
use crate::judge::{Code, Verdict};
use crate::lang::Lang;
use crate::rule::text::RuleSeverity;
use crate::rules::{Remark, remarks};

/// The findings of all flaws.
pub(super) fn findings(
    disclosure: &Disclosure,
    source: &SourceText,
    lang: Lang,
) -> impl Iterator<Item = Finding> {
    remarks(disclosure).into_iter().map(move |remark| finding(remark, source, lang))
}

fn finding(remark: Remark, source: &SourceText, lang: Lang) -> Finding {
    let words = remark.rule.text().words(lang);
    let (severity, verdict) = match remark.rule.text().severity {
        RuleSeverity::Judged => (Severity::Error, Verdict::Broken),
        RuleSeverity::Warning | RuleSeverity::Evidence => (Severity::Warning, Verdict::Truncated),
    };
    let stated = &remark.stated;
    let message = match &remark.expected {
        Some(expected) => lang.pick(
            format!("{}：“{stated}”应为“{expected}”", words.title),
            format!("{}: \"{stated}\" should be \"{expected}\"", words.title),
        ),
        None => lang
            .pick(format!("{}：“{stated}”", words.title), format!("{}: \"{stated}\"", words.title)),
    };
    let printed = source.slice(remark.place.span).to_owned();
    let text = if printed.is_empty() { stated.clone() } else { printed };
    Finding {
        rule: remark.rule,
        severity,
        verdict,
        code: Some(Code::Wording),
        message,
        stated: remark.stated.clone(),
        expected: remark.expected.clone(),
        arithmetic: String::new(),
        fingerprint: fingerprint::of_flaw(remark.rule, &remark.stated),
        primary: Mark { place: remark.place, text, label: words.title.clone() },
        related: Vec::new(),
        explains: Vec::new(),
        suggestion: remark.expected.map(|text| Suggestion { text, certainty: Certainty::Likely }),
        preview: false,
        because: None,
    }
}
