//! Shares whose whole the text does not print with them: of the three public expenses, or of a whole that is
//! nowhere printed.
//!
//! Contract: they are claimed only together, and only where one of them, or that they make up a hundred, shows
//! what they are of.

use std::collections::BTreeSet;

use crate::disclosure::{Claim, FigureId, Form, Ground, Says, Unit, Why};

use super::Binder;
use super::amounts::Amount;
use super::complete::make_up_hundred;
use super::shares::{Loose, is_ratio};

impl Binder<'_> {
    /// Shares of one whole that is nowhere printed can still make up a hundred.
    pub(super) fn claim_unprinted(&mut self, left: &[Loose]) {
        for list in left.chunk_by(|one, next| one.block == next.block && one.named == next.named) {
            let shares: Vec<FigureId> = list.iter().map(|loose| loose.share).collect();
            if shares.len() <= 2 || !make_up_hundred(&shares, self.disclosure) {
                continue;
            }
            let of_parts = self.parts_of(list);
            self.disclosure.say(
                Why::on(Form::SharesOfUnprinted, Ground::SharesMake100),
                Says::ShareList { shares: shares.clone() },
            );
            if let Some((parts, ground)) = of_parts {
                self.disclosure.say(
                    Why::on(Form::SharesOfParts, ground),
                    Says::SharesOfParts { shares, parts },
                );
            }
        }
    }

    /// The amounts that the shares of a whole which is nowhere printed are of: as they make up a hundred, these are
    /// all its parts. Two shares of one amount, and amounts of several kinds or levels, leave it open.
    fn parts_of(&self, list: &[Loose]) -> Option<(Vec<FigureId>, Ground)> {
        let amounts: Vec<&Amount> =
            list.iter().map(|it| self.amounts.get(it.part?)).collect::<Option<_>>()?;
        let first = amounts.first()?;
        let money =
            |id| matches!(self.disclosure.figure(id).map(|it| &it.unit), Some(Unit::Money(_)));
        let alike = amounts.iter().zip(list).all(|(it, loose)| {
            money(it.id)
                && it.block == loose.block
                && !it.reach.is_apart(&first.reach)
                && it.prior == first.prior
                && it.current == first.current
        });
        let parts: Vec<FigureId> = amounts.iter().map(|it| it.id).collect();
        let distinct = parts.iter().collect::<BTreeSet<_>>().len() == parts.len();
        if !alike || !distinct || list.iter().any(|it| it.total.is_some()) {
            return None;
        }
        let set = |it: &Amount| it.concept.and_then(|concept| concept.set.as_deref());
        let known = set(first).is_some() && amounts.iter().all(|it| set(it) == set(first));
        Some((parts, if known { Ground::KnownParts } else { Ground::SharesMake100 }))
    }

    /// `公务接待费1.20万元，占4.20%` among the three public expenses: of their total, if at least one
    /// of the shares shows that it is.
    pub(super) fn claim_public_shares(&mut self, left: &[Loose]) {
        const SET: &str = "three-public";
        let part_of = |loose: &Loose| {
            let amount = loose.part.and_then(|part| self.amounts.get(part))?;
            let set = amount.concept.and_then(|concept| concept.set.as_deref());
            (loose.named.is_none() && set == Some(SET)).then_some(amount.id)
        };
        let mut claims = Vec::new();
        for list in left.chunk_by(|one, next| one.block == next.block) {
            let shares: Vec<(FigureId, FigureId)> =
                list.iter().filter_map(|loose| Some((loose.share, part_of(loose)?))).collect();
            let section = list.first().map_or(0, |loose| loose.section);
            let whole = match self.amounts.wholes_in("三公经费", section).as_slice() {
                [only] => self.id(*only),
                _ => None,
            };
            let Some(whole) = whole.filter(|_| shares.len() > 1) else { continue };
            if shares.iter().any(|(share, part)| is_ratio(*share, *part, whole, self.disclosure)) {
                let family = self.disclosure.family();
                claims.extend(shares.into_iter().map(|(share, part)| Claim {
                    says: Says::Share { share, part, wholes: vec![whole], list: Vec::new() },
                    why: Why::on(Form::ShareThreePublic, Ground::FamilyHolds).of(family),
                }));
            }
        }
        self.disclosure.claims.extend(claims);
    }
}
