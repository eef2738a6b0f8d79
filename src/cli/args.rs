//! What can be said on the command line. The Chinese of every text here stands in `help.rs`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::finding::Severity;
use crate::lang::Lang;
use crate::report::ReportFormat;

use super::outputs::OutputSpec;

/// Exit statuses, shown at the end of `--help`.
pub const STATUSES: &str = "\
Exit status (the same in every format; the first that fits):
  2  usage error, a mistake in a rule file, or a report that could not be written
  4  some input could not be read (the others were checked)
  3  nothing was checked: no file matched
  1  there are findings at or above --fail-on
  0  none of these";

/// Checks that the figures of a government budget disclosure agree with each other.
#[derive(Debug, Parser)]
#[command(name = "gouji", version, after_help = STATUSES, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Language of everything that is printed [default: the locale's]
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<Language>,
    /// When to colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check documents and report what cannot be right
    #[command(after_help = STATUSES)]
    Check(CheckArgs),
    /// List every figure of a document with the rules that tested it, or why none did
    Coverage(CoverageArgs),
    /// Explain a rule: what it checks, why, on what basis, with examples
    Explain(ExplainArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Print a document as it was read: text and tables, each with its place
    Read(ReadArgs),
    /// Print a document as a structured disclosure (YAML) to correct and keep
    Extract(ExtractArgs),
    /// Print the JSON Schema of a format
    Schema(SchemaArgs),
    /// Print the completions of a shell
    Completions(CompletionsArgs),
    /// Print the manual page of the program or of a command
    Man(ManArgs),
    /// Run the examples of rule files and say which fail
    Test(TestArgs),
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Files and folders; `-` is standard input. In folders: txt, md, markdown, yaml, yml, json,
    /// without what .gitignore names
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// How to report on standard output [default: human]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<ReportFormat>,
    /// Write a report to a file as well; may be repeated. The ending tells the format, or name it:
    /// `sarif:findings.json`. `-` is standard output
    #[arg(long, short, value_name = "[FORMAT:]FILE")]
    pub output: Vec<OutputSpec>,
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
    /// Count the findings of each rule instead of listing them
    #[arg(long)]
    pub statistics: bool,
    /// The least severity to list
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    pub show: Severity,
    /// The least severity that makes the exit status 1
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub fail_on: Gate,
    /// What standard input is called in the report; its ending tells the format
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Further rules.
    #[command(flatten)]
    pub own: OwnRules,
}

/// Rules beside those of the program.
#[derive(Debug, Args)]
pub struct OwnRules {
    /// A folder of rule files to use as well; may be given several times
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
}

/// Arguments of `test`.
#[derive(Debug, Args)]
pub struct TestArgs {
    /// Rule files, or folders of them
    #[arg(value_name = "RULES", required = true)]
    pub rule_files: Vec<PathBuf>,
}

/// Arguments of `coverage`.
#[derive(Debug, Args)]
pub struct CoverageArgs {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ListFormat,
    /// Further rules.
    #[command(flatten)]
    pub own: OwnRules,
}

/// Arguments of `read`.
#[derive(Debug, Args)]
pub struct ReadArgs {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ListFormat,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The rule's name, as it stands in a finding
    #[arg(value_name = "RULE")]
    pub rule: String,
    /// Further rules.
    #[command(flatten)]
    pub own: OwnRules,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: RulesFormat,
    /// Further rules.
    #[command(flatten)]
    pub own: OwnRules,
}

/// Arguments of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which format
    #[arg(value_name = "FORMAT")]
    pub which: Schema,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command; without it, the program as a whole
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
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
    /// A rule file.
    Rule,
}

/// The severity from which on findings make the exit status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Gate {
    /// Errors only.
    Error,
    /// Warnings and errors.
    Warning,
    /// Everything.
    Note,
    /// Nothing.
    Never,
}

impl Gate {
    /// The least severity that fails the run.
    pub fn least(self) -> Option<Severity> {
        match self {
            Gate::Error => Some(Severity::Error),
            Gate::Warning => Some(Severity::Warning),
            Gate::Note => Some(Severity::Note),
            Gate::Never => None,
        }
    }
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
