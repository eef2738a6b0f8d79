//! Structured disclosures: what is read, what is refused, and that writing loses nothing.

// Helpers of tests are tests too; clippy knows only the functions marked as such.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "structured/errors.rs"]
mod errors;
#[path = "structured/parse.rs"]
mod parse;
#[path = "structured/round_trip.rs"]
mod round_trip;
#[path = "structured/write.rs"]
mod write;

use gouji_core::disclosure::Disclosure;
use gouji_core::document::{Format, SourceText};
use gouji_core::structured;
use regex::Regex;

/// Reads YAML that must be right.
fn read(text: &str) -> Disclosure {
    let source = SourceText::new("a.yaml", text);
    structured::parse(&source, Format::Yaml).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The claims with the labels of their figures and without places, sorted.
fn claims(disclosure: &Disclosure) -> Vec<String> {
    let id = Regex::new(r"FigureId\((\d+)\)").unwrap();
    let place = Regex::new(r"Place \{ span: Span \{[^}]*\}, page: \w+, seat: \w+ \}").unwrap();
    let mut claims: Vec<String> = disclosure
        .claims
        .iter()
        .map(|claim| {
            let text = format!("{:?}", claim.says);
            let text = place.replace_all(&text, "@");
            let label = |found: &regex::Captures<'_>| {
                disclosure.figures[found[1].parse::<usize>().unwrap()].label.clone()
            };
            id.replace_all(&text, label).into_owned()
        })
        .collect();
    claims.sort();
    claims
}
