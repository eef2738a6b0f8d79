//! Automatic numbers: the lists of `numbering.xml`, and their counters.
//!
//! Contract: paragraphs are asked for in reading order; a level's counter goes up by one with
//! each, and starts again below a new item of a higher level.

use std::collections::{BTreeMap, BTreeSet};

use super::super::xml::{Element, Step, Xml};
use super::level::{Level, write};

/// How many levels a list can have.
const LEVELS: usize = 9;

/// The lists of a document with their counters.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The levels of each abstract list.
    templates: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The abstract list and own starts of each list.
    lists: BTreeMap<String, List>,
    /// The last number given out, by abstract list and level.
    counters: BTreeMap<String, BTreeMap<usize, usize>>,
    /// Lists that were begun.
    begun: BTreeSet<String>,
}

#[derive(Debug, Default, Clone)]
struct List {
    template: String,
    starts: BTreeMap<usize, usize>,
    levels: BTreeMap<usize, Level>,
}

impl Numbering {
    /// Reads `numbering.xml`; an empty text has no lists.
    pub fn read(text: &str) -> Result<Numbering, String> {
        let mut numbering = Numbering::default();
        let mut xml = Xml::new(text);
        loop {
            match xml.step()? {
                Step::Open(element) if element.name() == "abstractNum" => {
                    let id = element.attribute("abstractNumId").unwrap_or_default();
                    let (levels, _, _) = levels(&mut xml)?;
                    numbering.templates.insert(id, levels);
                }
                Step::Open(element) if element.name() == "num" => {
                    let id = element.attribute("numId").unwrap_or_default();
                    let (levels, starts, template) = levels(&mut xml)?;
                    numbering.lists.insert(id, List { template, starts, levels });
                }
                Step::End => return Ok(numbering),
                _ => {}
            }
        }
    }

    /// The number of the next paragraph of a list at a level; nothing for bullets.
    pub fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let known = self.lists.get(list)?.clone();
        let empty = BTreeMap::new();
        let template = self.templates.get(&known.template).unwrap_or(&empty);
        let of = |index: usize| known.levels.get(&index).or_else(|| template.get(&index));
        let start = |index: usize| {
            let own = known.starts.get(&index).copied();
            own.or_else(|| of(index).map(|level| level.start)).unwrap_or(1)
        };
        let counters = self.counters.entry(known.template.clone()).or_default();
        if self.begun.insert(list.to_owned()) {
            for index in known.starts.keys() {
                counters.remove(index);
            }
        }
        let number =
            counters.get(&level).map_or_else(|| start(level), |last| last.saturating_add(1));
        counters.insert(level, number);
        counters.retain(|index, _| {
            let restart = of(*index).and_then(|level| level.restart);
            *index <= level || restart == Some(0) || restart.is_some_and(|by| level >= by)
        });
        let own = of(level)?;
        let mut out = String::new();
        let mut chars = own.pattern.chars().peekable();
        while let Some(c) = chars.next() {
            let digit = chars.peek().and_then(|next| next.to_digit(10)).filter(|_| c == '%');
            let Some(index) = digit.and_then(|d| usize::try_from(d).ok()?.checked_sub(1)) else {
                out.push(c);
                continue;
            };
            chars.next();
            let value = counters.get(&index).copied().unwrap_or_else(|| start(index));
            let format = of(index).map_or("decimal", |level| level.format.as_str());
            let format = if own.legal && index != level { "decimal" } else { format };
            out.push_str(&write(value, format).unwrap_or_default());
        }
        let bullet = own.format == "bullet";
        (!bullet && !out.trim().is_empty()).then_some(out)
    }
}

type Levels = (BTreeMap<usize, Level>, BTreeMap<usize, usize>, String);

/// The levels of the list just opened, the starts it sets, and the abstract list it names.
fn levels(xml: &mut Xml<'_>) -> Result<Levels, String> {
    let mut found = BTreeMap::new();
    let mut starts = BTreeMap::new();
    let mut template = String::new();
    let mut current = 0;
    let mut open = 1usize;
    while open > 0 {
        match xml.step()? {
            Step::Open(element) => {
                open += 1;
                match element.name() {
                    "abstractNumId" => template = element.attribute("val").unwrap_or_default(),
                    "lvlOverride" => current = element.number("ilvl").unwrap_or(0),
                    "startOverride" => {
                        starts.insert(current, element.number("val").unwrap_or(1));
                    }
                    "lvl" => {
                        current = element.number("ilvl").unwrap_or(0);
                        found.insert(current, Level::default());
                    }
                    _ => {
                        if let Some(level) = found.get_mut(&current) {
                            property(level, &element);
                        }
                    }
                }
            }
            Step::Close => open -= 1,
            Step::Text(_) => {}
            Step::End => return Err("numbering.xml breaks off".to_owned()),
        }
    }
    Ok((found, starts, template))
}

fn property(level: &mut Level, element: &Element<'_>) {
    let value = || element.attribute("val").unwrap_or_default();
    match element.name() {
        "start" => level.start = element.number("val").unwrap_or(1),
        "numFmt" => level.format = value(),
        "lvlText" => level.pattern = value(),
        "isLgl" => level.legal = element.switched_on(),
        "lvlRestart" => level.restart = element.number("val"),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="7">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl>
 <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"#;

    #[test]
    fn counts_by_level_and_restarts() {
        let mut numbering = Numbering::read(LISTS).unwrap();
        let mut next = |list: &str, level| numbering.next(list, level).unwrap_or_default();
        assert_eq!(next("1", 0), "一、");
        assert_eq!(next("1", 1), "（一）");
        assert_eq!(next("1", 1), "（二）");
        assert_eq!(next("1", 2), "1.1");
        assert_eq!(next("1", 0), "二、");
        assert_eq!(next("1", 1), "（一）");
        assert_eq!(next("1", 3), "");
        assert_eq!(next("2", 0), "五、");
        assert_eq!(next("2", 0), "六、");
        assert_eq!(next("9", 0), "");
    }
}
