//! What the words of a formula stand for.

use crate::disclosure::Taxonomy;
use crate::document::Span;
use crate::yaml::{Mistake, Outcome, nearest};

use super::sheet::Quantity;
use super::syntax::FIGURE;

/// Finds what a word means; a word without a meaning is a mistake with the nearest that has one.
pub(crate) trait Names {
    /// A name in small letters (`expenditure.total`).
    fn word(&self, word: &str, span: Span) -> Outcome<Quantity>;
    /// A name in Chinese, or in quotes.
    fn label(&self, label: &str, span: Span) -> Outcome<Quantity>;
}

/// In a rule the words are concepts.
impl Names for Taxonomy {
    fn word(&self, word: &str, span: Span) -> Outcome<Quantity> {
        named(word, span, self)
    }

    fn label(&self, label: &str, span: Span) -> Outcome<Quantity> {
        labelled(label, span, self)
    }
}

/// A concept by its id.
fn named(word: &str, span: Span, taxonomy: &Taxonomy) -> Outcome<Quantity> {
    if word == FIGURE {
        return Ok(Quantity::bare(None, span));
    }
    let concepts = taxonomy.concepts();
    if concepts.iter().any(|concept| concept.id == word) {
        return Ok(Quantity::bare(Some(word), span));
    }
    let message = (format!("没有概念 `{word}`"), format!("there is no concept `{word}`"));
    let mistake = Mistake::new(span, message);
    let ids = || concepts.iter().map(|concept| concept.id.as_str());
    if let Some((left, right)) = word.split_once('-')
        && ids().any(|id| id == left || id == right)
    {
        return Err(mistake.help(("减号两边要留空格", "put spaces around a minus sign")));
    }
    Err(match nearest(word, ids()) {
        Some(_) => mistake.nearest(word, ids()),
        None => mistake.help((
            "概念的名称用 gouji concepts 列出；新概念写在规则文件夹的 concepts.yaml 里",
            "`gouji concepts` names all concepts; new ones go into concepts.yaml of the folder of \
             rules",
        )),
    })
}

/// A concept by one of its Chinese names, which says the fund as well.
fn labelled(label: &str, span: Span, taxonomy: &Taxonomy) -> Outcome<Quantity> {
    if let Some(concept) = taxonomy.find(label) {
        return Ok(Quantity {
            fund: Some(concept.fund),
            ..Quantity::bare(Some(&concept.id), span)
        });
    }
    // The name of a concept that no label has by itself, where only one is called so.
    let mut called = taxonomy.concepts().iter().filter(|concept| concept.zh == label);
    if let (Some(concept), None) = (called.next(), called.next()) {
        return Ok(Quantity {
            fund: Some(concept.fund),
            ..Quantity::bare(Some(&concept.id), span)
        });
    }
    let message = (format!("没有概念“{label}”"), format!("there is no concept called {label}"));
    let names = taxonomy.concepts().iter();
    let names = names.flat_map(|concept| concept.aliases.iter().chain([&concept.zh]));
    Err(Mistake::new(span, message).nearest(label, names.map(String::as_str)))
}
