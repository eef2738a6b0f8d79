//! A judged relation in words: what it asks of which figures, and whether that is so.
//!
//! Contract: one line, an equation or a comparison of what is printed, each figure with its name; true and untrue relations
//! are told alike. What is shown is the reading that decided.

use super::arithmetic::{self, MOST_TERMS};
use super::scene_in::SceneIn;
use crate::judge::Verdict;
use crate::lang::Lang;
use crate::number::Exact;
use crate::statement::{Comparison, Direction, GrowthForm, Moved, Operand, Statement, Term};

/// A judged relation in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What must hold: `合计10.00万元 = 甲6.00万元 + 乙4.00万元`.
    pub asked: String,
    /// Whether it does.
    pub verdict: &'static str,
    /// What comes out, and why the verdict is what it is where there is more to say; one step a line.
    pub arithmetic: String,
}

/// All of it.
pub(super) fn of(scene: &SceneIn<'_>) -> Asked {
    Asked {
        asked: scene.statement().map(|statement| asked(scene, statement)).unwrap_or_default(),
        verdict: verdict(scene.judgement.verdict, scene.lang),
        arithmetic: arithmetic::lines(scene),
    }
}

fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Holds => lang.pick("成立", "holds"),
        Verdict::Rounding => lang.pick("在四舍五入的余地之内成立", "holds within rounding"),
        Verdict::Truncated => lang.pick("存疑", "is doubtful"),
        Verdict::Broken => lang.pick("不成立", "does not hold"),
        Verdict::Untestable => lang.pick("无法判定", "cannot be decided"),
    }
}

fn asked(scene: &SceneIn<'_>, statement: &Statement<Operand>) -> String {
    let lang = scene.lang;
    let say = |operand: &Operand| said(scene, operand);
    match statement {
        Statement::Sum { total, terms, complete } => {
            let sign = if *complete { "=" } else { "≥" };
            format!("{} {sign} {}", say(total), sum(scene, terms))
        }
        Statement::Difference { delta, now, before }
        | Statement::Points { delta, now, before, .. } => {
            let [left, right] = if falls(scene, delta) { [before, now] } else { [now, before] };
            format!("{} = {} − {}", moved(scene, delta), say(left), say(right))
        }
        Statement::Growth { rate, form, now, before, delta } => {
            let what = moved(scene, rate);
            let (delta, times_of) = (delta.as_ref(), *form == GrowthForm::TimesOf);
            let tail = if times_of { " + 1" } else { "" };
            match (now, before, delta) {
                (Some(now), Some(before), _) if times_of => {
                    format!("{what} = {} ÷ {}", say(now), say(before))
                }
                (Some(now), Some(before), _) if falls(scene, rate) => {
                    format!("{what} = 1 − {} ÷ {}", say(now), say(before))
                }
                (Some(now), Some(before), _) => {
                    format!("{what} = {} ÷ {} − 1", say(now), say(before))
                }
                (_, Some(before), Some(delta)) => {
                    format!("{what} = {} ÷ {}{tail}", moved(scene, delta), say(before))
                }
                (Some(now), None, Some(delta)) => {
                    let sign = if falls(scene, delta) { "+" } else { "−" };
                    let (now, change) = (say(now), scene.show(&delta.figure));
                    let change = change.trim_start_matches('-');
                    format!("{what} = {} ÷ ({now} {sign} {change}){tail}", moved(scene, delta))
                }
                _ => what,
            }
        }
        Statement::Ratio { rate, part, whole, .. } => {
            format!("{} = {} ÷ {}", say(rate), say(part), say(whole))
        }
        Statement::ShareOfParts { rate, part, others, .. } => {
            let plus = |figure: &Operand| Term { figure: figure.clone(), minus: false };
            let all: Vec<_> = std::iter::once(part).chain(others).map(plus).collect();
            format!("{} = {} ÷ ({})", say(rate), say(part), sum(scene, &all))
        }
        Statement::ImpliedCompletion { overall, .. } => {
            let overall = say(overall);
            lang.pick(
                format!("{overall}，在各项的完成率之下是可能的"),
                format!("{overall} is possible, given the rates of the items"),
            )
        }
        Statement::CountRate { rate, whole } => {
            let (rate, whole) = (say(rate), say(whole));
            lang.pick(
                format!("{rate} = 某个整数 ÷ {whole}"),
                format!("{rate} = some whole number ÷ {whole}"),
            )
        }
        Statement::OverTarget { rate, actual, target } => {
            let target =
                target.as_ref().map_or_else(|| lang.pick("目标", "target").to_owned(), say);
            format!("{} = {} ÷ {target} − 1", say(rate), say(actual))
        }
        Statement::Product { product, factors } => {
            let factors: Vec<String> = factors.iter().map(say).collect();
            format!("{} = {}", say(product), factors.join(" × "))
        }
        Statement::Same { left, right, .. } => format!("{} = {}", say(left), say(right)),
        Statement::Compare { left, right, word } => {
            let sign = match word {
                Comparison::Less => "<",
                Comparison::Greater => ">",
                Comparison::Equal => "=",
                Comparison::NearlyEqual => "≈",
            };
            format!("{} {sign} {}", say(left), say(right))
        }
        Statement::Within { part, whole } => format!("{} ≤ {}", say(part), say(whole)),
    }
}

/// A figure with its name, inside of a formula: a negative one in brackets.
fn said(scene: &SceneIn<'_>, operand: &Operand) -> String {
    let (name, shown) = (scene.name(operand, ""), scene.show_inside(operand));
    let space = if name.is_empty() { "" } else { scene.lang.pick("", " ") };
    format!("{name}{space}{shown}")
}

/// A change with the word for its direction instead of its name, which is often that word.
fn moved(scene: &SceneIn<'_>, delta: &Moved<Operand>) -> String {
    let word = match delta.direction {
        Direction::Up => scene.lang.pick("增加", "up by "),
        Direction::Down => scene.lang.pick("减少", "down by "),
    };
    format!("{word}{}", scene.show_inside(&delta.figure))
}

/// Whether a change is told as a positive number that is to be taken away.
fn falls(scene: &SceneIn<'_>, delta: &Moved<Operand>) -> bool {
    let value: Exact = scene.value(&delta.figure);
    delta.direction == Direction::Down && !value.is_negative()
}

fn sum(scene: &SceneIn<'_>, terms: &[Term<Operand>]) -> String {
    let mut text = String::new();
    for (index, term) in terms.iter().take(MOST_TERMS).enumerate() {
        let sign = match (index, term.minus) {
            (0, false) => "",
            (0, true) => "−",
            (_, false) => " + ",
            (_, true) => " − ",
        };
        text.push_str(sign);
        text.push_str(&said(scene, &term.figure));
    }
    text.push_str(&arithmetic::and_more(scene.lang, terms.len()));
    text
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::explain::asked as words;
    use crate::rule::Rule;

    /// What is said of a statement in both languages, with its verdict.
    fn told(sample: &mut Sample, rule: Rule, statement: Statement<Operand>) -> [String; 2] {
        sample.state(rule, statement);
        let relations = std::mem::take(&mut sample.relations);
        let judged = crate::diagnosis::judge_relations(relations, &sample.disclosure);
        let source = crate::document::SourceText::new("draft.txt", sample.text.clone());
        [Lang::Zh, Lang::En].map(|lang| {
            let told = words(&judged[0], &sample.disclosure, &source, lang);
            format!("{}: {}", told.asked, told.verdict)
        })
    }

    #[test]
    fn sums_name_their_items_whether_they_hold_or_not() {
        for (last, zh, en) in
            [("4.00万元", "成立", "holds"), ("5.00万元", "不成立", "does not hold")]
        {
            let mut sample = Sample::default();
            let total = sample.add("合计", "10.00万元");
            let items = [sample.add("甲", "6.00万元"), sample.add("乙", last)];
            let terms = items.map(|figure| Term { figure, minus: false }).to_vec();
            let sum = Statement::Sum { total, terms, complete: true };
            let told = told(&mut sample, Rule::SumOfItems, sum);
            assert_eq!(told[0], format!("合计10.00万元 = 甲6.00万元 + 乙{last}: {zh}"));
            assert_eq!(told[1], format!("合计 10.00万元 = 甲 6.00万元 + 乙 {last}: {en}"));
        }
    }

    #[test]
    fn a_fall_is_what_was_taken_away() {
        let mut sample = Sample::default();
        let figure = sample.add("减少", "2.00万元");
        let (now, before) = (sample.add("支出", "8.00万元"), sample.add("上年", "10.00万元"));
        let delta = Moved { figure, direction: Direction::Down };
        let told =
            told(&mut sample, Rule::ChangeAmount, Statement::Difference { delta, now, before });
        assert_eq!(told[0], "减少2.00万元 = 上年10.00万元 − 支出8.00万元: 成立");
        assert_eq!(told[1], "down by 2.00万元 = 上年 10.00万元 − 支出 8.00万元: holds");
    }

    #[test]
    fn a_long_sum_is_cut_short() {
        let mut sample = Sample::default();
        let total = sample.add("合计", "40户");
        let items: Vec<Operand> = (0..40).map(|_| sample.add("项", "1户")).collect();
        let terms = items.into_iter().map(|figure| Term { figure, minus: false }).collect();
        let told =
            told(&mut sample, Rule::CountSum, Statement::Sum { total, terms, complete: false });
        assert!(told[0].starts_with("合计40户 ≥ 项1户 + 项1户"), "{told:?}");
        assert!(told[0].ends_with(" + …（共40项）: 成立"), "{told:?}");
    }
}
