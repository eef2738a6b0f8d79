//! `gouji explain`.

use std::io::{self, Write};

use owo_colors::OwoColorize;

use crate::finding::Severity;
use crate::report::{printable, wrap};
use crate::rules::Rule;

use super::args::ExplainArgs;
use super::lesson::lesson;
use super::output::Output;
use super::rules::heading;
use super::settings::Source;
use super::status::Status;

/// Explains a rule.
pub fn run(args: &ExplainArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    if let Err(status) = source.language(output)? {
        return Ok(status);
    }
    let Some(rule) = Rule::from_name(&args.rule) else {
        let name = printable(&args.rule);
        let (zh, en) = match nearest(&args.rule) {
            Some(rule) => (format!("，是否指 {rule}？"), format!("; did you mean {rule}?")),
            None => (String::new(), String::new()),
        };
        return output.complain(
            &format!("没有名为 {name} 的规则{zh}（用 gouji rules 列出全部规则）"),
            &format!("there is no rule called {name}{en} (gouji rules lists them all)"),
        );
    };
    let status = output.decide(Status::Clean);
    let lang = output.lang;
    let view = output.view(Severity::Warning);
    let group = heading(rule.group(), lang);
    let out = &mut output.out;
    writeln!(out, "{} · {group}", rule.name().style(view.strong()))?;
    writeln!(out, "{}", wrap(&rule.text().words(lang).title, view.width, "", ""))?;
    for section in lesson(rule, lang) {
        writeln!(out, "\n{}", section.heading.style(view.strong()))?;
        for line in section.body {
            let inner = line.trim();
            if inner.is_empty() {
                writeln!(out)?;
                continue;
            }
            let indent = " ".repeat(2 + line.len() - inner.len());
            let hanging = if inner.starts_with(['·', '→', '=']) { "  " } else { "" };
            let rest = format!("{indent}{hanging}");
            writeln!(out, "{}", wrap(inner, view.width, &indent, &rest))?;
        }
    }
    Ok(status)
}

/// The rule whose name is most like this one, if any is.
fn nearest(name: &str) -> Option<Rule> {
    let names = Rule::ALL.iter().map(|rule| rule.name());
    crate::nearest::nearest(name, names).and_then(Rule::from_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_finds_its_rule() {
        assert_eq!(nearest("share-of-hwole"), Some(Rule::ShareOfWhole));
        assert_eq!(nearest("Growth_Rate"), Some(Rule::GrowthRate));
        assert_eq!(nearest("stale-dat"), Some(Rule::StaleDate));
        assert_eq!(nearest("xyzzy"), None);
    }
}
