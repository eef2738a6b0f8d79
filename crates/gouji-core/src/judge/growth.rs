//! Growth rates (semantics §6, §7, §8, §15, §16).
//!
//! Contract: all stated figures are used together; a base of zero proves nothing beyond §16; a
//! negative base is judged on its magnitude and always reported.

use super::ladder::{self, ladder};
use super::modes::{Mode, interval};
use super::verdict::{Code, Interval, Judgement, Verdict};
use super::{joint, moved, nothing};
use crate::number::Exact;
use crate::reading::Reading;
use crate::statement::{Direction, GrowthForm, Moved};

/// The stated figures beside the rate.
#[derive(Clone, Copy, Default)]
struct Inputs<'a> {
    before: Option<&'a Reading>,
    now: Option<&'a Reading>,
    change: Option<&'a Reading>,
}

/// Decides `rate = now ÷ before − 1`.
pub(super) fn judge(
    rate: &Moved<Reading>,
    form: GrowthForm,
    now: Option<&Reading>,
    before: Option<&Reading>,
    delta: Option<&Moved<Reading>>,
) -> Judgement {
    let change = delta.map(moved::signed);
    let inputs = Inputs { before, now, change: change.as_ref() };
    let Some(base) = inputs.base() else {
        return Judgement::bare(Verdict::Untestable, Code::TooVague);
    };
    if base.is_zero() {
        let habitual = rate.direction == Direction::Up && form != GrowthForm::TimesOf;
        return nothing::judge(inputs.nothing_now(), &rate.figure.value, habitual);
    }
    let judgement = inputs.judge(rate, form);
    let bases = inputs.interval_of_base();
    if judgement.verdict == Verdict::Holds || bases.negated().is_positive() {
        return judgement;
    }
    if !bases.is_positive() && !inputs.contradictory() {
        let code = if before.is_some() { Code::TooVague } else { Code::UndefinedBase };
        return judgement.with(Verdict::Untestable, code);
    }
    judgement
}

/// Whether the rate is surely neither true nor true within rounding; `false` says nothing. Every two of the
/// three inputs leave the rate at least the room that all of them leave it, and need no polygon.
pub(super) fn refuses(
    rate: &Moved<Reading>,
    form: GrowthForm,
    now: Option<&Reading>,
    before: Option<&Reading>,
    delta: Option<&Moved<Reading>>,
) -> bool {
    let change = delta.map(moved::signed);
    let inputs = Inputs { before, now, change: change.as_ref() };
    if form != GrowthForm::Percent || !inputs.base().is_some_and(|base| base.is_positive()) {
        return false;
    }
    let target = moved::signed(rate);
    let stated = interval(&target, Mode::Nearest);
    let pairs = [Inputs { change: None, ..inputs }, Inputs { now: None, ..inputs }];
    // Of inputs that refute each other the judge takes two, else all.
    let all = pairs.iter().chain([&inputs]).filter(|pair| pair.base().is_some());
    let mut sure = true;
    for some in all {
        sure &= !some.points(rate, &Exact::zero()).is_some_and(|it| ladder::holds(&target, &it));
        sure &= some.room().is_some_and(|room| !room.meets(&stated));
    }
    sure
}

impl Inputs<'_> {
    /// The rates of two inputs, or more; nothing where the base may be zero or below.
    fn room(&self) -> Option<Interval> {
        let [before, now, change] = self.intervals(Mode::Nearest, false);
        let (change, base) = match (before, now, change) {
            (Some(before), Some(now), _) => (now.minus(&before), before),
            (Some(before), None, Some(change)) => (change, before),
            (None, Some(now), Some(change)) => (change.clone(), now.minus(&change)),
            _ => return None,
        };
        base.is_positive().then(|| change.over(&base))
    }

    /// The printed base, or the one the other two give; `None` with fewer than two inputs.
    fn base(&self) -> Option<Exact> {
        match (self.before, self.now, self.change) {
            (Some(before), Some(_), _) | (Some(before), _, Some(_)) => Some(before.value.clone()),
            (None, Some(now), Some(change)) => Some(&now.value - &change.value),
            _ => None,
        }
    }

    /// Whether there is nothing this year either, over a base of zero.
    fn nothing_now(&self) -> bool {
        self.now.or(self.change).is_some_and(|figure| figure.value.is_zero())
    }

    /// The change that the printed figures give, the stated one first.
    fn printed_change(&self) -> Option<Exact> {
        match (self.change, self.now, self.before) {
            (Some(change), ..) => Some(change.value.clone()),
            (None, Some(now), Some(before)) => Some(&now.value - &before.value),
            _ => None,
        }
    }

    fn interval_of_base(&self) -> Interval {
        let [before, now, change] = self.intervals(Mode::Nearest, false);
        joint::base(before.as_ref(), now.as_ref(), change.as_ref())
    }

    fn intervals(&self, mode: Mode, mirrored: bool) -> [Option<Interval>; 3] {
        [self.before, self.now, self.change].map(|figure| {
            let span = interval(figure?, mode);
            Some(if mirrored { span.negated() } else { span })
        })
    }

    /// What is allowed in `mode`, over a negative base with the signs changed, and whether they are.
    fn mirrored(&self, mode: Mode) -> ([Option<Interval>; 3], bool) {
        let mirrored = self.base().is_some_and(|base| base.is_negative());
        (self.intervals(mode, mirrored), mirrored)
    }

    /// The rates allowed in `mode`; over a negative base `(now − before) ÷ |before|`, which is the
    /// growth of the mirrored figures with its sign changed.
    fn rates(&self, mode: Mode) -> Interval {
        let ([before, now, change], mirrored) = self.mirrored(mode);
        let rates = joint::growth(before.as_ref(), now.as_ref(), change.as_ref());
        if mirrored { rates.negated() } else { rates }
    }

    /// Whether the inputs refute each other, whatever the rate.
    fn contradictory(&self) -> bool {
        let [before, now, change] = self.mirrored(Mode::Any).0;
        joint::contradict(before.as_ref(), now.as_ref(), change.as_ref())
    }

    fn judge(&self, rate: &Moved<Reading>, form: GrowthForm) -> Judgement {
        if !self.contradictory() {
            return self.judge_form(rate, form);
        }
        // The change contradicts the two amounts, which is the difference's error. The rate is only
        // wrong as well if it fits no two of them.
        let pairs = [Inputs { change: None, ..*self }, Inputs { now: None, ..*self }];
        let judged = pairs.iter().map(|pair| pair.judge_form(rate, form));
        judged
            .min_by_key(|judgement| judgement.verdict)
            .unwrap_or_else(|| Judgement::bare(Verdict::Untestable, Code::TooVague))
    }

    fn judge_form(&self, rate: &Moved<Reading>, form: GrowthForm) -> Judgement {
        let one = Exact::one();
        let of_base = || {
            let point = self.points(rate, &one).map(|point| &point + &one);
            ladder(&rate.figure, point, |mode| self.rates(mode).plus(&Interval::point(one.clone())))
        };
        let more =
            || moved::judge(rate, self.points(rate, &Exact::zero()), |mode| self.rates(mode));
        let judgement = match form {
            GrowthForm::Percent => more().blame(Code::Wording, || of_base().fits()),
            GrowthForm::TimesMore => more(),
            GrowthForm::TimesOf => of_base().blame(Code::Wording, || more().fits()),
        };
        let judgement = judgement.blame(Code::WrongDenominator, || self.over_now(rate, form));
        self.reword(judgement, rate, form, || of_base().fits())
    }

    /// The habits that are doubtful rather than wrong.
    fn reword(
        &self,
        judgement: Judgement,
        rate: &Moved<Reading>,
        form: GrowthForm,
        of_base_fits: impl FnOnce() -> bool,
    ) -> Judgement {
        let negative = self.base().is_some_and(|base| base.is_negative());
        let impossible = rate.direction == Direction::Down && rate.figure.value > Exact::one();
        if form == GrowthForm::TimesMore
            && ((impossible && !negative) || (judgement.is_broken() && of_base_fits()))
        {
            // 减少2倍 says nothing exact, whatever the figures are.
            judgement.with(Verdict::Truncated, Code::Wording)
        } else if negative && judgement.is_broken() {
            let code = judgement.code.unwrap_or(Code::NegativeBase);
            judgement.with(Verdict::Broken, code)
        } else if negative {
            judgement.with(Verdict::Truncated, Code::NegativeBase)
        } else {
            judgement
        }
    }

    /// The rate the printed figures give. Both quotients are honest when the change is stated as
    /// well: the one that is printed (`plus` added for 为…的倍) wins, then the one by the change.
    fn points(&self, rate: &Moved<Reading>, plus: &Exact) -> Option<Exact> {
        let base = self.base()?.abs();
        let by_change = self.printed_change()?.div(&base);
        let by_amounts = match (self.now, self.before) {
            (Some(now), Some(before)) => (&now.value - &before.value).div(&base),
            _ => None,
        };
        let target = if plus.is_zero() { moved::signed(rate) } else { rate.figure.clone() };
        by_amounts.filter(|point| ladder::holds(&target, &(point + plus))).or(by_change)
    }

    /// Whether the change was divided by this year's figure.
    fn over_now(&self, rate: &Moved<Reading>, form: GrowthForm) -> bool {
        let now = match (self.now, self.before, self.change) {
            (Some(now), ..) => now.value.clone(),
            (None, Some(before), Some(change)) => &before.value + &change.value,
            _ => return false,
        };
        let point = self.printed_change().and_then(|change| change.div(&now));
        form != GrowthForm::TimesOf
            && point.is_some_and(|point| ladder::holds(&moved::signed(rate), &point))
    }
}
