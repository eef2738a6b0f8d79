//! The words that options of the command line choose from, and options that several commands have.

use std::path::PathBuf;

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

/// Which of the files that are named are taken.
#[derive(Debug, Clone, Default, Args)]
pub struct ChosenArgs {
    /// Check only files that git says are changed: since the last commit, or since this branch left
    /// REF; new files too
    #[arg(
        long,
        value_name = "REF",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = super::changed::HEAD
    )]
    pub changed: Option<String>,
    /// Pass over named files as a folder's would be: other formats, excluded files, YAML and JSON
    /// that are no disclosure. Nothing left to check is no failure then
    #[arg(long)]
    pub force_exclude: bool,
}

/// Rules beside those of the program.
#[derive(Debug, Args)]
pub struct OwnRules {
    /// A folder of rule files to use as well; may be given several times
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
}

/// Which rules count.
#[derive(Debug, Clone, Default, Args)]
pub struct ChoiceArgs {
    /// Only these rules: names or groups, with commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Not these rules: names or groups, with commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// What a rule or group weighs: error, warning, note or off
    #[arg(long, value_name = "RULE=LEVEL", value_delimiter = ',')]
    pub severity: Vec<String>,
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
