//! What each judged relation stands on: its form, its doubts, and how much it says when it holds.
//!
//! Contract: of several claims behind one relation the firmest counts. Nothing is weighed here.

use crate::disclosure::{Disclosure, Doubts, FamilyId, FigureId, Form, Ground, Origin};
use crate::finding::Severity;
use crate::reading::Hedge;
use crate::relation::Relation;
use crate::rule::Rule;
use crate::statement::{Operand, Statement};

use super::book::Beliefs;
use super::wholes::Wholes;

/// What one relation stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Footing {
    /// The reader that made it.
    pub form: Form,
    /// On what ground; none where identities ask.
    pub ground: Option<Ground>,
    /// The claim it is taken from.
    pub claim: Option<usize>,
    /// What the reading could not account for.
    pub doubts: Doubts,
    /// The relations that stand or fall with it.
    pub family: Option<FamilyId>,
    /// How rare it is that this one is misread and its sisters are not, in decibans.
    pub(super) alone: i32,
    /// How rare it is that it is only nearly what is meant.
    pub(super) near: Option<i32>,
    /// How much sisters that hold can help it.
    pub(super) helped: i32,
    /// How rare it is that its family is misread.
    pub(super) misread: Option<i32>,
    /// The gravest that it may be; nothing where it only corroborates.
    pub most: Option<Severity>,
    /// What it says for its family when it holds, in decibans: nothing where it could not have failed.
    pub(super) strength: i32,
}

impl Footing {
    /// What a relation stands on by itself.
    pub fn of(relation: &Relation, disclosure: &Disclosure, beliefs: &Beliefs) -> Footing {
        Footing::among(relation, disclosure, &Wholes::default(), beliefs)
    }

    /// What a relation stands on, where it is known what the amounts of the document are parts of.
    pub(super) fn among(
        relation: &Relation,
        disclosure: &Disclosure,
        wholes: &Wholes,
        beliefs: &Beliefs,
    ) -> Footing {
        let doubts = figures_doubts(relation, disclosure);
        let strength = strength(relation, disclosure);
        let claims = relation.because.iter().filter_map(|index| {
            let why = &disclosure.claims.get(*index)?.why;
            let ground = Some(why.ground);
            let footing = Footing::on(ground, why.form, doubts.and(why.doubts), beliefs);
            Some(Footing { claim: Some(*index), family: why.family, ..footing })
        });
        let firmest = claims.max_by_key(|it| (it.most, it.alone));
        let own = || {
            let figures = relation.figures();
            let ground = match figures.as_slice() {
                [one, other] if wholes.agree(*one, *other, disclosure) => Some(Ground::SameWhole),
                _ => None,
            };
            Footing::on(ground, form_of(relation, disclosure), doubts, beliefs)
        };
        Footing { strength, ..firmest.unwrap_or_else(own) }
    }

    /// How rare it is that the reading is wrong, in decibans.
    pub fn odds(&self) -> i32 {
        self.alone
    }

    /// How sure the reading alone is, in percent.
    pub fn confidence(&self) -> u8 {
        match self.alone {
            ..=0 => 50,
            1..=9 => 75,
            10..=19 => 90,
            20..=29 => 99,
            _ => 100,
        }
    }

    fn on(ground: Option<Ground>, form: Form, doubts: Doubts, beliefs: &Beliefs) -> Footing {
        let own = beliefs.form(form);
        let costs: i32 = doubts.iter().map(|doubt| beliefs.doubt(doubt).costs).sum();
        let left = doubts.iter().filter_map(|doubt| beliefs.doubt(doubt).most);
        let most = left.chain(own.most).min().map_or(Severity::Error, Severity::from);
        let firmer = ground.map_or(0, |ground| beliefs.ground(ground));
        let corroborates = ground == Some(Ground::OnlyBecauseItCloses) || most == Severity::Note;
        Footing {
            form,
            ground,
            claim: None,
            doubts,
            family: None,
            alone: own.alone + firmer - costs,
            near: own.near.map(|near| near + firmer - costs),
            helped: own.helped,
            misread: own.misread.map(|misread| misread + firmer),
            most: (!corroborates).then_some(most),
            strength: 0,
        }
    }
}

/// The form of a relation that no claim asked for.
fn form_of(relation: &Relation, disclosure: &Disclosure) -> Form {
    match relation.rule {
        Rule::SameFigure => {
            let tabled = |id: &FigureId| {
                let figure = disclosure.figure(*id);
                figure.is_some_and(|figure| matches!(figure.origin, Origin::Table(_)))
            };
            let figures = relation.figures();
            let structured = figures
                .iter()
                .any(|id| disclosure.figure(*id).is_some_and(|it| it.origin == Origin::Structured));
            match figures.iter().filter(|id| tabled(id)).count() {
                _ if structured => Form::Structured,
                0 if are_beside(&figures, disclosure) => Form::SameBeside,
                0 => Form::SameInText,
                1 => Form::SameAcross,
                _ => Form::SameInTables,
            }
        }
        Rule::DisplacedRows => Form::TableDisplaced,
        Rule::Declared(_) => Form::Identity,
        _ => Form::Structured,
    }
}

/// No further apart, in bytes, do amounts stand of which one speaks in one go: some 100 characters.
const BESIDE: usize = 300;

/// Whether figures stand close by, under one name.
fn are_beside(figures: &[FigureId], disclosure: &Disclosure) -> bool {
    let [Some(one), Some(other)] =
        figures.iter().map(|id| disclosure.figure(*id)).collect::<Vec<_>>()[..]
    else {
        return false;
    };
    let apart = one.place.span.start.abs_diff(other.place.span.start);
    !one.label.is_empty() && one.label == other.label && apart <= BESIDE
}

fn figures_doubts(relation: &Relation, disclosure: &Disclosure) -> Doubts {
    let mut doubts = Doubts::NONE;
    let mut add = |id: &FigureId| {
        let Some(figure) = disclosure.figure(*id) else { return };
        let hedged = figure.hedge != Hedge::None;
        doubts = doubts.and(figure.doubts).with_if(crate::disclosure::Doubt::Hedged, hedged);
    };
    for statement in &relation.readings {
        statement.each(|operand| {
            if let Operand::Figure(id) = operand {
                add(id);
            }
        });
    }
    relation.members.iter().for_each(add);
    doubts
}

/// How much a relation says for its family when it holds.
fn strength(relation: &Relation, disclosure: &Disclosure) -> i32 {
    const NOTHING: i32 = 0;
    const BOUND: i32 = 3;
    const COARSE: i32 = 7;
    const SUM: i32 = 13;
    let Some(statement) = relation.readings.first() else { return NOTHING };
    let mut complete = true;
    statement.each(|operand| {
        if let Operand::Figure(id) = operand {
            complete &= disclosure.figure(*id).is_some();
        }
    });
    if !complete {
        return NOTHING;
    }
    let is_zero = |operand: &Operand| match operand {
        Operand::Figure(id) => disclosure.figure(*id).is_some_and(|it| it.numeral.is_zero()),
        Operand::Constant(value) => value.is_zero(),
    };
    match statement {
        Statement::Sum { terms, complete, total } => {
            let filled = terms.iter().filter(|term| !is_zero(&term.figure)).count();
            match (filled, complete) {
                (0, _) if is_zero(total) => NOTHING,
                (0 | 1, _) | (_, false) => BOUND,
                _ => SUM,
            }
        }
        Statement::Same { left, right, .. } => {
            if is_zero(left) && is_zero(right) {
                NOTHING
            } else {
                SUM
            }
        }
        Statement::Within { part, .. } => {
            if is_zero(part) {
                NOTHING
            } else {
                BOUND
            }
        }
        Statement::Compare { .. } => BOUND,
        Statement::Difference { now, before, .. } => {
            if is_zero(now) && is_zero(before) {
                NOTHING
            } else {
                SUM
            }
        }
        Statement::Ratio { part, .. } | Statement::ShareOfParts { part, .. } => {
            if is_zero(part) {
                NOTHING
            } else {
                COARSE
            }
        }
        _ => COARSE,
    }
}
