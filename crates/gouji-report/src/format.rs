//! The formats of a report, and which renderer prints which.

use std::io::{self, Write};
use std::path::Path;

use super::{
    Run, View, checkstyle, concise, csv, github, gitlab, html, human, json, junit, mark, markdown,
    sarif, summary, xlsx,
};

/// A format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
pub enum ReportFormat {
    /// For people, on a terminal.
    Human,
    /// One line for each finding.
    Concise,
    /// A page for people, in one file.
    Html,
    /// A working paper for Excel.
    Xlsx,
    /// A table of the findings.
    Csv,
    /// For a comment on a merge request.
    Markdown,
    /// For programs: one document.
    Json,
    /// For programs: one line for each checked document, as it is done.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// A code quality report of GitLab.
    Gitlab,
    /// JUnit XML, for test reports.
    Junit,
    /// Checkstyle XML.
    Checkstyle,
}

impl ReportFormat {
    /// The format that a file's ending stands for. `.xml` stands for none: several formats have it.
    pub fn of_path(path: &Path) -> Option<ReportFormat> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "txt" => ReportFormat::Human,
            "html" | "htm" => ReportFormat::Html,
            "xlsx" => ReportFormat::Xlsx,
            "csv" => ReportFormat::Csv,
            "md" | "markdown" => ReportFormat::Markdown,
            "json" => match path.file_stem()?.to_str()? {
                stem if stem.to_ascii_lowercase().ends_with(".sarif") => ReportFormat::Sarif,
                _ => ReportFormat::Json,
            },
            "jsonl" | "ndjson" => ReportFormat::Jsonl,
            "sarif" => ReportFormat::Sarif,
            _ => return None,
        })
    }

    /// Whether it is made for a terminal, with a summary of its own.
    pub fn is_for_terminals(self) -> bool {
        matches!(self, ReportFormat::Human | ReportFormat::Concise)
    }
}

/// Prints a run in a format; what does not belong into the report goes to `err`.
pub fn render(
    format: ReportFormat,
    run: &Run,
    view: &View,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    match format {
        ReportFormat::Human => return human::render(run, view, out, err),
        ReportFormat::Concise => return concise::render(run, view, out, err),
        ReportFormat::Html => html::render(run, view, out)?,
        ReportFormat::Xlsx => xlsx::render(run, view, out)?,
        ReportFormat::Csv => csv::render(run, view, out)?,
        ReportFormat::Markdown => markdown::render(run, view, out)?,
        ReportFormat::Json => json::render(run, view, out)?,
        ReportFormat::Jsonl => json::render_lines(run, view, out)?,
        ReportFormat::Sarif => sarif::render(run, view, out)?,
        ReportFormat::Github => github::render(run, view, out)?,
        ReportFormat::Gitlab => gitlab::render(run, view, out)?,
        ReportFormat::Junit => junit::render(run, view, out)?,
        ReportFormat::Checkstyle => checkstyle::render(run, view, out)?,
    }
    summary::skipped_to(run, view, err)
}

/// Prints a run as the content of a file. What a report says on `err` is left out.
pub fn render_file(format: ReportFormat, run: &Run, view: &View) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    render_into(format, run, view, &mut bytes)?;
    Ok(bytes)
}

/// The same, written while it is made.
pub fn render_into(
    format: ReportFormat,
    run: &Run,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    if format == ReportFormat::Human {
        writeln!(out, "{}\n", mark::NAME)?;
    }
    render(format, run, &view.for_file(), out, &mut io::sink())
}

/// The same, in the place of an earlier report: what people wrote into a working paper is kept.
pub fn render_over(
    format: ReportFormat,
    run: &Run,
    view: &View,
    before: Option<&[u8]>,
) -> io::Result<Vec<u8>> {
    match (format, before) {
        (ReportFormat::Xlsx, Some(before)) => xlsx::render_over(run, &view.for_file(), before),
        _ => render_file(format, run, view),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_the_format() {
        let of = |name: &str| ReportFormat::of_path(Path::new(name));
        assert_eq!(of("a/报告.HTML"), Some(ReportFormat::Html));
        assert_eq!(of("findings.sarif.json"), Some(ReportFormat::Sarif));
        assert_eq!(of("findings.json"), Some(ReportFormat::Json));
        assert_eq!(of("report.xml"), None);
        assert_eq!(of("report"), None);
    }
}
