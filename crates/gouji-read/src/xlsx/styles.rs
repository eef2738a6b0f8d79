//! The number format of each style of a workbook.

use std::collections::BTreeMap;

use super::super::xml::{Step, Xml};
use super::digits::general;
use super::number_format::NumberFormat;

/// Texts stand in no further.
const MOST_INDENT: usize = 15;

/// The number formats of the styles of cells, in their order.
#[derive(Debug, Default)]
pub struct Formats {
    styles: Vec<Option<NumberFormat>>,
    /// How many characters the texts of each style stand in.
    indents: Vec<usize>,
    from_1904: bool,
}

impl Formats {
    /// Reads `styles.xml`; an empty text has no formats.
    pub fn read(text: &str, from_1904: bool) -> Result<Formats, String> {
        let mut codes: BTreeMap<usize, String> = BTreeMap::new();
        let mut formats = Formats { from_1904, ..Formats::default() };
        let mut in_cells = false;
        let mut xml = Xml::new(text);
        loop {
            match xml.step()? {
                Step::Open(element) => match element.name() {
                    "numFmt" => {
                        let code = element.attribute("formatCode").unwrap_or_default();
                        codes.insert(element.number("numFmtId").unwrap_or(0), code);
                    }
                    "cellStyleXfs" | "dxfs" => in_cells = false,
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = element.number("numFmtId").unwrap_or(0);
                        let code = codes.get(&id).map(String::as_str).or_else(|| built_in(id));
                        formats.styles.push(code.map(NumberFormat::parse));
                        formats.indents.push(0);
                    }
                    "alignment" if in_cells => {
                        let indent = element.number("indent").unwrap_or(0).min(MOST_INDENT);
                        if let Some(last) = formats.indents.last_mut() {
                            *last = indent;
                        }
                    }
                    "cellStyles" => in_cells = false,
                    _ => {}
                },
                Step::End => return Ok(formats),
                Step::Close | Step::Text(_) => {}
            }
        }
    }

    /// The blanks that a style sets before a text.
    pub fn indent(&self, style: usize) -> String {
        "\u{3000}".repeat(self.indents.get(style).copied().unwrap_or(0))
    }

    /// What a cell of a style displays for a value; nothing for a time of day.
    pub fn show(&self, value: f64, style: usize) -> Option<String> {
        match self.styles.get(style).and_then(Option::as_ref) {
            Some(format) => format.show(value, self.from_1904),
            None => general(value),
        }
    }
}

/// The formats that every workbook has.
pub(super) fn built_in(id: usize) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy/m/d",
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => "h:mm",
        41 | 42 => "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
        43 | 44 => "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        _ => return None,
    })
}
