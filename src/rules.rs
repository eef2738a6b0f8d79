//! `gouji rules`.

use std::io::{self, Write};

use owo_colors::OwoColorize;
use serde::Serialize;

use gouji_core::finding::Severity;
use gouji_core::rules::{Group, Rulebook};

use super::args::{RulesArgs, RulesFormat};
use super::output::Output;
use super::rules_page;
use super::settings::Source;
use super::status::Status;

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    group: Group,
    zh: Texts<'a>,
    en: Texts<'a>,
}

#[derive(Serialize)]
struct Texts<'a> {
    title: &'a str,
    summary: &'a str,
}

/// Lists the rules.
pub fn run(args: &RulesArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let session = match source.here(&args.own.rules, output)? {
        Ok(session) => session,
        Err(status) => return Ok(status),
    };
    let book = &session.book;
    let status = output.decide(Status::Clean);
    match args.format {
        RulesFormat::Human => human(book, output)?,
        RulesFormat::Json => json(book, output)?,
        RulesFormat::Markdown => {
            output.out.write_all(rules_page::of(book, output.lang).as_bytes())?;
        }
    }
    Ok(status)
}

fn human(book: &Rulebook, output: &mut Output) -> io::Result<()> {
    let (lang, view) = (output.lang, output.view(Severity::Warning));
    let width = book.rules().iter().map(|rule| rule.name().len()).max().unwrap_or(0);
    let mut group = None;
    for rule in book.by_group() {
        if group != Some(rule.group()) {
            if group.is_some() {
                writeln!(output.out)?;
            }
            group = Some(rule.group());
            writeln!(output.out, "{}", rule.group().words(lang).style(view.strong()))?;
        }
        let text = rule.text();
        let title = &lang.pick(&text.zh, &text.en).title;
        writeln!(output.out, "{}", format!("  {:width$}  {title}", rule.name()).trim_end())?;
    }
    Ok(())
}

fn json(book: &Rulebook, output: &mut Output) -> io::Result<()> {
    let entries: Vec<Entry<'_>> = book
        .by_group()
        .into_iter()
        .map(|rule| {
            let text = rule.text();
            Entry {
                name: rule.name(),
                group: rule.group(),
                zh: Texts { title: &text.zh.title, summary: &text.zh.summary },
                en: Texts { title: &text.en.title, summary: &text.en.summary },
            }
        })
        .collect();
    serde_json::to_writer_pretty(&mut output.out, &entries).map_err(io::Error::from)?;
    writeln!(output.out)
}
