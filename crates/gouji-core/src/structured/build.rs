//! From lines as written to figures with their identities; the claims follow.

use crate::disclosure::{
    Basis, Disclosure, Doubts, Figure, FigureId, Form, Fund, Header, Identity, Kind, Origin, Why,
};

use super::checks;
use super::claims;
use super::model::{Book, Line};
use super::names::{Names, Slots};
use super::slot::Slot;
use crate::yaml::Outcome;

/// A line whose figures are in the disclosure.
pub(super) struct Placed<'a> {
    pub(super) line: &'a Line,
    pub(super) slots: Slots,
    pub(super) items: Vec<Placed<'a>>,
}

/// What a line takes over from what it stands in.
#[derive(Clone)]
struct Scope {
    fund: Option<Fund>,
    origin: Origin,
    /// The labels above, joined.
    above: String,
}

/// Builds the disclosure of a book.
pub(super) fn build(book: &Book<'_>) -> Outcome<Disclosure> {
    let mut builder = Builder {
        disclosure: Disclosure { header: book.header.clone(), ..Disclosure::default() },
        names: Names::default(),
        usual: Vec::new(),
    };
    // There may be very many: they are not moved while they become more.
    let rows = book.tables.iter().flat_map(|(_, rows)| rows);
    builder.disclosure.figures.reserve(book.lines.iter().chain(rows).map(fields).sum());
    let scope = Scope { fund: None, origin: Origin::Structured, above: String::new() };
    let mut groups = vec![builder.place_all(&book.lines, &scope)?];
    for (index, (label, rows)) in book.tables.iter().enumerate() {
        let scope = Scope { fund: None, origin: Origin::Table(index), above: label.clone() };
        groups.push(builder.place_all(rows, &scope)?);
    }
    let Builder { mut disclosure, names, usual } = builder;
    for group in &groups {
        claims::of_group(group, None, &names, &mut disclosure)?;
    }
    for check in book.checks {
        let claim = checks::check(check, book.source, &names)?;
        disclosure.say(Why::stated(Form::Structured), claim);
    }
    crate::disclosure::settle_precision(&mut disclosure);
    for (id, decimals) in usual {
        if let Some(figure) = disclosure.figures.get_mut(id.0) {
            figure.usual_decimals = (decimals > 0).then_some(decimals);
        }
    }
    Ok(disclosure)
}

/// How many fields a line has, with those below it.
fn fields(line: &Line) -> usize {
    line.fields.len() + line.items.iter().map(fields).sum::<usize>()
}

struct Builder {
    disclosure: Disclosure,
    names: Names,
    /// Precision that the file states itself.
    usual: Vec<(FigureId, u32)>,
}

impl Builder {
    fn place_all<'a>(&mut self, lines: &'a [Line], scope: &Scope) -> Outcome<Vec<Placed<'a>>> {
        lines.iter().map(|line| self.place(line, scope)).collect()
    }

    fn place<'a>(&mut self, line: &'a Line, scope: &Scope) -> Outcome<Placed<'a>> {
        let scope = Scope { fund: line.fund.or(scope.fund), ..scope.clone() };
        let identity = identity(line, &scope, &self.disclosure.header);
        let mut slots = Slots::new();
        for field in &line.fields {
            let own = identity.as_ref().and_then(|(identity, known)| {
                // An amount and a count of one line are two quantities.
                let counted =
                    field.slot == Slot::Count && (line.has(Slot::Amount) || line.has(Slot::Final));
                if counted { None } else { field.slot.identity(identity, *known) }
            });
            let label = match &field.label {
                Some(label) => label.clone(),
                None => format!("{}{}", line.label, field.slot.label_suffix()),
            };
            let identity = own.map(|own| self.disclosure.identities.once(own));
            let id = self.disclosure.add(Figure {
                numeral: field.numeral.clone(),
                unit: field.unit.clone(),
                hedge: field.hedge,
                place: field.span.into(),
                label,
                identity,
                origin: scope.origin,
                usual_decimals: None,
                entire: false,
                doubts: Doubts::NONE,
            });
            slots.insert(field.slot, id);
            if let Some(reason) = field.unchecked {
                self.disclosure.reasons.insert(id, reason);
            }
            if let Some(decimals) = field.usual_decimals {
                self.usual.push((id, decimals));
            }
            if matches!(field.slot, Slot::Change | Slot::Growth) {
                self.names.note_move(id, field.direction, field.form);
            }
        }
        if let Some((id, span)) = &line.id {
            self.names.add(id, *span, slots.clone())?;
        }
        let inner = Scope { above: join(&scope.above, &line.label), ..scope };
        Ok(Placed { line, slots, items: self.place_all(&line.items, &inner)? })
    }
}

fn join(above: &str, label: &str) -> String {
    if above.is_empty() { label.to_owned() } else { format!("{above}/{label}") }
}

/// What the amount of a line certainly is, and whether its basis is certain.
fn identity(line: &Line, scope: &Scope, header: &Header) -> Option<(Identity, bool)> {
    if let Some(identity) = &line.identity {
        return Some((identity.clone(), true));
    }
    let concept = match (&line.concept, &line.code) {
        (Some(concept), _) => concept.clone(),
        // The same code stands under income and expenditure, under basic and project expenditure:
        // without a concept it names the same thing only in the same place under the same name.
        (None, Some(_)) => join(&scope.above, &line.label),
        (None, None) => return None,
    };
    let fund = match (scope.fund, scope.origin) {
        (Some(fund), _) => fund,
        // A table is often of one fund only, so there nothing is assumed.
        (None, Origin::Table(_)) => return None,
        (None, _) => Fund::All,
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
        path: line.code.as_deref().map(path).unwrap_or_default(),
        entity: String::new(),
    };
    Some((identity, basis.is_some()))
}

/// The path of a functional code: class, section and item are its first 3, 5 and 7 digits.
fn path(code: &str) -> Vec<String> {
    let mut path: Vec<String> =
        [3, 5, 7].iter().filter_map(|end| code.get(..*end)).map(str::to_owned).collect();
    if path.last().is_none_or(|last| last != code) {
        path.push(code.to_owned());
    }
    path
}
