//! The structured disclosure: a YAML or JSON tree of lines with what is printed for each.
//!
//! Contract: every scalar keeps its exact digits and its place; a mistake is a typed error at the
//! place of the mistake, never a guess. [`write()`] gives any disclosure in the same form.

mod amount;
mod build;
mod checks;
mod claims;
mod field;
mod formula;
mod keys;
mod line;
mod model;
mod names;
mod rare;
mod schema;
mod slot;
mod wording;
mod write;

pub use schema::SCHEMA;
pub use write::write;

use crate::disclosure::{Disclosure, Header, MoneyUnit};
use crate::document::{Format, SourceText};
use crate::read_error::ReadError;

use crate::yaml::fields::{self, Fields};
use crate::yaml::{Absent, Mistake, Outcome, compose};
use model::{Book, KINDS};

/// What a table is called in messages.
const TABLE: (&str, &str) = ("表", "a table");

/// Parses a structured disclosure; every scalar keeps its place. Every JSON text is YAML, so both
/// formats are read alike.
pub fn parse(source: &SourceText, format: Format) -> Result<Disclosure, ReadError> {
    let _ = format;
    read(source).map_err(|mistake| mistake.into_error(source))
}

fn read(source: &SourceText) -> Outcome<Disclosure> {
    let absent = Absent {
        message: ("文件里没有公开的内容", "there is no disclosure in this file").into(),
        help: ("至少应有 `lines:`", "a disclosure is a map with at least `lines:`").into(),
    };
    let root = compose(source, absent)?;
    let map = Fields::of(&root, ("公开", "a disclosure"), keys::HEAD)?;
    if map.get("lines").is_none() && map.get("tables").is_none() {
        let message = ("公开缺少 `lines` 或 `tables`", "a disclosure needs `lines` or `tables`");
        return Err(Mistake::new(map.span, message));
    }
    let money = unit(&map)?;
    let header = Header {
        kind: map.choice("kind", &KINDS)?.unwrap_or_default(),
        year: line::year(&map)?,
        entity: map.text("entity")?.map(|(text, _)| text.to_owned()),
    };
    let mut tables = Vec::new();
    for node in map.list("tables")? {
        let table = Fields::of(node, TABLE, keys::TABLE)?;
        let label = table.text("label")?.map_or("", |(label, _)| label);
        let rows = fields::list(table.required("rows", TABLE)?, "rows")?;
        tables.push((label.to_owned(), line::lines(rows, unit(&table)?.or(money))?));
    }
    let lines = line::lines(map.list("lines")?, money)?;
    build::build(&Book {
        header,
        lines,
        tables,
        checks: map.list("checks")?,
        source: source.text(),
    })
}

/// The field `unit` of a map whose figures are amounts.
fn unit(map: &Fields<'_>) -> Outcome<Option<MoneyUnit>> {
    let Some((name, span)) = map.text("unit")? else { return Ok(None) };
    MoneyUnit::from_name(name).map(Some).ok_or_else(|| field::unknown_unit(name, span))
}
