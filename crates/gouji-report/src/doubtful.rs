//! The tables of a document that were not understood, in words.
//!
//! Contract: one line a file; every such table is counted, the first few are named with the reason.

use gouji_check::check::Outcome;
use gouji_core::disclosure::{TableDoubt, TableNote};
use gouji_core::lang::Lang;

use super::printable::printable;
use super::summary::plural;

/// How many tables are named.
const NAMED: usize = 6;

/// The lines of a document, one for each of its files some of whose tables are in doubt.
pub(super) fn lines(outcome: &Outcome, lang: Lang) -> Vec<String> {
    let doubtful: Vec<(&TableNote, TableDoubt)> =
        outcome.disclosure.tables.iter().filter_map(|note| Some((note, note.doubt?))).collect();
    let file = |note: &TableNote| outcome.source.path_of(note.place.span.start);
    let parts = doubtful.chunk_by(|(left, _), (right, _)| file(left) == file(right));
    let line = |part: &[(&TableNote, TableDoubt)]| {
        let (first, _) = part.first()?;
        Some(line(file(first), part, lang))
    };
    parts.filter_map(line).collect()
}

fn line(path: &str, doubtful: &[(&TableNote, TableDoubt)], lang: Lang) -> String {
    let mut names: Vec<String> =
        doubtful.iter().take(NAMED).map(|(note, doubt)| name(note, *doubt, lang)).collect();
    let more = doubtful.len().saturating_sub(NAMED);
    if more > 0 {
        names.push(match lang {
            Lang::Zh => format!("另有 {more} 张"),
            Lang::En => format!("{more} more"),
        });
    }
    let path = printable(path);
    match lang {
        Lang::Zh => format!("{path}：{} 张表没有全部读懂：{}", doubtful.len(), names.join("、")),
        Lang::En => {
            let count = plural(doubtful.len(), "table", "tables");
            format!("{path}: {count} not fully understood: {}", names.join(", "))
        }
    }
}

fn name(note: &TableNote, doubt: TableDoubt, lang: Lang) -> String {
    let number = note.index + 1;
    let name = match (note.title.is_empty(), lang) {
        (false, _) => printable(&note.title),
        (true, Lang::Zh) => format!("第 {number} 张表"),
        (true, Lang::En) => format!("table {number}"),
    };
    let (zh, en) = match doubt {
        TableDoubt::UnknownForm => ("不是已知的表式", "no form that is known"),
        TableDoubt::DoesNotAddUp => {
            ("多处加不起来，可能没有读对", "it does not add up in many places and may be misread")
        }
        TableDoubt::Displaced => ("金额与名称错行", "amounts beside the wrong names"),
        TableDoubt::TooLarge => ("太大", "too large"),
    };
    lang.pick(format!("{name}（{zh}）"), format!("{name} ({en})"))
}
