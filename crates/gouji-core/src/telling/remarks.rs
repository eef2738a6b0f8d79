//! Findings about flaws of the text: no arithmetic, only the place and what stands there.

use crate::disclosure::Disclosure;
use crate::document::SourceText;
use crate::finding::{Certainty, Finding, Mark, Severity, Suggestion};
use crate::fingerprint;
use crate::judge::{Code, Verdict};
use crate::lang::Lang;
use crate::rule::Rule;
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
    let (message, label) = said(&remark, &words.title, lang);
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
        primary: Mark { place: remark.place, text, label },
        related: Vec::new(),
        explains: Vec::new(),
        suggestion: remark.expected.map(|text| Suggestion { text, certainty: Certainty::Likely }),
        preview: false,
        because: None,
    }
}

/// The message, and what the place is called.
fn said(remark: &Remark, title: &str, lang: Lang) -> (String, String) {
    let stated = &remark.stated;
    let Some(expected) = &remark.expected else {
        let message = lang.pick(format!("{title}：“{stated}”"), format!("{title}: \"{stated}\""));
        return (message, title.to_owned());
    };
    // Of what a template leaves only the name of another department has a right word.
    if remark.rule == Rule::TemplateResidue {
        let message = lang.pick(
            format!("这里写的是别的部门“{stated}”，本文是“{expected}”的：可能套用了别的文稿，名称和后面的数都请核对"),
            format!("\"{stated}\" is another department than \"{expected}\", whose document this is: perhaps the text was copied; look at the name and at the figures behind it"),
        );
        return (message, lang.pick("别的部门", "another department").to_owned());
    }
    let message = lang.pick(
        format!("{title}：“{stated}”应为“{expected}”"),
        format!("{title}: \"{stated}\" should be \"{expected}\""),
    );
    (message, title.to_owned())
}
