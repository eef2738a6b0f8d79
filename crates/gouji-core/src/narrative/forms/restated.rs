//! `国内公务接待86批次，690人次，共计支出12.30万元`: an amount behind the counts of what was paid for with it.
//!
//! Contract: it is the amount of what is counted, which has a name of the taxonomy; the paragraph gives that amount, or
//! one of the same set, with its year and basis, and no other name stands in between.

use std::sync::Arc;

use crate::disclosure::{Concept, Disclosure, FigureId, Form, Identity, Says, Taxonomy, Why};
use crate::document::Passage;
use crate::lexicon::{before_any, is_any, labels};
use crate::statement::Chain;

use super::super::event::{Event, FigureEvent};
use super::super::role::Role;

/// Marks the amounts behind counts of something that has a name: they are no items of a list.
pub fn mark(passage: &Passage, events: &mut [Event], taxonomy: &Taxonomy) {
    for place in 0..events.len() {
        let (before, rest) = events.split_at_mut(place);
        if let Some(Event::Figure(figure)) = rest.first_mut() {
            let before = before.iter().rev().filter_map(|event| match event {
                Event::Figure(figure) => Some(&**figure),
                _ => None,
            });
            figure.restates = concept(passage, before, figure, taxonomy).is_some();
        }
    }
}

/// Says what the amounts behind counts are.
pub fn restated(passage: &Passage, figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    for (place, figure) in figures.iter().enumerate().filter(|(_, figure)| figure.restates) {
        let before = figures.get(..place).unwrap_or_default();
        let taxonomy = disclosure.taxonomy;
        let Some(concept) = concept(passage, before.iter().rev().copied(), figure, taxonomy) else {
            continue;
        };
        let own = |it: &&FigureEvent| {
            let own = disclosure.figure(it.id)?.identity.clone()?;
            (it.role == Role::Amount).then_some(own)
        };
        let printed = before.iter().rev().find_map(|it| {
            own(it).filter(|own| own.concept == concept.id).map(|own| (Some(it.id), own))
        });
        let related = || {
            let related = |own: &Identity| is_related(own, concept.set.as_deref(), taxonomy);
            let own = before.iter().rev().find_map(|it| own(it).filter(|own| related(own)))?;
            let own = Identity::clone(&own);
            Some((None, Arc::new(Identity { concept: concept.id.clone(), ..own })))
        };
        let Some((print, identity)) = printed.or_else(related) else { continue };
        if let Some(own) = disclosure.figures.get_mut(figure.id.0) {
            own.identity = Some(identity);
        }
        if let Some(print) = print {
            say(print, figure.id, disclosure);
        }
    }
}

/// What an amount right behind counts is the amount of: 批次 and 人次 of one thing.
fn concept<'t, 'a>(
    passage: &Passage,
    before: impl Iterator<Item = &'a FigureEvent>,
    figure: &FigureEvent,
    taxonomy: &'t Taxonomy,
) -> Option<&'t Concept> {
    let words = &labels().restating;
    if figure.role != Role::Amount || figure.depth > 0 || !is_any(&figure.label, &words.amounts) {
        return None;
    }
    let mut next = figure.start;
    let mut name = None;
    for count in before {
        let between = passage.text().get(count.end..next)?;
        if count.role != Role::Count || between.contains(['。', '；']) {
            break;
        }
        next = count.start;
        name = Some(count.label.as_str()).filter(|label| !label.is_empty()).or(name);
    }
    let name = name?;
    let names = [name, before_any(name, &words.counts).unwrap_or(name)];
    names.into_iter().find_map(|name| taxonomy.find(name))
}

/// Whether an amount is of the same set of parts, or what they are parts of.
fn is_related(identity: &Identity, set: Option<&str>, taxonomy: &Taxonomy) -> bool {
    let Some(set) = set else { return false };
    let whole = identity.concept.rsplit('.').next() == Some(set);
    let own = taxonomy.concepts().iter().find(|concept| concept.id == identity.concept);
    whole || own.is_some_and(|concept| concept.set.as_deref() == Some(set))
}

fn say(left: FigureId, right: FigureId, disclosure: &mut Disclosure) {
    let same = Says::Same { left: right, right: left, chain: Chain::SameLeaf };
    disclosure.say(Why::stated(Form::SameRestated), same);
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::lang::Lang;

    fn told(text: &str) -> Vec<String> {
        let text = format!("青禾县农机局2024年度部门决算\n\n{text}\n");
        let outcome = check(text.as_bytes(), "draft.txt").unwrap();
        let findings = outcome.findings.iter();
        let said = |it| outcome.words(it, Lang::Zh).message;
        findings.map(|it| format!("{} {} {}", it.severity.name(), it.rule, said(it))).collect()
    }

    /// The reception of a department: all of it, the domestic part, and that again behind its counts.
    fn reception([all, domestic, again]: [&str; 3]) -> Vec<String> {
        told(&format!(
            "公务接待费支出{all}万元，主要用于执行公务。其中：国内公务接待支出{domestic}万元，国内公务接待86批次，690人次（不包括\
             陪同人员），共计支出{again}万元。"
        ))
    }

    #[test]
    fn three_prints_of_one_reception_agree() {
        assert!(reception(["12.30", "12.30", "12.30"]).is_empty());
        insta::assert_debug_snapshot!(reception(["12.30", "12.30", "13.20"]), @r#"
        [
            "error same-figure 共计支出13.20万元应为12.30万元（相邻两位数字颠倒，改后核对相符）",
        ]
        "#);
        insta::assert_debug_snapshot!(reception(["12.30", "13.20", "12.30"]), @r#"
        [
            "error part-within-whole 国内公务接待支出13.20万元应为12.30万元（相邻两位数字颠倒，改后2项核对均相符）",
        ]
        "#);
        insta::assert_debug_snapshot!(reception(["13.20", "12.30", "12.30"]), @r#"
        [
            "warning same-figure 公务接待费支出13.20万元应为12.30万元（相邻两位数字颠倒，改后核对相符）",
        ]
        "#);
    }

    #[test]
    fn foreign_reception_is_the_rest() {
        let all = "公务接待费支出12.30万元。其中：国内公务接待支出10.30万元，国内公务接待86批次，690人次，共计支出10.30万元。";
        assert!(
            told(&format!(
                "{all}\n外事接待支出2.00万元，外事接待2批次，20人次，共计支出2.00万元。"
            ))
            .is_empty()
        );
        assert!(told(&format!("{all}\n外宾来访开支2.00万元。")).is_empty());
        insta::assert_debug_snapshot!(
            told(&format!("{all}\n外事接待支出2.00万元，外事接待2批次，20人次，共计支出20.00万元。")),
            @r#"
            [
                "error same-figure 共计支出20.00万元应为2.00万元（多写一位数字，改后核对相符）",
            ]
            "#
        );
        // Nobody knows what the rest is.
        assert!(reception(["12.30", "9.17", "9.17"]).is_empty());
    }
}
