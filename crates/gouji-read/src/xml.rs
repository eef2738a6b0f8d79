//! XML as the office formats use it: elements by their local names, text with its entities
//! resolved.
//!
//! Contract: no entity but the five of XML and character references is ever expanded; elements
//! nested deeper than the limit are an error; malformed XML is an error.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use gouji_core::limits::{DEPTH_LIMIT, Limit, exceed, spend};

/// One step through an XML text.
#[derive(Debug)]
pub enum Step<'a> {
    /// An element opens. Every element that opens closes, empty ones at once.
    Open(Element<'a>),
    /// The element last opened closes.
    Close,
    /// Text.
    Text(String),
    /// The end.
    End,
}

/// The opening of an element.
#[derive(Debug)]
pub struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute with this local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .map(|attribute| {
                let value = attribute.value.as_ref();
                quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Into::into)
            })
    }

    /// The attribute as a number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether the element switches something on: `<w:b/>`, but not `<w:b w:val="0"/>`.
    pub fn switched_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }
}

/// Steps through an XML text.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'a str) -> Xml<'a> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Xml { reader, depth: 0 }
    }

    /// The next step; the error says what is wrong.
    pub fn step(&mut self) -> Result<Step<'a>, String> {
        loop {
            let event = self.reader.read_event().map_err(|error| error.to_string())?;
            spend(Limit::Elements, 1)?;
            return Ok(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH_LIMIT {
                        return Err(format!("elements nested more than {DEPTH_LIMIT} deep"));
                    }
                    Step::Open(Element(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close
                }
                Event::Text(text) => Step::Text(text.into_inner().into_owned()),
                Event::CData(text) => Step::Text(text.into_inner().into_owned()),
                Event::GeneralRef(reference) => {
                    if let Ok(Some(c)) = reference.resolve_char_ref() {
                        Step::Text(c.to_string())
                    } else {
                        match reference.into_inner().as_ref() {
                            "lt" => Step::Text("<".to_owned()),
                            "gt" => Step::Text(">".to_owned()),
                            "amp" => Step::Text("&".to_owned()),
                            "apos" => Step::Text("'".to_owned()),
                            "quot" => Step::Text("\"".to_owned()),
                            _ => continue,
                        }
                    }
                }
                Event::Eof if self.depth > 0 => return Err("it breaks off".to_owned()),
                Event::Eof => Step::End,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            });
        }
    }

    /// Passes over the rest of the element just opened.
    pub fn skip(&mut self) -> Result<(), String> {
        let mut open = 1usize;
        while open > 0 {
            match self.step()? {
                Step::Open(_) => open += 1,
                Step::Close => open -= 1,
                Step::Text(_) => {}
                Step::End => return Err("it breaks off".to_owned()),
            }
        }
        Ok(())
    }

    /// The text of the element just opened, without that of the elements named in `except`.
    pub fn text(&mut self, except: &[&str]) -> Result<String, String> {
        let mut open = 1usize;
        let mut text = String::new();
        while open > 0 {
            match self.step()? {
                Step::Open(element) if except.contains(&element.name()) => self.skip()?,
                Step::Open(_) => open += 1,
                Step::Close => open -= 1,
                Step::Text(piece) => {
                    // More than a document may show is not gathered first.
                    if text.len() + piece.len() > Limit::Shown.most() {
                        exceed(Limit::Shown);
                        return Err(Limit::Shown.to_string());
                    }
                    text.push_str(&piece);
                }
                Step::End => return Err("it breaks off".to_owned()),
            }
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> Result<String, String> {
        let mut xml = Xml::new(xml);
        let mut out = String::new();
        loop {
            match xml.step()? {
                Step::Text(piece) => out.push_str(&piece),
                Step::End => return Ok(out),
                Step::Open(_) | Step::Close => {}
            }
        }
    }

    #[test]
    fn resolves_what_xml_defines_and_nothing_else() {
        assert_eq!(text("<a>1&#46;5 &lt; 2&amp;3</a>").unwrap(), "1.5 < 2&3");
        let bomb = "<!DOCTYPE a [<!ENTITY b \"&c;&c;\"><!ENTITY c \"xx\">]><a>1&b;2</a>";
        assert_eq!(text(bomb).unwrap(), "12");
    }

    #[test]
    fn refuses_deep_and_broken_texts() {
        assert!(text(&"<a>".repeat(100_000)).unwrap_err().contains("deep"));
        assert_eq!(text("<a><b></b>").unwrap_err(), "it breaks off");
        assert!(text("<a></b>").is_err());
    }
}
