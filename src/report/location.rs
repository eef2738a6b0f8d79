//! Where something stands, in one word that terminals and editors can follow.

use crate::document::{Place, SourceText};

/// `path:line:column` in characters, or `path:sheet!cell`, or `path:p3:line:column`.
pub fn locate(source: &SourceText, place: &Place) -> String {
    let path = super::printable(source.path());
    let place = &source.named(place);
    match (&place.sheet, &place.cell, place.page) {
        (Some(sheet), Some(cell), _) => format!("{path}:{sheet}!{cell}"),
        (Some(sheet), None, _) => format!("{path}:{sheet}"),
        (None, Some(cell), _) => format!("{path}:{cell}"),
        (None, None, Some(page)) => format!("{path}:p{page}:{}", position(source, place)),
        (None, None, None) => format!("{path}:{}", position(source, place)),
    }
}

/// `line:column` in characters.
pub(super) fn position(source: &SourceText, place: &Place) -> String {
    let position = source.position(place.span.start);
    format!("{}:{}", position.line, position.column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Span;

    #[test]
    fn counts_characters_and_names_cells() {
        let source = SourceText::new("甲.txt", "一二三\n四78%\n");
        let mut place = Place::from(Span::new(13, 16));
        assert_eq!(locate(&source, &place), "甲.txt:2:2");
        place.sheet = Some("收入决算表".to_owned());
        place.cell = Some("C7".to_owned());
        assert_eq!(locate(&source, &place), "甲.txt:收入决算表!C7");
    }
}
