//! Headlines about exceptions: what is wrong with one, and what to do about it.

use crate::finding::{ExceptionFlaw, NamedBy, StaleException};
use crate::lang::Lang;

/// The headline of a finding about an exception.
pub(super) fn headline(stale: &StaleException, lang: Lang) -> String {
    match stale {
        StaleException::Expired { about, until } => lang.pick(
            format!("{about} 的例外已于 {until} 到期：请改正数字，或者说明理由后延长期限"),
            format!(
                "the exception for {about} ended on {until}; correct the figure, or give the reason again with a later date"
            ),
        ),
        StaleException::Unused { about, named } => unused(about, *named, lang),
        StaleException::Misnamed { about, path } => lang.pick(
            format!("指纹为 {about} 的结果在 {path} 中，例外的 file 写的是别的文件：请改正 file"),
            format!(
                "the finding {about} stands in {path}, which is not what the exception names as `file`; correct the name"
            ),
        ),
        StaleException::Invalid(flaw) => invalid(flaw, lang),
    }
}

fn unused(about: &str, named: NamedBy, lang: Lang) -> String {
    match named {
        NamedBy::List => lang.pick(
            format!("例外所列的规则中，{about} 没有对应的结果：请把它去掉"),
            format!("of the rules that the exception lists, {about} hides nothing; take it out"),
        ),
        NamedBy::Block => lang.pick(
            format!("{about} 的例外没有对应的结果：请删去，或者移到它所指的段落"),
            format!(
                "the exception for {about} hides nothing; remove it, or move it to the block it is about"
            ),
        ),
        NamedBy::Place => lang.pick(
            format!("{about} 的例外没有对应的结果：请删去，或者写出结果的指纹"),
            format!(
                "the exception for {about} hides nothing; remove it, or name the fingerprint of the finding"
            ),
        ),
        NamedBy::Fingerprint => lang.pick(
            format!("指纹为 {about} 的结果已不存在：数字改过，请删去这条例外或重新核对"),
            format!(
                "no finding has the fingerprint {about}: its figure has changed; remove the exception or look again"
            ),
        ),
    }
}

fn invalid(flaw: &ExceptionFlaw, lang: Lang) -> String {
    match flaw {
        ExceptionFlaw::Word(word) => lang.pick(
            format!("“gouji:”后应为 ignore，而不是“{word}”"),
            format!("after `gouji:` comes `ignore`, not `{word}`"),
        ),
        ExceptionFlaw::NoRule => lang
            .pick(
                "例外没有写明规则：gouji: ignore 规则 理由",
                "the exception names no rule: gouji: ignore RULE reason",
            )
            .to_owned(),
        ExceptionFlaw::UnknownRule(name, near) => {
            let (zh, en) = match near {
                Some(near) => (format!("，是否指 {near}？"), format!("; did you mean {near}?")),
                None => (String::new(), String::new()),
            };
            lang.pick(
                format!("例外不起作用：没有名为 {name} 的规则{zh}"),
                format!("the exception hides nothing: there is no rule called {name}{en}"),
            )
        }
        ExceptionFlaw::NoReason => lang
            .pick("例外不起作用：没有写理由", "the exception hides nothing: it gives no reason")
            .to_owned(),
        ExceptionFlaw::NotADate(date) => lang.pick(
            format!("例外不起作用：{date} 不是日期，应写成 2027-03-31 的形式"),
            format!("the exception hides nothing: {date} is no date; write it like 2027-03-31"),
        ),
    }
}
