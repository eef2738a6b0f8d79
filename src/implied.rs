//! `gouji 文件.docx`: a command line that names no command and begins with a file is one of `check`.
//!
//! Contract: a word that could be a command, or a slip in one, is left to be told as such.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::{Command, CommandFactory};

use super::args::Cli;

/// The arguments with the command that they leave out.
pub fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let mut program = Cli::command();
    program.build();
    if let Some(at) = place(&program, &arguments) {
        arguments.insert(at, OsString::from("check"));
    }
    arguments
}

/// Where `check` is left out.
fn place(program: &Command, arguments: &[OsString]) -> Option<usize> {
    let mut rest = arguments.iter().enumerate().skip(1);
    while let Some((at, argument)) = rest.next() {
        let word = argument.to_string_lossy();
        if word == "--" {
            return Some(at);
        }
        if let Some(takes_value) = option(program, &word) {
            if takes_value {
                rest.next();
            }
            continue;
        }
        let check = program.find_subcommand("check")?;
        let begins = match word.starts_with('-') && word != "-" {
            true => option(check, &word).is_some(),
            false => program.find_subcommand(&*word).is_none() && is_path(argument),
        };
        return begins.then_some(at);
    }
    None
}

/// Whether an option of a command is followed by its value; nothing if it has no such option.
fn option(command: &Command, word: &str) -> Option<bool> {
    let (name, value) = match word.split_once('=') {
        Some((name, _)) => (name, true),
        None => (word, false),
    };
    let known = command.get_arguments().find(|it| match name.strip_prefix("--") {
        Some(long) => it.get_long() == Some(long),
        None => {
            let short = name.strip_prefix('-').and_then(|name| name.chars().next());
            short.is_some() && it.get_short() == short
        }
    })?;
    if matches!(known.get_id().as_str(), "help" | "version") {
        return None;
    }
    let apart = known.get_action().takes_values() && !known.is_require_equals_set();
    Some(apart && !value)
}

/// Whether a word is a file or folder, or is written like one.
fn is_path(word: &OsStr) -> bool {
    let path = Path::new(word);
    word == "-" || path.exists() || path.extension().is_some() || path.components().count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: &str) -> Option<usize> {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let given = words.len();
        let all = with_command(words.clone());
        let at = all.iter().zip(&words).position(|(new, old)| new != old);
        (all.len() > given).then(|| at.unwrap_or(given))
    }

    #[test]
    fn a_file_comes_first() {
        assert_eq!(at("gouji 决算.docx"), Some(1));
        assert_eq!(at("gouji src Cargo.toml"), Some(1));
        assert_eq!(at("gouji --lang zh --color=never 决算.docx --show note"), Some(4));
        assert_eq!(at("gouji --show note 决算.docx"), Some(1));
        assert_eq!(at("gouji -o 报告.html --together 甲"), Some(1));
        assert_eq!(at("gouji -"), Some(1));
        assert_eq!(at("gouji -- chekc"), Some(1));
    }

    #[test]
    fn commands_and_slips_stay_what_they_are() {
        for line in ["gouji", "gouji check a.txt", "gouji chekc", "gouji rules --lang zh"] {
            assert_eq!(at(line), None, "{line}");
        }
        for line in ["gouji --help", "gouji -V", "gouji --lang zh", "gouji --shwo note a.txt"] {
            assert_eq!(at(line), None, "{line}");
        }
    }
}
