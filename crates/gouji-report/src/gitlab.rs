//! A code quality report of GitLab.

use std::io::{self, Write};

use serde::Serialize;

use gouji_core::finding::Severity;

use super::item::{Item, items};
use super::json::write;
use super::printable::printable;
use super::{Run, View, short};

#[derive(Serialize)]
struct Entry<'a> {
    /// By which a report is known again.
    engine_name: &'static str,
    description: String,
    check_name: &'a str,
    /// Unique within the report: one slip may stand in two documents.
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

/// Prints the findings, and what could not be read as blockers; a document of which too little was checked is
/// an entry as well.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let items: Vec<_> = items(run, view).collect();
    let mut all: Vec<Entry<'_>> = items.iter().map(|item| entry(item, run, view)).collect();
    all.extend(run.failures.iter().map(|failure| {
        let path = printable(&run.rooted.path(failure.error.path()));
        Entry {
            description: printable(&failure.message(view.lang)),
            engine_name: "gouji",
            check_name: "unreadable",
            fingerprint: format!("{path}:unreadable"),
            severity: "blocker",
            location: Location { path, lines: Lines { begin: 1, end: None } },
        }
    }));
    all.extend(short::documents(run, view).into_iter().map(|(outcome, description)| {
        let path = printable(&run.rooted.path(outcome.source.path_of(0)));
        Entry {
            description,
            engine_name: "gouji",
            check_name: "min-checked",
            fingerprint: format!("{path}:min-checked"),
            severity: "critical",
            location: Location { path, lines: Lines { begin: 1, end: None } },
        }
    }));
    write(&all, out)
}

fn entry<'a>(item: &'a Item<'_>, run: &Run, view: &View) -> Entry<'a> {
    let path = printable(&run.rooted.path(item.spot.path));
    let message = item.message();
    let (description, lines) = if item.spot.editable {
        let (start, end) = (item.spot.start.line, item.spot.end.line);
        (message, Lines { begin: start, end: Some(end.max(start)) })
    } else {
        // A line is required; what is no text has its place in the words.
        let place = printable(&item.spot.words(view.lang));
        (format!("{place}{}{message}", view.lang.pick("：", ": ")), Lines { begin: 1, end: None })
    };
    Entry {
        description,
        engine_name: "gouji",
        check_name: item.finding.rule.name(),
        fingerprint: format!("{path}:{}", item.finding.fingerprint),
        severity: match item.finding.severity {
            Severity::Error => "critical",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: Location { path, lines },
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use gouji_core::lang::Lang;
    use gouji_core::read_error::ReadError;

    #[test]
    fn entries_of_a_code_quality_report() {
        let mut run = samples::run(Lang::Zh);
        run.outcomes[0].findings.truncate(1);
        run.failures.push(ReadError::Empty { path: "b.txt".to_owned() }.into());
        let mut out = Vec::new();
        render(&run, &samples::view(Lang::Zh), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        [
          {
            "engine_name": "gouji",
            "description": "基本支出占比写的是 78%，按文中数字应为 77%",
            "check_name": "share-of-whole",
            "fingerprint": "draft.txt:3f2a91c04d5e6b78",
            "severity": "critical",
            "location": {
              "path": "draft.txt",
              "lines": {
                "begin": 4,
                "end": 4
              }
            }
          },
          {
            "engine_name": "gouji",
            "description": "文件是空的，什么也没有核对",
            "check_name": "unreadable",
            "fingerprint": "b.txt:unreadable",
            "severity": "blocker",
            "location": {
              "path": "b.txt",
              "lines": {
                "begin": 1
              }
            }
          }
        ]
        "#);
    }
}
