//! `gouji coverage`.
//!
//! Contract: documents are read and checked as `gouji check` does with the same paths, so that the
//! two agree on what was checked.

use std::io::{self, Write};
use std::path::Path;

use gouji_check::check::Outcome;
use gouji_check::config::Overrides;
use gouji_core::finding::Severity;
use gouji_report::{figures, figures_json, printable};

use super::args::{CoverageArgs, ListFormat};
use super::check::STDIN;
use super::inputs::is_own;
use super::output::Output;
use super::session::Session;
use super::settings::Source;
use super::status::Status;

/// Lists every figure of documents with what became of it.
pub fn run(args: &CoverageArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let over = Overrides { rules: args.own.rules.clone(), ..Overrides::default() };
    let session = match source.session(&args.choice, over, &args.files, output)? {
        Ok(session) => Session { together: args.joined.together, ..session },
        Err(status) => return Ok(status),
    };
    let view = output.view(Severity::Warning);
    let run = match session.run(&args.files, STDIN, true, output.lang) {
        Ok(run) => run,
        Err(refusal) => return refusal.tell(output),
    };
    let status = match (run.failures.is_empty(), run.outcomes.is_empty()) {
        (false, _) => Status::Unreadable,
        (true, true) => Status::NothingChecked,
        (true, false) => Status::Clean,
    };
    output.decide(status);
    for failure in &run.failures {
        io::stderr().write_all(failure.draw(&view.on_err()).as_bytes())?;
    }
    let own = |outcome: &Outcome| is_own(Path::new(outcome.source.path()));
    let outcomes: Vec<&Outcome> = run.outcomes.iter().filter(|it| !own(it)).collect();
    let single = args.files.len() == 1 && !args.files.iter().any(|path| path.is_dir());
    match (args.format, single) {
        (ListFormat::Human, _) => {
            for (index, outcome) in outcomes.iter().enumerate() {
                if !single {
                    let gap = if index > 0 { "\n" } else { "" };
                    writeln!(output.out, "{gap}{}", printable(outcome.source.path()))?;
                }
                figures(outcome, &view, &mut output.out)?;
            }
        }
        (ListFormat::Json, true) => {
            for outcome in outcomes {
                figures_json(outcome, &view, &mut output.out)?;
            }
        }
        (ListFormat::Json, false) => {
            writeln!(output.out, "[")?;
            for (index, outcome) in outcomes.iter().enumerate() {
                output.out.write_all(if index > 0 { b"," } else { b"" })?;
                figures_json(outcome, &view, &mut output.out)?;
            }
            writeln!(output.out, "]")?;
        }
    }
    if run.outcomes.is_empty() {
        gouji_report::summary::close(&run, &view, &mut io::stderr())?;
    }
    Ok(status)
}
