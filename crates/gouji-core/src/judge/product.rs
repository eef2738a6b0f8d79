//! Products (semantics §12): quantity times unit price.
//!
//! Contract: the slack is that of all factors together; a rounded price times a large quantity
//! leaves room for a lot.

use super::ladder::ladder;
use super::modes::interval;
use super::verdict::{Interval, Judgement};
use crate::number::Exact;
use crate::reading::Reading;

/// Decides `product = Π factors`.
pub(super) fn judge(product: &Reading, factors: &[Reading]) -> Judgement {
    let point = factors.iter().fold(Exact::one(), |point, factor| &point * &factor.value);
    ladder(product, Some(point), |mode| {
        factors
            .iter()
            .fold(Interval::point(Exact::one()), |span, factor| span.times(&interval(factor, mode)))
    })
}
