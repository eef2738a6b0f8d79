//! What a PDF file would make its interpreter build, seen before it does.
//!
//! Contract: a font may say the width of every character between two numbers; the interpreter writes
//! each of them down. A file whose fonts name more characters than fonts have is refused. Every
//! object is looked at once, and no reference is followed.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Object, Stream};

use crate::limits::Limit;

/// The deepest nesting of objects that is looked into.
const DEEPEST: usize = 16;

/// Whether the fonts of a file list the widths of more characters than is read.
pub fn absurd(pdf: &Pdf) -> bool {
    let mut left = Limit::Widths.most();
    pdf.objects().into_iter().any(|object| look(object, DEEPEST, &mut left).is_none())
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
    for key in ["W", "W2"] {
        if let Some(widths) = dict.get::<Array<'_>>(key) {
            take(&widths, left)?;
        }
    }
    if dict.get::<usize>("FirstChar").is_some_and(|first| first > 65_536) {
        return None;
    }
    dict.entries().try_for_each(|(_, value)| match value {
        MaybeRef::NotRef(inner @ (Object::Dict(_) | Object::Array(_))) => look(inner, depth, left),
        _ => Some(()),
    })
}

/// Counts `first last width` and `first [width …]`.
fn take(widths: &Array<'_>, left: &mut usize) -> Option<()> {
    let mut iter = widths.flex_iter();
    loop {
        let count = if let Some((_, list)) = iter.next::<(u32, Array<'_>)>() {
            list.raw_iter().take(*left + 1).count()
        } else if let Some((first, last)) = iter.next::<(u32, u32)>() {
            usize::try_from(u64::from(last.saturating_sub(first)) + 1).unwrap_or(usize::MAX)
        } else if iter.next::<Object<'_>>().is_some() {
            1
        } else {
            return Some(());
        };
        *left = left.checked_sub(count)?;
    }
}
