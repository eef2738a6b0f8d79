//! Marks: where the operands of a relation stand and what each of them is.
//!
//! Contract: the subject first, then every other figure once, in the order of the statement.

use std::collections::BTreeSet;

use super::arithmetic::fitting_base;
use super::name::name;
use super::scene::Scene;
use crate::disclosure::{Figure, FigureId};
use crate::document::SourceText;
use crate::finding::{Label, Mark, Role};
use crate::judge::Code;
use crate::relation::Subject;
use crate::statement::{Operand, RatioKind, Statement};

/// The mark of the subject.
pub(super) fn primary(scene: &Scene<'_>) -> Mark {
    if let Subject::Word(place, _) = &scene.relation.subject {
        let text = scene.source.slice(place.span).to_owned();
        return Mark { place: place.as_ref().clone(), text, label: Label::None };
    }
    let subject = scene.subject();
    let operands = scene.statement().map(|said| operands(scene, said)).unwrap_or_default();
    let role = operands.iter().find(|(_, operand)| scene.is_subject(operand));
    let role = role.map(|(role, _)| *role);
    let nowhere = || Mark { place: Default::default(), text: String::new(), label: Label::None };
    scene.figures.get(subject).map_or_else(nowhere, |figure| of(figure, scene.source, role))
}

/// The marks of the other figures.
pub(super) fn related(scene: &Scene<'_>) -> Vec<Mark> {
    let Some(statement) = scene.statement() else { return Vec::new() };
    let mut seen: BTreeSet<FigureId> = match scene.relation.subject {
        Subject::Figure(id) => BTreeSet::from([id]),
        Subject::Word(..) => BTreeSet::new(),
    };
    let mut marks = Vec::new();
    for (role, operand) in operands(scene, statement) {
        let Operand::Figure(id) = operand else { continue };
        if seen.insert(*id) {
            let figure = scene.figures.get(*id);
            marks.extend(figure.map(|figure| of(figure, scene.source, Some(role))));
        }
    }
    marks
}

/// A figure's mark: its own label, or its role.
pub(super) fn of(figure: &Figure, source: &SourceText, role: Option<Role>) -> Mark {
    let slice = source.slice(figure.place.span);
    let text = if slice.is_empty() { figure.printed() } else { slice.to_owned() };
    let label = match name(figure) {
        "" => role.map_or(Label::None, Label::Role),
        label => Label::Printed(label.to_owned()),
    };
    Mark { place: figure.place.clone(), text, label }
}

/// Every operand worth a mark with its role.
fn operands<'s>(scene: &Scene<'_>, statement: &'s Statement<Operand>) -> Vec<(Role, &'s Operand)> {
    match statement {
        Statement::Sum { total, terms, .. } => std::iter::once((Role::Total, total))
            .chain(terms.iter().map(|term| (Role::Item, &term.figure)))
            .collect(),
        Statement::Difference { delta, now, before } => {
            vec![(Role::Change, &delta.figure), (Role::Now, now), (Role::Before, before)]
        }
        Statement::Growth { rate, now, before, delta, .. } => {
            let rate = Some((Role::Growth, &rate.figure));
            let delta = delta.as_ref().map(|delta| (Role::Change, &delta.figure));
            let now = now.as_ref().map(|now| (Role::Now, now));
            let before = before.as_ref().map(|before| (Role::Before, before));
            [rate, now, before, delta].into_iter().flatten().collect()
        }
        Statement::Ratio { kind, rate, part, whole, other_wholes, .. } => {
            let [rate_role, part_role, whole_role] = ratio(*kind);
            let mut all = vec![(rate_role, rate), (part_role, part), (whole_role, whole)];
            if scene.judgement.code == Some(Code::WrongBase) {
                let other = fitting_base(scene, rate, part, other_wholes);
                all.extend(other.map(|other| (Role::OtherBase, other)));
            }
            all
        }
        Statement::ShareOfParts { rate, part, others, .. } => {
            let [rate_role, part_role, _] = ratio(RatioKind::Share);
            let others = others.iter().map(|other| (Role::OtherPart, other));
            [(rate_role, rate), (part_role, part)].into_iter().chain(others).collect()
        }
        Statement::ImpliedCompletion { overall, items } => {
            let overall = std::iter::once((Role::OverallRate, overall));
            let pairs = items
                .iter()
                .flat_map(|item| [(Role::ItemAmount, &item.amount), (Role::ItemRate, &item.rate)]);
            overall.chain(pairs).collect()
        }
        Statement::CountRate { rate, whole } => {
            vec![(Role::Rate, rate), (Role::Count, whole)]
        }
        Statement::OverTarget { rate, actual, target } => {
            let mut all = vec![(Role::Excess, rate), (Role::Reached, actual)];
            all.extend(target.as_ref().map(|target| (Role::Target, target)));
            all
        }
        Statement::Product { product, factors } => std::iter::once((Role::Amount, product))
            .chain(factors.iter().map(|factor| (Role::Factor, factor)))
            .collect(),
        Statement::Same { left, right, .. } => {
            vec![(Role::Here, left), (Role::Elsewhere, right)]
        }
        Statement::Compare { left, right, .. } => {
            let budget = scene.relation.rule == crate::rule::Rule::BudgetVsFinalWord;
            let roles =
                if budget { [Role::Outturn, Role::Budget] } else { [Role::Now, Role::Before] };
            let [first, second] = roles;
            vec![(first, left), (second, right)]
        }
        Statement::Within { part, whole } => {
            vec![(Role::Part, part), (Role::Whole, whole)]
        }
        Statement::Points { delta, now, before, .. } => {
            vec![
                (Role::Points, &delta.figure),
                (Role::ReachedRate, now),
                (Role::ComparedWith, before),
            ]
        }
    }
}

fn ratio(kind: RatioKind) -> [Role; 3] {
    match kind {
        RatioKind::Share => [Role::Share, Role::Part, Role::Whole],
        RatioKind::Completion => [Role::CompletionRate, Role::Outturn, Role::Budget],
        RatioKind::Rate => [Role::Rate, Role::Part, Role::Count],
        RatioKind::Average => [Role::Average, Role::Sum, Role::Quantity],
    }
}
