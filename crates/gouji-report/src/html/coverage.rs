//! The whole text of a document with what became of every figure drawn over it.

use maud::{Markup, html};

use gouji_check::check::Outcome;
use gouji_core::disclosure::Unchecked;
use gouji_core::document::FileText;
use gouji_core::lang::Lang;

use super::super::figures::{Line, explain, lines, summary};
use super::super::item::{Item, severity};
use super::super::printable::{printable, printable_char};
use super::finding::anchor;

/// Something drawn over the text.
struct Drawn {
    start: usize,
    end: usize,
    class: &'static str,
    title: String,
    link: Option<String>,
}

/// What the marks mean.
pub(super) fn legend(lang: Lang) -> Markup {
    html! {
        p.legend {
            mark.checked { "123.45" } " " (lang.pick("已核对", "checked")) " "
            mark.unchecked { "123.45" } " " (lang.pick("未核对（指向数字可见原因）", "not checked (point at it for the reason)")) " "
            mark.aside { "123.45" } " " (lang.pick("不是账面数字，不计入", "no figure of account")) " "
            mark.found { "123.45" } " " (lang.pick("有结果，点击查看", "has a finding: click it"))
        }
    }
}

/// The text of a document, folded unless it is the only one.
pub(super) fn text(
    outcome: &Outcome,
    index: usize,
    items: &[Item<'_>],
    open: bool,
    lang: Lang,
) -> Markup {
    let drawn = drawn(outcome, items, lang);
    html! {
        details.text open[open] id={ "text" (index) } {
            summary { (printable(outcome.source.path())) " · " (summary(outcome, lang)) }
            pre { (body(outcome, &drawn, lang)) }
        }
    }
}

fn drawn(outcome: &Outcome, items: &[Item<'_>], lang: Lang) -> Vec<Drawn> {
    let own = items.iter().filter(|item| std::ptr::eq(item.outcome, outcome));
    let found = own.map(|item| Drawn {
        start: item.spot.span.start,
        end: item.spot.span.end,
        class: "found",
        title: format!("{} {}", severity(item.finding.severity, lang), item.message()),
        link: Some(anchor(item)),
    });
    let mut all: Vec<Drawn> = found.collect();
    all.extend(lines(outcome).iter().map(|line| figure(line, lang)));
    // A finding goes before the figure it points at.
    all.sort_by_key(|one| (one.start, one.link.is_none(), one.end));
    let mut end = 0;
    all.retain(|one| {
        let free = one.start >= end && one.end > one.start;
        if free {
            end = one.end;
        }
        free
    });
    all
}

fn figure(line: &Line<'_>, lang: Lang) -> Drawn {
    let (class, why) = match line.reason {
        None => {
            let names: Vec<&str> = line.rules.iter().map(|rule| rule.name()).collect();
            ("checked", names.join(", "))
        }
        Some(Unchecked::NotAFigure) => ("aside", explain(Unchecked::NotAFigure, lang).to_owned()),
        Some(reason) => ("unchecked", explain(reason, lang).to_owned()),
    };
    let label = printable(line.label);
    let title = if label.is_empty() { why } else { format!("{label} · {why}") };
    let span = line.place.span;
    Drawn { start: span.start, end: span.end, class, title, link: None }
}

fn body(outcome: &Outcome, drawn: &[Drawn], lang: Lang) -> Markup {
    let source = outcome.source.text();
    let behind = drawn.last().map_or(0, |one| one.end);
    let before = std::iter::once(0).chain(drawn.iter().map(|one| one.end));
    html! {
        @for (at, one) in before.zip(drawn) {
            (plain(outcome, at, one.start, lang))
            @let inside = shown(source.get(one.start..one.end).unwrap_or(""));
            @if let Some(link) = &one.link {
                a href={ "#" (link) } { mark class=(one.class) title=(one.title) { (inside) } }
            } @else {
                mark class=(one.class) title=(one.title) { (inside) }
            }
        }
        (plain(outcome, behind, source.len(), lang))
    }
}

/// Text between the marks; where several files make the text, each begins with its name.
fn plain(outcome: &Outcome, start: usize, end: usize, lang: Lang) -> Markup {
    let files = outcome.source.files();
    let begun = |file: &&FileText<'_>| (start..end).contains(&file.span.start);
    let mut at = start;
    let mut parts = Vec::new();
    if files.len() > 1 {
        for file in files.iter().filter(begun) {
            parts.push((at, file.span.start, Some(printable(file.path))));
            at = file.span.start;
        }
    }
    parts.push((at, end, None));
    html! {
        @for (start, end, file) in &parts {
            (paged(outcome, *start, *end, lang))
            @if let Some(file) = file { span.page { (file) } }
        }
    }
}

/// The same of one file; a page begins where the source has a form feed.
fn paged(outcome: &Outcome, start: usize, end: usize, lang: Lang) -> Markup {
    let text = outcome.source.text().get(start..end).unwrap_or("");
    let mut parts = text.split('\u{c}');
    let first = parts.next().unwrap_or("");
    let mut offset = start + first.len();
    let pages = parts.map(|part| {
        let page = outcome.source.page_of(offset);
        offset += part.len() + 1;
        (page, part)
    });
    let pages: Vec<(Option<u32>, &str)> = pages.collect();
    html! {
        (shown(first))
        @for (page, part) in &pages {
            @if let Some(page) = page {
                span.page { (lang.pick(format!("第 {page} 页"), format!("page {page}"))) }
            }
            (shown(part))
        }
    }
}

/// Text without control characters, lines and tabs kept.
fn shown(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\t') { c } else { printable_char(c) }).collect()
}
