//! Findings about flaws of the text: no arithmetic, only the place and what stands there.

use crate::disclosure::Disclosure;
use crate::document::SourceText;
use crate::finding::{Certainty, Finding, Headline, Label, Mark, Message, Severity, Suggestion};
use crate::fingerprint;
use crate::judge::{Code, Verdict};
use crate::rule::Rule;
use crate::rule::text::RuleSeverity;
use crate::rules::{Remark, remarks};

/// The findings of all flaws.
pub(super) fn findings(
    disclosure: &Disclosure,
    source: &SourceText,
) -> impl Iterator<Item = Finding> {
    remarks(disclosure).into_iter().map(move |remark| finding(remark, source))
}

fn finding(remark: Remark, source: &SourceText) -> Finding {
    let (severity, verdict) = match remark.rule.text().severity {
        RuleSeverity::Judged => (Severity::Error, Verdict::Broken),
        RuleSeverity::Warning | RuleSeverity::Evidence => (Severity::Warning, Verdict::Truncated),
    };
    // Of what a template leaves only the name of another department has a right word.
    let other = remark.rule == Rule::TemplateResidue && remark.expected.is_some();
    let label = if other { Label::OtherDepartment } else { Label::Title(remark.rule) };
    let printed = source.slice(remark.place.span).to_owned();
    let text = if printed.is_empty() { remark.stated.clone() } else { printed };
    Finding {
        rule: remark.rule,
        severity,
        verdict,
        code: Some(Code::Wording),
        message: Message::plain(Headline::Flaw),
        stated: remark.stated.clone(),
        expected: remark.expected.clone(),
        or_else: Vec::new(),
        fingerprint: fingerprint::of_flaw(remark.rule, &remark.stated),
        primary: Mark { place: remark.place, text, label },
        related: Vec::new(),
        explains: Vec::new(),
        suggestion: remark.expected.map(|text| Suggestion { text, certainty: Certainty::Likely }),
        preview: false,
        because: None,
        figures: Vec::new(),
    }
}
