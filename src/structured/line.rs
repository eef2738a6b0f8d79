//! One line of the tree: its fields by name, with units and directions.

use crate::disclosure::{Basis, Identity, MoneyUnit, Unit};
use crate::document::Span;

use super::amount::{self, Printed};
use super::error::{Mistake, Outcome};
use super::fields::{self, Fields};
use super::keys;
use super::model::{BASES, FUNDS, Field, HEDGES, Line};
use super::node::{Node, Value};
use super::slot::{BUDGETS, Slot};

/// Reads the lines of a list; `money` is the unit of amounts that name none.
pub(super) fn lines(nodes: &[Node], money: Option<MoneyUnit>) -> Outcome<Vec<Line>> {
    nodes.iter().map(|node| line(node, money)).collect()
}

fn line(node: &Node, money: Option<MoneyUnit>) -> Outcome<Line> {
    let map = Fields::of(node, "a line", keys::LINE)?;
    let owned = |key: &str| Ok(map.text(key)?.map(|(text, _)| text.to_owned()));
    let mut line = Line {
        id: map.text("id")?.map(|(text, span)| id(text, span)).transpose()?,
        label: owned("label")?.unwrap_or_default(),
        code: map.text("code")?.map(|(text, span)| code(text, span)).transpose()?,
        concept: owned("concept")?,
        fund: map.choice("fund", &FUNDS)?,
        identity: map.get("identity").map(identity).transpose()?,
        hedge: map.choice("hedge", &HEDGES)?.unwrap_or_default(),
        partial: map.flag("partial")?,
        ..Line::default()
    };
    map.text("place")?;
    let units = Units::of(&map, money)?;
    for entry in map.entries() {
        let node = &entry.node;
        match entry.key.as_str() {
            "budget" => budgets(&mut line, node, &units)?,
            "completion" => {
                let Some((value, of)) = with_base(node, "completion", keys::SHARE)? else {
                    field(&mut line, Slot::Completion, node, &units)?;
                    continue;
                };
                field(&mut line, Slot::Completion, value, &units)?;
                line.completion_of =
                    Some(fields::choice(of.0, of.1, "budget of a line", &BUDGETS)?);
            }
            "share" => {
                let Some((value, of)) = with_base(node, "share", keys::SHARE)? else {
                    field(&mut line, Slot::Share, node, &units)?;
                    continue;
                };
                field(&mut line, Slot::Share, value, &units)?;
                line.share_of = Some((of.0.to_owned(), of.1));
            }
            "items" => line.items = lines(fields::list(node, "items")?, money)?,
            key => {
                if let Some(slot) = Slot::from_name(key) {
                    field(&mut line, slot, node, &units)?;
                }
            }
        }
    }
    let main = [Slot::Amount, Slot::Final, Slot::Count, Slot::Value];
    if let Some((_, span)) = map.text("hedge")?
        && !main.into_iter().any(|slot| line.has(slot))
    {
        return Err(Mistake::new(span, "`hedge` speaks of the amount, but this line has none"));
    }
    if map.flag("partial")? && line.items.is_empty() {
        return Err(Mistake::new(node.span, "`partial` speaks of the items, but there are none"));
    }
    Ok(line)
}

/// The units of the figures of one line.
struct Units {
    money: Option<MoneyUnit>,
    classifier: String,
    /// The line counts things, so its prior year and its change are counts.
    counts: bool,
}

impl Units {
    fn of(map: &Fields<'_>, money: Option<MoneyUnit>) -> Outcome<Units> {
        let has = |key| map.get(key).is_some();
        let counts = has("count") && !has("amount") && !has("final");
        let mut units = Units { money, classifier: String::new(), counts };
        let Some((name, span)) = map.text("unit")? else { return Ok(units) };
        match MoneyUnit::from_name(name) {
            Some(_) if counts => {
                return Err(Mistake::new(span, format!("`{name}` counts money, not things"))
                    .help("write money as `amount:`"));
            }
            Some(unit) => units.money = Some(unit),
            None if has("count") => units.classifier = name.to_owned(),
            None => return Err(unknown_unit(name, span)),
        }
        Ok(units)
    }

    fn default_of(&self, slot: Slot, span: Span) -> Outcome<Unit> {
        if slot == Slot::Count || self.counts {
            return Ok(Unit::Count(self.classifier.clone()));
        }
        self.money.map(Unit::Money).ok_or_else(|| {
            Mistake::new(span, "this amount has no unit")
                .help("write `unit: 万元` at the top of the disclosure or on the line")
        })
    }
}

/// The mistake of a unit that is none.
pub(super) fn unknown_unit(name: &str, span: Span) -> Mistake {
    Mistake::new(span, format!("`{name}` is no unit of money"))
        .help("one of: 元, 千元, 万元, 百万元, 亿元")
}

fn field(line: &mut Line, slot: Slot, node: &Node, units: &Units) -> Outcome<()> {
    let (text, span) = fields::text(node, slot.name())?;
    let printed = amount::read(slot, text, units.counts).map_err(|(message, help)| Mistake {
        span,
        message,
        help,
    })?;
    match printed {
        Printed::Word(direction) => line.word = Some((direction, span)),
        Printed::Flat(flat) => line.flat = Some((flat, span)),
        Printed::Figure(number) => {
            let unit = match number.unit {
                Some(unit) => unit,
                None => units.default_of(slot, span)?,
            };
            let (numeral, direction, form) = (number.numeral, number.direction, number.form);
            line.fields.push(Field { slot, numeral, unit, direction, form, span });
        }
    }
    Ok(())
}

fn budgets(line: &mut Line, node: &Node, units: &Units) -> Outcome<()> {
    if !matches!(node.value, Value::Map(_)) {
        return field(line, Slot::Budget(Basis::Budget), node, units);
    }
    let map = Fields::of(node, "`budget`", keys::BUDGET)?;
    for entry in map.entries() {
        let basis = BUDGETS.iter().find(|(name, _)| *name == entry.key);
        if let Some((_, basis)) = basis {
            field(line, Slot::Budget(*basis), &entry.node, units)?;
        }
    }
    Ok(())
}

type Based<'a> = (&'a Node, (&'a str, Span));

/// `{value, of}`; `None` for a plain value.
fn with_base<'a>(node: &'a Node, key: &str, keys: &[&'static str]) -> Outcome<Option<Based<'a>>> {
    if !matches!(node.value, Value::Map(_)) {
        return Ok(None);
    }
    let what = format!("`{key}`");
    let map = Fields::of(node, &what, keys)?;
    let of = fields::text(map.required("of", &what)?, "of")?;
    Ok(Some((map.required("value", &what)?, of)))
}

fn id(text: &str, span: Span) -> Outcome<(String, Span)> {
    if text.contains(|c: char| c == '.' || c.is_whitespace() || c.is_control()) {
        return Err(Mistake::new(span, format!("`{text}` cannot be an id"))
            .help("an id has no blanks and no dots, which stand before a field: `income.growth`"));
    }
    Ok((text.to_owned(), span))
}

fn code(text: &str, span: Span) -> Outcome<String> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Mistake::new(span, format!("`{text}` is no code of the classification"))
            .help("a code has digits only, like \"2150299\""));
    }
    Ok(text.to_owned())
}

fn identity(node: &Node) -> Outcome<Identity> {
    let what = "`identity`";
    let map = Fields::of(node, what, keys::IDENTITY)?;
    let (concept, _) = fields::text(map.required("concept", what)?, "concept")?;
    let mut path = Vec::new();
    for step in map.list("path")? {
        path.push(fields::text(step, "path")?.0.to_owned());
    }
    map.required("fund", what)?;
    map.required("basis", what)?;
    Ok(Identity {
        concept: concept.to_owned(),
        fund: map.choice("fund", &FUNDS)?.unwrap_or(crate::disclosure::Fund::All),
        year: year(&map)?,
        basis: map.choice("basis", &BASES)?.unwrap_or(Basis::Final),
        path,
        entity: map.text("entity")?.map(|(text, _)| text.to_owned()).unwrap_or_default(),
    })
}

/// The field `year`, which has four digits.
pub(super) fn year(map: &Fields<'_>) -> Outcome<Option<i32>> {
    let Some((text, span)) = map.text("year")? else { return Ok(None) };
    match text.parse::<i32>() {
        Ok(year) if text.len() == 4 && (1000..=9999).contains(&year) => Ok(Some(year)),
        _ => Err(Mistake::new(span, format!("`{text}` is no year; write it like 2020"))),
    }
}
