//! Annotations of GitHub Actions: one workflow command for each finding.
//!
//! Contract: a line of the output is a command; nothing in a document can start another one.

use std::io::{self, Write};

use gouji_core::finding::Severity;

use super::item::{Item, items};
use super::printable::printable;
use super::{Run, View, short, summary, unreadable};

/// Prints the annotations, and the summary as a notice.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for failure in &run.failures {
        let path = property(&run.rooted.path(failure.error.path()));
        let message = data(&printable(&failure.message(view.lang)));
        writeln!(out, "::error file={path},title=gouji::{message}")?;
    }
    for item in items(run, view) {
        writeln!(out, "{}", annotation(&item, run, view))?;
    }
    for line in short::lines(run, view) {
        writeln!(out, "::error title=gouji::{}", data(&line))?;
    }
    for line in unreadable::lines(run, view.lang) {
        writeln!(out, "::warning title=gouji::{}", data(&line))?;
    }
    writeln!(out, "::notice title=gouji::{}", data(&summary::line(run, view)))
}

fn annotation(item: &Item<'_>, run: &Run, view: &View) -> String {
    let command = match item.finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut place = format!("file={}", property(&run.rooted.path(item.spot.path)));
    let (start, end) = (item.spot.start, item.spot.end);
    let mut title = format!("gouji {}", item.finding.rule.name());
    if item.spot.editable {
        place.push_str(&format!(",line={},endLine={}", start.line, end.line));
        // Columns are allowed for annotations of one line only.
        if start.line == end.line {
            let last = end.column.saturating_sub(1).max(start.column);
            place.push_str(&format!(",col={},endColumn={last}", start.column));
        }
    } else {
        title = format!("{title} · {}", printable(&item.spot.words(view.lang)));
    }
    format!("::{command} {place},title={}::{}", property(&title), data(&item.body(view.lang)))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(&printable(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use gouji_core::lang::Lang;
    use gouji_core::read_error::ReadError;

    #[test]
    fn one_command_each() {
        let mut run = samples::run(Lang::En);
        run.failures.push(ReadError::Empty { path: "a,b:\n::c.txt".to_owned() }.into());
        let mut out = Vec::new();
        render(&run, &samples::view(Lang::En), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @"
        ::error file=a%2Cb%3A %3A%3Ac.txt,title=gouji::the file is empty; nothing was checked
        ::error file=draft.txt,line=4,endLine=4,col=25,endColumn=27,title=gouji share-of-whole::the share of 基本支出 is stated as 78%25, the figures give 77%25%0A790.04 ÷ 1020.20 = 77.44%25%0Asuggestion: 77%25 (certain)%0Asame cause: [shares-add-to-100] the shares add to 101%25%0Afingerprint 3f2a91c04d5e6b78
        ::warning file=draft.txt,line=5,endLine=5,col=16,endColumn=19,title=gouji growth-rate::the growth rate 1.2%25 was cut off instead of rounded%0A12.34 ÷ 1007.86 = 1.22%25%0Afingerprint 90b1c2d3e4f50617
        ::notice title=gouji::1 error, 1 warning, 0 notes · 3 of 4 figures checked, 1 not (gouji coverage FILE names them) · 1 file could not be read
        ");
    }
}
