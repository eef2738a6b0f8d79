//! What can be said on the command line. The Chinese of every text here stands in `help_words.rs`.

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Args, Parser, Subcommand};

pub use gouji_check::config::Gate;
use gouji_check::config::{Edition, MinChecked};
use gouji_core::finding::Severity;
use gouji_report::ReportFormat;

pub use super::args_of_lists::{
    CompletionsArgs, ConceptsArgs, ExplainArgs, ExtractArgs, ManArgs, ReadArgs, RulesArgs,
    SchemaArgs, TestArgs,
};
pub use super::choices::{
    BaselineAction, ChoiceArgs, ChosenArgs, Color, Language, ListFormat, OwnRules, RulesFormat,
    Schema, Together, TogetherArgs,
};
use super::outputs::OutputSpec;
use super::percent::{percent, seconds, shares};

/// Exit statuses, shown at the end of `--help`.
pub const STATUSES: &str = "\
Exit status (the same in every format; the first that fits):
  2  usage error, a mistake in a configuration or rule file, or a report that could not be written
  4  some input could not be read (the others were checked)
  3  nothing was checked: no file matched
  1  there are findings at or above --fail-on
  0  none of these";

/// The version, with the newest edition of the rules that it knows.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let edition = Edition::NAMES.last().copied().unwrap_or_default();
    format!("{} (edition {edition})", env!("CARGO_PKG_VERSION"))
});

/// Checks that the figures of a government budget disclosure agree with each other.
#[derive(Debug, Parser)]
#[command(name = "gouji", version = VERSION.as_str(), after_help = STATUSES, disable_help_subcommand = true)]
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
    /// The configuration to use instead of the nearest gouji.toml; also GOUJI_CONFIG
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long, global = true)]
    pub no_config: bool,
    /// Seconds that one document may take; 0 for as long as it takes
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 30, value_parser = seconds)]
    pub timeout: u64,
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
    /// List the concepts that rules name, with the labels that mean them
    Concepts(ConceptsArgs),
    /// Print a document as it was read: text and tables, each with its place
    Read(ReadArgs),
    /// Print a document as a structured disclosure (YAML) to correct and keep
    Extract(ExtractArgs),
    /// Print a patch of the repairs that are certain, or apply them (text, Markdown, YAML)
    #[command(after_help = FIX)]
    Fix(FixArgs),
    /// Print the JSON Schema of a format
    Schema(SchemaArgs),
    /// Print the completions of a shell
    Completions(CompletionsArgs),
    /// Print the manual page of the program or of a command
    Man(ManArgs),
    /// Print the settings that count, and where each came from
    Config(ConfigArgs),
    /// Write a commented gouji.toml
    Init(InitArgs),
    /// Keep the findings of today, so that only new ones are reported
    #[command(after_help = BASELINE)]
    Baseline(BaselineArgs),
    /// Run the examples of rule files and say which fail
    Test(TestArgs),
}

/// How the actions of `baseline` end.
pub const BASELINE: &str = "\
Exit status:
  write  1: there are new findings and --accept-new was not given; nothing was written
  check  1: the baseline and the files do not agree (new findings, or entries that are gone)
  any    4: some input could not be read; nothing was written";

/// How `fix` ends.
pub const FIX: &str = "\
Exit status:
  4  some input could not be read or written
  1  there are repairs that are not written (without --write)
  0  nothing certain is left to repair";

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Files and folders [default: this folder]; `-` is standard input. In folders txt, md,
    /// markdown, docx, xlsx, xls, ods, html, htm, pdf, csv, tsv, and disclosures in yaml, yml, json,
    /// without what .gitignore names
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// How to report on standard output [default: human]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<ReportFormat>,
    /// Write a report to a file as well; may be repeated. The ending tells the format, or name it:
    /// `sarif:findings.json`. `-` is standard output; a name that ends with `/` is a folder with a page
    /// for each disclosure and an index
    #[arg(long, short, value_name = "[FORMAT:]FILE")]
    pub output: Vec<OutputSpec>,
    /// Write reports over files that are no earlier reports; never over what is checked
    #[arg(long)]
    pub force: bool,
    /// Which of them to take.
    #[command(flatten)]
    pub chosen: ChosenArgs,
    /// Count the findings of each rule instead of listing them
    #[arg(long)]
    pub statistics: bool,
    /// The least severity to list [default: warning]
    #[arg(long, value_name = "SEVERITY")]
    pub show: Option<Severity>,
    /// The least severity that makes the exit status 1 [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<Gate>,
    /// Findings that are less certain than this are only notes [default: 0]
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub min_confidence: Option<u8>,
    /// How much of the figures of each document must be checked, in percent, or of those of text and
    /// of tables (`text=80%,tables=95%`); less makes the exit status 1 [default: 0]
    #[arg(long, value_name = "PERCENT", value_parser = shares)]
    pub min_checked: Option<MinChecked>,
    /// Findings make no exit status 1; mistakes and what cannot be read keep theirs
    #[arg(long)]
    pub exit_zero: bool,
    /// Print findings only: no summary, and not what was passed over
    #[arg(long, short)]
    pub quiet: bool,
    /// Which rules count, and how much
    #[command(flatten)]
    pub choice: ChoiceArgs,
    /// Show what exceptions and the baseline hide
    #[arg(long)]
    pub no_exceptions: bool,
    /// Check again whenever a file changes, until Ctrl-C
    #[arg(long)]
    pub watch: bool,
    /// Add what is listed to gouji.exceptions.yaml beside each document, with reasons to fill in
    #[arg(long, conflicts_with = "no_exceptions")]
    pub add_exceptions: bool,
    /// Which files are one disclosure.
    #[command(flatten)]
    pub joined: TogetherArgs,
    /// One finding for each relation that is not true, instead of one for each cause
    #[arg(long)]
    pub no_grouping: bool,
    /// Leave out the findings that this baseline knows
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// What standard input is called in the report; its ending tells the format
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Further rules.
    #[command(flatten)]
    pub own: OwnRules,
}

/// Arguments of `config`.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// The files or folders whose settings are wanted [default: this folder]
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Which rules count, and how much
    #[command(flatten)]
    pub choice: ChoiceArgs,
    /// Further rules.
    #[command(flatten)]
    pub own: OwnRules,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder to write gouji.toml into [default: this folder]
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `baseline`.
#[derive(Debug, Args)]
pub struct BaselineArgs {
    /// What to do: write down the findings, say what is new or gone, or take out what is gone
    #[arg(value_name = "ACTION")]
    pub action: BaselineAction,
    /// Files and folders, as for check
    #[arg(value_name = "PATHS", default_value = ".", hide_default_value = true)]
    pub paths: Vec<PathBuf>,
    /// The baseline [default: the configuration's, else gouji.baseline.json]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write new findings over an old baseline
    #[arg(long)]
    pub accept_new: bool,
    /// Which files are one disclosure.
    #[command(flatten)]
    pub joined: TogetherArgs,
    /// Which rules count, and how much
    #[command(flatten)]
    pub choice: ChoiceArgs,
    /// Further rules.
    #[command(flatten)]
    pub own: OwnRules,
}

/// Arguments of `coverage`.
#[derive(Debug, Args)]
pub struct CoverageArgs {
    /// Documents and folders; `-` is standard input. In JSON, one document is a report and several
    /// are a list of them
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Which files are one disclosure.
    #[command(flatten)]
    pub joined: TogetherArgs,
    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ListFormat,
    /// Which rules count, and how much
    #[command(flatten)]
    pub choice: ChoiceArgs,
    /// Further rules.
    #[command(flatten)]
    pub own: OwnRules,
}

/// Arguments of `fix`.
#[derive(Debug, Args)]
pub struct FixArgs {
    /// Files and folders [default: this folder]; `-` is standard input. In folders txt, md,
    /// markdown, docx, xlsx, xls, ods, html, htm, pdf, csv, tsv, and disclosures in yaml, yml, json,
    /// without what .gitignore names
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Print a patch and change nothing (this is done anyway)
    #[arg(long)]
    pub diff: bool,
    /// Write the repairs into the files
    #[arg(long, conflicts_with = "diff")]
    pub write: bool,
    /// Which of them to take.
    #[command(flatten)]
    pub chosen: ChosenArgs,
    /// Which files are one disclosure.
    #[command(flatten)]
    pub joined: TogetherArgs,
    /// Repairs that are not written make no exit status 1; what cannot be read or written keeps its own
    #[arg(long)]
    pub exit_zero: bool,
    /// Print the patch only: no summary, and not what was passed over
    #[arg(long, short)]
    pub quiet: bool,
    /// What standard input is called; its ending tells the format
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Findings that are less certain than this are only notes [default: 0]
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub min_confidence: Option<u8>,
    /// Repair what exceptions and the baseline hide as well
    #[arg(long)]
    pub no_exceptions: bool,
    /// Leave out the findings that this baseline knows
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Which rules count, and how much
    #[command(flatten)]
    pub choice: ChoiceArgs,
    /// Further rules.
    #[command(flatten)]
    pub own: OwnRules,
}
