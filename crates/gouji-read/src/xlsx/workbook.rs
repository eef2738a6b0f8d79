//! The sheets of an Excel workbook: their names, and the parts that hold them.

use std::collections::BTreeMap;

use super::super::sheet::position;
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
    /// The first and last columns of its print area, from 0; empty where none is set.
    pub printed: Vec<(u32, u32)>,
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
                    workbook.sheets.push(Entry { name, part, hidden, printed: Vec::new() });
                }
                Step::Open(element)
                    if element.name() == "definedName"
                        && element.attribute("name").as_deref() == Some("_xlnm.Print_Area") =>
                {
                    let sheet = element.number("localSheetId");
                    let printed = printed(&xml.text(&[])?);
                    let entry = sheet.and_then(|sheet| workbook.sheets.get_mut(sheet));
                    if let (Some(entry), Some(printed)) = (entry, printed) {
                        entry.printed = printed;
                    }
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

/// The columns of a print area (`'表'!$A$1:$E$10,'表'!$G$1:$H$10`); nothing where one of its areas
/// cannot be read or takes whole rows.
fn printed(text: &str) -> Option<Vec<(u32, u32)>> {
    text.split(',')
        .map(|area| {
            let cells = area.rsplit('!').next()?;
            let (from, to) = cells.split_once(':')?;
            Some((column(from)?, column(to)?))
        })
        .collect()
}

/// The column of a reference with or without its row (`$E$10`, `$E`), from 0.
fn column(reference: &str) -> Option<u32> {
    let plain: String = reference.chars().filter(|c| *c != '$').collect();
    let letters = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    position(&format!("{letters}1")).map(|(_, column)| column)
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn print_areas_are_columns() {
        assert_eq!(printed("'表'!$A$1:$E$10"), Some(vec![(0, 4)]));
        assert_eq!(printed("S!$A:$B,S!$D$1:$E$2"), Some(vec![(0, 1), (3, 4)]));
        assert_eq!(printed("S!$1:$9"), None);
        assert_eq!(printed("#REF!"), None);
    }
}
