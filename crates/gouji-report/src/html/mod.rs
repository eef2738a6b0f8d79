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

use super::item::Item;
use super::printable::printable;
use super::{Run, View};

const STYLE: &str = include_str!("style.css");

/// Prints the page.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    page(run, view, out)?;
    writeln!(out)
}

/// What the title of a page ends with, in both languages; a report is known again by it.
pub(super) const TITLES: [&str; 2] = ["勾稽核对报告", "Consistency report"];

/// Writes a page piece by piece: what it says of a long text is never in memory as a whole.
fn page(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lang = view.lang;
    let filter = filter::Filter::of(run, view).with_unchecked(run);
    let title = title(run, lang);
    put(out, html! { (DOCTYPE) })?;
    write!(out, "<html lang=\"{}\">", lang.pick("zh-CN", "en"))?;
    put(out, head(&title, filter.style()))?;
    let top = html! {
        // The boxes come before all they hide, which is what lets it work without a script.
        (filter.boxes(lang))
        (top(&title))
        (overview::verdict(run, view))
        (overview::documents(run, view))
        (filter.bar(lang))
    };
    write!(out, "<body>{}<main>", top.into_string())?;
    for outcome in &run.outcomes {
        document(outcome, &filter, run, view, out)?;
    }
    write!(out, "</main>")?;
    if !run.outcomes.is_empty() {
        let head = html! {
            h2 { (lang.pick("全文核对情况", "What was checked, in the text")) }
            (coverage::legend(lang))
        };
        write!(out, "<section class=\"coverage\">{}", head.into_string())?;
        for (index, outcome) in run.outcomes.iter().enumerate() {
            coverage::text(outcome, index, run.outcomes.len() == 1, view, out)?;
        }
        write!(out, "</section>")?;
    }
    let foot = html! {
        footer {
            span { (lang.pick("核对人：", "Checked by:")) }
            span { (lang.pick("复核人：", "Reviewed by:")) }
            span { (lang.pick("日期：", "Date:")) }
        }
    };
    write!(out, "{}</body></html>", foot.into_string())
}

/// Writes a piece of the page.
fn put(out: &mut dyn Write, piece: Markup) -> io::Result<()> {
    out.write_all(piece.into_string().as_bytes())
}

/// The findings of a document that are listed, prepared one after the other.
fn listed<'a>(outcome: &'a Outcome, view: &'a View) -> impl Iterator<Item = Item<'a>> {
    let listed = outcome.findings.iter().filter(|finding| view.lists(finding));
    listed.map(|finding| Item::of(outcome, finding, view.lang))
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
    filter: &filter::Filter,
    run: &Run,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "<section class=\"document\">")?;
    let any = listed(outcome, view).next().is_some();
    put(
        out,
        html! {
            @if run.outcomes.len() > 1 || any {
                h2 {
                    (view.lang.pick("核对结果", "Findings"))
                    " · " span.path { (printable(outcome.source.path())) }
                }
            }
            @if !any {
                p.none { (overview::nothing_found(outcome, view)) }
            }
        },
    )?;
    let mut section: Option<Vec<&str>> = None;
    for item in listed(outcome, view) {
        if section.as_ref() != Some(&item.section) {
            if !item.section.is_empty() {
                put(out, html! { h3 { (item.section_name()) } })?;
            }
            section = Some(item.section.clone());
        }
        put(out, finding::card(&item, filter, view))?;
    }
    unchecked::list(outcome, view.lang, out)?;
    write!(out, "</section>")
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
