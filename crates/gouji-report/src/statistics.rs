//! How often each rule found something, the most frequent first: `gouji check --statistics`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use owo_colors::OwoColorize;
use serde::Serialize;

use gouji_core::finding::Severity;

use super::item::items;
use super::{Run, View, summary};

/// Prints a line for each rule and severity; the summary and what could not be read as `concise` does.
pub fn render(run: &Run, view: &View, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<()> {
    for failure in &run.failures {
        writeln!(err, "{}", failure.line(&view.on_err()))?;
    }
    let counts = counts(run, view);
    let digits = counts.first().map_or(1, |it| it.count.to_string().len());
    let width = counts.iter().map(|it| it.rule.len()).max().unwrap_or(0);
    for Count { severity, rule, count, title } in &counts {
        let word = view.severity(*severity);
        let word = format!("{word:7}").style(view.style(*severity)).to_string();
        writeln!(out, "{count:digits$}  {word}  {rule:width$}  {title}")?;
    }
    summary::close(run, view, err)
}

/// How often a rule found something of one severity.
#[derive(Serialize)]
struct Count<'a> {
    rule: &'a str,
    severity: Severity,
    count: usize,
    title: String,
}

/// Prints the counts as a JSON array, the most frequent first.
pub fn render_json(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &counts(run, view)).map_err(io::Error::from)?;
    writeln!(out)
}

fn counts<'a>(run: &'a Run, view: &View) -> Vec<Count<'a>> {
    let mut counts: BTreeMap<(Severity, &str), Count<'_>> = BTreeMap::new();
    for item in items(run, view) {
        let (severity, rule) = (item.finding.severity, item.finding.rule.name());
        let title = item.title(view.lang);
        let new = || Count { rule, severity, count: 0, title };
        counts.entry((severity, rule)).or_insert_with(new).count += 1;
    }
    let mut counts: Vec<_> = counts.into_values().collect();
    let key = |it: &Count<'a>| (std::cmp::Reverse((it.count, it.severity)), it.rule);
    counts.sort_by_key(key);
    counts
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use gouji_core::lang::Lang;

    #[test]
    fn the_most_frequent_first() {
        let mut run = samples::run(Lang::En);
        let again = run.outcomes[0].findings[1].clone();
        run.outcomes[0].findings.push(again);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        render(&run, &samples::view(Lang::En), &mut out, &mut err).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        2  warning  growth-rate     Growth rate does not fit its amounts
        1  error    share-of-whole  Share does not fit its amounts
        "#);
    }
}
