//! For people: each finding with the line it is about, the figures marked, the arithmetic.

use std::io::{self, Write};

use owo_colors::OwoColorize;
use unicode_width::UnicodeWidthStr;

use gouji_check::check::Outcome;
use gouji_core::finding::{Finding, Mark};
use gouji_core::lang::Lang;

use super::excerpt::Pointer;
use super::item::{Item, fingerprint, items};
use super::location::{linked, locate_for_people, position};
use super::printable::{printable, wrap};
use super::snippet::Snippet;
use super::spot::Spot;
use super::{Run, View, summary};

/// How many of the other figures are marked in the text; the arithmetic names all of them.
const MARKED: usize = 8;

/// Prints the run: findings and the summary to `out`, what could not be read to `err`.
pub fn render(run: &Run, view: &View, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<()> {
    for failure in &run.failures {
        err.write_all(failure.draw(&view.on_err()).as_bytes())?;
    }
    for item in items(run, view) {
        writeln!(out, "{}", draw(&item, view))?;
    }
    summary::close(run, view, out)
}

/// One finding, with a line break at its end.
pub(super) fn draw(item: &Item<'_>, view: &View) -> String {
    let (outcome, finding) = (item.outcome, item.finding);
    let source = &outcome.source;
    let icon = format!("{}[{}]:", view.severity(finding.severity), finding.rule);
    let pointer = |mark, expected| pointer(outcome, mark, expected, view.lang);
    let mut pointers = vec![pointer(&finding.primary, expected(finding, view.lang))];
    let related: Vec<&Mark> = finding
        .related
        .iter()
        .filter(|mark| mark.place.span != finding.primary.place.span)
        .collect();
    pointers.extend(related.iter().take(MARKED).map(|mark| pointer(mark, None)));
    let place = &finding.primary.place;
    let name = linked(locate_for_people(outcome, place, view.lang), source, place, view);
    let snippet =
        Snippet::new(icon, &item.words.message, finding.severity, source, name, &pointers, view);
    // miette indents its headline; ours begins at the margin.
    let mut drawn = snippet.draw(view).trim_start_matches(' ').to_owned();
    let more = related.get(MARKED..).unwrap_or_default();
    for note in below(item, more, view.lang) {
        drawn.push_str(&wrap(&printable(&note), view.width, "  = ", "    "));
        drawn.push('\n');
    }
    let fingerprint = format!("  = {}", fingerprint(finding, view.lang));
    drawn.push_str(&format!("{}\n", fingerprint.style(view.dim())));
    drawn
}

fn pointer(outcome: &Outcome, mark: &Mark, expected: Option<String>, lang: Lang) -> Pointer {
    let label = mark.label.words(lang);
    let label = match (label.is_empty(), expected) {
        (true, expected) => expected.unwrap_or_default(),
        (false, None) => label.into_owned(),
        (false, Some(expected)) if label.width() > 24 => expected,
        (false, Some(expected)) => format!("{label} · {expected}"),
    };
    // In Word and on web pages nobody sees lines; rows of tables they do.
    let spot = Spot::of(outcome, &mark.place);
    let numbered = spot.seat.is_none() || spot.cell.is_some();
    Pointer { span: mark.place.span, label, numbered }
}

fn expected(finding: &Finding, lang: Lang) -> Option<String> {
    let expected = finding.expected.as_ref()?;
    Some(lang.pick(format!("应为 {expected}"), format!("expected {expected}")))
}

/// What stands beneath the excerpt.
fn below(item: &Item<'_>, more: &[&Mark], lang: Lang) -> Vec<String> {
    let outcome = item.outcome;
    let mut notes = item.notes(lang);
    if !more.is_empty() {
        let places: Vec<String> = more
            .iter()
            .map(|mark| {
                let seat = Spot::of(outcome, &mark.place).seat;
                let place = seat.map(|seat| seat.name(lang));
                let place = place.unwrap_or_else(|| position(&outcome.source, &mark.place));
                format!("{} ({place})", mark.text)
            })
            .collect();
        notes.push(lang.pick(
            format!("另涉及 {} 个数字：{}", more.len(), places.join("、")),
            format!("{} more figures take part: {}", more.len(), places.join(", ")),
        ));
    }
    notes
}

#[cfg(test)]
#[path = "human_tests.rs"]
mod tests;
