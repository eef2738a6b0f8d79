//! The help texts in the user's language.
//!
//! Contract: `args.rs` speaks English; the Chinese of every subcommand and argument stands in
//! `help_words.rs`. A test makes sure that nothing is missing.

use std::ffi::OsString;
use std::sync::LazyLock;

use clap::{Arg, Command, CommandFactory, FromArgMatches};

use gouji_check::config::Edition;
use gouji_core::lang::Lang;

use super::args::Cli;
use super::help_words::{ARGUMENTS, COMMANDS, VALUES};

const ABOUT: &str = "核对政府预决算公开文件中的数字是否勾稽一致";
const STATUSES: &str = "\
退出状态（与输出格式无关，取第一个符合的）：
  2  用法错误，配置或规则文件有误，或报告无法写入
  4  有输入未能读取（其余照常核对）
  3  什么也没有核对：没有符合的文件
  1  有达到 --fail-on 级别的结果
  0  以上都不是";
const BASELINE: &str = "\
退出状态：
  write  1：有新的结果而没有写 --accept-new，什么也没有写入
  check  1：基线与文件不一致（有新的结果，或有已消失的条目）
  任何   4：有输入未能读取，什么也没有写入";
const FIX: &str = "\
退出状态：
  4  有输入未能读取或写入
  1  有改正尚未写入（没有写 --write）
  0  没有可以确定的改正了";
/// The version, with the newest edition of the rules that it knows.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let edition = Edition::NAMES.last().copied().unwrap_or_default();
    format!("{}（规则版次 {edition}）", env!("CARGO_PKG_VERSION"))
});
const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The language that the arguments ask for, else the locale's. Needed before they are parsed.
pub fn lang(arguments: &[OsString]) -> Lang {
    let text: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let joined = text.iter().find_map(|argument| argument.strip_prefix("--lang="));
    let next = text
        .windows(2)
        .find_map(|pair| matches!(pair, [flag, _] if flag == "--lang").then(|| pair.last())?);
    match joined.or(next.map(|value| &**value)) {
        Some("zh") => Lang::Zh,
        Some("en") => Lang::En,
        _ => from_locale(),
    }
}

/// Parses the arguments, with help in this language.
pub fn parse(arguments: Vec<OsString>, lang: Lang) -> Result<Cli, clap::Error> {
    let matches = command(lang).try_get_matches_from(arguments)?;
    Cli::from_arg_matches(&matches)
}

/// The command with its help in this language.
pub fn command(lang: Lang) -> Command {
    let mut command = Cli::command();
    if lang == Lang::En {
        return command;
    }
    command.build();
    let names: Vec<String> =
        command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let command = translate(command).about(ABOUT).after_help(STATUSES);
    let mut command = command.version(VERSION.as_str());
    for name in names {
        command = command.mut_subcommand(&name, |inner| {
            let about = find(COMMANDS, &name).unwrap_or_default();
            let inner = with_usage(translate(inner).about(about), &format!("gouji {name}"));
            match name.as_str() {
                "check" => inner.after_help(STATUSES),
                "baseline" => inner.after_help(BASELINE),
                "fix" => inner.after_help(FIX),
                _ => inner,
            }
        });
    }
    with_usage(command.subcommand_help_heading("命令").subcommand_value_name("命令"), "gouji")
}

/// The line of usage, in which clap has one word of its own.
fn with_usage(mut command: Command, name: &str) -> Command {
    let usage = command.render_usage().to_string();
    let behind = usage.split_once(name).map_or("", |(_, behind)| behind.trim());
    let usage = format!("{name} {}", behind.replace("[OPTIONS]", "[选项]"));
    command.override_usage(usage)
}

fn translate(command: Command) -> Command {
    let command = command.help_template(TEMPLATE);
    command.mut_args(|argument| {
        let heading = if argument.is_positional() { "参数" } else { "选项" };
        let Some(text) = find(ARGUMENTS, argument.get_id().as_str()) else { return argument };
        let text = format!("{text}{}", choices(&argument));
        let names = argument.get_value_names().unwrap_or_default().iter();
        let names: Option<Vec<&'static str>> = names.map(|name| find(VALUES, name)).collect();
        let argument = argument.help(text.clone()).long_help(text).help_heading(heading);
        let argument = argument.hide_possible_values(true).hide_default_value(true);
        match names.filter(|_| argument.get_action().takes_values()) {
            Some(names) => argument.value_names(names),
            None => argument,
        }
    })
}

/// The values that can be chosen and the default, which clap itself would name in English.
fn choices(argument: &Arg) -> String {
    let values: Vec<String> = argument
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .filter(|name| name != "true" && name != "false")
        .collect();
    // A switch is off where it is not given.
    let taken = argument.get_action().takes_values();
    let default = argument.get_default_values().iter().filter(|_| taken);
    let default: Vec<_> = default.map(|value| value.to_string_lossy()).collect();
    match (values.is_empty(), default.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!(" [默认：{}]", default.join("、")),
        (false, true) => format!(" [可选：{}]", values.join("、")),
        (false, false) => format!(" [可选：{}；默认：{}]", values.join("、"), default.join("、")),
    }
}

fn find(table: &[(&'static str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(id, _)| *id == name).map(|(_, text)| *text)
}

/// The language of the user's locale; English when it is neither.
fn from_locale() -> Lang {
    match sys_locale::get_locale() {
        Some(locale) if locale.starts_with("zh") => Lang::Zh,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_well_formed() {
        Cli::command().debug_assert();
        command(Lang::Zh).debug_assert();
    }

    #[test]
    fn everything_has_a_chinese_text() {
        let mut built = Cli::command();
        built.build();
        for inner in built.get_subcommands() {
            assert!(find(COMMANDS, inner.get_name()).is_some(), "{}", inner.get_name());
            for argument in inner.get_arguments().chain(built.get_arguments()) {
                let id = argument.get_id().as_str();
                let named =
                    argument.get_value_names().filter(|_| argument.get_action().takes_values());
                for name in named.into_iter().flatten() {
                    assert!(find(VALUES, name).is_some(), "{} {id} {name}", inner.get_name());
                }
                assert!(find(ARGUMENTS, id).is_some(), "{} {id}", inner.get_name());
            }
        }
    }

    #[test]
    fn no_english_is_left_in_chinese_help() {
        let mut root = command(Lang::Zh);
        let mut pages = vec![root.render_long_help().to_string(), root.render_help().to_string()];
        let names: Vec<String> =
            root.get_subcommands().map(|it| it.get_name().to_owned()).collect();
        for name in names {
            let inner = root.find_subcommand_mut(&name).unwrap();
            pages.extend([inner.render_long_help().to_string(), inner.render_help().to_string()]);
        }
        for page in pages {
            assert!(page.contains("用法：gouji") && !page.contains("[OPTIONS]"), "{page}");
            let words = |text: &str| {
                let mut words = text.split(' ').filter(|word| !word.is_empty());
                let plain =
                    |word: &str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
                let mut last = false;
                words.any(|word| std::mem::replace(&mut last, plain(word)) && plain(word))
            };
            let english = page.lines().find(|line| words(line.trim()) || line.contains("Print"));
            let english = english.filter(|line| !line.contains("JSON Schema"));
            assert_eq!(english, None, "{page}");
            assert!(!page.contains("[默认：false]"), "{page}");
        }
    }

    #[test]
    fn the_language_is_known_before_parsing() {
        let of = |text: &str| lang(&text.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("gouji --lang zh check a"), Lang::Zh);
        assert_eq!(of("gouji check --lang=en a"), Lang::En);
    }
}
