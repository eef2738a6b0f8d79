//! One line for each finding: `path:line:column: error[rule] message`, for editors and `grep`.

use std::io::{self, Write};

use owo_colors::OwoColorize;

use super::location::locate;
use super::printable::printable;
use super::{Run, View, summary};

/// Prints the findings to `out`; the summary and what could not be read to `err`.
pub fn render(
    run: &Run,
    view: &View,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    for failure in &run.failures {
        writeln!(err, "{}", failure.line(view))?;
    }
    for (outcome, finding) in run.findings().filter(|(_, finding)| finding.severity >= view.show) {
        let place = locate(&outcome.source, &finding.primary.place);
        let head = format!("{}[{}]", view.severity(finding.severity), finding.rule);
        let head = head.style(view.style(finding.severity)).to_string();
        writeln!(out, "{place}: {head} {}", printable(&finding.message))?;
    }
    writeln!(err, "{}", summary::line(run, view))
}
