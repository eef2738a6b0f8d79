//! A batch as a folder: one page for each disclosure, and an index of them.
//!
//! Contract: the pages are those of [`super::render`]; the index counts what they hold and links to
//! them. Names are those of the documents as far as every system can have them.

use std::io;

use maud::{DOCTYPE, Markup, html};

use gouji_check::check::Outcome;
use gouji_core::finding::Severity;
use gouji_core::lang::Lang;

use super::super::printable::printable;
use super::super::{Run, View};
use super::{head, overview, render, top};

/// What the index is called.
pub const INDEX: &str = "index.html";
/// The longest name taken from a document, in characters.
const LONGEST: usize = 40;

/// Hands over each page with its name, the index first. An error ends it.
pub fn pages<E: From<io::Error>>(
    run: &Run,
    view: &View,
    mut write: impl FnMut(&str, &[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let names: Vec<String> =
        (1..).zip(&run.outcomes).map(|(number, outcome)| name(number, outcome)).collect();
    let index = format!("{}\n", index(run, &names, view).into_string());
    write(INDEX, index.as_bytes())?;
    for (name, outcome) in names.iter().zip(&run.outcomes) {
        let one = Run { outcomes: vec![outcome.clone()], ..Run::default() };
        let mut page = Vec::new();
        render(&one, view, &mut page)?;
        write(name, &page)?;
    }
    Ok(())
}

/// `0003-部门A-决算.docx.html`; that of several files has the name of their folder.
fn name(number: usize, outcome: &Outcome) -> String {
    let (whole, first) = (outcome.source.path(), outcome.source.path_of(0));
    let mut parts = first.rsplit(['/', '\\']);
    let (file, folder) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let own = match (folder.is_empty(), whole == first) {
        (true, _) => file.to_owned(),
        (false, true) => format!("{folder}-{file}"),
        (false, false) => folder.to_owned(),
    };
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '（' | '）');
    let own: String = own.chars().map(|c| if plain(c) { c } else { '_' }).take(LONGEST).collect();
    format!("{number:04}-{own}.html")
}

fn index(run: &Run, names: &[String], view: &View) -> Markup {
    let lang = view.lang;
    let title = lang.pick("勾稽核对报告", "Consistency report");
    html! {
        (DOCTYPE)
        html lang=(lang.pick("zh-CN", "en")) {
            (head(title, ""))
            body {
                (top(title))
                (overview::verdict(run, view))
                (table(run, names, lang))
                (overview::lost(run, view))
            }
        }
    }
}

fn table(run: &Run, names: &[String], lang: Lang) -> Markup {
    let count = |outcome: &Outcome, severity: Severity| {
        outcome.findings.iter().filter(|finding| finding.severity == severity).count()
    };
    html! {
        section.documents {
            h2 { (lang.pick("各份公开", "Disclosures")) }
            table {
                thead { tr {
                    th { (lang.pick("文件", "document")) }
                    th { (lang.pick("单位", "entity")) }
                    th { (lang.pick("年度", "year")) }
                    th.n { (lang.pick("错误", "errors")) }
                    th.n { (lang.pick("警告", "warnings")) }
                    th.n { (lang.pick("数字", "figures")) }
                    th.n { (lang.pick("未核对", "not checked")) }
                } }
                tbody {
                    @for (name, outcome) in names.iter().zip(&run.outcomes) {
                        @let header = &outcome.disclosure.header;
                        tr {
                            td { a href=(name) { (printable(outcome.source.path())) } }
                            td { (header.entity.as_deref().map(printable).unwrap_or_default()) }
                            td.year { (header.year.map(|year| year.to_string()).unwrap_or_default()) }
                            td.n { (count(outcome, Severity::Error)) }
                            td.n { (count(outcome, Severity::Warning)) }
                            td.n { (outcome.coverage.figures) }
                            td.n { (outcome.coverage.unchecked_count()) }
                        }
                    }
                }
            }
        }
    }
}
