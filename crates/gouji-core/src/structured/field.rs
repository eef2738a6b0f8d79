//! One field of a line: a printed figure, alone or with notes about it (hedge, label, place).

use crate::disclosure::{Basis, MoneyUnit, Unit};
use crate::document::Span;
use crate::reading::Hedge;

use super::amount::{self, Printed};
use super::keys;
use super::model::{Field, HEDGES, Line, REASONS};
use super::slot::{BUDGETS, Slot};
use super::wording::{UNITS, no_unit};
use crate::yaml::fields::{self, Fields};
use crate::yaml::{Mistake, Outcome};
use crate::yaml::{Node, Value};

/// The units of the figures of one line.
pub(super) struct Units {
    money: Option<MoneyUnit>,
    classifier: String,
    /// The line counts things, so its prior year and its change are counts.
    counts: bool,
}

impl Units {
    pub(super) fn of(map: &Fields<'_>, money: Option<MoneyUnit>) -> Outcome<Units> {
        let has = |key| map.get(key).is_some();
        let counts = has("count") && !has("amount") && !has("final");
        let mut units = Units { money, classifier: String::new(), counts };
        let Some((name, span)) = map.text("unit")? else { return Ok(units) };
        match MoneyUnit::from_name(name) {
            Some(_) if counts => {
                let message = (
                    format!("`{name}` 是金额单位，不是计数单位"),
                    format!("`{name}` counts money, not things"),
                );
                return Err(Mistake::new(span, message)
                    .help(("金额写在 `amount:` 中", "write money as `amount:`")));
            }
            Some(unit) => units.money = Some(unit),
            None if has("count") => units.classifier = name.to_owned(),
            None => return Err(unknown_unit(name, span)),
        }
        Ok(units)
    }

    /// The unit of money that the items take over.
    pub(super) fn inherited(&self, outer: Option<MoneyUnit>) -> Option<MoneyUnit> {
        self.money.or(outer)
    }

    fn default_of(&self, slot: Slot, span: Span) -> Outcome<Unit> {
        if slot == Slot::Count || self.counts {
            return Ok(Unit::Count(self.classifier.clone()));
        }
        self.money.map(Unit::Money).ok_or_else(|| {
            Mistake::new(span, ("这个金额没有单位", "this amount has no unit")).help((
                "在文件开头或这一行写 `unit: 万元`",
                "write `unit: 万元` at the top of the disclosure or on the line",
            ))
        })
    }
}

/// The mistake of a unit that is none.
pub(super) fn unknown_unit(name: &str, span: Span) -> Mistake {
    Mistake::new(span, no_unit(name)).help(UNITS)
}

/// Reads the figure of a slot into the line.
pub(super) fn read(line: &mut Line, slot: Slot, node: &Node, units: &Units) -> Outcome<()> {
    let rate = matches!(slot, Slot::Share | Slot::Completion);
    let notes = match &node.value {
        Value::Map(_) => {
            let keys = if rate { keys::RATE } else { keys::FIGURE };
            Some(Fields::of(node, &format!("`{}`", slot.name()), keys)?)
        }
        _ => None,
    };
    let value = match &notes {
        Some(notes) => notes.required("value", &format!("`{}`", slot.name()))?,
        None => node,
    };
    let (text, span) = fields::text(value, slot.name())?;
    let printed = amount::read(slot, text, units.counts).map_err(|(message, help)| Mistake {
        span,
        message,
        help,
    })?;
    let number = match printed {
        Printed::Word(direction) => {
            line.word = Some((direction, span));
            return Ok(());
        }
        Printed::Flat(flat) => {
            line.flat = Some((flat, span));
            return Ok(());
        }
        Printed::Figure(number) => number,
    };
    let unit = match number.unit {
        Some(unit) => unit,
        None => units.default_of(slot, span)?,
    };
    let mut field = Field {
        slot,
        numeral: number.numeral,
        unit,
        direction: number.direction,
        form: number.form,
        span,
        hedge: Hedge::None,
        label: None,
        usual_decimals: None,
        unchecked: None,
    };
    if let Some(notes) = &notes {
        field.hedge = notes.choice("hedge", &HEDGES)?.unwrap_or_default();
        field.label = notes.text("label")?.map(|(label, _)| label.to_owned());
        field.unchecked = notes.choice("unchecked", &REASONS)?;
        field.usual_decimals = usual_decimals(notes)?;
        notes.text("place")?;
        if let Some((of, span)) = notes.text("of")? {
            match slot {
                Slot::Share => line.share_of = Some((of.to_owned(), span)),
                _ => line.completion_of = Some(fields::choice(of, span, "budget", &BUDGETS)?),
            }
        }
    }
    line.fields.push(field);
    Ok(())
}

/// One budget, or a map of budgets by their names.
pub(super) fn budgets(line: &mut Line, node: &Node, units: &Units) -> Outcome<()> {
    let named = match &node.value {
        Value::Map(entries) => entries.iter().all(|entry| entry.key != "value"),
        _ => false,
    };
    if !named {
        return read(line, Slot::Budget(Basis::Budget), node, units);
    }
    let map = Fields::of(node, "`budget`", keys::BUDGET)?;
    for entry in map.entries() {
        let basis = fields::choice(&entry.key, entry.key_span, "budget", &BUDGETS)?;
        read(line, Slot::Budget(basis), &entry.node, units)?;
    }
    Ok(())
}

/// The document's usual precision, where it is not to be worked out from its figures; 0 says that
/// the printed digits are all there is.
fn usual_decimals(notes: &Fields<'_>) -> Outcome<Option<u32>> {
    let Some((usual, span)) = notes.number("usual_decimals")? else { return Ok(None) };
    match u32::try_from(usual) {
        Ok(usual) if usual <= 12 => Ok(Some(usual)),
        _ => {
            let message = ("不会有文件印出这么多位小数", "no document prints that many decimals");
            Err(Mistake::new(span, message))
        }
    }
}
