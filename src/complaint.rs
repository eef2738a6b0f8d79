//! Mistakes on the command line in Chinese; clap says them in English.
//!
//! Contract: what is wrong, what would be right, and where help is; nothing for what is no mistake
//! of use, and for kinds that are not known here.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// What is wrong, in Chinese.
pub fn in_chinese(error: &Error) -> Option<String> {
    let get = |kind: ContextKind| error.get(kind).map(text).filter(|text| !text.is_empty());
    let argument = || get(ContextKind::InvalidArg).unwrap_or_default();
    let value = || get(ContextKind::InvalidValue).unwrap_or_default();
    let mut said = match error.kind() {
        ErrorKind::InvalidValue if value().is_empty() => format!("{} 后面缺少值", argument()),
        ErrorKind::InvalidValue => format!("{} 不能是“{}”", argument(), value()),
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            // What has no Chinese is English.
            let why = why.split_once(" | ").map(|(_, why)| format!("：{why}")).unwrap_or_default();
            format!("{} 不能是“{}”{why}", argument(), value())
        }
        ErrorKind::UnknownArgument => format!("没有“{}”这个选项或参数", argument()),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", get(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::NoEquals => format!("{} 与它的值之间要写等号", argument()),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{} 的值的个数不对", argument())
        }
        ErrorKind::ArgumentConflict => {
            match get(ContextKind::PriorArg).filter(|prior| *prior != argument()) {
                Some(prior) => format!("{} 不能与 {prior} 同时使用", argument()),
                None => format!("{} 只能写一次", argument()),
            }
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {}", argument()),
        ErrorKind::MissingSubcommand => "没有写命令".to_owned(),
        ErrorKind::InvalidUtf8 => "命令行中有不是 UTF-8 的文字".to_owned(),
        _ => return None,
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand]
        .into_iter()
        .chain([ContextKind::SuggestedValue])
        .find_map(|kind| error.get(kind).and_then(best));
    if let Some(near) = near {
        said.push_str(&format!("，是否指 {near}？"));
    } else if let Some(right) =
        [ContextKind::ValidValue, ContextKind::ValidSubcommand].into_iter().find_map(get)
    {
        said.push_str(&format!("（可选：{right}）"));
    }
    Some(said)
}

/// What clap says of a mistake in English; a reason of ours stands there in both languages.
pub fn in_english(error: &Error) -> String {
    let said = error.render().to_string();
    let part = |line: &str| line.split_once(" | ").map_or(line, |(en, _)| en).to_owned();
    said.lines().map(part).collect::<Vec<_>>().join("\n") + "\n"
}

/// The likeliest of what is suggested, which comes last.
fn best(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::Strings(texts) => texts.last().cloned(),
        other => Some(text(other)).filter(|text| !text.is_empty()),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join("、"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::help;
    use super::*;
    use gouji_core::lang::Lang;

    fn said(line: &str) -> Option<String> {
        let words = line.split(' ').map(std::ffi::OsString::from).collect();
        in_chinese(&help::parse(words, Lang::Zh).unwrap_err())
    }

    #[test]
    fn mistakes_are_told_with_what_is_right() {
        for (line, wanted) in [
            ("gouji check --show loud", "--show <级别> 不能是“loud”（可选：note、warning、error）"),
            ("gouji check --shwo note", "没有“--shwo”这个选项或参数，是否指 --show？"),
            ("gouji chekc", "没有“chekc”这个命令，是否指 check？"),
            ("gouji fix --diff --write", "--diff 不能与 --write 同时使用"),
            ("gouji explain", "缺少 <规则>"),
            (
                "gouji check --min-checked lots",
                "--min-checked <百分比> 不能是“lots”：请写 0 到 100，例如 90%",
            ),
            ("gouji check --timeout soon", "--timeout <秒数> 不能是“soon”：请写整数秒数，例如 60"),
            ("gouji check --show", "--show <级别> 后面缺少值（可选：note、warning、error）"),
        ] {
            assert_eq!(said(line).as_deref(), Some(wanted), "{line}");
        }
        assert_eq!(said("gouji --help"), None);
    }
}
