//! A place with everything that a format may want to know of it, worked out once for all renderers.

use gouji_check::check::Outcome;
use gouji_core::document::{Format, Place, Position, SourceText};
use gouji_core::lang::Lang;

use super::seat::Seat;

/// A place of a checked document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot<'a> {
    /// The file, as the user named it.
    pub path: &'a str,
    /// Where it begins, on its page where there are pages.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// The bytes of the text shown.
    pub span: gouji_core::document::Span,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The sheet.
    pub sheet: Option<String>,
    /// The cell.
    pub cell: Option<String>,
    /// Where it stands for a reader who sees no lines.
    pub seat: Option<Seat>,
    /// Whether the lines and columns are those of the file, as an editor shows it.
    pub editable: bool,
}

impl<'a> Spot<'a> {
    /// The spot of a place in a document.
    pub fn of(outcome: &'a Outcome, place: &Place) -> Spot<'a> {
        let spot = Spot::within(&outcome.source, place);
        // Where several files make one document, each has a format of its own.
        let editable = match spot.path == outcome.source.path() {
            true => is_plain(outcome.format),
            false => has_ending(spot.path, PLAIN),
        };
        let flows = match spot.path == outcome.source.path() {
            true => matches!(outcome.format, Format::Docx | Format::Html),
            false => has_ending(spot.path, FLOWING),
        };
        let seat = flows.then(|| Seat::of(outcome, place, spot.cell.as_deref()));
        Spot { editable, seat, ..spot }
    }

    /// The spot of a place in a text whose format does not matter.
    pub fn within(source: &'a SourceText, place: &Place) -> Spot<'a> {
        let named = source.named(place);
        Spot {
            path: source.path_of(place.span.start),
            start: source.position_on_page(place.span.start),
            end: source.position_on_page(place.span.end),
            span: place.span,
            page: named.page,
            sheet: named.sheet().map(str::to_owned),
            cell: named.cell().map(str::to_owned),
            seat: None,
            editable: false,
        }
    }

    /// The sheet and cell in one word, where there are any.
    pub fn cell_name(&self) -> Option<String> {
        match (&self.sheet, &self.cell) {
            (Some(sheet), Some(cell)) => Some(format!("{sheet}!{cell}")),
            (Some(name), None) | (None, Some(name)) => Some(name.clone()),
            (None, None) => None,
        }
    }

    /// The place in words, without the file.
    pub fn words(&self, lang: Lang) -> String {
        match &self.seat {
            Some(seat) => seat.words(lang),
            None => self.name(lang),
        }
    }

    /// The same without the words around it, for what shows them anyway.
    pub fn name(&self, lang: Lang) -> String {
        if let Some(seat) = &self.seat {
            return seat.name(lang);
        }
        if let Some(cell) = self.cell_name() {
            return cell;
        }
        let Position { line, column } = self.start;
        match self.page {
            Some(page) => lang.pick(
                format!("第 {page} 页第 {line} 行第 {column} 字"),
                format!("page {page}, line {line}, column {column}"),
            ),
            None => lang.pick(
                format!("第 {line} 行第 {column} 字"),
                format!("line {line}, column {column}"),
            ),
        }
    }
}

/// Whether the text shown is the file itself.
fn is_plain(format: Format) -> bool {
    matches!(format, Format::Text | Format::Markdown | Format::Yaml | Format::Json)
}

/// The endings of files whose text is shown as it is, and of those whose lines nobody sees.
const PLAIN: &[&str] = &["txt", "md", "markdown", "yaml", "yml", "json"];
const FLOWING: &[&str] = &["docx", "docm", "html", "htm"];

fn has_ending(path: &str, endings: &[&str]) -> bool {
    let ending = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    endings.contains(&ending.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use gouji_core::document::Span;

    #[test]
    fn says_where_in_both_languages() {
        let run = samples::run(Lang::En);
        let outcome = &run.outcomes[0];
        let spot = Spot::of(outcome, &outcome.findings[0].primary.place);
        assert!(spot.editable);
        assert_eq!(spot.words(Lang::Zh), "第 4 行第 25 字");
        assert_eq!(spot.words(Lang::En), "line 4, column 25");
    }

    #[test]
    fn pages_and_cells_have_their_own_names() {
        let source = SourceText::new("a.pdf", "一\n二\n\u{c}三\n占78%").with_pages(vec![0, 8]);
        let spot = Spot::within(&source, &Span::new(16, 19).into());
        assert_eq!(spot.words(Lang::En), "page 2, line 2, column 2");
        let cell = Place::default().seated(Some("收入决算表".to_owned()), Some("C7".to_owned()));
        assert_eq!(Spot::within(&source, &cell).words(Lang::Zh), "收入决算表!C7");
    }
}
