//! `gouji explain`.

use std::io::{self, Write};

use owo_colors::OwoColorize;

use gouji_check::config::Known;
use gouji_core::finding::Severity;
use gouji_report::{printable, wrap};

use super::args::ExplainArgs;
use super::lesson::lesson;
use super::output::Output;
use super::settings::Source;
use super::status::Status;

/// Explains a rule.
pub fn run(args: &ExplainArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let session = match source.here(&args.own.rules, output)? {
        Ok(session) => session,
        Err(status) => return Ok(status),
    };
    let known = Known(session.book.rules());
    let Some(rule) = session.book.find(&args.rule) else {
        let name = printable(&args.rule);
        let (zh, en) = match known.nearest(&args.rule) {
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
    let group = rule.group().words(lang);
    let out = &mut output.out;
    writeln!(out, "{} · {group}", rule.name().style(view.strong()))?;
    writeln!(out, "{}", wrap(&rule.text().words(lang).title, view.width, "", ""))?;
    for section in lesson(rule, &session.book, lang) {
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
