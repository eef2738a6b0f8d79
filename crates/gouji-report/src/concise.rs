//! One line for each finding: `path:line:column: error[rule] message`, for editors and `grep`.

use std::io::{self, Write};

use owo_colors::OwoColorize;

use super::item::items;
use super::location::{linked, locate};
use super::{Run, View, summary};

/// Prints the findings to `out`; the summary and what could not be read to `err`.
pub fn render(run: &Run, view: &View, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<()> {
    for failure in &run.failures {
        writeln!(err, "{}", failure.line(&view.on_err()))?;
    }
    for item in items(run, view) {
        let (outcome, finding) = (item.outcome, item.finding);
        let (source, at) = (&outcome.source, &finding.primary.place);
        let place = linked(locate(source, at), source, at, view);
        let head = format!("{}[{}]", view.severity(finding.severity), finding.rule);
        let head = head.style(view.style(finding.severity)).to_string();
        writeln!(out, "{place}: {head} {}", item.message())?;
    }
    summary::close(run, view, err)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::samples;
    use super::*;
    use gouji_core::lang::Lang;
    use gouji_core::read_error::ReadError;

    #[test]
    fn one_line_each() {
        let mut run = samples::run(Lang::En);
        run.failures.push(ReadError::Empty { path: "b.txt".to_owned() }.into());
        run.skipped = 2;
        let (mut out, mut err) = (Vec::new(), Vec::new());
        render(&run, &samples::view(Lang::En), &mut out, &mut err).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        draft.txt:4:25: error[share-of-whole] the share of 基本支出 is stated as 78%, the figures give 77%
        draft.txt:5:16: warning[growth-rate] the growth rate 1.2% was cut off instead of rounded
        "#);
        assert_snapshot!(String::from_utf8(err).unwrap(), @r#"
        b.txt: error the file is empty; nothing was checked
        1 error, 1 warning, 0 notes · 3 of 4 figures checked, 1 not (gouji coverage FILE names them) · 1 file could not be read · 2 files of other formats were not read
        "#);
    }
}
