//! From lines as written to figures with their identities; the claims follow.

use crate::disclosure::{Basis, Disclosure, Figure, Fund, Header, Identity, Kind, Origin};
use crate::reading::Hedge;

use super::checks;
use super::claims;
use super::error::Outcome;
use super::model::{Book, Line};
use super::names::{Names, Slots};
use super::slot::Slot;

/// A line whose figures are in the disclosure.
pub(super) struct Placed<'a> {
    pub(super) line: &'a Line,
    pub(super) slots: Slots,
    pub(super) items: Vec<Placed<'a>>,
}

/// What a line takes over from what it stands in.
#[derive(Clone, Copy)]
struct Scope {
    fund: Option<Fund>,
    /// In tables nothing is assumed: the same code stands in income and in expenditure.
    table: bool,
}

/// Builds the disclosure of a book.
pub(super) fn build(book: &Book<'_>) -> Outcome<(Disclosure, Names)> {
    let mut builder = Builder {
        disclosure: Disclosure { header: book.header.clone(), ..Disclosure::default() },
        names: Names::default(),
    };
    let mut groups = vec![builder.place_all(&book.lines, Scope { fund: None, table: false })?];
    for rows in &book.tables {
        groups.push(builder.place_all(rows, Scope { fund: None, table: true })?);
    }
    let Builder { mut disclosure, names } = builder;
    for group in &groups {
        claims::of_group(group, None, &names, &mut disclosure)?;
    }
    for check in book.checks {
        let claim = checks::check(check, &names)?;
        disclosure.claims.push(claim);
    }
    crate::disclosure::settle_precision(&mut disclosure);
    Ok((disclosure, names))
}

struct Builder {
    disclosure: Disclosure,
    names: Names,
}

impl Builder {
    fn place_all<'a>(&mut self, lines: &'a [Line], scope: Scope) -> Outcome<Vec<Placed<'a>>> {
        lines.iter().map(|line| self.place(line, scope)).collect()
    }

    fn place<'a>(&mut self, line: &'a Line, scope: Scope) -> Outcome<Placed<'a>> {
        let scope = Scope { fund: line.fund.or(scope.fund), ..scope };
        let identity = identity(line, scope, &self.disclosure.header);
        let mut slots = Slots::new();
        let mut hedged = false;
        for field in &line.fields {
            let main =
                matches!(field.slot, Slot::Amount | Slot::Final | Slot::Count | Slot::Value);
            // The hedge stands with the first figure that the line is about.
            let hedge = if main && !hedged { line.hedge } else { Hedge::None };
            hedged |= main;
            let id = self.disclosure.add(Figure {
                numeral: field.numeral.clone(),
                unit: field.unit.clone(),
                hedge,
                place: field.span.into(),
                label: format!("{}{}", line.label, field.slot.label_suffix()),
                identity: identity
                    .as_ref()
                    .and_then(|(identity, known)| field.slot.identity(identity, *known)),
                origin: Origin::Structured,
                usual_decimals: None,
            });
            slots.insert(field.slot, id);
            if matches!(field.slot, Slot::Change | Slot::Growth) {
                self.names.note_move(id, field.direction, field.form);
            }
        }
        if let Some((id, span)) = &line.id {
            self.names.add(id, *span, slots.clone())?;
        }
        Ok(Placed { line, slots, items: self.place_all(&line.items, scope)? })
    }
}

/// What the amount of a line certainly is, and whether its basis is certain.
fn identity(line: &Line, scope: Scope, header: &Header) -> Option<(Identity, bool)> {
    if let Some(identity) = &line.identity {
        return Some((identity.clone(), true));
    }
    let concept = match (&line.concept, &line.code) {
        (Some(concept), _) => concept.clone(),
        (None, Some(code)) if !scope.table && code.starts_with('2') => {
            "expenditure.function".to_owned()
        }
        _ => return None,
    };
    let fund = match scope.fund {
        Some(fund) => fund,
        None if scope.table => return None,
        None => Fund::All,
    };
    let basis = match header.kind {
        Kind::Final => Some(Basis::Final),
        Kind::Budget => Some(Basis::Budget),
        Kind::Report | Kind::Unknown => None,
    };
    let identity = Identity {
        concept,
        fund,
        year: header.year,
        basis: basis.unwrap_or(Basis::Final),
        path: line.code.iter().cloned().collect(),
        entity: String::new(),
    };
    Some((identity, basis.is_some()))
}
