//! Headings and paragraphs: where lists, accounts and sections end.

use crate::disclosure::{Disclosure, Fund};
use crate::heading::Marker;
use crate::reach::Reach;

use super::super::scope::{Scope, unit_of};
use super::Binder;
use super::account::Path;
use super::asked::Asked;
use super::list::List;

impl<'d> Binder<'d> {
    /// A heading opens a section.
    pub fn heading(&mut self, level: u8, title: &str) {
        self.end_block();
        self.end_account();
        self.close_lists();
        // What a heading says is not said of those beside it.
        let beside = |(own, _): &(u8, Scope)| *own >= level || level <= 2;
        while self.outer.pop_if(|outer| beside(outer)).is_some() {}
        let outer = self.outer.last().map(|(_, scope)| scope.clone()).unwrap_or_default();
        let class = class_of(title);
        if level <= 3 && class.is_none() {
            self.close_items();
        }
        if level <= 2 {
            self.section += 1;
            self.items_fund = None;
        }
        self.scope = Scope::of(title, &outer);
        self.outer.push((level, self.scope.clone()));
        // `一、2023年预算执行情况`
        self.year = self.scope.reach.year;
        self.block_year = None;
        self.topic = None;
        self.last = None;
        self.last_current = None;
        self.path = Path { class, ..Path::default() };
        self.fresh_path = false;
    }

    /// `财政拨款支出主要内容如下`: the items that follow are of this fund.
    fn announce_items(&mut self, text: &str) {
        if text.contains("内容如下") {
            let funds = [("财政拨款支出", Fund::Fiscal), ("一般公共预算", Fund::General)];
            let named = funds.into_iter().find(|(name, _)| text.starts_with(name));
            self.items_fund = named.map(|(_, fund)| fund);
        }
    }

    /// A paragraph begins; `marker` is the number it opens with.
    pub fn begin_block(&mut self, text: &str, marker: Option<(Marker, usize)>) {
        self.block += 1;
        self.year = self.block_year.take().or(self.year);
        self.headline = None;
        self.announce_items(text);
        self.project = self.project_of(text, marker.map_or(0, |(_, behind)| behind));
        // `所属单位情况：…`: the paragraph is about others.
        let lead = text.split_once('：').map_or("", |(lead, _)| lead);
        self.block_reach = Reach::of(lead_of(text, marker.map_or(0, |(_, behind)| behind)));
        // `（一）2024年预算安排。公务接待费3万元。`: short sentences before the first figure are headings.
        let heading = |it: &&str| !it.contains('，') && it.chars().count() <= LEAD;
        let mut headings = text.split('。').take_while(heading);
        self.block_reach.stage = headings.find_map(|it| Reach::of(it).stage);
        self.strayed = false;
        self.spoken = 0;
        self.asked = Asked::default();
        self.block_unit = (lead.chars().count() <= 16).then(|| unit_of(lead, None)).flatten();
        let marker = marker.map(|(marker, _)| marker);
        let item_goes_on = marker.is_none()
            && self.account.path.as_ref().is_some_and(|path| path.section.is_some());
        if !item_goes_on {
            self.end_account();
        }
        while let Some(list) = self.lists.last_mut() {
            // `1.本年收入合计…` and below it `（1）…`: the parts of a part.
            let deeper = match (list.marker, marker) {
                (Some(Some(known)), Some(own)) => own.level() > known.level(),
                _ => false,
            };
            let part = list.parts.last().map(|part| part.amount);
            if let Some(part) = part.filter(|_| list.below && deeper) {
                self.lists.push(List::of_part(part, self.block, marker));
                break;
            }
            let fits = list.below
                && match list.marker {
                    None => {
                        list.marker = Some(marker);
                        true
                    }
                    Some(known) => known == marker,
                };
            if fits {
                list.stretch += 1;
                break;
            }
            self.close_list();
        }
        if self.lists.is_empty() {
            self.topic = None;
        }
    }

    /// The project a paragraph on performance speaks of.
    pub(super) fn project_of(&self, text: &str, from: usize) -> Option<String> {
        const REVIEW: &str = "项目绩效目标完成情况综述";
        let at = text.find(REVIEW)?;
        let name = text.get(from..at).unwrap_or("");
        if !name.is_empty() {
            return Some(name.to_owned());
        }
        let behind = crate::heading::marker(&self.scope.title).map_or(0, |(_, behind)| behind);
        self.scope.title.get(behind..).map(str::to_owned)
    }

    /// The paragraph ends.
    pub fn end_block(&mut self) {
        self.end_change();
        self.previous = self.last.take();
        self.last_current = None;
        self.bases.forget();
    }

    /// Of which level and time the words and headings around the current paragraph say that it is.
    pub fn around(&self) -> Reach {
        self.block_reach.clone().within(&self.scope.reach)
    }

    /// The document ends.
    pub fn finish(mut self) -> &'d mut Disclosure {
        self.end_block();
        self.end_account();
        self.close_lists();
        self.close_items();
        self.resolve_late();
        self.resolve_shares();
        self.claim_levels();
        self.claim_again();
        std::mem::take(&mut self.classified).identify(self.disclosure);
        self.disclosure
    }
}

/// No heading in a paragraph is longer.
const LEAD: usize = 24;

/// The class that a heading names: `（一）公共安全支出（类）`.
fn class_of(title: &str) -> Option<String> {
    let behind = crate::heading::marker(title).map_or(0, |(_, behind)| behind);
    let name = title.get(behind..)?.trim_end_matches('：').strip_suffix("（类）")?;
    (!name.is_empty() && !name.contains(['，', '。', '、'])).then(|| name.to_owned())
}

/// The words a paragraph opens with, before any figure.
fn lead_of(text: &str, from: usize) -> &str {
    let text = text.get(from..).unwrap_or("");
    text.split(|c: char| c.is_ascii_digit() || "。，；：".contains(c)).next().unwrap_or("")
}
