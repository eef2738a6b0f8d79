//! Folders of rules, as the command line names them.
//!
//! Contract: every mistake of every file is told at its place, and then nothing is run.

use std::io::{self, Write};
use std::path::PathBuf;

use gouji_check::examples;
use gouji_check::rule_folder;
use gouji_core::finding::Severity;
use gouji_core::rules::{RuleFileError, Rulebook};
use gouji_report::Failure;

use super::output::Output;
use super::status::Status;

/// The rules of the program with those of these folders; nothing where a mistake was told.
pub fn load(paths: &[PathBuf], output: &mut Output) -> io::Result<Result<Rulebook, Status>> {
    match proven(paths) {
        Ok(book) => Ok(Ok(book)),
        Err(errors) => tell(&errors, output).map(Err),
    }
}

/// The rules of these folders, if all their examples come out right.
pub fn proven(paths: &[PathBuf]) -> Result<Rulebook, Vec<RuleFileError>> {
    if paths.is_empty() {
        return Ok(Rulebook::default());
    }
    let book = Rulebook::with(rule_folder::read(paths)?)?;
    let errors: Vec<RuleFileError> = book
        .own()
        .iter()
        .flat_map(|(rule, file)| {
            let failed = examples::failing(&book, *rule);
            failed.into_iter().map(|it| RuleFileError::example(file, it.at, it.zh, it.en))
        })
        .collect();
    if errors.is_empty() { Ok(book) } else { Err(errors) }
}

/// Shows the mistakes on standard error.
pub fn tell(errors: &[RuleFileError], output: &mut Output) -> io::Result<Status> {
    let status = output.decide(Status::Usage);
    let view = output.view(Severity::Warning).on_err();
    let mut err = io::stderr();
    for error in errors {
        let (error, source) = error.told();
        let failure = Failure { error, source: source.map(Box::new) };
        err.write_all(failure.draw(&view).as_bytes())?;
    }
    Ok(status)
}
