//! What a PDF file would make its interpreter build, seen before it does.
//!
//! Contract: a font may say the width of every character between two numbers; the interpreter writes
//! each of them down. A file whose fonts name more characters than fonts have is refused. Every
//! object is looked at once, and no reference is followed.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Object, Stream};

/// The deepest nesting of objects that is looked into.
const DEEPEST: usize = 16;

/// Whether the fonts of a file list the widths of more characters than `most`.
pub fn absurd(pdf: &Pdf, most: usize) -> bool {
    let mut left = most;
    pdf.objects().into_iter().any(|object| look(object, DEEPEST, &mut left).is_none())
}

/// A character of a font has no larger number, and no width is larger.
const LARGEST: u64 = 1_000_000;

/// Whether a list of widths in the bytes of a file holds a number that none is as large as: what the table of
/// objects does not lead to may still be found by the interpreter.
pub fn absurd_bytes(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.windows(2).position(|pair| pair == b"/W") {
        rest = rest.get(at + 2..).unwrap_or_default();
        let list = rest.strip_prefix(b"2").unwrap_or(rest).trim_ascii_start();
        if let Some(list) = list.strip_prefix(b"[")
            && holds_large(list)
        {
            return true;
        }
    }
    false
}

/// Whether a list opens with numbers and lists of numbers of which one is too large.
fn holds_large(list: &[u8]) -> bool {
    let (mut number, mut fraction, mut depth) = (0u64, false, 1usize);
    for byte in list {
        match byte {
            b'0'..=b'9' if fraction => {}
            b'0'..=b'9' => {
                number = number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                if number > LARGEST {
                    return true;
                }
            }
            b'.' => fraction = true,
            b' ' | b'\t' | b'\r' | b'\n' | b'\0' | b'\x0c' | b'[' | b']' | b'-' | b'+' => {
                (number, fraction) = (0, false);
                depth += usize::from(*byte == b'[');
                depth -= usize::from(*byte == b']');
                if depth == 0 {
                    return false;
                }
            }
            _ => return false,
        }
    }
    false
}

/// Takes what an object lists from what is left; nothing once it is used up.
fn look(object: Object<'_>, depth: usize, left: &mut usize) -> Option<()> {
    let Some(depth) = depth.checked_sub(1) else { return Some(()) };
    match object {
        Object::Dict(dict) => dictionary(&dict, depth, left),
        Object::Stream(stream) => dictionary(Stream::dict(&stream), depth, left),
        Object::Array(array) => array.raw_iter().try_for_each(|inner| match inner {
            MaybeRef::NotRef(inner @ (Object::Dict(_) | Object::Array(_))) => {
                look(inner, depth, left)
            }
            _ => Some(()),
        }),
        _ => Some(()),
    }
}

fn dictionary(dict: &Dict<'_>, depth: usize, left: &mut usize) -> Option<()> {
    if let Some(widths) = dict.get::<Array<'_>>("W") {
        take(&widths, left, false)?;
    }
    if let Some(widths) = dict.get::<Array<'_>>("W2") {
        take(&widths, left, true)?;
    }
    if dict.get::<usize>("FirstChar").is_some_and(|first| first > 65_536) {
        return None;
    }
    dict.entries().try_for_each(|(_, value)| match value {
        MaybeRef::NotRef(inner @ (Object::Dict(_) | Object::Array(_))) => look(inner, depth, left),
        _ => Some(()),
    })
}

/// Counts `first last width` and `first [width …]`, read step by step as the interpreter does: it stops at
/// what is neither.
fn take(widths: &Array<'_>, left: &mut usize, vertical: bool) -> Option<()> {
    let mut iter = widths.flex_iter();
    loop {
        let count = if let Some((_, list)) = iter.next::<(u32, Array<'_>)>() {
            list.raw_iter().take(*left + 1).count()
        } else {
            let range = if vertical {
                iter.next::<(u32, u32, f32, f32, f32)>().map(|(first, last, ..)| (first, last))
            } else {
                iter.next::<(u32, u32, f32)>().map(|(first, last, _)| (first, last))
            };
            let Some((first, last)) = range else { return Some(()) };
            usize::try_from(u64::from(last.saturating_sub(first)) + 1).unwrap_or(usize::MAX)
        };
        *left = left.checked_sub(count)?;
    }
}

#[cfg(test)]
mod tests {
    use super::absurd_bytes;

    #[test]
    fn a_width_of_a_character_that_no_font_has() {
        for text in [
            "/W [ 1 [ 207 270 ] 27 2147483648 238 ]",
            "/W2[1 9999999 1 1 1]",
            "/W[1 1 500\n6 4294967295 1000]",
        ] {
            assert!(absurd_bytes(text.as_bytes()), "{text}");
        }
        for text in [
            "/W [ 1 [ 207 270.5000001 ] 27 65535 238 ]",
            "/W 2147483648",
            "/W [ 1 2 3 ] /Length 2147483648",
            "/Widths [ 9999999 ]",
        ] {
            assert!(!absurd_bytes(text.as_bytes()), "{text}");
        }
    }
}
