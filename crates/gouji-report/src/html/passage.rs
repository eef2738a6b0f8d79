//! The passages that a finding is about, as a reader knows them: paragraphs, their broken lines
//! joined, with the figures marked and what lies far from them left out.

use maud::{Markup, html};

use gouji_core::document::Span;
use gouji_core::finding::Mark;
use gouji_core::lang::Lang;

use super::super::item::Item;
use super::super::printable::printable;
use super::super::spot::Spot;

/// How many figures are marked.
const MARKED: usize = 64;
/// How many passages are shown at once; the others are folded away.
const SHOWN: usize = 8;
/// Characters kept before the first and behind the last figure.
const AROUND: usize = 90;
/// A gap between two figures that is longer than twice this is cut in its middle.
const BETWEEN: usize = 60;

/// A paragraph with its marks, in order; the flag tells the figure the finding is about.
type Passage<'a> = (Span, Vec<(&'a Mark, bool)>);

/// The passages, the one with the figure in question first.
pub(super) fn passages(item: &Item<'_>, lang: Lang) -> Markup {
    let passages = gather(item);
    let (first, more) = passages.split_at(SHOWN.min(passages.len()));
    html! {
        div.passage {
            @for passage in first { (row(item, passage, lang)) }
            @if !more.is_empty() {
                details.more {
                    summary { (lang.pick(format!("另有 {} 处", more.len()), format!("{} more", more.len()))) }
                    @for passage in more { (row(item, passage, lang)) }
                }
            }
        }
    }
}

fn row(item: &Item<'_>, (whole, marks): &Passage<'_>, lang: Lang) -> Markup {
    html! {
        div.row {
            @if let Some((first, _)) = marks.first() {
                @let spot = Spot::of(item.outcome, &first.place);
                span.no {
                    @if spot.path != item.spot.path { (printable(spot.path)) br; }
                    (name(&spot, lang))
                }
            }
            p { (body(item, *whole, marks, lang)) }
        }
    }
}

/// Puts marks of one paragraph together. A mark that overlaps an earlier one is left out.
fn gather<'a>(item: &'a Item<'_>) -> Vec<Passage<'a>> {
    let (outcome, finding) = (item.outcome, item.finding);
    let mut found: Vec<Passage<'a>> = Vec::new();
    let marks = std::iter::once((&finding.primary, true));
    let marks = marks.chain(finding.related.iter().map(|mark| (mark, false)));
    for (mark, primary) in marks.take(MARKED) {
        let span = mark.place.span;
        let line = outcome.source.line_span(outcome.source.position(span.start).line);
        let whole = outcome.outline.paragraph(span.start).unwrap_or(line);
        if span.is_empty() || outcome.source.slice(span).is_empty() {
            continue;
        }
        match found.iter_mut().find(|(known, _)| *known == whole) {
            Some((_, marks)) => {
                let free = marks.iter().all(|(other, _)| {
                    let other = other.place.span;
                    span.end <= other.start || other.end <= span.start
                });
                if free {
                    marks.push((mark, primary));
                }
            }
            None => found.push((whole, vec![(mark, primary)])),
        }
    }
    for (_, marks) in &mut found {
        marks.sort_by_key(|(mark, _)| mark.place.span);
    }
    found
}

fn body(item: &Item<'_>, whole: Span, marks: &[(&Mark, bool)], lang: Lang) -> Markup {
    let source = &item.outcome.source;
    let mut at = whole.start;
    let mut parts: Vec<Markup> = Vec::new();
    for (index, (mark, primary)) in marks.iter().enumerate() {
        let between = source.slice(Span::new(at, mark.place.span.start));
        let between = if index == 0 { end_of(between) } else { middle_of(between) };
        let label = printable(&mark.label.words(lang));
        let expected = item.finding.expected.as_deref().filter(|_| *primary).map(printable);
        parts.push(html! {
            (between)
            mark.primary[*primary].other[!*primary] title=(label) {
                (joined(source.slice(mark.place.span)))
                @if let Some(expected) = expected { span.right { "→ " (expected) } }
                @else if !label.is_empty() && !*primary { span.label { (label) } }
            }
        });
        at = mark.place.span.end;
    }
    let rest = source.slice(Span::new(at, whole.end.max(at)));
    html! { @for part in &parts { (part) } (start_of(rest)) }
}

/// The place of a passage, short.
fn name(spot: &Spot<'_>, lang: Lang) -> String {
    if let Some(seat) = &spot.seat {
        return seat.name(lang);
    }
    let line = spot.start.line;
    match (spot.cell_name(), spot.page) {
        (Some(cell), _) => printable(&cell),
        (None, Some(page)) => lang.pick(format!("{page}页{line}行"), format!("p{page}:{line}")),
        (None, None) => lang.pick(format!("{line}行"), line.to_string()),
    }
}

/// Text without its line breaks: Chinese joins without a blank, other words need one.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split(['\n', '\r', '\u{c}']).enumerate() {
        let line = if index == 0 { line } else { line.trim_start() };
        let words = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if index > 0 && words(out.chars().last()) && words(line.chars().next()) {
            out.push(' ');
        }
        out.push_str(line);
    }
    printable(&out)
}

fn end_of(text: &str) -> String {
    let (end, count) = tail(text, AROUND);
    if count <= AROUND {
        return end;
    }
    format!("…{}", end.chars().skip(count - AROUND).collect::<String>())
}

fn start_of(text: &str) -> String {
    let (start, count) = head(text, AROUND);
    if count <= AROUND {
        return start;
    }
    format!("{}…", start.chars().take(AROUND).collect::<String>())
}

fn middle_of(text: &str) -> String {
    let (start, count) = head(text, 2 * BETWEEN);
    if count <= 2 * BETWEEN {
        return start;
    }
    let start: String = start.chars().take(BETWEEN).collect();
    let (end, count) = tail(text, BETWEEN);
    let end: String = end.chars().skip(count.saturating_sub(BETWEEN)).collect();
    format!("{start} …… {end}")
}

/// The beginning of a text, its lines joined, and how many characters that is: more than `most`, or all there are.
/// A paragraph may be a whole document, and each of its findings shows a little of it.
fn head(text: &str, most: usize) -> (String, usize) {
    let mut taken = 2 * most;
    loop {
        taken = taken.saturating_mul(2);
        let cut = text.char_indices().nth(taken).map(|(at, _)| at);
        let start = joined(cut.and_then(|at| text.get(..at)).unwrap_or(text));
        let count = start.chars().count();
        if count > most || cut.is_none() {
            return (start, count);
        }
    }
}

/// The end of a text, in the same way.
fn tail(text: &str, most: usize) -> (String, usize) {
    let mut taken = 2 * most;
    loop {
        taken = taken.saturating_mul(2);
        // Blanks that open a line are left out: what begins within them would not be known from other blanks.
        let mut back = text.char_indices().rev().skip(taken);
        let cut = back.find(|(_, c)| !c.is_whitespace()).map(|(at, _)| at);
        let end = joined(cut.and_then(|at| text.get(at..)).unwrap_or(text));
        let count = end.chars().count();
        if count > most || cut.is_none() {
            return (end, count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_joined() {
        assert_eq!(joined("比上年减\n  少929.49万元"), "比上年减少929.49万元");
        assert_eq!(joined("final\r\naccount"), "final account");
    }

    #[test]
    fn far_text_is_left_out() {
        let long = "甲".repeat(300);
        assert_eq!(end_of(&long).chars().count(), AROUND + 1);
        assert_eq!(start_of(&long).chars().count(), AROUND + 1);
        assert_eq!(middle_of(&long).chars().count(), 2 * BETWEEN + 4);
        assert_eq!(middle_of("甲乙"), "甲乙");
    }
    #[test]
    fn what_is_cut_first_reads_as_what_is_joined_first() {
        let lines = ["甲乙", "  \tfinal", "account \r", "", "\u{c}  1,2", "　元", "\u{1b}x"];
        for size in 0..400 {
            let line = |index: usize| lines[(index * index + size) % lines.len()];
            let text: String = (0..size).map(|it| format!("{}\n", line(it))).collect();
            let whole = joined(&text);
            let (start, count) = head(&text, AROUND);
            assert!(whole.starts_with(&start) && (count > AROUND || start == whole));
            let (end, count) = tail(&text, AROUND);
            assert!(whole.ends_with(&end) && (count > AROUND || end == whole));
        }
    }

    #[test]
    fn little_of_a_long_paragraph_is_read() {
        let long = "甲".repeat(100_000);
        assert!(head(&long, AROUND).1 < 1_000 && tail(&long, AROUND).1 < 1_000);
    }
}
