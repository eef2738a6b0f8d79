//! The sheets of an Excel workbook: their names, and the parts that hold them.

use std::collections::BTreeMap;

use super::super::xml::{Step, Xml};

/// One sheet of the index.
#[derive(Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// The part that holds it.
    pub part: String,
    /// It is hidden.
    pub hidden: bool,
}

/// What `workbook.xml` says.
#[derive(Debug, Default)]
pub struct Workbook {
    /// The sheets, in order.
    pub sheets: Vec<Entry>,
    /// Whether days count from 1904.
    pub from_1904: bool,
}

impl Workbook {
    /// Reads the index of sheets and the links to their parts.
    pub fn read(index: &str, links: &str) -> Result<Workbook, String> {
        let mut targets = BTreeMap::new();
        let mut xml = Xml::new(links);
        loop {
            match xml.step()? {
                Step::Open(element) if element.name() == "Relationship" => {
                    let id = element.attribute("Id").unwrap_or_default();
                    targets.insert(id, element.attribute("Target").unwrap_or_default());
                }
                Step::End => break,
                _ => {}
            }
        }
        let mut workbook = Workbook::default();
        let mut xml = Xml::new(index);
        loop {
            match xml.step()? {
                Step::Open(element) if element.name() == "sheet" => {
                    let name = element.attribute("name").unwrap_or_default();
                    let number = workbook.sheets.len() + 1;
                    let target = element.attribute("id").and_then(|id| targets.get(&id).cloned());
                    let part = target.map_or_else(
                        || format!("xl/worksheets/sheet{number}.xml"),
                        |target| match target.strip_prefix('/') {
                            Some(absolute) => absolute.to_owned(),
                            None => format!("xl/{target}"),
                        },
                    );
                    let state = element.attribute("state");
                    let hidden = matches!(state.as_deref(), Some("hidden" | "veryHidden"));
                    workbook.sheets.push(Entry { name, part, hidden });
                }
                Step::Open(element) if element.name() == "workbookPr" => {
                    let on = element.attribute("date1904");
                    workbook.from_1904 = matches!(on.as_deref(), Some("1" | "true"));
                }
                Step::End => return Ok(workbook),
                _ => {}
            }
        }
    }
}
