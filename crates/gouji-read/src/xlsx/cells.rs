//! The cells of one sheet of an Excel workbook.

use super::super::sheet::{Merge, Sheet, position};
use super::super::value::Value;
use super::super::xml::{Element, Step, Xml};
use super::styles::Formats;

/// What is known of a cell when its element closes.
#[derive(Debug, Default)]
struct Stored {
    at: (u32, u32),
    style: usize,
    kind: String,
    value: Option<String>,
    formula: bool,
}

/// Reads a sheet.
pub fn read(text: &str, strings: &[String], formats: &Formats) -> Result<Sheet, String> {
    let mut sheet = Sheet::default();
    let mut next = (0u32, 0u32);
    let mut rows = 0u32;
    let mut xml = Xml::new(text);
    loop {
        match xml.step()? {
            Step::Open(element) => match element.name() {
                "row" => {
                    let number = element.number("r").and_then(|r| u32::try_from(r).ok());
                    rows = number.unwrap_or(rows.saturating_add(1));
                    next = (rows.saturating_sub(1), 0);
                    if is_hidden(&element) {
                        sheet.hidden_rows.insert(next.0);
                    }
                }
                "c" => {
                    let stored = cell(&element, next, &mut xml)?;
                    next = (stored.at.0, stored.at.1.saturating_add(1));
                    let value = show(&stored, strings, formats);
                    sheet.put(stored.at.0, stored.at.1, value)?;
                }
                "col" if is_hidden(&element) => sheet.hidden_columns.extend(columns(&element)),
                "mergeCell" => sheet.merge(merge(&element))?,
                _ => {}
            },
            Step::End => return Ok(sheet),
            Step::Close | Step::Text(_) => {}
        }
    }
}

fn is_hidden(element: &Element<'_>) -> bool {
    matches!(element.attribute("hidden").as_deref(), Some("1" | "true"))
}

/// The columns that a `col` speaks of, from 0.
fn columns(element: &Element<'_>) -> Option<(u32, u32)> {
    let column = |name| u32::try_from(element.number(name)?.checked_sub(1)?).ok();
    Some((column("min")?, column("max")?))
}

fn merge(element: &Element<'_>) -> Option<Merge> {
    let reference = element.attribute("ref")?;
    let (from, to) = reference.split_once(':')?;
    Some(Merge { from: position(from)?, to: position(to)? })
}

/// Reads the cell just opened, which stands at `next` if it does not say.
fn cell(element: &Element<'_>, next: (u32, u32), xml: &mut Xml<'_>) -> Result<Stored, String> {
    let at = element.attribute("r").and_then(|name| position(&name)).unwrap_or(next);
    let style = element.number("s").unwrap_or(0);
    let kind = element.attribute("t").unwrap_or_default();
    let mut stored = Stored { at, style, kind, ..Stored::default() };
    let mut open = 1usize;
    while open > 0 {
        match xml.step()? {
            Step::Open(inner) => match inner.name() {
                "v" => stored.value = Some(xml.text(&[])?),
                "f" => {
                    stored.formula = true;
                    xml.skip()?;
                }
                "is" => stored.value = Some(xml.text(&["rPh"])?),
                _ => open += 1,
            },
            Step::Close => open -= 1,
            Step::Text(_) => {}
            Step::End => return Err("a sheet breaks off".to_owned()),
        }
    }
    Ok(stored)
}

/// What a cell displays.
fn show(stored: &Stored, strings: &[String], formats: &Formats) -> Value {
    let value = stored.value.as_deref().filter(|value| !value.is_empty());
    let Some(value) = value else {
        // A formula that gives an empty text is no number; one without a value may be.
        let number = stored.formula && stored.kind != "str";
        return if number { Value::unread("（公式无结果）") } else { Value::default() };
    };
    match stored.kind.as_str() {
        "s" => {
            let index = value.trim().parse::<usize>().ok();
            let own = index.and_then(|index| strings.get(index)).map_or("", String::as_str);
            Value::text(format!("{}{own}", formats.indent(stored.style)))
        }
        "str" | "inlineStr" | "d" => {
            Value::text(format!("{}{value}", formats.indent(stored.style)))
        }
        "b" => Value::text(if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
        "e" => Value::unread(value),
        _ => match value.trim().parse::<f64>() {
            Ok(number) => match formats.show(number, stored.style) {
                Some(shown) => Value::number(shown, number),
                None => Value::unread(value),
            },
            Err(_) => Value::unread(value),
        },
    }
}
