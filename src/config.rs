//! `gouji config`.

use std::io::{self, Write};
use std::path::PathBuf;

use gouji_check::config::{self, Overrides};

use super::args::ConfigArgs;
use super::output::Output;
use super::settings::Source;
use super::status::Status;

/// Prints the settings that count for paths.
pub fn run(args: &ConfigArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let mut starts = args.paths.clone();
    if starts.is_empty() {
        starts.push(PathBuf::from("."));
    }
    let over = Overrides { rules: args.own.rules.clone(), ..Overrides::default() };
    let session = match source.to_nearest().session(&args.choice, over, &starts, output)? {
        Ok(session) => session,
        Err(status) => return Ok(status),
    };
    let status = output.decide(Status::Clean);
    let text = config::show(&session.settings, output.lang);
    output.out.write_all(text.as_bytes())?;
    Ok(status)
}
