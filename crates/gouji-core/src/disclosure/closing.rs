//! Whether a sum closes: evidence for what belongs to it.
//!
//! Contract: says only whether the figures add up within the rounding of independently rounded
//! items (`docs/semantics.md` §3); whether they must is for the rules, whether they do for the judge.

use super::{Disclosure, FigureId};
use crate::reading::Reading;

/// Whether items (each added or, true, taken away) add up to a total within (n + 1) half units.
pub fn closes(total: FigureId, items: &[(FigureId, bool)], disclosure: &Disclosure) -> bool {
    let Some(whole) = disclosure.figure(total) else { return false };
    let Reading { value: mut rest, step: mut slack, .. } = whole.reading();
    for (id, minus) in items {
        let Some(item) = disclosure.figure(*id) else { return false };
        let Reading { value, step, .. } = item.reading();
        rest = if *minus { &rest + &value } else { &rest - &value };
        slack = &slack + &step;
    }
    let off = rest.abs();
    off <= slack.half()
}
