//! A change being read: its amount, its rate, and what it belongs to.

use crate::disclosure::{Change, Disclosure, Doubts, FigureId, Form, Kind, Says, Unchecked, Why};
use crate::number::Exact;
use crate::statement::{Direction, GrowthForm, Moved};

use super::super::segment::{Against, Segment};

/// A change whose sentence is not finished.
#[derive(Debug, Clone, Default)]
pub struct Pending {
    /// The current amount.
    pub now: Option<FigureId>,
    /// Other amounts it may belong to.
    pub or_now: Vec<FigureId>,
    /// The amount it is compared with.
    pub before: Option<FigureId>,
    /// The change.
    pub delta: Option<Moved<FigureId>>,
    /// What the words say it is measured from, and which year.
    pub against: Against,
    /// The year it is measured from, where the words name it.
    pub year: Option<i32>,
    /// The concept it is a change of, where no amount of it has been read yet.
    pub awaits: Option<String>,
    /// The byte behind the change; 0 where none was read.
    pub end: usize,
    /// The rate.
    pub rate: Option<(Moved<FigureId>, GrowthForm)>,
    /// In how many brackets it stands.
    pub depth: u8,
    /// What speaks against the amounts it was given.
    pub doubts: Doubts,
}

impl Pending {
    /// Whether a rate can still belong to it.
    pub fn wants_rate(&self) -> bool {
        self.delta.is_some() && self.rate.is_none()
    }

    /// Whether a rate behind it is its rate: it compares with nothing else (比上年增加A，比2019年增长p%).
    pub fn takes(&self, cues: &Segment) -> bool {
        let own = cues.against();
        let year = cues.compared_year.map(|(year, ..)| year);
        self.wants_rate() && (own == Against::Unsaid || (own == self.against && year == self.year))
    }

    /// Whether a rate runs against its change from a budget: then it is measured from last year.
    pub fn runs_against(&self, direction: Direction) -> bool {
        self.against == Against::Budget
            && self.delta.as_ref().is_some_and(|delta| delta.direction != direction)
    }

    /// Whether its amount and rate are known, but not what it changed to or from.
    pub fn is_incomplete(&self) -> bool {
        let nothing = self.now.is_none() && self.before.is_none();
        nothing && self.delta.is_some() && self.rate.is_some()
    }

    /// `完成6.6亿元，增加6.6亿元，增长14789.7%`: before it was nothing only as far as it is printed, and the rate
    /// says what it was.
    fn is_from_next_to_nothing(&self, disclosure: &Disclosure) -> bool {
        let reading = |id| disclosure.figure(id).map(|figure| figure.reading());
        let (Some(now), Some(delta), Some((rate, GrowthForm::Percent))) = (
            self.now.and_then(reading),
            self.delta.as_ref().and_then(|delta| reading(delta.figure)),
            self.rate.as_ref().map(|(rate, form)| (reading(rate.figure), *form)),
        ) else {
            return false;
        };
        let slack = &now.step.half() + &delta.step.half();
        let base = rate.and_then(|rate| delta.value.div(&rate.value)).map(|base| base.abs());
        let nothing = (&now.value - &delta.value).is_zero();
        nothing && base.is_some_and(|base| base <= slack && base > Exact::zero())
    }

    /// Whether a department's disclosure prints the figures of the change one behind the other.
    fn is_adjacent(&self, disclosure: &Disclosure) -> bool {
        let mut ids: Vec<usize> = [self.now, self.before]
            .into_iter()
            .chain([
                self.delta.as_ref().map(|it| it.figure),
                self.rate.as_ref().map(|it| it.0.figure),
            ])
            .flatten()
            .map(|id| id.0)
            .collect();
        ids.sort_unstable();
        let close = ids.windows(2).all(|pair| matches!(pair, [one, next] if *next == *one + 1));
        close
            && self.or_now.is_empty()
            && matches!(disclosure.header.kind, Kind::Final | Kind::Budget)
    }

    /// Makes its claim, or notes why there is none.
    pub fn claim(self, disclosure: &mut Disclosure) {
        let known = usize::from(self.now.is_some())
            + usize::from(self.before.is_some())
            + usize::from(self.delta.is_some())
            + usize::from(self.rate.is_some());
        if known < 3 {
            for id in
                self.delta.iter().map(|d| d.figure).chain(self.rate.iter().map(|r| r.0.figure))
            {
                disclosure.reasons.entry(id).or_insert(Unchecked::NoPriorYear);
            }
            return;
        }
        let form = if self.is_adjacent(disclosure) { Form::ChangeAdjacent } else { Form::Change };
        let mut why = Why::certain(form, !self.is_from_next_to_nothing(disclosure));
        why.doubts = why.doubts.and(self.doubts);
        disclosure.say(
            why,
            Says::from(Change {
                now: self.now,
                before: self.before,
                delta: self.delta,
                rate: self.rate,
                or_now: self.or_now,
                ..Change::default()
            }),
        );
    }
}

/// A figure with its direction.
pub fn moved(figure: FigureId, direction: Direction) -> Moved<FigureId> {
    Moved { figure, direction }
}
