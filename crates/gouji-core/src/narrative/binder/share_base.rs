//! Of what the shares in a list are: of its total, or of what that is a part of itself.
//!
//! Contract: nothing is taken for granted where the total has a share of its own, or stands in a list: `公车购置
//! 及运行费8万元，占80%，其中购置费5万元，占50%，运行费3万元，占30%` gives shares of all, not of the 8. The figures
//! themselves say it, by the majority of those that fit; where they do not, nobody knows.

use crate::disclosure::{Disclosure, Figure, FigureId};
use crate::number::Exact;

use super::list::Part;
use super::shares::is_ratio;

/// Of what the shares of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// Of the total of the list.
    Total,
    /// Of what that total is a part of.
    Wider,
    /// Of one of the two.
    Unknown,
}

/// What a total can be a part of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Above {
    /// The total of the list around it.
    pub(super) total: Option<FigureId>,
    /// Its own share.
    pub(super) share: Option<FigureId>,
}

impl Above {
    /// Of what the shares of the `parts` under a total are.
    pub(super) fn base(self, parts: &[Part], total: FigureId, disclosure: &Disclosure) -> Base {
        // What is all of the whole around it is that whole.
        let value = |id| disclosure.figure(id).map(Figure::value);
        let all = |above: &FigureId| value(*above) == value(total);
        let hundred = |share: &FigureId| value(*share).is_some_and(|it| it == Exact::one());
        let above = Above {
            total: self.total.filter(|above| !all(above)),
            share: self.share.filter(|share| !hundred(share)),
        };
        if above.total.is_none() && above.share.is_none() {
            return Base::Total;
        }
        let (mut own, mut wider) = (0usize, 0usize);
        for part in parts {
            let Some(share) = part.share else { continue };
            own += usize::from(is_ratio(share, part.id, total, disclosure));
            wider += usize::from(above.fits(share, part.id, total, disclosure));
        }
        match own.cmp(&wider) {
            std::cmp::Ordering::Greater => Base::Total,
            std::cmp::Ordering::Less => Base::Wider,
            std::cmp::Ordering::Equal => Base::Unknown,
        }
    }

    fn fits(
        self,
        share: FigureId,
        part: FigureId,
        total: FigureId,
        disclosure: &Disclosure,
    ) -> bool {
        self.total.is_some_and(|above| is_ratio(share, part, above, disclosure))
            || self.share.is_some_and(|of_total| {
                is_in_proportion((share, part), (of_total, total), disclosure)
            })
    }
}

/// Whether two shares are to each other as their amounts.
fn is_in_proportion(
    (share, part): (FigureId, FigureId),
    (of_total, total): (FigureId, FigureId),
    disclosure: &Disclosure,
) -> bool {
    let figure = |id| disclosure.figure(id);
    let (Some(share), Some(of_total)) = (figure(share), figure(of_total)) else { return false };
    let value = |id| figure(id).map(Figure::value);
    let (Some(part), Some(total)) = (value(part), value(total)) else { return false };
    let (own, whole) = (share.reading(), of_total.reading());
    let apart = (&(&own.value * &total) - &(&whole.value * &part)).abs();
    let slack = &(&own.step * &total) + &(&whole.step * &part);
    own.value != Exact::zero() && apart <= slack
}
