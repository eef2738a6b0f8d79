//! What can be said to commands that read one thing or list what there is. Their Chinese stands in
//! `help_words.rs`.

use std::path::PathBuf;

use clap::Args;

use super::args::{ListFormat, OwnRules, RulesFormat, Schema};

/// Arguments of `test`.
#[derive(Debug, Args)]
pub struct TestArgs {
    /// Rule files, or folders of them
    #[arg(value_name = "RULES", required = true)]
    pub rule_files: Vec<PathBuf>,
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

/// Arguments of `concepts`.
#[derive(Debug, Args)]
pub struct ConceptsArgs {
    /// Only those with this in a name
    #[arg(value_name = "WORD")]
    pub word: Option<String>,
    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ListFormat,
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
