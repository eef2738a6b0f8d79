//! One line of the tree: its fields by name, with units and directions.

use crate::disclosure::{Basis, Identity, MoneyUnit};
use crate::document::Span;

use super::field::{self, Units};
use super::keys;
use super::model::{BASES, Line};
use super::slot::Slot;
use crate::yaml::Node;
use crate::yaml::fields::{self, Fields};
use crate::yaml::{Mistake, Outcome};

/// Reads the lines of a list; `money` is the unit of amounts that name none.
pub(super) fn lines(nodes: &[Node], money: Option<MoneyUnit>) -> Outcome<Vec<Line>> {
    nodes.iter().map(|node| line(node, money)).collect()
}

fn line(node: &Node, money: Option<MoneyUnit>) -> Outcome<Line> {
    let map = Fields::of(node, ("一行", "a line"), keys::LINE)?;
    let owned = |key: &str| Ok(map.text(key)?.map(|(text, _)| text.to_owned()));
    let mut line = Line {
        id: map.text("id")?.map(|(text, span)| id(text, span)).transpose()?,
        label: match owned("label")? {
            Some(label) => label,
            // A line needs some name for messages.
            None => owned("id")?.or(owned("code")?).unwrap_or_default(),
        },
        code: map.text("code")?.map(|(text, span)| code(text, span)).transpose()?,
        concept: owned("concept")?,
        fund: map.choice("fund", &crate::disclosure::Fund::NAMED)?,
        identity: map.get("identity").map(identity).transpose()?,
        partial: map.flag("partial")?,
        ..Line::default()
    };
    map.text("place")?;
    let units = Units::of(&map, money)?;
    for entry in map.entries() {
        let node = &entry.node;
        match entry.key.as_str() {
            "budget" => field::budgets(&mut line, node, &units)?,
            "items" => line.items = lines(fields::list(node, "items")?, units.inherited(money))?,
            key => {
                if let Some(slot) = Slot::from_name(key) {
                    field::read(&mut line, slot, node, &units)?;
                }
            }
        }
    }
    if map.flag("partial")? && line.items.is_empty() {
        let message =
            ("写了 `partial`，却没有 `items`", "`partial` speaks of the items, but there are none");
        return Err(Mistake::new(node.span, message));
    }
    Ok(line)
}

fn id(text: &str, span: Span) -> Outcome<(String, Span)> {
    if text.is_empty() || text.contains(|c: char| c == '.' || c.is_whitespace() || c.is_control()) {
        let message = (format!("`{text}` 不能作 id"), format!("`{text}` cannot be an id"));
        return Err(Mistake::new(span, message).help((
            "id 是一个词，不含点；点用在字段名之前：`income.growth`",
            "an id is one word without dots, which stand before a field: `income.growth`",
        )));
    }
    Ok((text.to_owned(), span))
}

fn code(text: &str, span: Span) -> Outcome<String> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        let message = (
            format!("`{text}` 不是科目编码"),
            format!("`{text}` is no code of the classification"),
        );
        return Err(Mistake::new(span, message)
            .help(("编码只有数字，例如 \"2150299\"", "a code has digits only, like \"2150299\"")));
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
        fund: map
            .choice("fund", &crate::disclosure::Fund::NAMED)?
            .unwrap_or(crate::disclosure::Fund::All),
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
        _ => {
            let message = (
                format!("`{text}` 不是年份；例如写 2020"),
                format!("`{text}` is no year; write it like 2020"),
            );
            Err(Mistake::new(span, message))
        }
    }
}
