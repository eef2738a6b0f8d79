//! Why a figure was not checked, in words.

use crate::disclosure::Unchecked;
use crate::lang::Lang;

/// A reason in words.
pub fn unchecked(reason: Unchecked, lang: Lang) -> &'static str {
    match reason {
        Unchecked::NotUnderstood => lang.pick(
            "没有读懂：前面的文字没有说清这是什么数字",
            "not understood: the words before it do not say what it is",
        ),
        Unchecked::NoBudgetInText => lang.pick(
            "文中没有这个完成率对应的预算数",
            "the budget of this completion rate is not in the text",
        ),
        Unchecked::NoPriorYear => lang.pick(
            "文中没有与之比较的数（上年数、预算数），无法重算增减",
            "what this change compares with (last year, a budget) is not in the text",
        ),
        Unchecked::NoWholeInText => lang.pick(
            "文中没有这个占比所占的总数",
            "the whole that this is a share of is not in the text",
        ),
        Unchecked::NoBaseInText => lang.pick(
            "文中没有算出这个比率的两个数",
            "the two figures behind this rate are not in the text",
        ),
        Unchecked::NotComparable => lang.pick(
            "同口径（可比、剔除后）的增减，不能用文中的数重算",
            "a change on a comparable scope, which the printed amounts do not give",
        ),
        Unchecked::InExplanation => lang.pick(
            "在说明原因的文字里，不是账面上的数",
            "it explains another figure and is no part of the account",
        ),
        Unchecked::InGlossary => lang.pick("在名词解释里", "it stands in the explanation of terms"),
        Unchecked::StandsAlone => {
            lang.pick("文中没有其他数字与它相关", "nothing else in the text speaks of it")
        }
        Unchecked::InTable => {
            lang.pick("所在的表格没有读懂", "it stands in a table that was not understood")
        }
        Unchecked::TooManyDigits => {
            lang.pick("位数太多，无法精确比较", "it has more digits than can be compared exactly")
        }
        Unchecked::Doubtful => lang.pick(
            "读出的关系不成立，但读法不够确定",
            "what it was read to say does not hold, and the reading is not certain",
        ),
        Unchecked::RulesOff => {
            lang.pick("核对它的规则都已停用", "the rules that would test it are switched off")
        }
        Unchecked::NotAFigure => lang.pick(
            "不是账面数字（标准、文号、限价等），不计入",
            "no figure of account (a threshold, a document number, a price limit); not counted",
        ),
    }
}
