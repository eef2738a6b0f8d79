//! A list of parts under a total, and when it is certain that the parts are all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::{Disclosure, Doubt, FigureId, Form, Ground, Says, TotalKind, Why};
use crate::heading::Marker;
use crate::partition::{Extent, extent, family, is_of_side, is_part, is_side};

use super::amounts::Amounts;
use super::complete::{
    claim_signed, closing_prefix, is_all_income, is_larger, is_whole_set, labels, make_up_hundred,
    push_total, rounds_to_hundred,
};
use super::share_base::{Above, Base};
use super::shares::is_ratio;

/// The longest list of shares whose members are compared with each other.
const MOST_SIBLINGS: usize = 200;

/// How many amounts a share of a list is tried against.
const MOST_WHOLES: usize = 8;

/// One part.
#[derive(Debug, Clone)]
pub struct Part {
    /// The amount's index.
    pub amount: usize,
    /// Its figure.
    pub id: FigureId,
    /// Which stretch between semicolons (or which paragraph) it stands in.
    pub stretch: usize,
    /// Its share.
    pub share: Option<FigureId>,
    /// It is said to be what is left (等).
    pub rest: bool,
    /// It is said to be added, or (true) taken off.
    pub sign: Option<bool>,
    /// The number it has in its list (③).
    pub number: Option<u32>,
}

/// An open list.
#[derive(Debug, Clone)]
pub struct List {
    /// Index of the total among the amounts.
    pub total: usize,
    /// Another amount it may be the list of.
    pub or_total: Option<usize>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// The current stretch.
    pub stretch: usize,
    /// The paragraph it was opened in.
    pub block: usize,
    /// The opener ends its paragraph: the parts are the paragraphs that follow.
    pub below: bool,
    /// No word opened it: only what makes it complete is claimed.
    pub implied: bool,
    /// It was announced as what the whole is used for (主要用于以下方面).
    pub classes: bool,
    /// It is opened in the middle of a sentence (A，其中B).
    pub inline: bool,
    /// 按…分类 opened it: another such word begins another list of the same total.
    pub by_class: bool,
    /// Its sentence has ended and parts of its set are missing: they may follow as sentences.
    pub waiting: bool,
    /// The text says that there is more than what it lists (其余, 另有, 等), or of what else the parts are.
    pub doubtful: bool,
    /// The text says that there is more.
    pub open_ended: bool,
    /// Its total is a budget, and so are its parts.
    pub of_budget: bool,
    /// The total of the list that it was opened in: what follows may belong there again.
    pub outer: Option<usize>,
    /// It was announced as all that its total is made of.
    pub composed: bool,
    /// It begins behind a sentence of several amounts, of any or all of which it may be.
    pub several: bool,
    /// Changes and other amounts beside the total, whose parts they may be.
    pub rivals: Vec<FigureId>,
    /// The total has a share itself: the shares of the parts may be of that whole.
    pub total_shared: bool,
    /// The marker of those paragraphs, once the first is seen.
    pub marker: Option<Option<Marker>>,
}

impl List {
    /// A list just opened.
    pub fn new(total: usize, block: usize) -> List {
        List {
            total,
            or_total: None,
            parts: Vec::new(),
            stretch: 0,
            block,
            below: false,
            implied: false,
            classes: false,
            inline: false,
            by_class: false,
            waiting: false,
            doubtful: false,
            open_ended: false,
            of_budget: false,
            outer: None,
            composed: false,
            several: false,
            rivals: Vec::new(),
            total_shared: false,
            marker: None,
        }
    }

    /// The list of paragraphs numbered below one part; nothing says that it is one.
    pub fn of_part(part: usize, block: usize, marker: Option<Marker>) -> List {
        let mut list = List::new(part, block.saturating_sub(1));
        list.below = true;
        list.implied = true;
        list.marker = Some(marker);
        list
    }

    /// The parts that make up the list: the first amount of each stretch where semicolons (or
    /// paragraphs) separate them, all amounts otherwise. Where the amounts before the first
    /// semicolon already make up the total, they are the list and what follows is something else.
    fn items(&self, disclosure: &Disclosure, amounts: &Amounts) -> Vec<&Part> {
        if !self.below
            && let Some(opening) = self.opening(disclosure, amounts)
        {
            return opening;
        }
        let mut firsts: Vec<&Part> = self.parts.iter().collect();
        firsts.dedup_by_key(|part| part.stretch);
        if firsts.len() < 2 { self.parts.iter().collect() } else { firsts }
    }

    /// The amounts before the first semicolon, where they are known to make up the total.
    fn opening(&self, disclosure: &Disclosure, amounts: &Amounts) -> Option<Vec<&Part>> {
        let opening: Vec<&Part> = self.parts.iter().take_while(|part| part.stretch == 0).collect();
        let ids: Vec<FigureId> = opening.iter().map(|part| part.id).collect();
        let total = amounts.get(self.total);
        let prefix = |ids: &[FigureId]| closing_prefix(total?.id, ids, disclosure);
        if prefix(&ids) == Some(ids.len()) {
            return Some(opening);
        }
        let whole = total.map_or("", |total| total.label.as_str());
        let parted = extent(whole, &labels(&opening, amounts)) == Some(Extent::Whole);
        let wider = || {
            let all: Vec<FigureId> = self.parts.iter().map(|part| part.id).collect();
            prefix(&all).is_none_or(|count| count <= ids.len())
        };
        (parted && wider()).then_some(opening)
    }

    /// Makes the claims of the closed list.
    pub fn claim(
        &self,
        amounts: &Amounts,
        share_of: &BTreeMap<FigureId, FigureId>,
        disclosure: &mut Disclosure,
    ) {
        let items = self.items(disclosure, amounts);
        let Some(total) = self.certain_total(&items, amounts, disclosure) else { return };
        if items.iter().any(|part| part.sign == Some(true)) {
            claim_signed(&items, total.id, disclosure);
            return;
        }
        // `货物A、服务B；其中一般公共预算C：货物D`: no part has its like for a part.
        let own = family(&total.label);
        if own.is_some() && labels(&items, amounts).iter().any(|label| family(label) == own) {
            return;
        }
        let shares: Vec<FigureId> = items.iter().filter_map(|part| part.share).collect();
        let all_shared = shares.len() == items.len();
        let ids: Vec<FigureId> = items.iter().map(|part| part.id).collect();
        let set = self.common_set(&items, amounts);
        // 人员经费 and 公用经费 are all of 基本支出, not of 项目支出.
        let set = set.filter(|set| *set != "basic-parts" || !total.label.contains("项目"));
        let closing = closing_prefix(total.id, &ids, disclosure);
        let labels = labels(&items, amounts);
        let extent = extent(&total.label, &labels)
            .or_else(|| is_of_side(&total.label, &labels).then_some(Extent::AtMost));
        // What says that the list is complete: a known set of parts, shares that make up the
        // whole, or the sum itself. A gap alone proves nothing: the list may be a selection.
        let known = set.is_some_and(|set| is_whole_set(set, &items, amounts))
            || is_all_income(&items, amounts)
            || (extent == Some(Extent::Whole) && !self.doubtful);
        let ground = if known {
            Some(Ground::KnownParts)
        } else if all_shared && make_up_hundred(&shares, disclosure) {
            Some(Ground::SharesMake100)
        } else if self.is_plain() && (self.composed || is_side(&total.label, &labels)) {
            Some(Ground::Stated)
        } else if closing == Some(ids.len()) {
            Some(Ground::OnlyBecauseItCloses)
        } else {
            None
        };
        let ground = ground.filter(|_| items.len() > 1 && !ids.contains(&total.id));
        let complete = ground.is_some();
        let rival = self.is_of_a_rival(total.id, &ids, disclosure);
        let own = total.concept.is_some_and(|whole| self.is_within(whole, amounts));
        if rival || self.doubtful || (set.is_none() && !own) {
            self.forget_set(amounts, disclosure);
        }
        if (self.implied && !complete) || rival {
            return;
        }
        let above = Above {
            total: self.outer.and_then(|index| amounts.get(index)).map(|outer| outer.id),
            share: share_of.get(&total.id).copied(),
        };
        let base = above.base(&self.parts, total.id, disclosure);
        let of_total = base == Base::Total;
        let list = if complete && all_shared && of_total { shares } else { Vec::new() };
        let bent = list.is_empty() || !rounds_to_hundred(&items, total.id, disclosure);
        // Every share carries its siblings: in a list longer than any real one they are left out.
        let siblings = if list.len() <= MOST_SIBLINGS && bent { list.as_slice() } else { &[] };
        let foreign = !all_shared && self.shares_are_of_a_part(amounts, disclosure);
        let mut before: Vec<FigureId> = vec![total.id];
        let listed: BTreeSet<FigureId> = ids.iter().copied().collect();
        let family = disclosure.family();
        for part in self.parts.iter().filter(|_| !foreign) {
            let known = before.len();
            if known < MOST_WHOLES {
                before.push(part.id);
            }
            let (Some(share), Some(before)) = (part.share, before.get(..known)) else { continue };
            // In a list that may be a selection a share may be of a part before, or of the whole that the
            // total itself is a share of.
            let mut wholes =
                self.wholes_of(part, total.id, complete.then_some(&listed), before, amounts);
            if let Some(above) = above.total.filter(|_| base == Base::Wider) {
                wholes.retain(|whole| *whole != above);
                wholes.insert(0, above);
            }
            let unsure = base != Base::Total && (above.total.is_none() || !complete);
            if unsure && !is_ratio(share, part.id, total.id, disclosure) {
                continue;
            }
            let open = self.doubtful && !complete;
            let why = Why::stated(Form::ListShare).of(family).doubt_if(Doubt::OpenEnded, open);
            let list = if siblings.contains(&share) { siblings.to_vec() } else { Vec::new() };
            disclosure.say(why, Says::Share { share, part: part.id, wholes, list });
        }
        if !list.is_empty() {
            let why = Why::on(Form::ListShares, ground.unwrap_or(Ground::Stated)).of(family);
            disclosure.say(why, Says::ShareList { shares: list });
        }
        if let ([only], Some(_)) = (ids.as_slice(), set)
            && *only != total.id
        {
            disclosure
                .say(Why::stated(Form::ListPart), Says::Within { part: *only, whole: total.id });
        }
        let closed = ground.is_none() && self.claim_closed(&items, total.id, amounts, disclosure);
        let kind = if set == Some("funds") { TotalKind::Funds } else { TotalKind::Amounts };
        if ground.is_none() {
            for stretch in self.twice(total.id, disclosure) {
                let why = Why::on(Form::ListOfWhich, Ground::FamilyHolds);
                push_total(disclosure, why, total.id, &stretch, kind);
            }
        }
        if let Some(ground) = ground {
            let form = match ground {
                Ground::Stated if self.composed => Form::ListComposed,
                Ground::Stated => Form::ListOfSide,
                _ => Form::ListOfWhich,
            };
            let several = self.several && ground != Ground::OnlyBecauseItCloses;
            let why = Why::on(form, ground).of(family).doubt_if(Doubt::SeveralPartners, several);
            push_total(disclosure, why, total.id, &ids, kind);
        } else if let Some(count) = closing.filter(|_| !ids.contains(&total.id)) {
            let part: Vec<FigureId> = ids.into_iter().take(count).collect();
            let why = Why::if_it_closes(Form::ListOfWhich);
            push_total(disclosure, why, total.id, &part, kind);
        } else if !self.implied && !closed && !ids.contains(&total.id) {
            if extent.is_some() && ids.len() > 1 {
                let items = ids.iter().map(|id| (*id, false)).collect();
                let why = Why::on(Form::ListAtMost, Ground::KnownParts);
                disclosure.say(why, Says::AtMost { total: total.id, items, kind });
            }
            // A known part that is larger than its whole is a mistake, whatever else the list leaves
            // out. Of an unknown one nobody knows what is taken off behind it (财力A，其中：收入B，扣除上解C).
            let alone = !self.below && self.or_total.is_none();
            let larger: Vec<FigureId> = ids
                .iter()
                .zip(&labels)
                .filter(|(id, label)| {
                    alone && is_part(&total.label, label) && is_larger(**id, total.id, disclosure)
                })
                .map(|(id, _)| *id)
                .collect();
            for part in larger {
                disclosure.say(Why::stated(Form::ListPart), Says::Within { part, whole: total.id });
            }
        }
    }
}
