//! Official tables that a text export left as lines: a title that ends with 表, then rows of labels,
//! codes and numbers set off by blanks.
//!
//! Contract: nothing is interpreted but the form: a row is a code, a label and the numbers behind them
//! in the order they are printed, and which of the parts side by side it belongs to. A label that is
//! wrapped around its numbers is put together where that is certain, else left out. Lines that are no
//! such table are left to others.

use crate::document::{Cell, Passage, SourceText, Span, Table};

use super::again::Again;
use super::fold::{Folder, fold};
use super::heading::CHINESE_DIGITS;
use super::lines::{LineKind, Lines};
use super::pieces::{Kind, Piece, pieces};

/// The longest title, in characters.
const LONGEST: usize = 40;

/// More lines than this are no table.
const MOST_LINES: usize = 2_000;

/// Whether a line may be the title of an official table.
pub fn is_title(line: &str) -> bool {
    // Most lines are no title, and folding one costs more than looking at it.
    if !line.contains('表') {
        return false;
    }
    let folded = fold(line, 0);
    let text = folded.text();
    let head = text.split('（').next().unwrap_or("");
    let closed = text.ends_with('表') || (head.ends_with('表') && text.ends_with('）'));
    let words = ["决算", "预算", "收支总表", "收入总表", "支出总表"];
    closed
        && (5..=LONGEST).contains(&text.chars().count())
        && words.iter().any(|word| text.contains(word))
        && !text.contains(['。', '，', '；', '：', '、', '.', '…'])
}

/// One label with its numbers.
#[derive(Debug, Default)]
struct Group {
    code: Option<Span>,
    label: Vec<Span>,
    numbers: Vec<Span>,
    part: usize,
}

/// The table below a title at a line, and the line behind it.
pub fn table(source: &SourceText, lines: &Lines, title: usize) -> Option<(Table, usize)> {
    let mut body: Vec<Vec<Piece>> = Vec::new();
    let mut index = title + 1;
    let mut again = Again::of(lines.get(title).map_or("", |line| source.slice(line.span)));
    while let Some(line) = lines.get(index) {
        let text = source.slice(line.span);
        if again.repeats(text, (index, body.len())) {
            index += 1;
            continue;
        }
        match line.kind {
            LineKind::TableRow(_) | LineKind::TabCell => return None,
            LineKind::Blank | LineKind::Furniture => {}
            _ if ends(text) => break,
            _ => {
                let line = pieces(text, line.span.start);
                if let Some((begins, count)) = again.restarts(text, &line) {
                    body.truncate(count);
                    index = begins;
                    break;
                }
                body.push(line);
            }
        }
        index += 1;
        if index - title > MOST_LINES {
            return None;
        }
    }
    let numbers = |line: &Vec<Piece>| line.iter().filter(|p| p.kind == Kind::Number).count();
    let rows: Vec<usize> = body.iter().map(numbers).filter(|count| *count > 0).collect();
    // One row of many amounts is a table of columns.
    if rows.is_empty() || (rows.len() == 1 && rows.first().is_none_or(|count| *count < 4)) {
        return None;
    }
    let coded = body.iter().filter(|line| starts_with_code(line)).count();
    let (head, groups) = if coded >= 2 { coded_rows(&body) } else { statement_rows(&body) };
    let mut table = Table { ragged: true, ..Table::default() };
    if let Some(head) = head {
        let blank = || Cell::single(Passage::default());
        let mut row = vec![blank(), blank()];
        row.extend(head.iter().map(|span| Cell::single(fold(source.slice(*span), span.start))));
        table.rows.push(row);
        table.parts.push(0);
        table.header_rows = 1;
    }
    for group in groups {
        let code: Vec<Span> = group.code.iter().flat_map(|span| words(source, *span)).collect();
        let mut row = vec![cell(source, &code), cell(source, &group.label)];
        row.extend(group.numbers.iter().map(|span| cell(source, &[*span])));
        for span in group.code.iter().chain(&group.label).chain(&group.numbers) {
            table.span = if table.span.is_empty() { *span } else { table.span.to(*span) };
        }
        table.rows.push(row);
        table.parts.push(group.part);
    }
    Some((table, index))
}

/// The words of a span: a code may stand in three columns.
pub fn words(source: &SourceText, span: Span) -> impl Iterator<Item = Span> + '_ {
    let text = source.slice(span);
    text.split_whitespace().map(move |word| {
        let at = span.start + (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        Span::new(at, at + word.len())
    })
}

/// Whether a line stands below the table.
fn ends(text: &str) -> bool {
    let plain = fold(text, 0);
    let plain = plain.text();
    is_title(text)
        || plain.contains('。')
        || ["注", "说明", "备注", "第"].iter().any(|opening| plain.starts_with(opening))
            && (plain.contains('：') || plain.contains("部分"))
}

fn cell(source: &SourceText, spans: &[Span]) -> Cell {
    let mut folder = Folder::default();
    for span in spans {
        folder.push_text(source.slice(*span), span.start);
    }
    Cell::single(folder.finish())
}

fn starts_with_code(line: &[Piece]) -> bool {
    line.first().is_some_and(|piece| piece.kind == Kind::Code)
}

fn is_text(line: &[Piece]) -> bool {
    line.iter().all(|piece| piece.kind == Kind::Text)
}

/// The names of the columns: the last line of words above the rows that has several, 合计 among
/// them.
fn head(lines: &[Vec<Piece>]) -> Option<Vec<Span>> {
    let named = |line: &&Vec<Piece>| {
        line.len() >= 2 && is_text(line) && line.iter().any(|piece| piece.total)
    };
    let line = lines.iter().rev().find(named)?;
    Some(line.iter().map(|piece| piece.span).collect())
}

/// The rows of a table with codes: a code, its label and numbers, once or twice in a line.
fn coded_rows(body: &[Vec<Piece>]) -> (Option<Vec<Span>>, Vec<Group>) {
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

/// The rows of a statement: labels with their numbers, once or twice in a line.
fn statement_rows(body: &[Vec<Piece>]) -> (Option<Vec<Span>>, Vec<Group>) {
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

/// The number of a Chinese list number.
pub(super) fn ordinal(text: &str) -> Option<usize> {
    let (digits, _) = text.split_once('、')?;
    let mut number = 0usize;
    for c in digits.chars() {
        let digit = CHINESE_DIGITS.iter().position(|own| *own == c)?;
        number = match digit {
            0..=8 => number + digit + 1,
            9 if number == 0 => 10,
            9 => number * 10,
            _ => return None,
        };
    }
    (number > 0).then_some(number)
}
