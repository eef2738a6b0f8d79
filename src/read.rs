//! `gouji read`.

use std::io::{self, Write};

use gouji_core::finding::Severity;
use gouji_read::{self, Read};
use gouji_report::{Failure, document, document_json};

use super::args::{ListFormat, ReadArgs};
use super::check::STDIN;
use super::inputs::{Input, Inputs};
use super::output::Output;
use super::reading::{load, name, with_text};
use super::status::Status;
use super::timed::Timeout;

/// Prints a document as it was read.
pub fn run(args: &ReadArgs, timeout: Timeout, output: &mut Output) -> io::Result<Status> {
    let view = output.view(Severity::Warning);
    let Some(input) = Inputs::one(&args.file, STDIN) else { return output.folder(&args.file) };
    match read(&input, timeout, output) {
        Ok(found) => {
            output.decide(Status::Clean);
            match (found, args.format) {
                (Read::Document(found), ListFormat::Human) => {
                    document(&found, &view, &mut output.out)?;
                }
                (Read::Document(found), ListFormat::Json) => {
                    document_json(&found, &mut output.out)?;
                }
                // A structured disclosure has no blocks: its text is what was read.
                (Read::Structured(source, _), _) => {
                    output.out.write_all(source.text().as_bytes())?;
                }
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

fn read(input: &Input, timeout: Timeout, output: &Output) -> Result<Read, Failure> {
    let bytes = load(input, output.lang)?;
    let path = name(input);
    timeout.run(&path.clone(), move || {
        gouji_read::read(&bytes, &path).map_err(|error| with_text(error, &bytes, &path))
    })
}
