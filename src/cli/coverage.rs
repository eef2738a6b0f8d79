//! `gouji coverage`.

use std::io::{self, Write};

use crate::finding::Severity;
use crate::report::{figures, figures_json};

use super::args::{CoverageArgs, ListFormat};
use super::check::STDIN;
use super::inputs::Inputs;
use super::output::Output;
use super::reading::check_one;
use super::rulebook;
use super::status::Status;

/// Lists every figure of a document with what became of it.
pub fn run(args: &CoverageArgs, output: &mut Output) -> io::Result<Status> {
    let view = output.view(Severity::Warning);
    let Some(input) = Inputs::one(&args.file, STDIN) else { return output.folder(&args.file) };
    let book = match rulebook::load(&args.own.rules, output)? {
        Ok(book) => book,
        Err(status) => return Ok(status),
    };
    match check_one(&input, &book, output.lang) {
        Ok(outcome) => {
            output.decide(Status::Clean);
            match args.format {
                ListFormat::Human => figures(&outcome, &view, &mut output.out)?,
                ListFormat::Json => figures_json(&outcome, &view, &mut output.out)?,
            }
            Ok(Status::Clean)
        }
        Err(failure) => {
            let status = output.decide(Status::Unreadable);
            io::stderr().write_all(failure.draw(&view.on_err()).as_bytes())?;
            Ok(status)
        }
    }
}
