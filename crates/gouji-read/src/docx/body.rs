//! The flow of `document.xml`: paragraphs with the text of their runs.

use super::super::raised::raised;
use super::super::xml::{Element, Step, Xml};
use super::flow::{Cell, Node, Paragraph};
use super::picture::Frame;
use super::table;
use gouji_core::limits::{Limit, spend};

/// Elements whose text is not on the page, or not of the text: deleted and moved text, field
/// codes, marks of notes, older properties, phonetic guides, pictures for older programs.
const LEFT_OUT: &[&str] = &[
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "footnoteReference",
    "endnoteReference",
    "footnoteRef",
    "endnoteRef",
    "commentReference",
    "annotationRef",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "tblGridChange",
    "tblPrExChange",
    "numberingChange",
    "rt",
    "sectPr",
    "fldData",
    "sdtPr",
    "sdtEndPr",
    "binData",
];

/// A quarter of a character of the usual size, in twentieths of a point.
const TWIPS: usize = 52;
/// Nothing stands in further.
const MOST_INDENT: usize = 20_000;

/// Reads `document.xml`.
pub fn read(text: &str) -> Result<Vec<Node>, String> {
    let mut xml = Xml::new(text);
    loop {
        match xml.step()? {
            Step::Open(element) if element.name() == "body" => return flow(&mut xml, None),
            Step::End => return Err("word/document.xml has no body".to_owned()),
            _ => {}
        }
    }
}

/// The flow inside the element just opened: a body, a cell (whose properties come first), a text
/// box.
pub fn flow(xml: &mut Xml<'_>, mut cell: Option<&mut Cell>) -> Result<Vec<Node>, String> {
    let mut nodes = Vec::new();
    let mut open = 1usize;
    let mut choices = Choices::default();
    while open > 0 {
        match xml.step()? {
            Step::Open(element) => match element.name() {
                "p" => {
                    spend(Limit::Paragraphs, 1)?;
                    let mut paragraph = self::paragraph(xml)?;
                    let boxes = std::mem::take(&mut paragraph.boxes);
                    nodes.push(Node::Paragraph(paragraph));
                    nodes.extend(boxes);
                }
                "tcPr" => match cell.as_deref_mut() {
                    Some(cell) => table::properties(xml, cell)?,
                    None => xml.skip()?,
                },
                "tbl" => nodes.push(Node::Table(table::rows(xml)?)),
                name if LEFT_OUT.contains(&name) || choices.second(open, name) => xml.skip()?,
                _ => open += 1,
            },
            Step::Close => {
                open -= 1;
                choices.closed(open);
            }
            Step::Text(_) => {}
            Step::End => return Err("word/document.xml breaks off".to_owned()),
        }
    }
    Ok(nodes)
}

/// Of the alternatives of one content only the first counts.
#[derive(Debug, Default)]
struct Choices {
    /// The depths at which an alternative was taken.
    taken: Vec<usize>,
}

impl Choices {
    /// Whether the element is a second alternative of what stands at this depth.
    fn second(&mut self, depth: usize, name: &str) -> bool {
        if name != "Choice" && name != "Fallback" {
            return false;
        }
        if self.taken.last() == Some(&depth) {
            return true;
        }
        self.taken.push(depth);
        false
    }

    /// The element at this depth closes.
    fn closed(&mut self, depth: usize) {
        self.taken.retain(|taken| *taken <= depth);
    }
}

/// The paragraph just opened.
fn paragraph(xml: &mut Xml<'_>) -> Result<Paragraph, String> {
    let mut paragraph = Paragraph::default();
    let mut open = 1usize;
    let mut run = Run::default();
    let mut choices = Choices::default();
    let mut frame = Frame::default();
    while open > 0 {
        match xml.step()? {
            Step::Open(element) => match element.name() {
                "pPr" => properties(xml, &mut paragraph)?,
                "rPr" => run = Run::read(xml)?,
                "r" => {
                    run = Run::default();
                    open += 1;
                }
                "txbxContent" => paragraph.boxes.extend(flow(xml, None)?),
                name if LEFT_OUT.contains(&name) || choices.second(open, name) => xml.skip()?,
                "t" => {
                    let text = xml.text(&[])?;
                    run.push(&text, &mut paragraph.text);
                }
                "tab" | "ptab" => {
                    run.push("\t", &mut paragraph.text);
                    open += 1;
                }
                "br" | "cr" => {
                    run.push("\n", &mut paragraph.text);
                    open += 1;
                }
                "noBreakHyphen" => {
                    run.push("-", &mut paragraph.text);
                    open += 1;
                }
                name => {
                    paragraph.pictures += usize::from(frame.shows(name, &element));
                    open += 1;
                }
            },
            Step::Close => {
                open -= 1;
                choices.closed(open);
            }
            Step::Text(_) => {}
            Step::End => return Err("word/document.xml breaks off".to_owned()),
        }
    }
    Ok(paragraph)
}

/// What counts of the properties of a run.
#[derive(Debug, Default, Clone, Copy)]
struct Run {
    hidden: bool,
    raised: bool,
}

impl Run {
    fn read(xml: &mut Xml<'_>) -> Result<Run, String> {
        let mut run = Run::default();
        let mut open = 1usize;
        while open > 0 {
            match xml.step()? {
                Step::Open(element) => {
                    match element.name() {
                        "rPrChange" => {
                            xml.skip()?;
                            continue;
                        }
                        "vanish" => run.hidden = element.switched_on(),
                        "vertAlign" => {
                            run.raised = element.attribute("val").as_deref() == Some("superscript");
                        }
                        _ => {}
                    }
                    open += 1;
                }
                Step::Close => open -= 1,
                Step::Text(_) => {}
                Step::End => return Err("word/document.xml breaks off".to_owned()),
            }
        }
        Ok(run)
    }

    fn push(self, text: &str, out: &mut String) {
        if self.hidden {
            return;
        }
        out.extend(text.chars().map(|c| if self.raised { raised(c) } else { c }));
    }
}

/// The properties of a paragraph.
fn properties(xml: &mut Xml<'_>, paragraph: &mut Paragraph) -> Result<(), String> {
    let mut open = 1usize;
    while open > 0 {
        match xml.step()? {
            Step::Open(element) => {
                let value = element.attribute("val");
                match element.name() {
                    "pPrChange" | "rPrChange" | "sectPr" => {
                        xml.skip()?;
                        continue;
                    }
                    "pStyle" => paragraph.style = value,
                    "outlineLvl" => paragraph.outline = element.number("val"),
                    "numId" => paragraph.list = value,
                    "ilvl" => paragraph.list_level = element.number("val"),
                    "ind" => paragraph.indent = indent(&element),
                    "jc" => {
                        let left = [None, Some("left"), Some("start"), Some("both")];
                        paragraph.centred = !left.contains(&value.as_deref());
                    }
                    "del" | "moveFrom" => paragraph.open_end = true,
                    _ => {}
                }
                open += 1;
            }
            Step::Close => open -= 1,
            Step::Text(_) => {}
            Step::End => return Err("word/document.xml breaks off".to_owned()),
        }
    }
    Ok(())
}

/// How far a paragraph stands in, in quarters of a character: what is given in characters counts before
/// what is given in twentieths of a point.
fn indent(element: &Element<'_>) -> usize {
    let given = |characters: &[&str], points: &[&str]| {
        let by = |names: &[&str], unit: usize| {
            let number = names.iter().find_map(|name| element.number(name));
            number.map_or(0, |number| number.min(MOST_INDENT) / unit)
        };
        match by(characters, 25) {
            0 => by(points, TWIPS),
            given => given,
        }
    };
    let left = given(&["leftChars", "startChars"], &["left", "start"]);
    let first = left + given(&["firstLineChars"], &["firstLine"]);
    first.saturating_sub(given(&["hangingChars"], &["hanging"]))
}
