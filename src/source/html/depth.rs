//! How deep the elements of a page nest, before anything is built of it.
//!
//! Contract: never less than the depth of the tree, except for what closes by itself; linear in the
//! length of the page.

/// The deepest nesting that browsers build.
const DEEPEST: usize = 512;

/// Elements that hold nothing, or close when the next of their kind opens.
const SHALLOW: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option",
    "colgroup", "o:p", "html", "body", "head",
];

/// Whether a page nests deeper than is read.
pub fn too_deep(page: &str) -> bool {
    let mut depth = 0usize;
    let mut rest = page;
    while let Some((_, behind)) = rest.split_once('<') {
        rest = behind;
        let closes = behind.starts_with('/');
        let name = behind.trim_start_matches('/');
        let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/' || c == '<');
        let name = name.get(..end.unwrap_or(name.len()).min(32)).unwrap_or("");
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        if SHALLOW.iter().any(|shallow| name.eq_ignore_ascii_case(shallow)) {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        if depth > DEEPEST {
            return true;
        }
    }
    false
}
