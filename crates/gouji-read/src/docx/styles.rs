//! Paragraph styles: which are headings, which number their paragraphs, which are contents.

use std::collections::BTreeMap;

use super::super::xml::{Step, Xml};

/// How far a chain of styles based on one another is followed.
const CHAIN: usize = 16;

/// The paragraph styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: BTreeMap<String, Style>,
}

/// One style.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<usize>,
    list: Option<String>,
    list_level: Option<usize>,
}

impl Styles {
    /// Reads `styles.xml`; an empty text has no styles.
    pub fn read(text: &str) -> Result<Styles, String> {
        let mut styles = Styles::default();
        let mut current: Option<String> = None;
        let mut xml = Xml::new(text);
        loop {
            let element = match xml.step()? {
                Step::Open(element) => element,
                Step::End => return Ok(styles),
                Step::Close | Step::Text(_) => continue,
            };
            if element.name() == "style" {
                let id = element.attribute("styleId").unwrap_or_default();
                styles.by_id.insert(id.clone(), Style::default());
                current = Some(id);
                continue;
            }
            let Some(style) = current.as_ref().and_then(|id| styles.by_id.get_mut(id)) else {
                continue;
            };
            let value = element.attribute("val");
            match element.name() {
                "name" => style.name = value.unwrap_or_default().to_lowercase(),
                "basedOn" => style.based_on = value,
                "outlineLvl" => style.outline = element.number("val"),
                "numId" => style.list = value,
                "ilvl" => style.list_level = element.number("val"),
                _ => {}
            }
        }
    }

    /// The heading level of a style, from 1.
    pub fn heading(&self, id: &str) -> Option<u8> {
        let found = self.find(id, |style| {
            let level = ["heading ", "标题 ", "标题"]
                .iter()
                .find_map(|prefix| style.name.strip_prefix(prefix)?.parse::<usize>().ok());
            level.or_else(|| style.outline.map(|outline| outline + 1))
        });
        found.and_then(level)
    }

    /// The list of a style and the level in it.
    pub fn list(&self, id: &str) -> Option<(String, usize)> {
        let list = self.find(id, |style| style.list.clone())?;
        Some((list, self.find(id, |style| style.list_level).unwrap_or(0)))
    }

    /// Whether a style is that of the lines of a table of contents.
    pub fn contents(&self, id: &str) -> bool {
        self.by_id.get(id).is_some_and(|style| {
            ["toc ", "目录 "].iter().any(|prefix| {
                style.name.strip_prefix(prefix).is_some_and(|rest| rest.parse::<u8>().is_ok())
            })
        })
    }

    fn find<T>(&self, id: &str, of: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut style = self.by_id.get(id);
        for _ in 0..CHAIN {
            let current = style?;
            if let Some(found) = of(current) {
                return Some(found);
            }
            style = current.based_on.as_ref().and_then(|id| self.by_id.get(id));
        }
        None
    }
}

/// A heading level from 1 to 9; running text (10) is none.
pub fn level(level: usize) -> Option<u8> {
    u8::try_from(level).ok().filter(|level| (1..=9).contains(level))
}
