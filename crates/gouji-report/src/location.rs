//! Where something stands, in one word that terminals and editors can follow.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use gouji_check::check::Outcome;
use gouji_core::document::{Place, SourceText};
use gouji_core::lang::Lang;

use super::View;
use super::spot::Spot;

/// What may stand in a path of a URI as it is.
pub(super) const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// `path:line:column` in characters, or `path:sheet!cell`, or `path:p3:line:column`.
pub fn locate(source: &SourceText, place: &Place) -> String {
    let path = super::printable(source.path_of(place.span.start));
    let place = &source.named(place);
    match (place.sheet(), place.cell()) {
        (Some(sheet), Some(cell)) => format!("{path}:{sheet}!{cell}"),
        (Some(sheet), None) => format!("{path}:{sheet}"),
        (None, Some(cell)) => format!("{path}:{cell}"),
        (None, None) => format!("{path}:{}", position(source, place)),
    }
}

/// What is shown of a place, as a link to the file where the terminal can open one.
pub(super) fn linked(shown: String, source: &SourceText, place: &Place, view: &View) -> String {
    let path = Path::new(source.path_of(place.span.start));
    let absolute = std::path::absolute(path).ok().filter(|_| view.links && path.is_file());
    match absolute.as_deref().and_then(Path::to_str) {
        Some(path) => {
            let path = utf8_percent_encode(path, PATH);
            format!("\u{1b}]8;;file://{path}\u{1b}\\{shown}\u{1b}]8;;\u{1b}\\")
        }
        None => shown,
    }
}

/// The file and the place in it, for people: [`locate`], but for a document whose lines nobody sees.
pub fn locate_for_people(outcome: &Outcome, place: &Place, lang: Lang) -> String {
    let spot = Spot::of(outcome, place);
    match &spot.seat {
        Some(seat) => format!("{}: {}", super::printable(spot.path), seat.name(lang)),
        None => locate(&outcome.source, place),
    }
}

/// `line:column` in characters, or `p3:line:column` where the lines of each page are counted.
pub(super) fn position(source: &SourceText, place: &Place) -> String {
    let position = source.position_on_page(place.span.start);
    let page = source.named(place).page.map(|page| format!("p{page}:")).unwrap_or_default();
    format!("{page}{}:{}", position.line, position.column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_core::document::Span;

    #[test]
    fn lines_of_a_page_are_counted_from_its_top() {
        let source = SourceText::new("a.pdf", "一\n二\n\u{c}三\n占78%");
        let source = source.with_pages(vec![0, 8]);
        assert_eq!(locate(&source, &Span::new(16, 19).into()), "a.pdf:p2:2:2");
        assert_eq!(position(&source, &Span::new(9, 12).into()), "p2:1:1");
    }

    #[test]
    fn counts_characters_and_names_cells() {
        let source = SourceText::new("甲.txt", "一二三\n四78%\n");
        let mut place = Place::from(Span::new(13, 16));
        assert_eq!(locate(&source, &place), "甲.txt:2:2");
        place = place.seated(Some("收入决算表".to_owned()), Some("C7".to_owned()));
        assert_eq!(locate(&source, &place), "甲.txt:收入决算表!C7");
    }
}
