//! The arithmetic beneath a headline: the formula with its printed operands, the interval that
//! decided, and the reason.
//!
//! Contract: what is shown as a formula's result is the judge's exact value; where a rate can be
//! computed in two ways the formula is the one that gives that value.

use super::codes;
use super::scene::Scene;
use super::scene_in::SceneIn;
use crate::judge::{Code, Verdict};
use crate::lang::Lang;
use crate::number::Exact;
use crate::statement::{Direction, GrowthForm, Moved, Operand, Statement, Term};

/// Sums of more items are shown by their first ones.
pub(super) const MOST_TERMS: usize = 10;

/// All lines, joined by line breaks; empty when there is nothing to compute.
pub(super) fn lines(scene: &SceneIn<'_>) -> String {
    let Some(statement) = scene.statement() else { return String::new() };
    let mut lines: Vec<String> = formula(scene, statement).into_iter().collect();
    lines.extend(other_base(scene, statement));
    lines.extend(decisive(scene, statement));
    let code = scene.judgement.code;
    lines.extend(code.map(|code| codes::sentence(code, scene.lang).to_owned()));
    lines.join("\n")
}

fn formula(scene: &SceneIn<'_>, statement: &Statement<Operand>) -> Option<String> {
    let show = |operand: &Operand| scene.show_inside(operand);
    let exact = scene.judgement.exact.as_ref();
    let equals = |left: String| {
        let result = scene.precise(exact?);
        Some(format!("{left} = {result}"))
    };
    match statement {
        Statement::Sum { terms, .. } => equals(sum(scene, terms)),
        Statement::Difference { now, before, .. } => {
            equals(format!("{} − {}", show(now), show(before)))
        }
        Statement::Growth { form, now, before, delta, .. } => {
            growth(scene, *form, now.as_ref(), before.as_ref(), delta.as_ref())
        }
        Statement::Ratio { part, whole, .. } => {
            let left = format!("{} ÷ {}", show(part), show(whole));
            equals(left.clone()).or_else(|| {
                let undefined = scene.lang.pick("不能计算", "is undefined");
                Some(format!("{left} {undefined}"))
            })
        }
        Statement::ShareOfParts { part, others, .. } => {
            let all = std::iter::once(part).chain(others).map(show).collect::<Vec<_>>();
            equals(format!("{} ÷ ({})", show(part), all.join(" + ")))
        }
        Statement::ImpliedCompletion { items, .. } => {
            let spent =
                items.iter().fold(Exact::zero(), |sum, item| &sum + &scene.value(&item.amount));
            let budget = spent.div(exact?)?;
            let amounts = items.first().and_then(|item| scene.figure(&item.amount))?;
            let (spent, budget) = (amounts.print(&spent), amounts.print(&budget));
            let left = scene.lang.pick(
                format!("各项支出之和{spent} ÷ 由各项完成率推算的预算之和{budget}"),
                format!("items {spent} ÷ budgets implied by their rates {budget}"),
            );
            equals(left)
        }
        Statement::CountRate { rate, whole } => match exact {
            Some(exact) => {
                let part = scene.figure(whole)?.print(&(exact * &scene.value(whole)));
                equals(format!("{part} ÷ {}", show(whole)))
            }
            None => {
                let part = &scene.value(rate) * &scene.value(whole);
                let part = part.to_fixed(2);
                Some(format!("{} × {} = {part}", show(whole), show(rate)))
            }
        },
        Statement::OverTarget { rate, actual, target } => match target {
            Some(target) => {
                equals(format!("({} − {}) ÷ {}", show(actual), show(target), show(target)))
            }
            None => {
                let divisor = &Exact::one() + &scene.value(rate);
                let target = scene.value(actual).div(&divisor)?.to_fixed(2);
                Some(format!("{} ÷ (1 + {}) = {target}", show(actual), show(rate)))
            }
        },
        Statement::Product { factors, .. } => {
            equals(factors.iter().map(show).collect::<Vec<_>>().join(" × "))
        }
        Statement::Same { left, right, .. }
        | Statement::Compare { left, right, .. }
        | Statement::Within { part: left, whole: right } => Some(side_by_side(scene, left, right)),
        Statement::Points { now, before, .. } => {
            let points = &scene.value(now) - &scene.value(before);
            let left = match exact {
                Some(exact) if *exact != points => format!("{} ÷ {} − 1", show(now), show(before)),
                _ => format!("{} − {}", show(now), show(before)),
            };
            equals(left)
        }
    }
}

pub(super) fn sum(scene: &SceneIn<'_>, terms: &[Term<Operand>]) -> String {
    let mut text = String::new();
    for (index, term) in terms.iter().take(MOST_TERMS).enumerate() {
        match (index, term.minus) {
            (0, false) => {}
            (0, true) => text.push('−'),
            (_, false) => text.push_str(" + "),
            (_, true) => text.push_str(" − "),
        }
        text.push_str(&scene.show_inside(&term.figure));
    }
    text.push_str(&and_more(scene.lang, terms.len()));
    text
}

/// What stands behind the first items of a sum that has more of them than are shown.
pub(super) fn and_more(lang: Lang, count: usize) -> String {
    if count <= MOST_TERMS {
        return String::new();
    }
    lang.pick(format!(" + …（共{count}项）"), format!(" + … ({count} items)"))
}

/// `a > b`, with how far they are apart where that is a number of the same kind.
fn side_by_side(scene: &SceneIn<'_>, left: &Operand, right: &Operand) -> String {
    let (from, to) = (scene.value(left), scene.value(right));
    let sign = match from.compare(&to) {
        std::cmp::Ordering::Less => "<",
        std::cmp::Ordering::Equal => "=",
        std::cmp::Ordering::Greater => ">",
    };
    let text = format!("{} {sign} {}", scene.show(left), scene.show(right));
    if from == to {
        return text;
    }
    let apart = scene.apart(&from, &to);
    scene.lang.pick(format!("{text}，相差{apart}"), format!("{text}, {apart} apart"))
}

/// The change with its sign.
fn signed(scene: &SceneIn<'_>, delta: &Moved<Operand>) -> Exact {
    let value = scene.value(&delta.figure);
    if delta.direction == Direction::Down && value.is_positive() { -&value } else { value }
}

fn growth(
    scene: &SceneIn<'_>,
    form: GrowthForm,
    now: Option<&Operand>,
    before: Option<&Operand>,
    delta: Option<&Moved<Operand>>,
) -> Option<String> {
    let show = |operand: &Operand| scene.show_inside(operand);
    let one = Exact::one();
    let mut ways: Vec<(String, Option<Exact>)> = Vec::new();
    if let (Some(now), Some(before)) = (now, before) {
        let quotient = scene.value(now).div(&scene.value(before));
        let text = format!("{} ÷ {}", show(now), show(before));
        if form == GrowthForm::TimesOf {
            ways.push((text, quotient));
        } else {
            ways.push((format!("{text} − 1"), quotient.map(|quotient| &quotient - &one)));
        }
    }
    if let Some(delta) = delta {
        let change = signed(scene, delta);
        let size = scene.show(&delta.figure);
        let size = size.trim_start_matches('-');
        let minus = if change.is_negative() { "-" } else { "" };
        let plus = if change.is_negative() { "+" } else { "−" };
        let tail = if form == GrowthForm::TimesOf { " + 1" } else { "" };
        let result = |base: Exact| {
            let rate = change.div(&base)?;
            Some(if tail.is_empty() { rate } else { &rate + &one })
        };
        if let Some(before) = before {
            let text = format!("{minus}{size} ÷ {}{tail}", show(before));
            ways.push((text, result(scene.value(before))));
        } else if let Some(now) = now {
            let base = &scene.value(now) - &change;
            if base.is_zero() {
                let year = scene.lang.pick("（上年）", " (the year before)");
                return Some(format!("{} {plus} {size} = 0{year}", show(now)));
            }
            let text = format!("{minus}{size} ÷ ({} {plus} {size}){tail}", show(now));
            ways.push((text, result(base)));
        }
    }
    let Some(exact) = scene.judgement.exact.as_ref() else {
        let (text, _) = ways.first()?;
        let undefined = scene.lang.pick("不能计算", "is undefined");
        return Some(format!("{text} {undefined}"));
    };
    let found = ways.iter().find(|(_, value)| value.as_ref() == Some(exact));
    let (text, _) = found.or_else(|| ways.first())?;
    Some(format!("{text} = {}", scene.precise(exact)))
}

/// Which other base the rate fits.
fn other_base(scene: &SceneIn<'_>, statement: &Statement<Operand>) -> Option<String> {
    let Statement::Ratio { rate, part, other_wholes, .. } = statement else { return None };
    if scene.judgement.code != Some(Code::WrongBase) {
        return None;
    }
    let whole = fitting_base(scene, rate, part, other_wholes)?;
    let quotient = scene.value(part).div(&scene.value(whole))?;
    let name = scene.name(whole, "");
    let name = if name.is_empty() { name } else { format!(" ({name})") };
    let (part, whole) = (scene.show_inside(part), scene.show_inside(whole));
    Some(format!("{part} ÷ {whole}{name} = {}", scene.precise(&quotient)))
}

/// The other base that gives the printed rate best.
pub(super) fn fitting_base<'s>(
    scene: &Scene<'_>,
    rate: &Operand,
    part: &Operand,
    wholes: &'s [Operand],
) -> Option<&'s Operand> {
    let stated = scene.value(rate);
    let part = scene.value(part);
    let off = |whole: &Operand| Some((&part.div(&scene.value(whole))? - &stated).abs());
    let rated = wholes.iter().filter_map(|whole| Some((off(whole)?, whole)));
    rated.min_by(|left, right| left.0.compare(&right.0)).map(|(_, whole)| whole)
}

/// The interval that decided, where rounding left room and the statement is a computation.
fn decisive(scene: &SceneIn<'_>, statement: &Statement<Operand>) -> Option<String> {
    let computed = !matches!(
        statement,
        Statement::Same { .. } | Statement::Compare { .. } | Statement::Within { .. }
    );
    if !computed || scene.judgement.verdict == Verdict::Holds {
        return None;
    }
    let (low, high) = scene.range(scene.judgement.implied.as_ref()?)?;
    let dash = if low.starts_with('-') { scene.lang.pick(" 至 ", " to ") } else { "–" };
    Some(scene.lang.pick(
        format!("按四舍五入，只能在 {low}{dash}{high} 之间"),
        format!("with rounding it can only lie within {low}{dash}{high}"),
    ))
}
