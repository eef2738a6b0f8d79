//! Every vector of `tests/data/verdict-vectors.yaml`, mapped to the statement it describes.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test helper may fail the test"
)]

use std::collections::{BTreeMap, BTreeSet};

use gouji_core::judge::{Code, Judgement, Verdict, judge};
use gouji_core::number::Exact;
use serde::Deserialize;

#[path = "vectors/build.rs"]
mod build;
#[path = "vectors/claims.rs"]
mod claims;

use build::parse;
use claims::claims;

#[derive(Deserialize)]
struct Vector {
    id: String,
    kind: String,
    verdict: String,
    code: String,
    expected: String,
}

fn verdict(word: &str) -> Verdict {
    match word {
        "OK" => Verdict::Holds,
        "NOTE" => Verdict::Rounding,
        "WARNING" => Verdict::Truncated,
        "ERROR" => Verdict::Broken,
        other => panic!("no verdict is called {other}"),
    }
}

/// The value a vector expects, in base units.
fn expected(text: &str) -> Exact {
    let text = text.trim_start_matches("增加").trim_end_matches('倍');
    let units = [("%", -2), ("亿元", 8), ("万元", 4)];
    let (digits, unit) = units
        .into_iter()
        .find_map(|(label, unit)| Some((text.strip_suffix(label)?, unit)))
        .unwrap_or((text, 0));
    parse(digits, unit).0
}

/// What is wrong with the expected value, if anything is.
fn misprint(vector: &Vector, judgement: &Judgement) -> Option<String> {
    let exact = judgement.exact.clone();
    let right = match vector.expected.as_str() {
        "" => true,
        "-" => judgement.expected.is_none() && exact.is_none(),
        "减少" => exact.is_some_and(|exact| exact.is_negative()),
        "持平" => judgement.code == Some(Code::PrintedEqual),
        // The number of households whose rate was cut to 93.54 %.
        "58" => exact.map(|rate| &rate * &Exact::int(62)) == Some(Exact::int(58)),
        // A comparison proposes no figure; it says how far apart the sides are, here of 100.00.
        text if vector.kind == "基本持平" => exact == Some(&expected(text) * &Exact::int(100)),
        // These two give the number that follows the direction word.
        text if vector.id == "F06" || vector.id == "F07" => {
            judgement.expected.as_ref().map(Exact::abs) == Some(expected(text))
        }
        text => judgement.expected == Some(expected(text)),
    };
    (!right).then(|| format!("expected {}, got {:?}", vector.expected, judgement.expected))
}

#[test]
fn every_vector_gets_its_verdict() {
    let text = include_str!("data/verdict-vectors.yaml");
    let vectors: Vec<Vector> = serde_yaml::from_str(text).unwrap();
    let claims = claims();
    let by_id: BTreeMap<_, _> = claims.iter().map(|(id, claim)| (*id, claim)).collect();
    assert_eq!(by_id.len(), claims.len(), "an id is mapped twice");
    let known: BTreeSet<_> = vectors.iter().map(|vector| vector.id.as_str()).collect();
    assert_eq!(known.len(), vectors.len(), "an id is used twice");
    let mapped: BTreeSet<_> = by_id.keys().copied().collect();
    assert_eq!(known, mapped, "vectors and mappings differ");

    let mut failures = Vec::new();
    for vector in &vectors {
        let judgement = judge(by_id[vector.id.as_str()]);
        let code = vector.code.split(':').next().unwrap_or_default();
        let given = judgement.code.map(Code::name).unwrap_or_default();
        if judgement.verdict != verdict(&vector.verdict) || (!code.is_empty() && code != given) {
            failures.push(format!(
                "{}: want {} {code}, got {:?} {given}",
                vector.id, vector.verdict, judgement.verdict
            ));
        }
        failures.extend(misprint(vector, &judgement).map(|why| format!("{}: {why}", vector.id)));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The hints that the vectors describe in words only.
#[test]
fn errors_carry_the_hint_their_vector_describes() {
    let hints = [
        ("W04", Code::WrongDenominator),
        ("W09", Code::WrongDenominator),
        ("C07", Code::OperandsSwapped),
        ("U05", Code::UnitLabel),
    ];
    let claims: BTreeMap<_, _> = claims().into_iter().collect();
    for (id, code) in hints {
        assert_eq!(judge(&claims[id]).code, Some(code), "{id}");
    }
}
