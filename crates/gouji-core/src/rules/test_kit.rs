//! A tiny hand-built disclosure for the tests of the rules.

use crate::disclosure::{
    Disclosure, Doubts, Figure, FigureId, Form, MoneyUnit, Origin, Says, Unit, Why,
};
use crate::document::{Place, Span};
use crate::judge::{Verdict, judge};
use crate::number::Numeral;
use crate::reading::Hedge;
use crate::relation::{Relation, resolve};
use crate::rule::Rule;
use crate::statement::{Direction, Moved};

/// A disclosure in the making.
#[derive(Default)]
pub(crate) struct Paper {
    /// What was written so far.
    pub(crate) disclosure: Disclosure,
}

impl Paper {
    /// A figure of any unit in running text.
    pub(crate) fn figure(&mut self, digits: &str, unit: Unit) -> FigureId {
        let at = self.disclosure.figures.len() * 10;
        self.disclosure.add(Figure {
            numeral: Numeral::parse(digits).unwrap(),
            unit,
            hedge: Hedge::None,
            place: Place::from(Span::new(at, at + 8)),
            label: String::new(),
            identity: None,
            origin: Origin::Narrative,
            usual_decimals: None,
            entire: false,
            doubts: Doubts::NONE,
        })
    }

    /// An amount in 万元.
    pub(crate) fn money(&mut self, digits: &str) -> FigureId {
        self.figure(digits, Unit::Money(MoneyUnit::TenThousand))
    }

    /// A percentage.
    pub(crate) fn percent(&mut self, digits: &str) -> FigureId {
        self.figure(digits, Unit::Percent)
    }

    /// A count of 户.
    pub(crate) fn count(&mut self, digits: &str) -> FigureId {
        self.figure(digits, Unit::Count("户".to_owned()))
    }

    /// Adds a claim.
    pub(crate) fn say(&mut self, claim: Says) {
        self.disclosure.say(Why::stated(Form::Structured), claim);
    }

    /// What one rule asks.
    pub(crate) fn asked(&self, rule: Rule) -> Vec<Relation> {
        let all = crate::rules::relate(&self.disclosure);
        all.into_iter().filter(|relation| relation.rule == rule).collect()
    }

    /// The verdict on each relation of one rule, under its best reading.
    pub(crate) fn verdicts(&self, rule: Rule) -> Vec<Verdict> {
        let best = |relation: &Relation| {
            let readings = relation.readings.iter();
            let judged = readings.map(|it| judge(&resolve(it, &self.disclosure).unwrap()).verdict);
            judged.min().unwrap()
        };
        self.asked(rule).iter().map(best).collect()
    }
}

/// 增加.
pub(crate) fn up(figure: FigureId) -> Moved<FigureId> {
    Moved { figure, direction: Direction::Up }
}

/// 减少.
pub(crate) fn down(figure: FigureId) -> Moved<FigureId> {
    Moved { figure, direction: Direction::Down }
}
