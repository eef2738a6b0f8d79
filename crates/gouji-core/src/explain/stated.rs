//! What is printed at the place of a finding, and what should be.

use super::scene::Scene;
use crate::judge::Code;
use crate::number::Exact;
use crate::relation::Subject;
use crate::statement::{Comparison, Direction, Moved, Operand, Statement};

/// Words and their opposites, longer ones first.
const OPPOSITES: [(&str, &str); 10] = [
    ("增加", "减少"),
    ("增长", "下降"),
    ("上升", "下降"),
    ("提高", "降低"),
    ("大于", "小于"),
    ("高于", "低于"),
    ("多于", "少于"),
    ("超过", "低于"),
    // The words of a structured disclosure.
    ("greater", "less"),
    ("up", "down"),
];

/// What is printed: the figure, the word, or the sum of a list of shares.
pub(super) fn stated(scene: &Scene<'_>) -> String {
    if let Subject::Word(place, _) = &scene.relation.subject {
        let word = scene.source.slice(place.span);
        if !word.is_empty() {
            return word.to_owned();
        }
    }
    if let (Some(_), Some(exact)) = (constant_total(scene), &scene.judgement.exact) {
        return scene.precise(exact);
    }
    scene.figures.get(scene.subject()).map(|figure| figure.printed()).unwrap_or_default()
}

/// What should be printed there; `None` where no value exists or it is printed already.
pub(super) fn expected(scene: &Scene<'_>) -> Option<String> {
    if let Some(total) = constant_total(scene) {
        return Some(scene.show(total));
    }
    let statement = scene.statement()?;
    if let Statement::Compare { left, right, word } = statement {
        return right_word(scene, left, right, *word);
    }
    if scene.judgement.code == Some(Code::DoubleSign) {
        let figure = scene.figures.get(scene.subject())?;
        return Some(figure.print(&figure.value().abs()));
    }
    let target = target(scene, statement)?;
    let Operand::Figure(id) = target else { return None };
    if *id != scene.subject() {
        return None;
    }
    let figure = scene.figure(target)?;
    let value = scene.judgement.expected.as_ref()?;
    let text = match direction(statement) {
        Some(moved) => with_direction(moved, value, |value| figure.print(value)),
        None => figure.print(value),
    };
    let printed = figure.print(&figure.value());
    (text != printed).then_some(text)
}

/// Whether what is stated is the sum of a list, which stands nowhere.
pub(super) fn is_computed(scene: &Scene<'_>) -> bool {
    constant_total(scene).is_some()
}

fn constant_total<'s>(scene: &Scene<'s>) -> Option<&'s Operand> {
    match scene.statement()? {
        Statement::Sum { total: total @ Operand::Constant(_), .. } => Some(total),
        _ => None,
    }
}

/// The operand that the judge's expected value is about.
fn target<'s>(scene: &Scene<'_>, statement: &'s Statement<Operand>) -> Option<&'s Operand> {
    match statement {
        Statement::Same { left, right, .. } => {
            let step = |operand: &Operand| {
                scene.figure(operand).map_or_else(Exact::zero, |figure| figure.reading().step)
            };
            Some(if step(right) > step(left) { right } else { left })
        }
        Statement::Compare { .. } | Statement::Within { .. } => None,
        _ => {
            let mut first = None;
            stated_operand(statement, &mut first);
            first
        }
    }
}

fn stated_operand<'s>(statement: &'s Statement<Operand>, first: &mut Option<&'s Operand>) {
    *first = Some(match statement {
        Statement::Sum { total, .. } => total,
        Statement::Difference { delta, .. } | Statement::Points { delta, .. } => &delta.figure,
        Statement::Growth { rate, .. } => &rate.figure,
        Statement::Ratio { rate, .. }
        | Statement::ShareOfParts { rate, .. }
        | Statement::CountRate { rate, .. }
        | Statement::OverTarget { rate, .. } => rate,
        Statement::ImpliedCompletion { overall, .. } => overall,
        Statement::Product { product, .. } => product,
        Statement::Same { left, .. } | Statement::Compare { left, .. } => left,
        Statement::Within { part, .. } => part,
    });
}

/// The stated figure's direction word, where its sign depends on one.
pub(super) fn direction(statement: &Statement<Operand>) -> Option<Direction> {
    let of = |moved: &Moved<Operand>| Some(moved.direction);
    match statement {
        Statement::Difference { delta, .. } | Statement::Points { delta, .. } => of(delta),
        Statement::Growth { rate, form, .. } => {
            if *form == crate::statement::GrowthForm::TimesOf {
                None
            } else {
                of(rate)
            }
        }
        _ => None,
    }
}

/// A signed value behind a direction word: the size alone where the word fits, else with its sign.
fn with_direction(word: Direction, value: &Exact, print: impl Fn(&Exact) -> String) -> String {
    let size = print(&value.abs());
    match (word, value.is_negative()) {
        _ if value.is_zero() => size,
        (Direction::Up, true) => format!("-{size}"),
        (Direction::Down, false) => format!("+{size}"),
        _ => size,
    }
}

/// The word that the figures bear out.
fn right_word(
    scene: &Scene<'_>,
    left: &Operand,
    right: &Operand,
    word: Comparison,
) -> Option<String> {
    let printed = stated(scene);
    let (left, right) = (scene.value(left), scene.value(right));
    let reversed = match word {
        Comparison::Less => left > right,
        Comparison::Greater => left < right,
        Comparison::Equal | Comparison::NearlyEqual => false,
    };
    let found = OPPOSITES.iter().find_map(|(up, down)| match word {
        Comparison::Greater if printed.contains(up) => Some(printed.replace(up, down)),
        Comparison::Less if printed.contains(down) => Some(printed.replace(down, up)),
        _ => None,
    });
    found.filter(|_| reversed && matches!(scene.relation.subject, Subject::Word(..)))
}
