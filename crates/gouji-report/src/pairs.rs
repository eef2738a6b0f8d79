//! Documents that would be checked against each other with `--together`, said once.
//!
//! Contract: only a text and a workbook in one folder whose titles name the same body, or which are the only two of
//! their folder where one of them names none; and not two years or kinds.

use std::collections::BTreeMap;
use std::path::Path;

use gouji_check::check::Outcome;
use gouji_core::disclosure::Kind;
use gouji_core::document::Format;
use gouji_core::lang::Lang;

use super::Run;
use super::printable::printable;

/// So many workbooks of one body are looked at for each text.
const MOST: usize = 8;

/// What is said of the first such pair.
pub fn hint(run: &Run, lang: Lang) -> Option<String> {
    let mut folders: BTreeMap<Option<&Path>, Vec<&Outcome>> = BTreeMap::new();
    for outcome in run.outcomes.iter().filter(|it| it.coverage.figures > 0) {
        folders.entry(folder(outcome)).or_default().push(outcome);
    }
    let (text, book) = folders.values().find_map(|all| pair(all))?;
    let (text, book) = (word(text.source.path()), word(book.source.path()));
    Some(lang.pick(
        format!("{text} 和 {book} 看来是同一份公开；一起核对可以查出更多：gouji check --together {text} {book}"),
        format!("{text} and {book} seem to be one disclosure; together more of them can be checked: gouji check --together {text} {book}"),
    ))
}

/// The first text and workbook of a folder that belong together.
fn pair<'a>(all: &[&'a Outcome]) -> Option<(&'a Outcome, &'a Outcome)> {
    let (books, texts): (Vec<&Outcome>, Vec<&Outcome>) = all.iter().partition(|it| is_book(it));
    if let ([text], [book]) = (texts.as_slice(), books.as_slice()) {
        let fit = names_one(text, book) || is_unnamed(text, book);
        return (fit && may_belong(text, book)).then_some((*text, *book));
    }
    let mut of: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
    for book in books {
        if let Some(entity) = &book.disclosure.header.entity {
            of.entry(entity).or_default().push(book);
        }
    }
    texts.into_iter().find_map(|text| {
        let books = of.get(text.disclosure.header.entity.as_deref()?)?;
        // One that has many books is looked for among a few.
        let book = books.iter().take(MOST).find(|book| may_belong(text, book))?;
        Some((text, *book))
    })
}

fn is_book(outcome: &Outcome) -> bool {
    matches!(outcome.format, Format::Xlsx | Format::Csv)
}

fn folder(outcome: &Outcome) -> Option<&Path> {
    Path::new(outcome.source.path()).parent()
}

/// Whether two documents are not of two years or kinds.
fn may_belong(one: &Outcome, other: &Outcome) -> bool {
    let (left, right) = (&one.disclosure.header, &other.disclosure.header);
    let kinds = left.kind == right.kind || [left.kind, right.kind].contains(&Kind::Unknown);
    let years = left.year == right.year || left.year.is_none() || right.year.is_none();
    kinds && years
}

/// Whether both name the same body.
fn names_one(one: &Outcome, other: &Outcome) -> bool {
    let (left, right) = (&one.disclosure.header.entity, &other.disclosure.header.entity);
    left.is_some() && left == right
}

/// Whether one of them names no body.
fn is_unnamed(one: &Outcome, other: &Outcome) -> bool {
    [one, other].iter().any(|it| it.disclosure.header.entity.is_none())
}

/// A path as a word of a command.
fn word(path: &str) -> String {
    let path = printable(path);
    let plain = |c: char| c.is_alphanumeric() || "/._-,:+@\\".contains(c);
    if path.chars().all(plain) { path } else { format!("\"{path}\"") }
}
