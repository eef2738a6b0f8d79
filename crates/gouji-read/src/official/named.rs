//! The rows of official tables without codes: of statements, of names with their numbers, or one row of numbers.
//!
//! Contract: a row has the part of the table that its place in the line or its list number says.

use gouji_core::document::Span;

use super::super::pieces::{Kind, Piece};
use super::{Group, head, is_text};

/// The rows of a statement: labels with their numbers, once or twice in a line.
pub(super) fn statement_rows(body: &[Vec<Piece>]) -> (Option<Vec<Span>>, Vec<Group>) {
    let opens = |line: &Vec<Piece>| line.first().is_some_and(|piece| piece.ordinal.is_some());
    let Some(first) = body.iter().position(opens) else {
        return named_rows(body).unwrap_or_else(|| (None, numbers_only(body)));
    };
    let mut groups: Vec<Group> = Vec::new();
    let mut last = [0usize; 2];
    for line in body.get(first..).unwrap_or_default() {
        let wrapped = match line.as_slice() {
            [only] => only.kind == Kind::Text && only.ordinal.is_none() && only.short,
            _ => false,
        };
        let bare = line.iter().all(|piece| piece.kind == Kind::Number);
        if let Some(group) = groups.last_mut()
            && (wrapped || (bare && group.numbers.is_empty()))
        {
            for piece in line {
                let own =
                    if piece.kind == Kind::Number { &mut group.numbers } else { &mut group.label };
                own.push(piece.span);
            }
            continue;
        }
        let from = groups.len();
        let mut ordinals: Vec<Option<usize>> = Vec::new();
        for piece in line {
            match (piece.kind, groups.get_mut(from..).and_then(<[Group]>::last_mut)) {
                (Kind::Text, _) | (_, None) => {
                    let mut group = Group::default();
                    let own = if piece.kind == Kind::Text {
                        &mut group.label
                    } else {
                        &mut group.numbers
                    };
                    own.push(piece.span);
                    groups.push(group);
                    ordinals.push(piece.ordinal);
                }
                (_, Some(group)) => group.numbers.push(piece.span),
            }
        }
        let lone = ordinals.len() == 1;
        // A lone row may go on on either side: its words tell.
        let side = line.iter().find(|piece| piece.kind == Kind::Text).and_then(|piece| piece.side);
        for (place, ordinal) in ordinals.iter().enumerate() {
            let goes_on =
                |side: usize| ordinal.is_some() && last.get(side).map(|n| n + 1) == *ordinal;
            let part = match lone {
                false => place.min(1),
                true if side.is_some() => side.unwrap_or(1),
                true if goes_on(1) => 1,
                true if goes_on(0) || *ordinal == Some(1) => 0,
                true => 1,
            };
            if let Some(group) = groups.get_mut(from + place) {
                group.part = part;
            }
            if let (Some(ordinal), Some(last)) = (ordinal, last.get_mut(part)) {
                *last = *ordinal;
            }
        }
    }
    (head(body.get(..first).unwrap_or_default()), groups)
}

/// Rows of a name and its numbers, as many in every row, below a line of words.
fn named_rows(body: &[Vec<Piece>]) -> Option<(Option<Vec<Span>>, Vec<Group>)> {
    let named = |line: &&Vec<Piece>| {
        let names = line.iter().take_while(|piece| piece.kind == Kind::Text).count();
        let numbers = line.iter().skip(names);
        names > 0 && line.len() > names && numbers.into_iter().all(|it| it.kind == Kind::Number)
    };
    let first = body.iter().position(|line| named(&line))?;
    let (above, rows) = body.split_at_checked(first)?;
    let count = |line: &[Piece]| line.iter().filter(|piece| piece.kind == Kind::Number).count();
    let width = count(rows.first()?);
    if rows.len() < 2 || !rows.iter().all(|line| named(&line) && count(line) == width) {
        return None;
    }
    let groups = rows.iter().map(|line| {
        let of = |kind: Kind| {
            line.iter().filter(move |piece| piece.kind == kind).map(|piece| piece.span).collect()
        };
        Group { label: of(Kind::Text), numbers: of(Kind::Number), ..Group::default() }
    });
    // The words above name the columns where they are as many; before them one names the rows.
    let head = above.last().filter(|line| is_text(line)).and_then(|line| {
        let names: Vec<Span> = line.iter().map(|piece| piece.span).collect();
        let own = names.len().checked_sub(width)?;
        (own <= 1).then(|| names.into_iter().skip(own).collect())
    });
    Some((head, groups.collect()))
}

/// Rows without labels: the one row of a table of columns.
fn numbers_only(body: &[Vec<Piece>]) -> Vec<Group> {
    let rows = body.iter().filter(|line| line.iter().all(|piece| piece.kind == Kind::Number));
    rows.map(|line| Group {
        numbers: line.iter().map(|piece| piece.span).collect(),
        ..Group::default()
    })
    .collect()
}
