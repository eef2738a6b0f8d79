//! `gouji concepts`.

use std::io::{self, Write};

use owo_colors::OwoColorize;
use serde::Serialize;

use gouji_core::disclosure::Concept;
use gouji_core::finding::Severity;
use gouji_report::printable;

use super::args::{ConceptsArgs, ListFormat};
use super::output::Output;
use super::settings::Source;
use super::status::Status;

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    fund: &'a str,
    zh: &'a str,
    en: &'a str,
    aliases: &'a [String],
    loose: &'a [String],
    within: Option<&'a str>,
}

/// Lists the concepts that rules and structured disclosures speak of, by what they can be called.
pub fn run(args: &ConceptsArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let session = match source.here(&args.own.rules, output)? {
        Ok(session) => session,
        Err(status) => return Ok(status),
    };
    let wanted = |concept: &&Concept| args.word.as_ref().is_none_or(|word| is_about(concept, word));
    let concepts: Vec<&Concept> =
        session.book.taxonomy().concepts().iter().filter(wanted).collect();
    if let (true, Some(word)) = (concepts.is_empty(), &args.word) {
        let word = printable(word);
        return output.complain(
            &format!("没有名称含“{word}”的概念；gouji concepts 列出全部"),
            &format!("no concept is called anything with `{word}`; `gouji concepts` lists all"),
        );
    }
    let status = output.decide(Status::Clean);
    match args.format {
        ListFormat::Human => human(&concepts, output)?,
        ListFormat::Json => {
            let entries: Vec<Entry<'_>> = concepts.into_iter().map(entry).collect();
            serde_json::to_writer_pretty(&mut output.out, &entries).map_err(io::Error::from)?;
            writeln!(output.out)?;
        }
    }
    Ok(status)
}

fn is_about(concept: &Concept, word: &str) -> bool {
    let names = [&concept.id, &concept.zh, &concept.en];
    names.into_iter().chain(&concept.aliases).chain(&concept.loose).any(|it| it.contains(word))
}

fn entry(concept: &Concept) -> Entry<'_> {
    Entry {
        id: &concept.id,
        fund: concept.fund.name(),
        zh: &concept.zh,
        en: &concept.en,
        aliases: &concept.aliases,
        loose: &concept.loose,
        within: concept.within.as_deref(),
    }
}

/// Two lines for each: how a rule names it and what it is, and the labels that mean it.
fn human(concepts: &[&Concept], output: &mut Output) -> io::Result<()> {
    let (lang, view) = (output.lang, output.view(Severity::Warning));
    for concept in concepts {
        let name = format!("{}[fund: {}]", concept.id, concept.fund.name());
        let said = printable(lang.pick(&concept.zh, &concept.en));
        writeln!(output.out, "{}  {said}", name.style(view.strong()))?;
        let join = |names: &[String]| printable(&names.join(lang.pick("、", ", ")));
        if concept.aliases.is_empty() {
            let text = lang.pick("由所在的表格确定", "known by the table it stands in");
            writeln!(output.out, "    {}", text.style(view.dim()))?;
        } else {
            writeln!(output.out, "    {}", join(&concept.aliases))?;
        }
        if !concept.loose.is_empty() {
            let text = lang.pick("作为整体时也叫", "as a whole also");
            writeln!(output.out, "    {text}{}{}", lang.pick("：", ": "), join(&concept.loose))?;
        }
    }
    Ok(())
}
