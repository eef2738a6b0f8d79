//! Marks: where the operands of a relation stand and what each of them is.
//!
//! Contract: the subject first, then every other figure once, in the order of the statement.

use std::collections::BTreeSet;

use super::arithmetic::fitting_base;
use super::scene::Scene;
use crate::disclosure::FigureId;
use crate::finding::Mark;
use crate::judge::Code;
use crate::lang::Lang;
use crate::relation::Subject;
use crate::statement::{Operand, RatioKind, Statement};

type Role = (&'static str, &'static str);

/// The mark of the subject.
pub(super) fn primary(scene: &Scene<'_>) -> Mark {
    if let Subject::Word(place, _) = &scene.relation.subject {
        let text = scene.source.slice(place.span).to_owned();
        return Mark { place: place.as_ref().clone(), text, label: String::new() };
    }
    let subject = scene.subject();
    let operands = scene.statement().map(|said| operands(scene, said)).unwrap_or_default();
    let role = operands.iter().find(|(_, operand)| scene.is_subject(operand));
    mark(scene, subject, role.map_or(("", ""), |(role, _)| *role)).unwrap_or_else(|| Mark {
        place: Default::default(),
        text: String::new(),
        label: String::new(),
    })
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
            marks.extend(mark(scene, *id, role));
        }
    }
    marks
}

/// A figure's mark: its own label, or the word for its role.
pub(super) fn mark(scene: &Scene<'_>, id: FigureId, role: Role) -> Option<Mark> {
    let figure = scene.disclosure.figure(id)?;
    let slice = scene.source.slice(figure.place.span);
    let text = if slice.is_empty() { figure.printed() } else { slice.to_owned() };
    let label = figure.label.trim();
    let label = if label.is_empty() { pick(role, scene.lang) } else { label };
    Some(Mark { place: figure.place.clone(), text, label: label.to_owned() })
}

fn pick((zh, en): Role, lang: Lang) -> &'static str {
    lang.pick(zh, en)
}

const NOW: Role = ("本年", "this year");
const BEFORE: Role = ("上年", "year before");
const CHANGE: Role = ("增减额", "change");

/// Every operand worth a mark with its role.
fn operands<'s>(scene: &Scene<'_>, statement: &'s Statement<Operand>) -> Vec<(Role, &'s Operand)> {
    match statement {
        Statement::Sum { total, terms, .. } => std::iter::once((("合计", "total"), total))
            .chain(terms.iter().map(|term| (("分项", "item"), &term.figure)))
            .collect(),
        Statement::Difference { delta, now, before } => {
            vec![(CHANGE, &delta.figure), (NOW, now), (BEFORE, before)]
        }
        Statement::Growth { rate, now, before, delta, .. } => {
            let rate = Some((("增减幅度", "growth"), &rate.figure));
            let delta = delta.as_ref().map(|delta| (CHANGE, &delta.figure));
            let now = now.as_ref().map(|now| (NOW, now));
            let before = before.as_ref().map(|before| (BEFORE, before));
            [rate, now, before, delta].into_iter().flatten().collect()
        }
        Statement::Ratio { kind, rate, part, whole, other_wholes, .. } => {
            let [rate_role, part_role, whole_role] = ratio(*kind);
            let mut all = vec![(rate_role, rate), (part_role, part), (whole_role, whole)];
            if scene.judgement.code == Some(Code::WrongBase) {
                let other = fitting_base(scene, rate, part, other_wholes);
                all.extend(other.map(|other| (("另一基数", "other base"), other)));
            }
            all
        }
        Statement::ShareOfParts { rate, part, others, .. } => {
            let [rate_role, part_role, _] = ratio(RatioKind::Share);
            let others = others.iter().map(|other| (("其他部分", "other part"), other));
            [(rate_role, rate), (part_role, part)].into_iter().chain(others).collect()
        }
        Statement::ImpliedCompletion { overall, items } => {
            let overall = std::iter::once((("总完成率", "overall rate"), overall));
            let pairs = items.iter().flat_map(|item| {
                [(("分项支出", "item"), &item.amount), (("分项完成率", "item rate"), &item.rate)]
            });
            overall.chain(pairs).collect()
        }
        Statement::CountRate { rate, whole } => {
            vec![(("比率", "rate"), rate), (("总数", "count"), whole)]
        }
        Statement::OverTarget { rate, actual, target } => {
            let mut all = vec![(("超目标", "excess"), rate), (("实际", "reached"), actual)];
            all.extend(target.as_ref().map(|target| (("目标", "target"), target)));
            all
        }
        Statement::Product { product, factors } => std::iter::once((("金额", "amount"), product))
            .chain(factors.iter().map(|factor| (("因数", "factor"), factor)))
            .collect(),
        Statement::Same { left, right, .. } => {
            vec![(("此处", "here"), left), (("另一处", "elsewhere"), right)]
        }
        Statement::Compare { left, right, .. } => {
            let budget = scene.relation.rule == crate::rule::Rule::BudgetVsFinalWord;
            let roles =
                if budget { [("决算", "outturn"), ("预算", "budget")] } else { [NOW, BEFORE] };
            let [first, second] = roles;
            vec![(first, left), (second, right)]
        }
        Statement::Within { part, whole } => {
            vec![(("部分", "part"), part), (("整体", "whole"), whole)]
        }
        Statement::Points { delta, now, before, .. } => {
            vec![
                (("百分点", "points"), &delta.figure),
                (("实际", "rate"), now),
                (("比较对象", "compared with"), before),
            ]
        }
    }
}

fn ratio(kind: RatioKind) -> [Role; 3] {
    match kind {
        RatioKind::Share => [("占比", "share"), ("部分", "part"), ("整体", "whole")],
        RatioKind::Completion => {
            [("完成率", "completion rate"), ("决算", "outturn"), ("预算", "budget")]
        }
        RatioKind::Rate => [("比率", "rate"), ("部分", "part"), ("总数", "count")],
        RatioKind::Average => [("平均数", "average"), ("总额", "total"), ("数量", "count")],
    }
}
