//! The tree of a page, built no further than the budget goes.
//!
//! Contract: the tree is the one a browser would build; a page of more nodes, nested deeper, or with more
//! attributes on one element than is read ends the parser before it builds them. The depth is that
//! of the tree itself, whatever the page says.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};
use scraper::{Html, HtmlTreeSink};

use gouji_core::limits::{Limit, exceed, over, spend};

/// How much of a page the parser gets at a time: what it builds of it is small.
const CHUNK: usize = 1024;

type Handle = <HtmlTreeSink as TreeSink>::Handle;

/// Parses a page; nothing where the budget does not reach.
pub fn parse(text: &str) -> Option<Html> {
    if crowded(text) {
        exceed(Limit::Attributes);
        return None;
    }
    let sink = Counted(HtmlTreeSink(RefCell::new(Html::new_document())), Cell::new(false));
    let mut parser = parse_document(sink, ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let end = (CHUNK.min(rest.len())..=rest.len()).find(|at| rest.is_char_boundary(*at));
        let (chunk, behind) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        parser.process(StrTendril::from(chunk));
        rest = behind;
        if parser.tokenizer.sink.sink.1.get() || over().is_some() {
            return None;
        }
    }
    let page = parser.finish();
    over().is_none().then_some(page)
}

/// Whether an element has more attributes than are read: the parser compares each with all others.
fn crowded(page: &str) -> bool {
    let bytes = page.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'<')) {
        at += found + 1;
        if page.get(at..).is_some_and(|rest| rest.starts_with("!--")) {
            at += page.get(at..).and_then(|rest| rest.find("-->")).unwrap_or(bytes.len());
            continue;
        }
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name = at;
        let mut words = 0usize;
        let mut quote: Option<u8> = None;
        let mut before = b'<';
        while let Some(byte) = bytes.get(at).copied() {
            match quote {
                Some(mark) if mark == byte => quote = None,
                Some(_) => {}
                None if byte == b'>' => break,
                None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
                // Attributes are parted by blanks, slashes and the ends of quoted values.
                None if matches!(
                    before,
                    b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'/' | b'"' | b'\''
                ) && !byte.is_ascii_whitespace() =>
                {
                    words += 1;
                }
                None => {}
            }
            before = byte;
            at += 1;
        }
        if words > Limit::Attributes.most() {
            return true;
        }
        for raw in ["script", "style"] {
            let own = page.get(name..name + raw.len());
            if own.is_some_and(|own| own.eq_ignore_ascii_case(raw)) {
                let end = format!("</{raw}");
                at += page.get(at..).and_then(|rest| rest.find(&end)).unwrap_or(0);
            }
        }
    }
    false
}

/// Builds a tree and counts it. The flag says that it is too deep.
struct Counted(HtmlTreeSink, Cell<bool>);

impl Counted {
    fn count(&self) {
        // Whoever feeds the parser asks whether the budget is spent.
        let _ = spend(Limit::Nodes, 1);
    }

    fn measure(&self, parent: Handle) {
        let most = Limit::Depth.most();
        let page = self.0.0.borrow();
        let depth = page.tree.get(parent).map_or(0, |node| node.ancestors().take(most).count());
        if depth >= most {
            exceed(Limit::Depth);
            self.1.set(true);
        }
    }
}

impl TreeSink for Counted {
    type Handle = Handle;
    type Output = Html;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Html {
        self.0.finish()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.0.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Ref<'a, QualName> {
        self.0.elem_name(target)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        self.count();
        self.0.create_element(name, attrs, flags)
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.count();
        self.0.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> Handle {
        self.count();
        self.0.create_pi(target, data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        match &child {
            NodeOrText::AppendText(_) => self.count(),
            NodeOrText::AppendNode(_) => self.measure(*parent),
        }
        self.0.append(parent, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        self.count();
        self.0.append_based_on_parent_node(element, previous, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.0.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        self.0.get_template_contents(target)
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        self.0.same_node(x, y)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.0.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &Handle, node: NodeOrText<Handle>) {
        self.count();
        self.0.append_before_sibling(sibling, node);
    }

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        self.0.add_attrs_if_missing(target, attrs);
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.0.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        self.0.reparent_children(node, parent);
    }
}
