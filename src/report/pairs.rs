//! Documents that would be checked against each other with `--together`, said once.
//!
//! Contract: only a text and a workbook in one folder whose titles name the same body, and not two
//! years or kinds.

use std::path::Path;

use crate::check::Outcome;
use crate::disclosure::Kind;
use crate::document::Format;
use crate::lang::Lang;

use super::Run;
use super::printable::printable;

/// What is said of the first such pair.
pub fn hint(run: &Run, lang: Lang) -> Option<String> {
    let (books, texts): (Vec<&Outcome>, Vec<&Outcome>) =
        run.outcomes.iter().filter(|it| it.coverage.figures > 0).partition(|it| is_book(it));
    let of = |text: &Outcome| books.iter().find(|book| belong(text, book)).copied();
    let (text, book) = texts.into_iter().find_map(|text| Some((text, of(text)?)))?;
    let (text, book) = (printable(text.source.path()), printable(book.source.path()));
    Some(lang.pick(
        format!("{text} 和 {book} 是同一份公开；一起核对可以查出更多：gouji check --together {text} {book}"),
        format!("{text} and {book} are one disclosure; together more of them can be checked: gouji check --together {text} {book}"),
    ))
}

fn is_book(outcome: &Outcome) -> bool {
    matches!(outcome.format, Format::Xlsx | Format::Csv)
}

fn belong(one: &Outcome, other: &Outcome) -> bool {
    let folder = |it: &Outcome| Path::new(it.source.path()).parent().map(Path::to_path_buf);
    let (left, right) = (&one.disclosure.header, &other.disclosure.header);
    let kinds = left.kind == right.kind || [left.kind, right.kind].contains(&Kind::Unknown);
    let years = left.year == right.year || left.year.is_none() || right.year.is_none();
    folder(one) == folder(other)
        && left.entity.is_some()
        && left.entity == right.entity
        && kinds
        && years
}
