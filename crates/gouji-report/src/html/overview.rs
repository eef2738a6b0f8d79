//! The head of the page: the result in one sentence, what was checked and what was not.

use std::collections::BTreeMap;

use maud::{Markup, html};

use gouji_check::check::Outcome;
use gouji_core::disclosure::{Kind, Unchecked};
use gouji_core::finding::Severity;
use gouji_core::lang::Lang;

use super::super::figures::explain;
use super::super::passed;
use super::super::printable::printable;
use super::super::summary::{self, plural};
use super::super::{Run, View, short, unreadable, unsearched};

/// The result in numbers and in one sentence.
pub(super) fn verdict(run: &Run, view: &View) -> Markup {
    let lang = view.lang;
    let (figures, checked) = run.coverage();
    let rest = figures.saturating_sub(checked);
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|one| run.count(one));
    html! {
        section.verdict {
            p.sentence { (sentence(run, errors, warnings, lang)) }
            ul.numbers {
                (number(errors, "error", lang.pick("错误", "errors"), lang.pick("四舍五入、截断都不能使其成立", "no rounding makes them true")))
                (number(warnings, "warning", lang.pick("警告", "warnings"), lang.pick("须人工判断", "for a person to judge")))
                (number(notes, "note", lang.pick("提示", "notes"), lang.pick("在四舍五入误差之内", "within rounding")))
                (number(checked, "checked", lang.pick("已核对数字", "figures checked"), lang.pick("至少经过一项核对", "by at least one rule")))
                (number(rest, "unchecked", lang.pick("未核对数字", "figures not checked"), lang.pick("不能视为无误", "not confirmed")))
            }
            @let suppressed = summary::suppressed(run, lang);
            @if !suppressed.is_empty() { p.hint { (suppressed) } }
            @if run.is_unlisted(Severity::Note, view) {
                p.hint {
                    (lang.pick("提示没有逐一列出；用 --show note 生成的报告会列出。",
                        "Notes are counted but not listed; a report made with --show note lists them."))
                }
            }
        }
    }
}

fn number(count: usize, class: &str, name: &str, meaning: &str) -> Markup {
    html! { li.(class) { b { (count) } span { (name) } small { (meaning) } } }
}

fn sentence(run: &Run, errors: usize, warnings: usize, lang: Lang) -> String {
    if run.outcomes.is_empty() {
        return lang.pick("什么也没有核对。", "Nothing was checked.").to_owned();
    }
    match (errors, warnings) {
        (0, 0) => lang.pick(
            "没有发现错误。未核对的数字不在此列，见下。",
            "No errors were found among the figures that could be checked.",
        ).to_owned(),
        (0, _) => lang.pick(
            format!("没有发现错误，有 {warnings} 处须人工判断。"),
            format!("No errors were found; a person should judge {warnings}."),
        ),
        _ => lang.pick(
            format!("发现 {errors} 处错误：文中的数字或说法互相矛盾，公开前须更正。"),
            format!("{} found: figures or words contradict each other and must be corrected before publication.", plural(errors, "error", "errors")),
        ),
    }
}

/// A table of the documents, and what was not read.
pub(super) fn documents(run: &Run, view: &View) -> Markup {
    let lang = view.lang;
    html! {
        section.documents {
            h2 { (lang.pick("核对范围", "What was checked")) }
            table {
                thead { tr {
                    th { (lang.pick("文件", "document")) }
                    th { (lang.pick("单位", "entity")) }
                    th { (lang.pick("类型", "kind")) }
                    th { (lang.pick("年度", "year")) }
                    th.n { (lang.pick("数字", "figures")) }
                    th.n { (lang.pick("已核对", "checked")) }
                    th.n { (lang.pick("未核对", "not checked")) }
                    th.n { (lang.pick("核对关系", "relations")) }
                    th.n { (lang.pick("不成立的关系", "broken")) }
                } }
                tbody {
                    @for outcome in &run.outcomes {
                        (row(outcome, lang))
                    }
                }
            }
            (self::lost(run, view))
            (reasons(run, lang))
        }
    }
}

/// What was not read, or is hidden though it was.
pub(super) fn lost(run: &Run, view: &View) -> Markup {
    let lang = view.lang;
    let mut lost: Vec<(String, String)> = Vec::new();
    for failure in &run.failures {
        lost.push((printable(failure.error.path()), printable(&failure.message(lang))));
    }
    for (outcome, said) in short::documents(run, view) {
        lost.push((printable(outcome.source.path()), said));
    }
    let own = run.outcomes.iter();
    let parts: Vec<String> = own
        .clone()
        .flat_map(|one| unreadable::notices(&one.source, &one.unreadable, lang))
        .collect();
    let passed = passed::lines(run, lang);
    let mut hidden: Vec<String> =
        own.flat_map(|one| unreadable::hidden(&one.source, &one.hidden, lang)).collect();
    hidden.extend(unsearched::lines(run, lang));
    html! {
        @if !lost.is_empty() || !parts.is_empty() || !passed.is_empty() {
            div.lost {
                h3 { (lang.pick("没有核对的部分", "What was not checked")) }
                ul {
                    @for (path, message) in &lost { li { b { (path) } " " (message) } }
                    @for part in &parts { li { (part) } }
                    @for line in &passed { li { (line) } }
                }
            }
        }
        @if !hidden.is_empty() {
            ul.hidden { @for line in &hidden { li { (line) } } }
        }
    }
}

fn row(outcome: &Outcome, lang: Lang) -> Markup {
    let (header, coverage) = (&outcome.disclosure.header, &outcome.coverage);
    html! {
        tr {
            td { (printable(outcome.source.path())) }
            td { (header.entity.as_deref().map(printable).unwrap_or_default()) }
            td { (kind(header.kind, lang)) }
            td.year { (header.year.map(|year| year.to_string()).unwrap_or_default()) }
            td.n { (coverage.figures) }
            td.n { (coverage.checked) }
            td.n { (coverage.unchecked_count()) }
            td.n { (outcome.tally.total) }
            td.n { (outcome.tally.broken) }
        }
    }
}

fn kind(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Final => lang.pick("决算", "final account"),
        Kind::Budget => lang.pick("预算", "budget"),
        Kind::Report => lang.pick("预决算报告", "report"),
        Kind::Unknown => lang.pick("不明", "unknown"),
    }
}

/// Why figures were not checked, the commonest reason first.
fn reasons(run: &Run, lang: Lang) -> Markup {
    let mut counts: BTreeMap<Unchecked, usize> = BTreeMap::new();
    for outcome in &run.outcomes {
        let unread = outcome.disclosure.unread.iter().map(|unread| unread.reason);
        for reason in outcome.coverage.unchecked.values().copied().chain(unread) {
            *counts.entry(reason).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    html! {
        @if !counts.is_empty() {
            details.reasons {
                summary { (lang.pick("数字为何没有核对", "Why figures were not checked")) }
                table { tbody {
                    @for (reason, count) in &counts {
                        tr { td.n { (count) } td { (explain(*reason, lang)) } }
                    }
                } }
            }
        }
    }
}

/// What is said of a document in which nothing was found.
pub(super) fn nothing_found(outcome: &Outcome, view: &View) -> String {
    let path = printable(outcome.source.path());
    let checked = outcome.coverage.checked;
    view.lang.pick(
        format!("{path}：已核对的 {checked} 个数字没有列出的问题。"),
        format!("{path}: nothing to list among the {checked} figures that were checked."),
    )
}
