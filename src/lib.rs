//! The command line: one file for each subcommand.
//!
//! Contract: the exit status is decided in `status.rs` before anything is printed, and is the same
//! in every format. A reader that goes away early (`| head`) is no error.

mod add_exceptions;
mod affected;
mod args;
mod args_of_lists;
mod baseline;
mod bodies;
mod changed;
mod check;
mod choice;
mod choices;
mod complaint;
mod concepts;
mod config;
mod coverage;
mod descriptors;
mod explain;
mod extract;
mod fix;
mod folders;
mod git;
mod groups;
mod heeding;
mod help;
mod help_words;
mod idle;
mod ignored;
mod implied;
mod init;
mod inputs;
mod lesson;
mod manual;
mod named;
mod nested;
mod output;
mod outputs;
mod percent;
mod policies;
mod progress;
mod read;
mod reading;
mod repair;
mod rulebook;
mod rules;
mod rules_page;
mod schema;
mod session;
mod settings;
mod status;
mod test;
mod timed;
mod together;
mod watch;
mod write;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;

use gouji_core::lang::Lang;

use args::{Cli, Command};
use output::Output;
use status::Status;
use timed::Timeout;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    ExitCode::from(main_with(std::env::args_os().collect()))
}

/// Runs the program with these arguments, the name of the program first; gives its exit status.
pub fn main_with(arguments: Vec<OsString>) -> u8 {
    ended(arguments) as u8
}

fn ended(arguments: Vec<OsString>) -> Status {
    let lang = help::lang(&arguments);
    let cli = match help::parse(implied::with_command(arguments), lang) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come here as well, with status 0. Printing may fail on a closed pipe.
            let said = if lang == Lang::Zh { complaint::in_chinese(&error) } else { None };
            let _ = match said {
                Some(said) => writeln!(io::stderr(), "错误：{said}（gouji --help）"),
                None if lang == Lang::En && error.kind() == ErrorKind::ValueValidation => {
                    write!(io::stderr(), "{}", complaint::in_english(&error))
                }
                None => error.print(),
            };
            return if error.use_stderr() { Status::Usage } else { Status::Clean };
        }
    };
    gouji_read::guard::install();
    let mut output = Output::new(cli.lang.map_or(lang, Into::into), cli.color);
    let status = run(&cli, &mut output);
    match status.and_then(|status| output.finish().map(|()| status)) {
        Ok(status) => status,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            output.decided().unwrap_or(Status::Clean)
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "gouji: {error}");
            Status::Unreadable
        }
    }
}

fn run(cli: &Cli, output: &mut Output) -> io::Result<Status> {
    let source = settings::Source::of(cli);
    match &cli.command {
        Command::Check(args) => check::run(args, &source, output),
        Command::Coverage(args) => coverage::run(args, &source, output),
        Command::Explain(args) => explain::run(args, &source, output),
        Command::Rules(args) => rules::run(args, &source, output),
        Command::Concepts(args) => concepts::run(args, &source, output),
        Command::Extract(args) => extract::run(args, &source, output),
        Command::Read(args) => read::run(args, Timeout::seconds(cli.timeout), output),
        Command::Fix(args) => fix::run(args, &source, output),
        Command::Schema(args) => schema::run(args, output),
        Command::Completions(args) => manual::completions(args, output),
        Command::Man(args) => manual::man(args, output),
        Command::Config(args) => config::run(args, &source, output),
        Command::Init(args) => init::run(args, output),
        Command::Baseline(args) => baseline::run(args, &source, output),
        Command::Test(args) => test::run(args, output),
    }
}
