//! `gouji schema`.

use std::io::{self, Write};

use gouji_check::config;
use gouji_core::{rules, structured};

use super::args::{Schema, SchemaArgs};
use super::output::Output;
use super::status::Status;

/// Prints a JSON Schema.
pub fn run(args: &SchemaArgs, output: &mut Output) -> io::Result<Status> {
    let schema = match args.which {
        Schema::Disclosure => structured::SCHEMA,
        Schema::Findings => gouji_report::json::SCHEMA,
        Schema::Config => config::SCHEMA,
        Schema::Rule => rules::SCHEMA,
    };
    let status = output.decide(Status::Clean);
    writeln!(output.out, "{}", schema.trim_end())?;
    Ok(status)
}
