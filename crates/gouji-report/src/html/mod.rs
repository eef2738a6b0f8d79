//! A page for people who have never seen a terminal: one file that needs nothing else.
//!
//! Contract: no script, no network, nothing loaded from elsewhere; text of a document is text and
//! never markup. It reads on a screen and on paper, and says nothing by colour alone.

mod coverage;
mod filter;
mod finding;
mod overview;
mod pages;
mod passage;
mod unchecked;

pub use pages::pages;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use gouji_check::check::Outcome;
use gouji_core::lang::Lang;

use super::item::{Item, items};
use super::printable::printable;
use super::{Run, View};

const STYLE: &str = include_str!("style.css");

/// Prints the page.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", page(run, view).into_string())
}

/// What the title of a page ends with, in both languages; a report is known again by it.
pub(super) const TITLES: [&str; 2] = ["勾稽核对报告", "Consistency report"];

fn page(run: &Run, view: &View) -> Markup {
    let lang = view.lang;
    let items: Vec<_> = items(run, view).collect();
    let filter = filter::Filter::of(&items, lang).with_unchecked(run);
    let title = title(run, lang);
    html! {
        (DOCTYPE)
        html lang=(lang.pick("zh-CN", "en")) {
            (head(&title, filter.style()))
            body {
                // The boxes come before all they hide, which is what lets it work without a script.
                (filter.boxes(lang))
                (top(&title))
                (overview::verdict(run, view))
                (overview::documents(run, view))
                (filter.bar(lang))
                main {
                    @for outcome in &run.outcomes {
                        (document(outcome, &items, &filter, run, view))
                    }
                }
                @if !run.outcomes.is_empty() {
                    section.coverage {
                        h2 { (lang.pick("全文核对情况", "What was checked, in the text")) }
                        (coverage::legend(lang))
                        @for (index, outcome) in run.outcomes.iter().enumerate() {
                            (coverage::text(outcome, index, &items, run.outcomes.len() == 1, lang))
                        }
                    }
                }
                footer {
                    span { (lang.pick("核对人：", "Checked by:")) }
                    span { (lang.pick("复核人：", "Reviewed by:")) }
                    span { (lang.pick("日期：", "Date:")) }
                }
            }
        }
    }
}

/// The head of a page: nothing runs and nothing is loaded, whatever a document managed to bring in.
fn head(title: &str, style: impl AsRef<str>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy"
                content="default-src 'none'; style-src 'unsafe-inline'";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="generator" content={ "gouji " (env!("CARGO_PKG_VERSION")) };
            title { (title) }
            style { (PreEscaped(STYLE)) (PreEscaped(style.as_ref())) }
        }
    }
}

/// What stands on top of a page.
fn top(title: &str) -> Markup {
    html! {
        header.top {
            h1 { (title) }
            p.tool { "gouji 勾稽 " (env!("CARGO_PKG_VERSION")) }
        }
    }
}

fn title(run: &Run, lang: Lang) -> String {
    let name = match run.outcomes.as_slice() {
        [one] => one.disclosure.header.entity.as_deref().map(printable),
        _ => None,
    };
    let [zh, en] = TITLES;
    let own = lang.pick(zh, en);
    match name {
        Some(name) => format!("{name} · {own}"),
        None => own.to_owned(),
    }
}

/// The findings of one document by section.
fn document(
    outcome: &Outcome,
    items: &[Item<'_>],
    filter: &filter::Filter,
    run: &Run,
    view: &View,
) -> Markup {
    let own: Vec<&Item<'_>> =
        items.iter().filter(|item| std::ptr::eq(item.outcome, outcome)).collect();
    html! {
        section.document {
            @if run.outcomes.len() > 1 || !own.is_empty() {
                h2 {
                    (view.lang.pick("核对结果", "Findings"))
                    " · " span.path { (printable(outcome.source.path())) }
                }
            }
            @if own.is_empty() {
                p.none { (overview::nothing_found(outcome, view)) }
            }
            @for part in own.chunk_by(|left, right| left.section == right.section) {
                @if let Some(first) = part.first().filter(|first| !first.section.is_empty()) {
                    h3 { (first.section_name()) }
                }
                @for item in part {
                    (finding::card(item, filter, view))
                }
            }
            (unchecked::list(outcome, view.lang))
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
