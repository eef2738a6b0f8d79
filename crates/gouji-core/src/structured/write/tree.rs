//! Lines below lines: the items of a total, and their shares of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::{FigureId, Says, TotalKind, Unit};

use super::super::claims::LIST_LIMIT;
use super::super::slot::Slot;
use super::plan::Plan;

/// How deep lines are put below lines; far below the reader's limit.
const DEEP: usize = 12;

/// The claim of a share by its part and its one whole.
type Shares = BTreeMap<(FigureId, FigureId), usize>;

impl Plan<'_> {
    /// Puts shares into the lines of their parts, wherever the parts are items of the whole.
    pub(super) fn place_shares(&mut self) {
        let mut by_part = Shares::new();
        for (index, claim) in self.disclosure.said() {
            if let Says::Share { part, wholes, .. } = claim
                && let [whole] = wholes.as_slice()
            {
                by_part.entry((*part, *whole)).or_insert(index);
            }
        }
        for host in self.disclosure.ids() {
            self.shares(host, &by_part);
        }
    }

    pub(super) fn total(
        &mut self,
        host: FigureId,
        items: &[(FigureId, bool)],
        kind: TotalKind,
        complete: bool,
    ) -> Option<()> {
        let line = self.figure(host)?;
        let mut seen = BTreeSet::new();
        let mut funds = Vec::new();
        for (id, minus) in items {
            let item = self.figure(*id)?;
            let same_kind = match (&line.unit, &item.unit) {
                (Unit::Money(_), Unit::Money(_)) => {
                    !matches!(kind, TotalKind::Changes | TotalKind::Items)
                }
                (Unit::Count(_), Unit::Count(_)) => kind == TotalKind::Counts,
                _ => false,
            };
            let fits = same_kind
                && !minus
                && seen.insert(*id)
                && *id != host
                && self.is_host(*id)
                && self.guests_of(*id)?.parent.is_none()
                && item.origin == line.origin;
            if !fits {
                return None;
            }
            funds.push(item.identity.as_ref().map(|identity| identity.fund));
        }
        let of_funds = kind == TotalKind::Funds;
        let differ = funds.first().is_some_and(|first| funds.iter().any(|fund| fund != first));
        if of_funds && (!differ || funds.contains(&None)) {
            return None;
        }
        if kind == TotalKind::Counts && matches!(line.unit, Unit::Money(_)) {
            return None;
        }
        let room = self.depth(host) + items.iter().map(|(id, _)| self.height(*id)).max()? + 1;
        let below = items.iter().any(|(id, _)| self.is_below(host, *id));
        let guests = self.guests_of(host)?;
        if !self.is_host(host) || !guests.items.is_empty() || below || room > DEEP {
            return None;
        }
        let ids: Vec<FigureId> = items.iter().map(|(id, _)| *id).collect();
        for (id, fund) in ids.iter().zip(funds) {
            let item = self.guests_mut(*id)?;
            item.parent = Some(host);
            item.fund = fund.filter(|_| of_funds);
        }
        let guests = self.guests_mut(host)?;
        guests.items = ids;
        guests.partial = !complete;
        Some(())
    }

    /// How many lines are above.
    fn depth(&self, id: FigureId) -> usize {
        let above = |id: &FigureId| self.guests_of(*id).and_then(|guests| guests.parent);
        std::iter::successors(above(&id), above).take(DEEP + 1).count()
    }

    /// How many levels of lines are below.
    fn height(&self, id: FigureId) -> usize {
        let items = self.guests_of(id).map_or(&[][..], |guests| &guests.items);
        items.iter().map(|item| self.height(*item) + 1).max().unwrap_or(0)
    }

    /// Whether the line of `id` stands below that of `above`.
    fn is_below(&self, id: FigureId, above: FigureId) -> bool {
        let parent = |id: &FigureId| self.guests_of(*id).and_then(|guests| guests.parent);
        std::iter::successors(parent(&id), parent).take(DEEP + 1).any(|id| id == above)
    }

    /// Puts the shares of a host's items into their lines: all that it can be, or none, because
    /// the reader takes those of one parent for one list.
    fn shares(&mut self, host: FigureId, by_part: &Shares) -> Option<()> {
        let guests = self.guests_of(host)?.clone();
        let mut found: Vec<(FigureId, FigureId, usize)> = Vec::new();
        for item in &guests.items {
            let Some(index) = by_part.get(&(*item, host)) else { continue };
            let claim = self.disclosure.claims.get(*index).map(|claim| &claim.says);
            if let Some(Says::Share { share, .. }) = claim {
                found.push((*item, *share, *index));
            }
        }
        let shares: Vec<FigureId> = found.iter().map(|(_, share, _)| *share).collect();
        let list =
            if (2..=LIST_LIMIT).contains(&shares.len()) { shares.clone() } else { Vec::new() };
        for (at, (item, share, index)) in found.iter().enumerate() {
            self.fits(*item, Slot::Share, *share)?;
            let twice = shares.iter().skip(at + 1).any(|other| other == share);
            match self.disclosure.claims.get(*index).map(|claim| &claim.says) {
                Some(Says::Share { list: claimed, .. }) if *claimed == list && !twice => {}
                _ => return None,
            }
        }
        let whole_list = !guests.partial && list.len() == guests.items.len() && !list.is_empty();
        let mut indices: Vec<usize> = found.iter().map(|(_, _, index)| *index).collect();
        if whole_list {
            let claims = self.disclosure.claims.iter();
            let claim = Says::ShareList { shares };
            indices.push(claims.zip(&self.said).position(|(c, said)| c.says == claim && !said)?);
        }
        for (item, share, _) in &found {
            self.move_in(*item, &[(Slot::Share, *share)]);
        }
        for index in indices {
            self.note(index, Some(()));
        }
        Some(())
    }
}
