//! The rows of official tables with codes.
//!
//! Contract: a row is a code with its name and numbers; names that are wrapped around their numbers are put
//! together only where they come out even.

use gouji_core::document::Span;

use super::super::pieces::{Kind, Piece};
use super::{Group, head, is_text, starts_with_code};

/// The rows of a table with codes: a code, its label and numbers, once or twice in a line.
pub(super) fn coded_rows(body: &[Vec<Piece>]) -> (Option<Vec<Span>>, Vec<Group>) {
    let first = body.iter().position(|line| starts_with_code(line)).unwrap_or(0);
    let above = body.get(..first).unwrap_or_default();
    let mut groups: Vec<Group> = Vec::new();
    let mut classes: [String; 2] = Default::default();
    // Words between two rows, and which groups may own them.
    let mut loose: Vec<Vec<Span>> = vec![Vec::new()];
    let mut owners: Vec<Option<usize>> = Vec::new();
    for line in body.get(first..).unwrap_or_default() {
        if is_text(line) {
            if let Some(last) = loose.last_mut() {
                last.extend(line.iter().map(|piece| piece.span));
            }
            continue;
        }
        let from = groups.len();
        coded_line(line, &mut groups);
        let mut owner = None;
        let count = groups.len() - from;
        for (place, index) in (from..groups.len()).enumerate() {
            let class = code_class(line, place);
            let Some(group) = groups.get_mut(index) else { continue };
            group.part = match (count, &class) {
                (1, Some(class)) => part_of(class, &classes),
                _ => place.min(1),
            };
            if let (Some(class), Some(known)) = (class, classes.get_mut(group.part)) {
                *known = class;
            }
            if group.label.is_empty() && owner.is_none() {
                owner = Some(index);
            }
        }
        // A name that stands whole beside its code may go on above and below it.
        if count == 1 && owner.is_none() {
            owner = Some(from);
        }
        owners.push(owner);
        loose.push(Vec::new());
    }
    names(&mut groups, &owners, &loose, above);
    // A total above the codes: 合计 and its numbers.
    let mut all: Vec<Group> = Vec::new();
    for line in
        above.iter().filter(|line| line.first().is_some_and(|piece| piece.total) && !is_text(line))
    {
        let mut group = Group::default();
        let until = line.iter().skip(1).take_while(|piece| piece.kind == Kind::Number);
        group.label.extend(line.first().map(|piece| piece.span));
        group.numbers.extend(until.map(|piece| piece.span));
        all.push(group);
    }
    all.extend(groups);
    (head(above), all)
}

fn coded_line(line: &[Piece], groups: &mut Vec<Group>) {
    let mut open = false;
    for piece in line {
        let fresh = match (groups.last(), piece.kind) {
            (Some(_), _) if !open => true,
            (Some(_), Kind::Code) => true,
            (Some(group), Kind::Text) => !group.numbers.is_empty(),
            (None, _) => true,
            _ => false,
        };
        if fresh {
            groups.push(Group::default());
            open = true;
        }
        let Some(group) = groups.last_mut() else { continue };
        match piece.kind {
            Kind::Code => group.code = Some(piece.span),
            Kind::Text => group.label.push(piece.span),
            Kind::Number => group.numbers.push(piece.span),
        }
    }
}

/// The class of the `place`-th code of a line.
fn code_class(line: &[Piece], place: usize) -> Option<String> {
    let mut codes = line.iter().filter(|piece| piece.kind == Kind::Code);
    codes.nth(place).and_then(|piece| piece.digits.get(..3).map(str::to_owned))
}

/// The part a lone code belongs to: where its class stands already, else where the nearest class
/// below it does.
fn part_of(class: &String, classes: &[String; 2]) -> usize {
    let [left, right] = classes;
    usize::from(class != left && !right.is_empty() && class >= right)
}

/// Puts wrapped names together. A name stands around the line of its numbers: as many lines below
/// it as above. One that does not come out even leaves all names of the table as they stand.
fn names(
    groups: &mut [Group],
    owners: &[Option<usize>],
    loose: &[Vec<Span>],
    above: &[Vec<Piece>],
) {
    let bare = |owner: &Option<usize>| {
        owner.and_then(|index| groups.get(index)).is_some_and(|group| group.label.is_empty())
    };
    let mut before: Vec<Span> = Vec::new();
    if owners.first().is_some_and(bare)
        && let Some(line) = above.last().filter(|line| is_text(line))
    {
        before.extend(line.iter().map(|piece| piece.span));
    }
    let mut found: Vec<(usize, Vec<Span>, Vec<Span>)> = Vec::new();
    for (row, owner) in owners.iter().enumerate() {
        let behind = loose.get(row + 1).map_or(&[][..], Vec::as_slice);
        if before.len() > behind.len() {
            return;
        }
        let (own, rest) = behind.split_at(before.len());
        match owner {
            Some(index) => found.push((*index, std::mem::take(&mut before), own.to_vec())),
            None if before.is_empty() => {}
            None => return,
        }
        before = rest.to_vec();
    }
    for (index, head, tail) in found {
        let Some(group) = groups.get_mut(index) else { continue };
        let own = std::mem::take(&mut group.label);
        group.label = head.into_iter().chain(own).chain(tail).collect();
    }
}
