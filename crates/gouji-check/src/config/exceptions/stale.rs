//! Findings about exceptions themselves.

use crate::check::Outcome;
use crate::config::{Policy, Standing};
use gouji_core::document::{SourceText, Span};
use gouji_core::finding::{Finding, Mark, Severity};
use gouji_core::fingerprint;
use gouji_core::judge::Verdict;
use gouji_core::lang::{Both, Lang};
use gouji_core::rules::Rule;

use super::{Exception, Flaw, Target};

/// A finding about an exception, before it has the text around it.
pub(super) struct Stale {
    rule: Rule,
    message: String,
    stated: String,
    span: Span,
}

/// An exception that took out nothing: past its date, or without an object. Nothing for one whose
/// rule did not run.
/// `listed`: others that were named with it do hide something.
pub(super) fn idle(
    exception: &Exception,
    listed: bool,
    policy: &Policy,
    lang: Lang,
) -> Option<Stale> {
    let about = match (&exception.target, exception.rule()) {
        (Target::Fingerprint(fingerprint), _) => fingerprint.clone(),
        (_, Some(rule)) => rule.to_string(),
        _ => String::new(),
    };
    if let Some(until) = exception.until.filter(|until| *until < policy.today) {
        let message = Both::new(
            format!("{about} 的例外已于 {until} 到期：请改正数字，或者说明理由后延长期限"),
            format!(
                "the exception for {about} ended on {until}; correct the figure, or give the reason again with a later date"
            ),
        );
        let message = message.text(lang).to_owned();
        let (rule, stated) = (Rule::ExpiredException, until.to_string());
        return Some(Stale { rule, message, stated, span: exception.span });
    }
    let is_off = |rule: &Rule| policy.standing(*rule) == Standing::Off;
    if exception.rule().is_some_and(|named| {
        policy.book.rules().iter().filter(|rule| named.holds(**rule)).all(is_off)
    }) {
        return None;
    }
    let message = match exception.target {
        Target::Block(..) if listed => Both::new(
            format!("例外所列的规则中，{about} 没有对应的结果：请把它去掉"),
            format!("of the rules that the exception lists, {about} hides nothing; take it out"),
        ),
        Target::Block(..) => Both::new(
            format!("{about} 的例外没有对应的结果：请删去，或者移到它所指的段落"),
            format!(
                "the exception for {about} hides nothing; remove it, or move it to the block it is about"
            ),
        ),
        Target::Place(..) => Both::new(
            format!("{about} 的例外没有对应的结果：请删去，或者写出结果的指纹"),
            format!(
                "the exception for {about} hides nothing; remove it, or name the fingerprint of the finding"
            ),
        ),
        Target::Fingerprint(_) => Both::new(
            format!("指纹为 {about} 的结果已不存在：数字改过，请删去这条例外或重新核对"),
            format!(
                "no finding has the fingerprint {about}: its figure has changed; remove the exception or look again"
            ),
        ),
    };
    let message = message.text(lang).to_owned();
    Some(Stale { rule: Rule::UnusedException, message, stated: about, span: exception.span })
}

/// An exception whose finding stands in another document than it names.
pub(super) fn misnamed(exception: &Exception, path: &str, lang: Lang) -> Stale {
    let about = match &exception.target {
        Target::Fingerprint(fingerprint) => fingerprint.clone(),
        _ => String::new(),
    };
    let message = Both::new(
        format!("指纹为 {about} 的结果在 {path} 中，例外的 file 写的是别的文件：请改正 file"),
        format!(
            "the finding {about} stands in {path}, which is not what the exception names as `file`; correct the name"
        ),
    );
    let message = message.text(lang).to_owned();
    Stale { rule: Rule::UnusedException, message, stated: about, span: exception.span }
}

/// An exception that is not complete.
pub(super) fn invalid(flaw: &Flaw, span: Span, said: &str, lang: Lang) -> Stale {
    let message = match flaw {
        Flaw::Word(word) => Both::new(
            format!("“gouji:”后应为 ignore，而不是“{word}”"),
            format!("after `gouji:` comes `ignore`, not `{word}`"),
        ),
        Flaw::NoRule => Both::new(
            "例外没有写明规则：gouji: ignore 规则 理由",
            "the exception names no rule: gouji: ignore RULE reason",
        ),
        Flaw::UnknownRule(name, near) => {
            let (zh, en) = match near {
                Some(near) => (format!("，是否指 {near}？"), format!("; did you mean {near}?")),
                None => (String::new(), String::new()),
            };
            Both::new(
                format!("例外不起作用：没有名为 {name} 的规则{zh}"),
                format!("the exception hides nothing: there is no rule called {name}{en}"),
            )
        }
        Flaw::NoReason => {
            Both::new("例外不起作用：没有写理由", "the exception hides nothing: it gives no reason")
        }
        Flaw::NotADate(date) => Both::new(
            format!("例外不起作用：{date} 不是日期，应写成 2027-03-31 的形式"),
            format!("the exception hides nothing: {date} is no date; write it like 2027-03-31"),
        ),
    };
    let message = message.text(lang).to_owned();
    let stated = said.split_whitespace().collect::<Vec<_>>().join(" ");
    Stale { rule: Rule::InvalidException, message, stated, span }
}

/// Adds findings about exceptions to those of the document they stand in.
pub(super) fn add(outcome: &mut Outcome, stale: &mut Vec<Stale>, policy: &Policy) {
    stale.retain(|it| policy.standing(it.rule) != Standing::Off);
    if stale.is_empty() {
        return;
    }
    let mut found: Vec<Finding> =
        stale.drain(..).map(|stale| stale.finding(&outcome.source)).collect();
    policy.settle(&mut found);
    outcome.findings.extend(found);
    outcome.findings.sort_by_key(Finding::order);
    let source = &outcome.source;
    fingerprint::number_repeats(outcome.findings.iter_mut().map(|it| it.with_file(source)));
}

impl Stale {
    fn finding(self, source: &SourceText) -> Finding {
        let text = source.slice(self.span).to_owned();
        Finding {
            rule: self.rule,
            severity: Severity::Warning,
            verdict: Verdict::Truncated,
            code: Some(gouji_core::judge::Code::Wording),
            message: self.message,
            fingerprint: fingerprint::of_flaw(self.rule, &self.stated),
            stated: self.stated,
            expected: None,
            arithmetic: String::new(),
            primary: Mark { place: self.span.into(), text, label: String::new() },
            related: Vec::new(),
            explains: Vec::new(),
            suggestion: None,
            preview: false,
            because: None,
        }
    }
}
