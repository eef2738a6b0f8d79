//! Headlines: what is wrong in one line, with the numbers in it.

use super::arithmetic;
use super::codes;
use super::direction::{growth_word, moved};
use super::scene_in::SceneIn;
use super::stated;
use crate::judge::{Code, Verdict};
use crate::number::Exact;
use crate::relation::Subject;
use crate::rule::Rule;
use crate::statement::{Comparison, Direction, GrowthForm, Operand, RatioKind, Statement, Term};

/// Sums of so many items are written out.
const SHORT: usize = 3;

/// The headline of a relation.
pub(super) fn of(scene: &SceneIn<'_>) -> String {
    let Some(statement) = scene.statement() else { return title(scene) };
    let mut text = match statement {
        Statement::Same { left, right, .. } if scene.relation.rule == Rule::DisplacedRows => {
            displaced(scene, left, right)
        }
        _ => core(scene, statement),
    };
    let code = scene.judgement.code;
    let suffix = match scene.judgement.verdict {
        Verdict::Rounding if code != Some(Code::BentTo100) => {
            Some(scene.lang.pick("（四舍五入可以解释）", " (rounding explains it)"))
        }
        Verdict::Truncated if code.is_some_and(codes::is_truncation) => {
            Some(scene.lang.pick("（只有截尾才能解释）", " (only cut-off digits explain it)"))
        }
        _ => None,
    };
    text.push_str(suffix.unwrap_or_default());
    text
}

fn title(scene: &SceneIn<'_>) -> String {
    scene.relation.rule.text().words(scene.lang).title.clone()
}

/// The rows of a table slipped: one cell shows it.
fn displaced(scene: &SceneIn<'_>, cell: &Operand, other: &Operand) -> String {
    let (printed, right) = (scene.named(cell, ""), scene.show(other));
    let title = title(scene);
    scene.lang.pick(
        format!("{title}：{printed}，文中别处为{right}，这个数在同一列的另一行"),
        format!("{title}: {printed}, elsewhere {right}, which stands in another row of the column"),
    )
}

fn core(scene: &SceneIn<'_>, statement: &Statement<Operand>) -> String {
    let lang = scene.lang;
    let rate_of_nothing = matches!(statement, Statement::Ratio { .. })
        && scene.judgement.exact.is_none()
        && scene.judgement.code == Some(Code::WrongBase);
    let undefined = rate_of_nothing || scene.judgement.code == Some(Code::UndefinedBase);
    match statement {
        Statement::Sum { total, terms, complete } => sum(scene, total, terms, *complete),
        Statement::Difference { delta, .. } => moved(
            scene,
            delta,
            [lang.pick("增加", "increase of"), lang.pick("减少", "decrease of")],
        ),
        Statement::Growth { rate, .. } if undefined => {
            let shown = scene.show(&rate.figure);
            let word = growth_word(scene, rate.direction);
            lang.pick(
                format!("上年数为0，“{word}{shown}”没有意义"),
                format!("the year before is 0: a {word} {shown} has no meaning"),
            )
        }
        Statement::Growth { rate, form: GrowthForm::TimesOf, .. } => {
            should(scene, scene_text(scene, "倍数", "multiple", &rate.figure))
        }
        Statement::Growth { rate, .. } => moved(
            scene,
            rate,
            [growth_word(scene, Direction::Up), growth_word(scene, Direction::Down)],
        ),
        Statement::Ratio { kind, rate, whole, .. } if undefined => {
            let (rate, whole) = (scene.show(rate), scene.name(whole, base(scene, *kind)));
            lang.pick(
                format!("{whole}为0，{}{rate}没有意义", ratio_zh(*kind)),
                format!("{whole} is 0: a {} of {rate} has no meaning", ratio_en(*kind)),
            )
        }
        Statement::Ratio { kind, rate, .. } => {
            should(scene, scene_text(scene, ratio_zh(*kind), ratio_en(*kind), rate))
        }
        Statement::ShareOfParts { rate, .. } => {
            let kind = RatioKind::Share;
            should(scene, scene_text(scene, ratio_zh(kind), ratio_en(kind), rate))
        }
        Statement::ImpliedCompletion { overall, .. } => {
            should(scene, scene_text(scene, "总完成率", "overall completion rate", overall))
        }
        Statement::CountRate { rate, whole } => {
            let (shown, whole) = (scene.show(rate), scene.show(whole));
            if scene.judgement.exact.is_some() {
                should(scene, scene_text(scene, "比率", "rate", rate))
            } else {
                lang.pick(
                    format!("{whole}中没有一个整数能得到{shown}"),
                    format!("no whole number out of {whole} gives {shown}"),
                )
            }
        }
        Statement::OverTarget { rate, actual, target } => {
            let shown = scene.show(rate);
            let actual = scene.show(actual);
            if target.is_none() && scene.judgement.exact.is_none() {
                lang.pick(
                    format!("没有一个整数目标能使{actual}超目标{shown}"),
                    format!("no whole-number target makes {actual} {shown} over target"),
                )
            } else {
                should(scene, scene_text(scene, "超目标", "excess over target", rate))
            }
        }
        Statement::Product { product, .. } => {
            should(scene, scene.named(product, lang.pick("金额", "amount")))
        }
        Statement::Same { left, right, .. } => same(scene, left, right),
        Statement::Compare { left, right, word } => compare(scene, left, right, *word),
        Statement::Within { part, whole } => {
            let part = scene.named(part, lang.pick("部分", "part"));
            let whole = scene.named(whole, lang.pick("整体", "whole"));
            lang.pick(format!("{part}大于{whole}"), format!("{part} exceeds {whole}"))
        }
        Statement::Points { delta, .. } => {
            moved(scene, delta, [lang.pick("高", "higher by"), lang.pick("低", "lower by")])
        }
    }
}

fn scene_text(scene: &SceneIn<'_>, zh: &str, en: &str, operand: &Operand) -> String {
    let shown = scene.show(operand);
    scene.lang.pick(format!("{zh}{shown}"), format!("{en} {shown}"))
}

/// `占比78%应为77%`, or the rule's title where nothing else should stand there.
pub(super) fn should(scene: &SceneIn<'_>, what: String) -> String {
    match stated::expected(scene) {
        Some(expected) => should_be(scene, &what, &expected),
        None => {
            let title = title(scene);
            scene.lang.pick(format!("{what}：{title}"), format!("{what}: {title}"))
        }
    }
}

/// A note does not say what should be: what is printed may well be right.
pub(super) fn should_be(scene: &SceneIn<'_>, what: &str, expected: &str) -> String {
    if scene.judgement.verdict == Verdict::Rounding {
        return scene.lang.pick(
            format!("{what}，按所列数字为{expected}"),
            format!("{what}, the printed figures give {expected}"),
        );
    }
    scene.lang.pick(format!("{what}应为{expected}"), format!("{what} should be {expected}"))
}

fn ratio_zh(kind: RatioKind) -> &'static str {
    match kind {
        RatioKind::Share => "占比",
        RatioKind::Completion => "完成率",
        RatioKind::Rate => "比率",
        RatioKind::Average => "平均数",
    }
}

fn ratio_en(kind: RatioKind) -> &'static str {
    match kind {
        RatioKind::Share => "share",
        RatioKind::Completion => "completion rate",
        RatioKind::Rate => "rate",
        RatioKind::Average => "average",
    }
}

fn base(scene: &SceneIn<'_>, kind: RatioKind) -> &'static str {
    match kind {
        RatioKind::Completion => scene.lang.pick("预算", "budget"),
        _ => scene.lang.pick("整体", "whole"),
    }
}

fn sum(scene: &SceneIn<'_>, total: &Operand, terms: &[Term<Operand>], complete: bool) -> String {
    let lang = scene.lang;
    let exact = scene.judgement.exact.clone().unwrap_or_else(Exact::zero);
    let added = scene.precise(&exact);
    if scene.figure(total).is_none() {
        let total = scene.show(total);
        return lang.pick(
            format!("占比合计{added}，应为{total}"),
            format!("shares add to {added} instead of {total}"),
        );
    }
    let apart = scene.apart(&scene.value(total), &exact);
    let total = scene.named(total, lang.pick("合计", "total"));
    // A report of one line a finding shows the arithmetic of a short sum nowhere else.
    let items = (2..=SHORT).contains(&terms.len()).then(|| arithmetic::sum(scene, terms));
    let (zh, en) = match items {
        Some(items) => (format!("{items} = "), format!(" {items}")),
        None => Default::default(),
    };
    if complete {
        let zh = if zh.is_empty() { format!("为{added}") } else { format!("{zh}{added}") };
        lang.pick(
            format!("{total}，各项之和{zh}，相差{apart}"),
            format!("{total}, but its items{en} add to {added} ({apart} apart)"),
        )
    } else if let [only] = terms {
        let part = scene.named(&only.figure, lang.pick("其中一项", "one item"));
        lang.pick(
            format!("{total}，小于其中的{part}，相差{apart}"),
            format!("{total} is less than {part}, a part of it ({apart} apart)"),
        )
    } else {
        lang.pick(
            format!("{total}，仅列出的各项之和已达{zh}{added}，超出{apart}"),
            format!("{total}, but the items listed alone{en} reach {added} ({apart} more)"),
        )
    }
}

fn same(scene: &SceneIn<'_>, left: &Operand, right: &Operand) -> String {
    let lang = scene.lang;
    let (left_shown, right_shown) = (scene.show(left), scene.show(right));
    match scene.relation.rule {
        Rule::StaleDate => lang.pick(
            format!("截止日期在{left_shown}，公开年度为{right_shown}"),
            format!("the date lies in {left_shown}, the disclosure is for {right_shown}"),
        ),
        Rule::CountOfList => lang.pick(
            format!("写明{left_shown}，名单列出{right_shown}"),
            format!("says {left_shown}, but the list names {right_shown}"),
        ),
        _ => {
            let name = scene.name(left, lang.pick("同一个数", "one figure"));
            lang.pick(
                format!("{name}前后不一致：{left_shown}与{right_shown}"),
                format!("{name} is printed as {left_shown} and as {right_shown}"),
            )
        }
    }
}

fn compare(scene: &SceneIn<'_>, left: &Operand, right: &Operand, word: Comparison) -> String {
    let lang = scene.lang;
    let printed = match &scene.relation.subject {
        Subject::Word(place, _) => scene.source.slice(place.span),
        Subject::Figure(_) => "",
    };
    let said = if printed.is_empty() {
        match word {
            Comparison::Less => lang.pick("小于", "less"),
            Comparison::Greater => lang.pick("大于", "greater"),
            Comparison::Equal => lang.pick("持平", "equal"),
            Comparison::NearlyEqual => lang.pick("基本持平", "nearly equal"),
        }
    } else {
        printed
    };
    let (from, to) = (scene.value(left), scene.value(right));
    let over_time = !matches!(scene.relation.rule, Rule::BudgetVsFinalWord);
    let fact = match (from.compare(&to), over_time) {
        (std::cmp::Ordering::Equal, _) => lang.pick("等于", "equals"),
        (std::cmp::Ordering::Less, true) => lang.pick("少于", "is below"),
        (std::cmp::Ordering::Less, false) => lang.pick("小于", "is below"),
        (std::cmp::Ordering::Greater, true) => lang.pick("多于", "is above"),
        (std::cmp::Ordering::Greater, false) => lang.pick("大于", "is above"),
    };
    let (left, right) = (scene.show(left), scene.show(right));
    lang.pick(
        format!("写“{said}”，而{left}{fact}{right}"),
        format!("says “{said}”, but {left} {fact} {right}"),
    )
}
