//! The figures that were not checked, by section, to be ticked off by hand on the screen or on paper.

use maud::{Markup, html};

use gouji_check::check::Outcome;
use gouji_core::disclosure::Unchecked;
use gouji_core::lang::Lang;

use super::super::figures::{Line, explain, lines};
use super::super::printable::printable;
use super::super::spot::Spot;
use super::super::summary::plural;

/// The class of the lists, and of the box that shows or hides them.
pub(super) const NAME: &str = "todo";
/// Longer lists are folded until they are opened.
const OPEN: usize = 400;

/// A figure with the section it stands in.
type Open<'a> = (String, Line<'a>);

/// The list of a document; nothing where everything was checked.
pub(super) fn list(outcome: &Outcome, lang: Lang) -> Markup {
    let open: Vec<Open<'_>> = lines(outcome)
        .into_iter()
        .filter(|line| line.reason.is_some_and(|reason| reason != Unchecked::NotAFigure))
        .map(|line| (section(outcome, &line), line))
        .collect();
    html! {
        @if !open.is_empty() {
            details.(NAME) open[open.len() <= OPEN] {
                summary {
                    (lang.pick(
                        format!("没有核对的数字（{} 个），请人工逐一核对", open.len()),
                        format!("{} not checked: to be looked at by hand", plural(open.len(), "figure", "figures")),
                    ))
                }
                @for part in open.chunk_by(|(left, _), (right, _)| left == right) {
                    @for (name, _) in part.iter().take(1).filter(|(name, _)| !name.is_empty()) {
                        h3 { (name) }
                    }
                    table { tbody { @for (_, line) in part { (row(outcome, line, lang)) } } }
                }
            }
        }
    }
}

fn row(outcome: &Outcome, line: &Line<'_>, lang: Lang) -> Markup {
    let why = line.reason.map(|reason| explain(reason, lang)).unwrap_or_default();
    let spot = Spot::of(outcome, line.place);
    let place = match spot.path == outcome.source.path() {
        true => spot.name(lang),
        false => format!("{} {}", spot.path, spot.name(lang)),
    };
    let text = printable(&line.text);
    html! {
        tr {
            td.tick { input type="checkbox" aria-label=(text); }
            td.n { (text) }
            td { (printable(line.label)) }
            td { (printable(&place)) }
            td.why { (why) }
        }
    }
}

fn section(outcome: &Outcome, line: &Line<'_>) -> String {
    let trail = outcome.outline.trail(line.place.span.start);
    let names: Vec<&str> = trail.iter().map(|heading| heading.text.as_str()).collect();
    printable(&names.join(" › "))
}
