//! The encoding of a page.
//!
//! Contract: a byte order mark comes first, then text that is UTF-8, then what the page declares,
//! then the guess that is made for any text.

use encoding_rs::{Encoding, GB18030, GBK};

/// How much of a page is searched for its declaration.
const HEAD: usize = 4096;

/// Decodes a page; nothing when it is no text.
pub fn decode(bytes: &[u8]) -> Option<String> {
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return super::super::decode::decode(bytes);
    }
    let head = bytes.get(..HEAD.min(bytes.len()))?;
    if let Some(encoding) = declared(head) {
        // Pages that say GBK or GB2312 use what only GB18030 has. A broken character somewhere on
        // a page makes the rest of it no less readable.
        let encoding = if encoding == GBK { GB18030 } else { encoding };
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        let marks = text.chars().filter(|c| *c == '\u{fffd}').count();
        if !broken || marks * 200 < text.chars().count() {
            return Some(text.into_owned());
        }
    }
    super::super::decode::decode(bytes)
}

fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_lowercase();
    let (_, behind) = head.split_once("charset")?;
    let behind = behind.trim_start().strip_prefix('=')?;
    let name: String = behind
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    Encoding::for_label(name.as_bytes())
}
