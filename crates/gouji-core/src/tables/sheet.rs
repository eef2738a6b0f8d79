//! The amounts of a panel as whole numbers of one step, to be added up in either direction.
//!
//! Contract: adds and compares only; what a sum that closes means is for the caller. Checked arithmetic: a
//! number too long to be added is left out with its column.

use crate::disclosure::{Disclosure, FigureId, Unit};

use super::found::{Found, Made, Sum};
use super::panel::Panel;
use super::steps::Steps;

/// No group has more parts.
pub(super) const MOST: usize = 80;

/// So many sums that close over blanks show that blanks stand for nothing.
const NOTHING: usize = 3;

/// A cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    /// The figure.
    pub id: FigureId,
    /// Its value, in steps.
    pub value: i128,
    /// It is money, not a count or a number without a unit.
    pub money: bool,
}

/// Amounts by line and by the lines across.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// For every line, what stands on it in each line across.
    cells: Vec<Vec<Option<Amount>>>,
    /// How many lines across there are.
    pub across: usize,
    /// What the last digit counts.
    step: i128,
    /// The lines across in which a sum is worth something only where it closes.
    pub uncertain: Vec<bool>,
    /// The columns of the panel that it was made of.
    pub columns: Vec<usize>,
}

impl Sheet {
    /// The amounts of a panel that can be added up.
    pub fn of(panel: &Panel, disclosure: &Disclosure) -> Option<Sheet> {
        let columns: Vec<usize> = panel
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.adds_up())
            .map(|(index, _)| index)
            .collect();
        let figure = |id: FigureId| disclosure.figure(id);
        let ids = || panel.rows.iter().flat_map(|row| columns.iter().map(|c| row.value(*c)));
        let steps = Steps::of(ids().flatten().filter_map(figure))?;
        let amount = |id: FigureId| {
            let own = figure(id)?;
            let money = matches!(own.unit, Unit::Money(_));
            Some(Amount { id, value: steps.value(own)?, money })
        };
        let line = |row: &super::panel::Row| {
            let own = |column: &usize| row.value(*column).filter(|_| !row.loose).and_then(amount);
            columns.iter().map(own).collect::<Vec<_>>()
        };
        let cells: Vec<Vec<Option<Amount>>> = panel.rows.iter().map(line).collect();
        let across = columns.len();
        Some(Sheet { cells, across, step: steps.coarse()?, uncertain: Vec::new(), columns })
    }

    /// The same with lines and lines across exchanged.
    pub fn turned(&self) -> Sheet {
        let line = |column: usize| {
            self.cells.iter().map(|line| line.get(column).copied().flatten()).collect()
        };
        let cells = (0..self.across).map(line).collect();
        let across = self.cells.len();
        Sheet { cells, across, step: self.step, uncertain: Vec::new(), columns: Vec::new() }
    }

    /// Takes all amounts off a line.
    pub fn clear(&mut self, line: usize) {
        if let Some(line) = self.cells.get_mut(line) {
            line.fill(None);
        }
    }

    /// The same from the last line to the first.
    pub fn reversed(&self) -> Sheet {
        Sheet { cells: self.cells.iter().rev().cloned().collect(), ..self.clone() }
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.cells.len()
    }

    /// The figures on a line.
    pub fn on(&self, line: usize) -> impl Iterator<Item = FigureId> + '_ {
        self.cells.get(line).into_iter().flatten().flatten().map(|amount| amount.id)
    }

    /// The amount where two lines meet.
    pub fn at(&self, line: usize, across: usize) -> Option<Amount> {
        self.cells.get(line)?.get(across).copied().flatten()
    }

    /// The beginning of `order` whose sum is the line `own` in most lines across; nothing where it is so in
    /// none.
    pub fn longest(&self, own: usize, order: &[usize]) -> Option<Found> {
        let mut sums = vec![Made::default(); self.across];
        let mut best: Option<Found> = None;
        let mut falls = false;
        let mut last = None;
        for (index, line) in order.iter().enumerate() {
            let mut any = false;
            for (across, made) in sums.iter_mut().enumerate() {
                if let Some(amount) = self.at(*line, across) {
                    made.add(amount.value)?;
                    any |= amount.value != 0;
                    falls |= amount.value < 0;
                }
            }
            // A line without amounts changes nothing.
            if !any {
                continue;
            }
            let mut found = self.compare(own, &sums);
            let same = |it: &Found| it.rank() == found.rank();
            match &mut best {
                Some(best) if found.agreed() > 0 && same(best) => best.either = true,
                Some(best) if found.rank() <= best.rank() => {}
                _ if found.agreed() > 0 => {
                    found.items = order.get(..=index).unwrap_or_default().to_vec();
                    best = Some(found);
                }
                _ => {}
            }
            if !falls && self.is_above(own, &sums) {
                last.get_or_insert(index);
            }
            // Where no amount is below nothing no longer sum comes back.
            if last.is_some_and(|last: usize| index > last + 1) {
                break;
            }
        }
        best
    }

    /// A group of which all parts are known; nothing where it says nothing.
    pub fn group(&self, own: usize, items: Vec<usize>) -> Option<Found> {
        let mut sums = vec![Made::default(); self.across];
        for line in &items {
            for (across, made) in sums.iter_mut().enumerate() {
                if let Some(amount) = self.at(*line, across) {
                    made.add(amount.value)?;
                }
            }
        }
        let found = Found { items, whole: true, ..self.compare(own, &sums) };
        (found.agreed() + found.failed > 0).then_some(found)
    }

    /// Whether sums are more than a line in every line across.
    fn is_above(&self, own: usize, sums: &[Made]) -> bool {
        let mut amounts = sums.iter().enumerate().filter_map(|(across, sum)| {
            let amount = self.at(own, across)?;
            (amount.value != 0).then_some((amount.value, sum.sum))
        });
        amounts.all(|(own, sum)| sum > own + self.step * 100)
    }

    fn compare(&self, own: usize, sums: &[Made]) -> Found {
        let mut found = Found {
            own,
            items: Vec::new(),
            held: 0,
            failed: 0,
            digits: 0,
            alone: 0,
            either: false,
            whole: false,
            also: None,
            unsure: Vec::new(),
        };
        for (across, made) in sums.iter().enumerate() {
            let Some(total) = self.at(own, across) else { continue };
            if made.parts == 0 || (total.value == 0 && made.sum == 0) {
                continue;
            }
            if !self.closes(total.value, *made) {
                found.failed += 1;
            } else if made.filled > 1 {
                found.held += 1;
                found.digits += digits(total.value);
            } else {
                found.alone += 1;
            }
        }
        found
    }

    /// Whether parts make a total, but for what was rounded.
    pub fn closes(&self, total: i128, made: Made) -> bool {
        let terms = i128::try_from(made.parts + 1).unwrap_or(i128::MAX);
        let off = total.checked_sub(made.sum).and_then(i128::checked_abs).unwrap_or(i128::MAX);
        // One part alone leaves nothing to be rounded.
        let slack = if made.filled < 2 { 0 } else { self.step.saturating_mul(terms) };
        off.saturating_mul(2) <= slack
    }

    fn is_filled(&self, line: usize, across: usize) -> bool {
        self.at(line, across).is_some_and(|amount| amount.value != 0)
    }

    /// Whether an amount is more than what so many terms may lose by rounding.
    fn is_telling(&self, line: usize, across: usize, terms: usize) -> bool {
        let slack = self.step.saturating_mul(i128::try_from(terms).unwrap_or(i128::MAX));
        self.at(line, across).is_some_and(|it| it.value.saturating_abs().saturating_mul(2) > slack)
    }

    /// Whether what is no money stands among money: nobody adds people to yuan.
    pub fn is_mixed(&self, found: &Found) -> bool {
        let is_money = |line: usize, across: usize| self.at(line, across).map(|it| it.money);
        (0..self.across).any(|across| {
            let own = is_money(found.own, across);
            let mut parts = found.items.iter().filter_map(|line| is_money(*line, across));
            own.is_some_and(|own| parts.any(|part| part != own))
        })
    }

    /// Whether a line is only one of the parts again, in another unit or with fewer digits: the others are so small that rounding
    /// hides them wherever the sum closes, so that nothing says that they belong to it.
    pub fn is_converted(&self, found: &Found) -> bool {
        let filled = |line: usize| (0..self.across).filter(move |at| self.is_filled(line, *at));
        let terms = found.items.len() + 1;
        let holds = |across: &usize| {
            let own = self.at(found.own, *across).zip(self.made_of(found, *across));
            own.is_some_and(|(it, made)| self.closes(it.value, made))
        };
        let held: Vec<usize> = filled(found.own).filter(holds).collect();
        let shown =
            |line: &&usize| held.iter().any(|across| self.is_telling(**line, *across, terms));
        let mut shown = found.items.iter().filter(shown);
        let several = found.items.iter().filter(|line| filled(**line).next().is_some()).count() > 1;
        let Some(one) = shown.next().filter(|_| several && shown.next().is_none()) else {
            return false;
        };
        let slack = self.step.saturating_mul(2);
        let apart = |across: usize| {
            let own = self.at(found.own, across)?.value;
            own.checked_sub(self.at(*one, across)?.value)?.checked_abs()?.checked_mul(2)
        };
        held.iter().all(|across| apart(*across).is_some_and(|off| off <= slack))
    }

    /// Whether a part has an amount in a line across and nothing in all those in which the sum closes: that
    /// it is a part is then nowhere seen.
    fn is_new(&self, parts: &[(usize, bool)], across: usize) -> bool {
        parts.iter().any(|(line, seen)| !seen && self.is_filled(*line, across))
    }

    /// Whether a sum closes with the parts alone that have amounts where the others close.
    fn closes_without_new(&self, own: usize, parts: &[(usize, bool)], across: usize) -> bool {
        let known = parts.iter().filter(|(_, seen)| *seen).map(|(line, _)| *line);
        let made = self.made(known, across);
        self.at(own, across).zip(made).is_some_and(|(it, made)| self.closes(it.value, made))
    }

    /// What lines make in a line across; nothing where that is too long.
    pub fn made(&self, lines: impl Iterator<Item = usize>, across: usize) -> Option<Made> {
        let mut made = Made::default();
        for amount in lines.filter_map(|line| self.at(line, across)) {
            made.add(amount.value)?;
        }
        Some(made)
    }

    /// What the parts of a group make in a line across, with what takes up the rest.
    pub fn made_of(&self, found: &Found, across: usize) -> Option<Made> {
        let mut made = self.made(found.items.iter().copied(), across)?;
        if let Some((line, minus)) = found.also
            && let Some(amount) = self.at(line, across)
        {
            made.add(if minus { amount.value.checked_neg()? } else { amount.value })?;
        }
        Some(made)
    }

    /// The sums of a group in each line across; where it does not close only where every part is filled that
    /// is filled elsewhere, and no other group agrees as well.
    pub fn sums(&self, found: &Found) -> Vec<Sum> {
        let holds = |across: usize| {
            let own = self.at(found.own, across).zip(self.made_of(found, across));
            own.is_some_and(|(it, made)| self.closes(it.value, made))
        };
        let held: Vec<usize> = (0..self.across).filter(|across| holds(*across)).collect();
        // Of each part whether it has an amount anywhere where the sum closes: asked once, not for each line
        // across.
        let seen = |line: usize| held.iter().any(|across| self.is_filled(line, *across));
        let parts: Vec<(usize, bool)> =
            found.items.iter().map(|line| (*line, seen(*line))).collect();
        // What rounding may hide where the sum closes is no more seen to be a part than nothing is.
        let terms = found.items.len() + 1;
        let shown = |line: usize| held.iter().any(|across| self.is_telling(line, *across, terms));
        let telling: Vec<(usize, bool)> =
            found.items.iter().map(|line| (*line, shown(*line))).collect();
        // A part that has an amount in another line across where the sum closes, and none in this one.
        let blank = |across: usize| {
            parts.iter().any(|(line, seen)| *seen && self.at(*line, across).is_none())
        };
        // Where sums close over blanks, blanks stand for nothing.
        let nothing = held.iter().filter(|across| blank(**across)).count() >= NOTHING;
        let mut sums = Vec::new();
        for across in 0..self.across {
            let Some(total) = self.at(found.own, across) else { continue };
            let own = found.items.iter().map(|line| (*line, false)).chain(found.also);
            let items: Vec<(FigureId, bool)> =
                own.filter_map(|(line, minus)| Some((self.at(line, across)?.id, minus))).collect();
            let blank = !nothing && blank(across);
            let broken = held.binary_search(&across).is_err();
            let unsure = || {
                let uncertain = self.uncertain.get(across).copied().unwrap_or_default();
                let new = self.is_new(&parts, across)
                    && (!found.whole || self.closes_without_new(found.own, &parts, across));
                let hidden = self.is_new(&telling, across)
                    && self.closes_without_new(found.own, &telling, across);
                let uncertain = uncertain || found.unsure.contains(&across);
                blank || uncertain || found.either || new || hidden
            };
            if items.is_empty() || (broken && unsure()) {
                continue;
            }
            sums.push(Sum { total: total.id, items });
        }
        sums
    }
}

fn digits(value: i128) -> u32 {
    value.unsigned_abs().checked_ilog10().map_or(0, |log| log + 1)
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::told;

    /// What is said of a table of grants in yuan and in ten thousands of yuan, with the numbers of one column.
    fn said(title: &str, column: [&str; 4]) -> Vec<String> {
        let [a, b, c, all] = column;
        let text = format!(
            "# 青禾县2024年决算草案\n\n2024年惠农补贴发放情况表\n\n\
             | 乡镇 | {title} | 金额（元） | 折合金额（万元） |\n|---|---|---|---|\n\
             | 东乡镇 | {a} | 516,749 | 51.67 |\n| 西乡镇 | {b} | 2,038,402 | 203.84 |\n\
             | 南街道 | {c} | 808,944 | 80.89 |\n| 合计 | {all} | 3,364,095 | 336.41 |\n"
        );
        told(&text).into_iter().map(|(_, stated)| stated).collect()
    }

    #[test]
    fn an_amount_in_another_unit_is_no_sum_with_what_rounding_hides() {
        for title in ["户数", "项目数", "数量", "手续费（元）"] {
            assert_eq!(said(title, ["12", "9", "31", "52"]), Vec::<String>::new(), "{title}");
        }
        // The column itself is added up.
        assert_eq!(said("户数", ["12", "9", "31", "25"]).len(), 1);
    }

    #[test]
    fn whole_numbers_beside_decimals_are_rounded() {
        let text = |all: &str| {
            format!(
                "# 青禾县2024年决算草案\n\n2024年资金安排表\n\n单位：亿元\n\n| 地区 | 规模 | 安排资金 | 发行费 |\n|---|---|---|---|\n\
                 | 东乡镇 | 721 | 721.21 | 0.17 |\n| 西乡镇 | 300 | 300.06 | 0.19 |\n| 南街道 | 224 | 224.04 | 0.05 |\n\
                 | 北街道 | 742 | 742.07 | 0.19 |\n| 中心镇 | 112 | 112.41 | 0.16 |\n| 山口乡 | 434 | 433.85 | 0.26 |\n\
                 | 合计 | {all} | 2533.64 | 1.02 |\n"
            )
        };
        assert_eq!(told(&text("2534")), []);
        assert_eq!(told(&text("2634")).len(), 1);
    }
}
