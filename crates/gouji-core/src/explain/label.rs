//! What stands at a mark, in words.

use std::borrow::Cow;

use crate::finding::{Label, Role};
use crate::lang::Lang;

impl Label {
    /// What stands there, in a language; empty where nothing is said of it.
    pub fn words(&self, lang: Lang) -> Cow<'_, str> {
        let (zh, en) = match self {
            Label::None => ("", ""),
            Label::Printed(label) => return Cow::Borrowed(label),
            Label::Role(role) => role.words(),
            Label::TableUnit => ("表的单位", "the unit of the table"),
            Label::Title(rule) => return Cow::Borrowed(&rule.text().words(lang).title),
            Label::OtherDepartment => ("别的部门", "another department"),
            Label::Copy(right) => {
                return Cow::Owned(lang.pick(
                    format!("同一错误，应为 {right}"),
                    format!("the same mistake, expected {right}"),
                ));
            }
            Label::Suspect(right) => {
                return Cow::Owned(lang.pick(
                    format!("也可能是此处，应为 {right}"),
                    format!("or this one, expected {right}"),
                ));
            }
        };
        Cow::Borrowed(lang.pick(zh, en))
    }
}

impl Role {
    /// The word for it in Chinese and in English.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Role::Total => ("合计", "total"),
            Role::Item => ("分项", "item"),
            Role::Change => ("增减额", "change"),
            Role::Now => ("本年", "this year"),
            Role::Before => ("上年", "year before"),
            Role::Growth => ("增减幅度", "growth"),
            Role::OtherBase => ("另一基数", "other base"),
            Role::OtherPart => ("其他部分", "other part"),
            Role::OverallRate => ("总完成率", "overall rate"),
            Role::ItemAmount => ("分项支出", "item"),
            Role::ItemRate => ("分项完成率", "item rate"),
            Role::Rate => ("比率", "rate"),
            Role::Count => ("总数", "count"),
            Role::Excess => ("超目标", "excess"),
            Role::Reached => ("实际", "reached"),
            Role::Target => ("目标", "target"),
            Role::Amount => ("金额", "amount"),
            Role::Factor => ("因数", "factor"),
            Role::Here => ("此处", "here"),
            Role::Elsewhere => ("另一处", "elsewhere"),
            Role::Outturn => ("决算", "outturn"),
            Role::Budget => ("预算", "budget"),
            Role::Part => ("部分", "part"),
            Role::Whole => ("整体", "whole"),
            Role::Points => ("百分点", "points"),
            Role::ReachedRate => ("实际", "rate"),
            Role::ComparedWith => ("比较对象", "compared with"),
            Role::Share => ("占比", "share"),
            Role::CompletionRate => ("完成率", "completion rate"),
            Role::Average => ("平均数", "average"),
            Role::Sum => ("总额", "total"),
            Role::Quantity => ("数量", "count"),
        }
    }
}
