//! One finding on the page: headline, passage with its figures marked, arithmetic, rule.

use maud::{Markup, html};

use gouji_core::lang::Lang;

use super::super::View;
use super::super::item::{Item, fingerprint, severity};
use super::super::printable::printable;
use super::filter::Filter;
use super::passage::passages;

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
            p.where {
                // Where several files make one document, the one that the figure stands in.
                @if item.spot.path != item.outcome.source.path() {
                    span.path { (printable(item.spot.path)) } " · "
                }
                (item.spot.name(lang)) " · " (item.title(lang))
            }
            (passages(item, lang))
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
            div { dt { (lang.pick("文中所列", "stated")) } dd.stated { (printable(&finding.all_stated())) } }
            @if let Some(expected) = &finding.all_expected() {
                div { dt { (lang.pick("应为", "expected")) } dd.expected { (printable(expected)) } }
            }
            @if let Some(difference) = item.difference(lang) {
                div { dt { (lang.pick("差额", "difference")) } dd { (difference) } }
            }
        }
    }
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
