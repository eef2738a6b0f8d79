//! What else speaks for a hypothesis: another unit of money, and whether the value is plausible.
//!
//! Contract: another unit counts only if some relation is exactly true with it; near nothing
//! anything is true within rounding.

use super::hypothesis::{BROKEN, Hypothesis, ODD, SOLVED, Search, points};
use super::room::{Bound, widen};
use super::sound::Sound;
use crate::disclosure::{Figure, FigureId, PrintForm, Unit};
use crate::judge::{Interval, Verdict};
use crate::number::Exact;
use crate::slip::Slip;
use crate::statement::{Operand, RatioKind, Statement};

/// Another unit of money makes it true.
const UNIT: i32 = 50;
/// The powers of ten between the units that are confused.
const UNITS: [i32; 4] = [4, -4, 8, -8];
/// The value is round, what is printed is not.
const ROUND: i32 = 10;
/// A unit that so many times more amounts of the document have than another is its usual one; what that says.
const OFTEN: usize = 10;
const RARE_UNIT: i32 = 15;
/// So many digits say which unit they are in.
const TELLING: usize = 3;
/// A change so many times the room it has to hit is no chance hit.
const FAR: i64 = 30;
/// A lone rate that some slip of an amount hits by chance.
const CHANCE: i32 = 20;

/// Breaking a sum of amounts that is true to the last digit costs so much more than another relation:
/// a second repair may make it true again, and it was true before.
const RECONCILED: i32 = 60;

impl Search<'_> {
    /// What it costs that relations are no longer true. Amounts that reconcile outrank rates.
    pub(super) fn spoils(&self, breaks: &[usize]) -> i32 {
        let reconciled = breaks.iter().filter(|place| self.is_reconciled(**place)).count();
        BROKEN * points(breaks.len()) + RECONCILED * points(reconciled)
    }

    /// Whether a relation is a sum of amounts that is true as printed, to the last digit.
    fn is_reconciled(&self, place: usize) -> bool {
        let reading = self.board.relation(place).and_then(|it| it.readings.first());
        let Some(Statement::Sum { total, terms, .. }) = reading else { return false };
        let amount = |operand: &Operand| {
            let Operand::Figure(id) = operand else { return false };
            let is_amount = |figure: &Figure| matches!(figure.unit, Unit::Money(_));
            self.board.figure(*id).is_some_and(is_amount)
        };
        self.board.printed_verdict(place) == Verdict::Holds
            && terms.len() > 1
            && amount(total)
            && terms.iter().all(|term| amount(&term.figure))
    }

    /// Whether something states the value to its last digit: a count, another print, or, of a rate,
    /// its amounts. A sum of rounded amounts is off by a unit too easily.
    pub(super) fn is_pinned(&self, figure: FigureId, solves: &[usize]) -> bool {
        let other_print = |place: &usize| {
            let reading = self.board.relation(*place).and_then(|it| it.readings.first());
            matches!(reading, Some(Statement::Same { .. }))
        };
        self.board.printed(figure).is_some_and(|reading| reading.exact)
            || self.is_result(figure, solves)
            || self.board.index.with(figure).iter().any(other_print)
    }

    /// Other units of money in which a broken relation might be true, by their powers of ten.
    pub(super) fn units(&self, figure: FigureId, open: &[Bound]) -> Vec<i32> {
        let Some((figure, reading)) = self.board.figure(figure).zip(self.board.printed(figure))
        else {
            return Vec::new();
        };
        let fits = |unit: &i32| {
            let factor = Exact::ten_to(*unit);
            let (value, slack) = (&reading.value * &factor, (&reading.step * &factor).half());
            // One or two digits agree with many a value, and 1.00元 is no other print of nearly
            // nothing.
            if figure.numeral.significant() < TELLING {
                return false;
            }
            if value.abs() < reading.step {
                return false;
            }
            let near = |span: &Interval| {
                let bounded = span.low.is_some() && span.high.is_some();
                bounded && widen(span, &slack).contains(&value)
            };
            figure.in_unit(*unit).is_some() && open.iter().any(|(_, spans)| spans.iter().any(near))
        };
        if reading.value.is_zero() { Vec::new() } else { UNITS.into_iter().filter(fits).collect() }
    }

    /// What the units of the document say of another unit of a figure: where all print 万元, the one in 元 is wrong
    /// and those in 万元 are not.
    fn unit_is_odd(&self, id: FigureId, unit: i32) -> i32 {
        let figure = self.board.figure(id);
        let Some((figure, other)) = figure.and_then(|it| Some((it, it.in_unit(unit)?))) else {
            return 0;
        };
        let [own, other] = [&figure.unit, &other.unit].map(|unit| self.board.printed_in(unit));
        if other >= OFTEN * own.max(1) {
            RARE_UNIT
        } else if own >= OFTEN * other.max(1) {
            -RARE_UNIT
        } else {
            0
        }
    }

    /// The same digits in another unit.
    pub(super) fn in_unit(
        &self,
        figures: &[FigureId],
        unit: i32,
        open: &[Bound],
        sound: &mut Sound<'_>,
    ) -> Option<Hypothesis> {
        let mut changes = self.changes.clone();
        let value = &self.board.printed(*figures.first()?)?.value * &Exact::ten_to(unit);
        let form = PrintForm { unit, decimals: None };
        for figure in figures {
            changes.insert(*figure, self.board.repaired(*figure, &value, form)?);
        }
        let fits = |place: usize| self.board.fit(place, &changes).is_some();
        let mut solves: Vec<usize> = open.iter().map(|(place, _)| *place).collect();
        solves.retain(|place| fits(*place));
        // Near nothing anything is true within rounding.
        let exact = |place: &usize| self.board.fit(*place, &changes) == Some(Verdict::Holds);
        if !solves.iter().any(exact) {
            return None;
        }
        let breaks: Vec<usize> =
            sound.all().iter().copied().filter(|place| !fits(*place)).collect();
        let odd = self.unit_is_odd(*figures.first()?, unit);
        let score = SOLVED * points(solves.len()) + UNIT + odd
            - self.spoils(&breaks)
            - self.copies(figures);
        let agreed = breaks.is_empty();
        let (figures, slip) = (figures.to_vec(), Slip::Point);
        Some(Hypothesis { figures, value, form, solves, breaks, slip, agreed, score })
    }

    /// What a value says for itself: a part is no more than its whole, few budgets are spent twice,
    /// and a round number is seldom met by chance.
    pub(super) fn plausible(&self, figure: FigureId, value: &Exact, solves: &[usize]) -> i32 {
        let above = |kind: RatioKind, limit: i64| {
            *value > Exact::int(limit)
                && solves.iter().any(|place| {
                    let reading = self.board.relation(*place).and_then(|it| it.readings.first());
                    matches!(reading, Some(Statement::Ratio { kind: known, rate: Operand::Figure(rate), .. })
                        if *known == kind && *rate == figure)
                })
        };
        if above(RatioKind::Share, 1) || above(RatioKind::Completion, 2) {
            return -ODD;
        }
        let Some(printed) = self.board.printed(figure) else { return 0 };
        let step = &printed.step * &Exact::int(100);
        let is_round =
            |value: &Exact| value.div(&step).is_some_and(|hundreds| hundreds.is_integer());
        let rounder = !printed.exact && is_round(value) && !is_round(&printed.value);
        if rounder && !value.is_zero() { ROUND } else { 0 }
    }

    /// What it says of a slip of the digits that the value is printed elsewhere, and that what these figures
    /// print is.
    pub(super) fn met(&self, figures: &[FigureId], value: &Exact, slip: Slip) -> i32 {
        let first = figures.first().copied();
        let money = first.and_then(|first| self.board.figure(first));
        let Some(figure) = money.filter(|it| matches!(it.unit, Unit::Money(_))) else { return 0 };
        if !slip.is_of_digits() {
            return 0;
        }
        // A print that is broken as well may be the same mistake.
        let is_sound =
            |print: FigureId| !figures.contains(&print) && !self.board.is_in_broken(print);
        let (met, digits) = (self.board.met(), figure.numeral.significant());
        met.elsewhere(value, digits, is_sound) - met.elsewhere(&figure.value(), digits, is_sound)
    }

    /// What it costs that a lone rate accuses one of its amounts: a rate of few digits leaves so much
    /// room that some slip of the amount's digits lands in it by chance. Only a change far larger
    /// than the room speaks against the amount.
    pub(super) fn by_chance(
        &self,
        figure: FigureId,
        value: &Exact,
        room: &Interval,
        solves: &[usize],
    ) -> i32 {
        let [place] = solves else { return 0 };
        let reading = self.board.relation(*place).and_then(|it| it.readings.first());
        let rate = matches!(
            reading,
            Some(
                Statement::Ratio { .. } | Statement::ShareOfParts { .. } | Statement::Growth { .. }
            )
        );
        let (Some((low, _)), Some((high, _))) = (&room.low, &room.high) else { return 0 };
        let Some(printed) = self.board.printed(figure) else { return 0 };
        let far = (value - &printed.value).abs() >= &(high - low) * &Exact::int(FAR);
        if rate && !far && !self.is_result(figure, solves) { CHANCE } else { 0 }
    }

    /// Whether the figure is what a relation computes: a rate, a change, a product.
    pub(super) fn is_result(&self, figure: FigureId, solves: &[usize]) -> bool {
        solves.iter().any(|place| {
            self.board.relation(*place).is_some_and(|relation| {
                relation.subject.figure() == figure
                    && !matches!(
                        relation.readings.first(),
                        Some(
                            Statement::Sum { .. }
                                | Statement::Same { .. }
                                | Statement::Compare { .. }
                                | Statement::Within { .. }
                        )
                    )
            })
        })
    }

    /// Whether the figure stands behind a direction word, which can be the wrong one.
    pub(super) fn is_moved(&self, figure: FigureId, solves: &[usize]) -> bool {
        solves.iter().all(|place| {
            let reading = self.board.relation(*place).and_then(|it| it.readings.first());
            matches!(reading, Some(Statement::Difference { .. } | Statement::Growth { .. }))
        }) && self.is_result(figure, solves)
    }
}
