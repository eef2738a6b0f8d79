//! Elements of an XML report, written in one place so that no renderer escapes by hand.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::printable::printable_char;

/// Writes XML, indented.
pub(super) struct Xml<'a>(Writer<&'a mut dyn Write>);

/// Attributes of an element.
pub(super) type Attributes<'a> = [(&'a str, String)];

impl<'a> Xml<'a> {
    /// Begins a document.
    pub fn new(out: &'a mut dyn Write) -> io::Result<Xml<'a>> {
        let mut writer = Writer::new_with_indent(out, b' ', 2);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Xml(writer))
    }

    /// A comment.
    pub fn comment(&mut self, text: &str) -> io::Result<()> {
        self.0.write_event(Event::Comment(BytesText::from_escaped(text)))
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element with text in it; its line breaks stay.
    pub fn text(&mut self, name: &str, attributes: &Attributes<'_>, text: &str) -> io::Result<()> {
        let text: String =
            text.chars().map(|c| if c == '\n' { c } else { printable_char(c) }).collect();
        self.0.write_event(Event::Start(start(name, attributes)))?;
        self.0.write_event(Event::Text(BytesText::new(&text)))?;
        self.close(name)
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Ends the document.
    pub fn end(self) -> io::Result<()> {
        writeln!(self.0.into_inner())
    }
}

/// Characters that XML forbids get their visible stand-ins.
fn start<'n>(name: &'n str, attributes: &Attributes<'_>) -> BytesStart<'n> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        let value: String = value.chars().map(printable_char).collect();
        element.push_attribute((*key, value.as_str()));
    }
    element
}
