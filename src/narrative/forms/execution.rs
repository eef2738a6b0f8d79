//! `安排A，支出B，支出率p%`: a rate named after what was done with an amount.
//!
//! Contract: the clause has two amounts before the rate, and the second is what the rate is named after.
//! Where the sentence says anything else that may be the base (年初, 调整, 结转), only a rate that fits
//! is bound.

use crate::disclosure::{Disclosure, Form, Says, Why};

use super::super::binder::is_ratio;
use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::{has, lead};

/// Rates that name what was done, and the words for it.
const RATES: [(&str, &[&str]); 12] = [
    ("支出率", &["支出", "支付", "使用"]),
    ("支出进度", &["支出", "支付", "使用"]),
    ("执行率", &["执行", "支出", "支付", "使用"]),
    ("执行进度", &["执行", "支出", "支付"]),
    ("使用率", &["使用", "支出"]),
    ("拨付率", &["拨付"]),
    ("拨付进度", &["拨付"]),
    ("核减率", &["核减"]),
    ("审减率", &["审减"]),
    ("节约率", &["节约"]),
    ("到位率", &["到位"]),
    ("支付率", &["支付"]),
];

/// Words that let the rate be of something else than the two amounts.
const DOUBTS: [&str; 18] = [
    "其中", "连同", "调减", "追加", "变动", "年初", "整体", "累计", "结转", "上年", "综合", "部门",
    "剔除", "扣除", "调整", "项目", "直达", "平均",
];

/// Whether a rate is called by its plain name.
fn sure(name: &str) -> bool {
    let name = name.strip_prefix("预算").unwrap_or(name);
    RATES.iter().any(|(plain, _)| *plain == name)
}

/// Binds the rates of one sentence.
pub fn execution(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    for (index, rate) in sentence.figures.iter().enumerate() {
        let Role::Rate(name) = &rate.role else { continue };
        let Some((_, words)) = RATES.iter().find(|(end, _)| name.ends_with(end)) else { continue };
        let before = sentence.figures.get(..index).unwrap_or_default();
        // What a mark of a list separates is something else.
        let clause: Vec<&FigureEvent> = before
            .iter()
            .copied()
            .filter(|figure| !sentence.text(figure.end, rate.start).contains('；'))
            .collect();
        let [whole, part] = clause.as_slice() else { continue };
        let money = [whole, part].iter().all(|figure| {
            figure.depth == 0 && matches!(figure.role, Role::Amount | Role::Delta(_))
        });
        let said = words.iter().any(|word| lead(sentence, part).contains(word));
        let adjacent = sentence.text(part.end, rate.start).chars().count() <= 12;
        let certain = sure(name) && clause.len() == before.len() && {
            let text = sentence.text(sentence.start, sentence.end);
            !has(text, &DOUBTS) && !sentence.text(rate.end, sentence.end).starts_with('（')
        };
        let fits = || is_ratio(rate.id, part.id, whole.id, disclosure);
        if money && said && adjacent && whole.role == Role::Amount && (certain || fits()) {
            disclosure.say(
                Why::certain(Form::RateExecution, certain),
                Says::Share {
                    share: rate.id,
                    part: part.id,
                    wholes: vec![whole.id],
                    list: Vec::new(),
                },
            );
            disclosure.reasons.remove(&rate.id);
        }
    }
}
