//! The shared texts of a workbook.

use super::super::xml::{Step, Xml};

/// Reads `sharedStrings.xml`; phonetic guides are no text.
pub fn read(text: &str) -> Result<Vec<String>, String> {
    let mut strings = Vec::new();
    let mut xml = Xml::new(text);
    loop {
        match xml.step()? {
            Step::Open(element) if element.name() == "si" => strings.push(xml.text(&["rPh"])?),
            Step::End => return Ok(strings),
            _ => {}
        }
    }
}
