//! How often each rule found something, the most frequent first: `gouji check --statistics`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use owo_colors::OwoColorize;

use crate::finding::Severity;

use super::item::items;
use super::{Run, View, summary};

/// Prints a line for each rule and severity; the summary and what could not be read as `concise` does.
pub fn render(run: &Run, view: &View, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<()> {
    for failure in &run.failures {
        writeln!(err, "{}", failure.line(&view.on_err()))?;
    }
    let items = items(run, view);
    let mut counts: BTreeMap<(Severity, &str), (usize, String)> = BTreeMap::new();
    for item in &items {
        let key = (item.finding.severity, item.finding.rule.name());
        counts.entry(key).or_insert_with(|| (0, item.title(view.lang))).0 += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|((one, left), (more, _)), ((other, right), (fewer, _))| {
        fewer.cmp(more).then(other.cmp(one)).then(left.cmp(right))
    });
    let digits = counts.first().map_or(1, |(_, (count, _))| count.to_string().len());
    let width = counts.iter().map(|((_, rule), _)| rule.len()).max().unwrap_or(0);
    for ((severity, rule), (count, title)) in &counts {
        let word = view.severity(*severity);
        let word = format!("{word:7}").style(view.style(*severity)).to_string();
        writeln!(out, "{count:digits$}  {word}  {rule:width$}  {title}")?;
    }
    summary::close(run, view, err)
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use crate::lang::Lang;

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
