//! `gouji extract`.

use std::io::{self, Write};

use gouji_check::config::Overrides;
use gouji_core::disclosure::{MoneyUnit, Taxonomy};
use gouji_core::finding::Severity;
use gouji_core::structured;
use gouji_report::Failure;

use super::args::{ChoiceArgs, ExtractArgs};
use super::check::STDIN;
use super::inputs::{Input, Inputs};
use super::output::Output;
use super::reading::{load, name, with_text};
use super::settings::Source;
use super::status::Status;
use super::timed::Timeout;

/// Prints a document as a structured disclosure.
pub fn run(args: &ExtractArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let (choice, starts) = (ChoiceArgs::default(), std::slice::from_ref(&args.file));
    let session =
        match source.to_nearest().session(&choice, Overrides::default(), starts, output)? {
            Ok(session) => session,
            Err(status) => return Ok(status),
        };
    let view = output.view(Severity::Warning);
    let Some(input) = Inputs::one(&args.file, STDIN) else { return output.folder(&args.file) };
    let table_unit = session.settings.table_unit.value;
    match extract(&input, table_unit, session.timeout, output) {
        Ok(text) => {
            output.decide(Status::Clean);
            output.out.write_all(text.as_bytes())?;
            Ok(Status::Clean)
        }
        Err(failure) => {
            let status = output.decide(Status::Unreadable);
            io::stderr().write_all(failure.draw(&view.on_err()).as_bytes())?;
            Ok(status)
        }
    }
}

fn extract(
    input: &Input,
    table_unit: Option<MoneyUnit>,
    timeout: Timeout,
    output: &Output,
) -> Result<String, Failure> {
    let bytes = load(input, output.lang)?;
    let path = name(input);
    timeout.run(&path.clone(), move || {
        let read = gouji_read::read(&bytes, &path)
            .and_then(|read| read.understand_with(table_unit, Taxonomy::built_in()));
        let (source, _, disclosure) = read.map_err(|error| with_text(error, &bytes, &path))?;
        Ok(structured::write(&disclosure, &source))
    })
}
