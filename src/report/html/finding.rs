//! One finding on the page: headline, passage with its figures marked, arithmetic, rule.

use std::ops::Range;

use maud::{Markup, html};

use crate::finding::Mark;
use crate::lang::Lang;

use super::super::View;
use super::super::excerpt::{Excerpt, Pointer, Shown};
use super::super::item::{Item, fingerprint, severity};
use super::super::printable::printable;
use super::super::spot::Spot;
use super::filter::Filter;

/// Columns of text around the marks of a line: a long paragraph is cut to what matters.
const WIDTH: usize = 320;
/// How many figures are marked; the arithmetic names all of them.
const MARKED: usize = 24;

/// The finding as a card.
pub(super) fn card(item: &Item<'_>, filter: &Filter, view: &View) -> Markup {
    let (finding, lang) = (item.finding, view.lang);
    let class =
        format!("finding {} {}", finding.severity.name(), filter.class(finding.rule.name()));
    html! {
        article class=(class) id=(anchor(item)) {
            header {
                span.badge { (severity(finding.severity, lang)) }
                h4 { (item.message()) }
            }
            p.where { (item.spot.words(lang)) " · " (item.title(lang)) }
            (passage(item, lang))
            (values(item, lang))
            @let notes = item.notes(lang);
            @if !notes.is_empty() {
                ul.notes { @for note in &notes { li { (printable(note)) } } }
            }
            (rule(item, lang))
        }
    }
}

/// What links to a finding.
pub(super) fn anchor(item: &Item<'_>) -> String {
    format!("f{}-{}", item.spot.span.start, item.finding.fingerprint)
}

/// Printed, expected, and what lies between.
fn values(item: &Item<'_>, lang: Lang) -> Markup {
    let finding = item.finding;
    html! {
        dl.values {
            div { dt { (lang.pick("文中所列", "stated")) } dd.stated { (printable(&finding.stated)) } }
            @if let Some(expected) = &finding.expected {
                div { dt { (lang.pick("应为", "expected")) } dd.expected { (printable(expected)) } }
            }
            @if let Some(difference) = item.difference(lang) {
                div { dt { (lang.pick("差额", "difference")) } dd { (difference) } }
            }
        }
    }
}

/// The lines that the finding is about.
fn passage(item: &Item<'_>, lang: Lang) -> Markup {
    let source = &item.outcome.source;
    let marks: Vec<&Mark> =
        std::iter::once(&item.finding.primary).chain(&item.finding.related).take(MARKED).collect();
    let pointers: Vec<Pointer> = marks
        .iter()
        .map(|mark| Pointer { span: mark.place.span, label: mark.label.clone() })
        .collect();
    let excerpt = Excerpt::new(source, String::new(), &pointers, WIDTH);
    let of =
        |shown: &Shown| marks.iter().find(|mark| mark.place.span.start == shown.start).copied();
    html! {
        div.passage {
            @for (text, shown) in excerpt.rows() {
                @let first = shown.first().and_then(|(_, shown)| of(shown));
                div.row {
                    span.no {
                        @if let Some(mark) = first {
                            (row_name(&Spot::of(item.outcome, &mark.place), lang))
                        }
                    }
                    p { (marked(text, &shown, item, &of)) }
                }
            }
        }
    }
}

/// The row's place, short.
fn row_name(spot: &Spot<'_>, lang: Lang) -> String {
    let line = spot.start.line;
    match (spot.cell_name(), spot.page) {
        (Some(cell), _) => printable(&cell),
        (None, Some(page)) => lang.pick(format!("{page}页{line}行"), format!("p{page}:{line}")),
        (None, None) => lang.pick(format!("{line}行"), line.to_string()),
    }
}

fn marked<'a>(
    text: &str,
    shown: &[(Range<usize>, &Shown)],
    item: &Item<'_>,
    of: &impl Fn(&Shown) -> Option<&'a Mark>,
) -> Markup {
    let mut at = 0;
    let mut parts: Vec<Markup> = Vec::new();
    for (range, shown) in shown {
        let before = text.get(at..range.start).unwrap_or("");
        let own = text.get(range.clone()).unwrap_or("");
        let label = of(shown).map(|mark| printable(&mark.label)).unwrap_or_default();
        let expected = item.finding.expected.as_deref().filter(|_| shown.primary).map(printable);
        parts.push(html! {
            (before)
            mark.primary[shown.primary].other[!shown.primary] title=(label) {
                (own)
                @if let Some(expected) = expected { span.right { "→ " (expected) } }
                @else if !label.is_empty() && !shown.primary { span.label { (label) } }
            }
        });
        at = range.end;
    }
    html! { @for part in &parts { (part) } (text.get(at..).unwrap_or("")) }
}

/// What the rule says, folded away.
fn rule(item: &Item<'_>, lang: Lang) -> Markup {
    let text = item.finding.rule.text();
    let words = lang.pick(&text.zh, &text.en);
    html! {
        details.rule {
            summary { (lang.pick("核对依据", "The rule")) " · " code { (item.finding.rule.name()) } }
            p { (words.summary) }
            p { (words.why) }
            @if let Some(basis) = &text.basis { p { (lang.pick("依据：", "Basis: ")) (basis) } }
            p.fingerprint { (fingerprint(item.finding, lang)) }
        }
    }
}
