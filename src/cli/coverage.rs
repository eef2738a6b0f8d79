//! `gouji coverage`.

use std::io::{self, Write};

use crate::config::Overrides;
use crate::finding::Severity;
use crate::report::{figures, figures_json};

use super::args::{CoverageArgs, ListFormat};
use super::check::STDIN;
use super::inputs::Inputs;
use super::output::Output;
use super::reading::check_one;
use super::settings::Source;
use super::status::Status;

/// Lists every figure of a document with what became of it.
pub fn run(args: &CoverageArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let starts = std::slice::from_ref(&args.file);
    let over = Overrides { rules: args.own.rules.clone(), ..Overrides::default() };
    let session = match source.session(&args.choice, over, starts, output)? {
        Ok(session) => session,
        Err(status) => return Ok(status),
    };
    let view = output.view(Severity::Warning);
    let Some(input) = Inputs::one(&args.file, STDIN) else { return output.folder(&args.file) };
    match check_one(&input, output.lang, &session.policy(true), session.timeout) {
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
