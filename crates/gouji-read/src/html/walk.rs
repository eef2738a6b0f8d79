//! From the tree of a page to lines of text: without recursion, whatever the nesting.

use scraper::{ElementRef, Html};

use super::super::raised::raised;
use super::super::shown::Shown;
use super::super::soft_break::pieces;
use super::table;

/// Elements whose content is not the document.
const LEFT_OUT: &[&str] = &[
    "head", "script", "style", "noscript", "nav", "template", "svg", "math", "select", "button",
    "iframe", "object", "del", "s", "strike", "rt", "rp",
];

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "textarea",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "caption",
];

/// Shows a page.
pub fn show(page: &Html, shown: &mut Shown) {
    let mut writer = Writer {
        shown,
        line: String::new(),
        number: String::new(),
        level: None,
        lists: Vec::new(),
        raised: 0,
        tables: 0,
    };
    walk(page.root_element(), &mut |step| writer.step(step));
    writer.flush();
}

/// One step through a tree.
pub enum Step<'a> {
    /// An element opens.
    Open(ElementRef<'a>),
    /// An element closes.
    Close(ElementRef<'a>),
    /// Text.
    Text(&'a str),
}

/// Steps through what is inside `root`; whoever takes the opening of an element and answers
/// `false` does not see its inside nor its closing.
pub fn walk<'a>(root: ElementRef<'a>, take: &mut dyn FnMut(Step<'a>) -> bool) {
    all(root, &mut |step| match step {
        Step::Open(element) if left_out(element) => false,
        step => take(step),
    });
}

/// The same through what is not the document as well.
pub fn all<'a>(root: ElementRef<'a>, take: &mut dyn FnMut(Step<'a>) -> bool) {
    let mut node = root.first_child();
    while let Some(current) = node {
        let mut inside = None;
        if let Some(element) = ElementRef::wrap(current) {
            if take(Step::Open(element)) {
                inside = current.first_child();
                if inside.is_none() {
                    take(Step::Close(element));
                }
            }
        } else if let Some(text) = current.value().as_text() {
            take(Step::Text(text));
        } else {
            // What a template holds stands in a node of its own.
            inside = current.first_child();
        }
        if inside.is_some() {
            node = inside;
            continue;
        }
        // On to the next, out of every element that ends here.
        let mut at = current;
        node = loop {
            if let Some(next) = at.next_sibling() {
                break Some(next);
            }
            match at.parent() {
                Some(parent) if parent.id() != root.id() => {
                    if let Some(element) = ElementRef::wrap(parent) {
                        take(Step::Close(element));
                    }
                    at = parent;
                }
                _ => break None,
            }
        };
    }
}

/// Whether an element is navigation, code, or hidden.
fn left_out(element: ElementRef<'_>) -> bool {
    let style = element.attr("style").unwrap_or("").to_lowercase().replace(' ', "");
    LEFT_OUT.contains(&element.value().name())
        || element.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

struct Writer<'s> {
    shown: &'s mut Shown,
    /// The text of the line; forced breaks are `\n`.
    line: String,
    /// The number of the item whose line this is.
    number: String,
    level: Option<u8>,
    /// The next number of each open list; nothing for lists without numbers.
    lists: Vec<Option<usize>>,
    /// How many elements that raise text are open.
    raised: usize,
    /// How many tables were shown.
    tables: usize,
}

impl Writer<'_> {
    fn step(&mut self, step: Step<'_>) -> bool {
        match step {
            Step::Text(text) => push_text(&mut self.line, text, self.raised > 0),
            Step::Open(element) => return self.open(element),
            Step::Close(element) => self.close(element.value().name()),
        }
        true
    }

    fn open(&mut self, element: ElementRef<'_>) -> bool {
        let name = element.value().name();
        if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "br" => self.line.push('\n'),
            "sup" => self.raised += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.level = name.get(1..).and_then(|digit| digit.parse().ok());
            }
            "ul" => self.lists.push(None),
            "ol" => {
                let start = element.attr("start").and_then(|start| start.trim().parse().ok());
                self.lists.push(Some(start.unwrap_or(1)));
            }
            "li" => {
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.number = format!("{number}.");
                    *number = number.saturating_add(1);
                }
            }
            "table" if table::is_content(element) => {
                self.tables += 1;
                let (rows, header) = table::rows(element, self.tables);
                self.shown.table(rows, header);
                return false;
            }
            _ => {}
        }
        true
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "sup" => self.raised = self.raised.saturating_sub(1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.level = None,
            "ul" | "ol" => {
                self.lists.pop();
            }
            "li" => self.number.clear(),
            _ => {}
        }
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        for piece in pieces(&line) {
            let number = std::mem::take(&mut self.number);
            self.shown.paragraph(&number, piece.trim(), self.level);
        }
    }
}

/// Appends text as a browser shows it: runs of blanks are one.
pub fn push_text(out: &mut String, text: &str, mark: bool) {
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
        } else {
            out.push(if mark { raised(c) } else { c });
        }
    }
}

/// Whether an element stands on lines of its own.
pub fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}
