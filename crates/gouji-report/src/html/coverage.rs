//! The whole text of a document with what became of every figure drawn over it.

use std::io::{self, Write};

use maud::{Markup, html};

use gouji_check::check::Outcome;
use gouji_core::disclosure::Unchecked;
use gouji_core::document::FileText;
use gouji_core::finding::Finding;
use gouji_core::lang::Lang;

use super::super::View;
use super::super::figures::{Line, explain, lines, summary};
use super::super::item::{Item, severity};
use super::super::printable::{printable, printable_char};
use super::super::spot::Spot;
use super::finding::anchor;
use super::put;

/// Something drawn over the text.
struct Drawn<'a> {
    start: usize,
    end: usize,
    what: What<'a>,
}

/// What is drawn: a finding, or what became of a figure. It is put into words when it is written.
enum What<'a> {
    Found(&'a Finding),
    Figure(Line<'a>),
}

impl Drawn<'_> {
    fn is_found(&self) -> bool {
        matches!(self.what, What::Found(_))
    }
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

/// Writes the text of a document, folded unless it is the only one.
pub(super) fn text(
    outcome: &Outcome,
    index: usize,
    open: bool,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = view.lang;
    let said = html! {
        summary { (printable(outcome.source.path())) " · " (summary(outcome, lang)) }
    };
    let open = if open { " open" } else { "" };
    let said = said.into_string();
    write!(out, "<details class=\"text\"{open} id=\"text{index}\">{said}<pre>")?;
    body(outcome, &drawn(outcome, view), lang, out)?;
    write!(out, "</pre></details>")
}

fn drawn<'a>(outcome: &'a Outcome, view: &View) -> Vec<Drawn<'a>> {
    let found = outcome.findings.iter().filter(|finding| view.lists(finding)).map(|finding| {
        let span = Spot::of(outcome, &finding.primary.place).span;
        Drawn { start: span.start, end: span.end, what: What::Found(finding) }
    });
    let mut all: Vec<Drawn<'_>> = found.collect();
    all.extend(lines(outcome).into_iter().map(|line| {
        let span = line.place.span;
        Drawn { start: span.start, end: span.end, what: What::Figure(line) }
    }));
    // A finding goes before the figure it points at.
    all.sort_by_key(|one| (one.start, !one.is_found(), one.end));
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

/// How a figure is drawn, and what is said of it.
fn figure(line: &Line<'_>, lang: Lang) -> (&'static str, String) {
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
    (class, title)
}

fn body(outcome: &Outcome, drawn: &[Drawn<'_>], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let source = outcome.source.text();
    let mut at = 0;
    for one in drawn {
        put(out, plain(outcome, at, one.start, lang))?;
        let inside = shown(source.get(one.start..one.end).unwrap_or(""));
        put(
            out,
            match &one.what {
                What::Found(finding) => {
                    let item = Item::of(outcome, finding, lang);
                    let title = format!("{} {}", severity(finding.severity, lang), item.message());
                    html! {
                        a href={ "#" (anchor(&item)) } { mark class="found" title=(title) { (inside) } }
                    }
                }
                What::Figure(line) => {
                    let (class, title) = figure(line, lang);
                    html! { mark class=(class) title=(title) { (inside) } }
                }
            },
        )?;
        at = one.end;
    }
    put(out, plain(outcome, at, source.len(), lang))
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
