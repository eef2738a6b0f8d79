//! `gouji explain`.

use std::io::{self, Write};

use owo_colors::OwoColorize;

use crate::finding::Severity;
use crate::report::{printable, wrap};
use crate::rules::{Rule, Rulebook};

use super::args::ExplainArgs;
use super::output::Output;
use super::rulebook;
use super::rules::heading;
use super::status::Status;

/// Explains a rule.
pub fn run(args: &ExplainArgs, output: &mut Output) -> io::Result<Status> {
    let book = match rulebook::load(&args.own.rules, output)? {
        Ok(book) => book,
        Err(status) => return Ok(status),
    };
    let Some(rule) = book.find(&args.rule) else {
        let name = printable(&args.rule);
        let (zh, en) = match nearest(&book, &args.rule) {
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
    let text = rule.text();
    let words = lang.pick(&text.zh, &text.en);
    let group = heading(rule.group(), lang);
    let out = &mut output.out;
    writeln!(out, "{} · {group}", rule.name().style(view.strong()))?;
    writeln!(out, "{}", wrap(&words.title, view.width, "", ""))?;
    let mut section = |name: &str, body: &str| {
        if body.trim().is_empty() {
            return Ok(());
        }
        let body = wrap(body.trim(), view.width, "  ", "  ");
        writeln!(out, "\n{}\n{body}", name.style(view.strong()))
    };
    section(lang.pick("核对什么", "What it checks"), &words.summary)?;
    section(lang.pick("为什么", "Why"), &words.why)?;
    section(lang.pick("关系式", "Relation"), &text.relation.join("\n\n"))?;
    section(lang.pick("依据", "Basis"), text.basis.as_deref().unwrap_or(""))?;
    section(lang.pick("正确的例子", "Right"), &text.examples.right.join("\n"))?;
    let wrong: Vec<String> = text
        .examples
        .wrong
        .iter()
        .map(|example| {
            let stated = &example.stated;
            let verdict = match &example.expected {
                Some(expected) => lang.pick(
                    format!("写的是 {stated}，应为 {expected}"),
                    format!("stated {stated}, expected {expected}"),
                ),
                None => lang.pick(format!("写的是 {stated}"), format!("stated {stated}")),
            };
            format!("{}\n→ {verdict}", example.text)
        })
        .collect();
    section(lang.pick("错误的例子", "Wrong"), &wrong.join("\n"))?;
    Ok(status)
}

/// The rule whose name is most like this one, if any is.
fn nearest(book: &Rulebook, name: &str) -> Option<Rule> {
    let name = name.trim().to_lowercase().replace(['_', ' '], "-");
    // Names are words with hyphens: a word that belongs to one name says more than letters do.
    let mut sharing = book.rules().iter().copied().filter(|rule| rule.name().contains(&name));
    if name.len() > 3
        && let (Some(only), None) = (sharing.next(), sharing.next())
    {
        return Some(only);
    }
    book.rules()
        .iter()
        .copied()
        .map(|rule| (strsim::damerau_levenshtein(&name, rule.name()), rule))
        .filter(|(distance, rule)| distance * 2 < rule.name().len())
        .min()
        .map(|(_, rule)| rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_finds_its_rule() {
        let book = Rulebook::default();
        assert_eq!(nearest(&book, "share-of-hwole"), Some(Rule::ShareOfWhole));
        assert_eq!(nearest(&book, "Growth_Rate"), Some(Rule::GrowthRate));
        assert_eq!(nearest(&book, "stale-dat"), Some(Rule::StaleDate));
        assert_eq!(nearest(&book, "xyzzy"), None);
    }
}
