//! The figures that were not checked, by section, to be ticked off by hand on the screen or on paper.

use std::io::{self, Write};

use maud::{Markup, html};

use gouji_check::check::Outcome;
use gouji_core::disclosure::Unchecked;
use gouji_core::lang::Lang;

use super::super::figures::{Line, explain, lines};
use super::super::printable::printable;
use super::super::spot::Spot;
use super::super::summary::plural;
use super::put;

/// The class of the lists, and of the box that shows or hides them.
pub(super) const NAME: &str = "todo";
/// Longer lists are folded until they are opened.
const OPEN: usize = 400;

/// Writes the list of a document; nothing where everything was checked.
pub(super) fn list(outcome: &Outcome, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut open: Vec<Line<'_>> = lines(outcome);
    open.retain(|line| line.reason.is_some_and(|reason| reason != Unchecked::NotAFigure));
    if open.is_empty() {
        return Ok(());
    }
    let count = open.len();
    let said = lang.pick(
        format!("没有核对的数字（{count} 个），请人工逐一核对"),
        format!("{} not checked: to be looked at by hand", plural(count, "figure", "figures")),
    );
    let folded = if count <= OPEN { " open" } else { "" };
    let said = html! { summary { (said) } }.into_string();
    write!(out, "<details class=\"{NAME}\"{folded}>{said}")?;
    let mut above: Option<String> = None;
    for line in &open {
        let section = section(outcome, line);
        if above.as_ref() != Some(&section) {
            if above.is_some() {
                write!(out, "</tbody></table>")?;
            }
            if !section.is_empty() {
                put(out, html! { h3 { (section) } })?;
            }
            write!(out, "<table><tbody>")?;
            above = Some(section);
        }
        put(out, row(outcome, line, lang))?;
    }
    write!(out, "</tbody></table></details>")
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
