//! Why a declared rule was not asked of a document: what of its quantities is not there.
//!
//! Contract: only what a formula cannot do without is missing; nothing here decides anything.

use crate::disclosure::{Disclosure, Fund, Taxonomy};

use super::Rule;

/// How many of the quantities that were read are named.
const NAMED: usize = 12;

/// The quantities that a rule needs and that are read from none of these disclosures, as they are named
/// in its file.
pub fn missing(rule: Rule, taxonomy: &Taxonomy, read: &[&Disclosure]) -> Vec<String> {
    let mut names = Vec::new();
    for formula in &rule.text().formulas {
        for quantity in formula.needed() {
            let Some(concept) = &quantity.concept else { continue };
            let is_it = |disclosure: &&Disclosure| {
                disclosure.ids().filter_map(|id| disclosure.figure(id)).any(|figure| {
                    figure.identity.as_ref().is_some_and(|identity| {
                        identity.concept == *concept
                            && quantity.fund.is_none_or(|fund| fund == identity.fund)
                    })
                })
            };
            let name = named(concept, quantity.fund, taxonomy);
            if !read.iter().any(is_it) && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// The concepts that a rule needs.
pub fn needs(rule: Rule) -> Vec<String> {
    let needed = rule.text().formulas.iter().flat_map(|formula| formula.needed());
    needed.filter_map(|quantity| quantity.concept.clone()).collect()
}

/// The quantities that a disclosure prints, each with its amount, as a rule would name them.
pub fn shown(disclosure: &Disclosure, taxonomy: &Taxonomy) -> Vec<String> {
    let figures = disclosure.ids().filter_map(|id| disclosure.figure(id));
    let named = figures.filter_map(|figure| {
        let identity = figure.identity.as_ref()?;
        let name = named(&identity.concept, Some(identity.fund), taxonomy);
        Some(format!("{name} {}", figure.printed()))
    });
    named.take(NAMED).collect()
}

fn named(concept: &str, fund: Option<Fund>, taxonomy: &Taxonomy) -> String {
    let known = taxonomy
        .concepts()
        .iter()
        .find(|known| known.id == concept && fund.is_none_or(|fund| fund == known.fund));
    let fund = fund.map(|fund| format!("[fund: {}]", fund.name())).unwrap_or_default();
    let name = known.map(|known| format!(" {}", known.zh)).unwrap_or_default();
    format!("{concept}{fund}{name}")
}
