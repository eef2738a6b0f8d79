//! The words that options of the command line choose from.

use clap::{Args, ValueEnum};

use gouji_core::lang::Lang;

/// What to do with a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BaselineAction {
    /// Write down the findings that there are.
    Write,
    /// Say what is new and what is gone.
    Check,
    /// Take out what is gone; never adds anything.
    Prune,
}

/// Which files are one disclosure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Together {
    /// All of them.
    All,
    /// Those of each folder.
    Folder,
}

/// Arguments of commands that read several files as one disclosure.
#[derive(Debug, Clone, Copy, Args)]
pub struct TogetherArgs {
    /// Read all files as one disclosure: a narrative in Word with its tables in a workbook;
    /// `--together=folder` those of each folder
    #[arg(
        long,
        value_name = "WHICH",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "all"
    )]
    pub together: Option<Together>,
}

/// Formats of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Human,
    /// For programs.
    Json,
}

/// Formats of the list of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// For people.
    Human,
    /// For programs.
    Json,
    /// A page with everything that is said of every rule.
    Markdown,
}

/// The schemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Schema {
    /// A structured disclosure.
    Disclosure,
    /// `gouji check --format json`.
    Findings,
    /// `gouji.toml`.
    Config,
    /// A rule file.
    Rule,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal or where `FORCE_COLOR` is set, unless `NO_COLOR` is.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::Zh => Lang::Zh,
            Language::En => Lang::En,
        }
    }
}
