//! How fast each step of the line is, and the whole of it: `cargo bench`.
//!
//! Contract: the input is the same on every machine (see `pipeline/disclosure.rs`); every step is
//! given what the step before it made, so that no time is counted twice.
#![allow(
    missing_docs,
    dead_code,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing
)]

#[path = "pipeline/disclosure.rs"]
mod disclosure;
#[path = "slips/mod.rs"]
mod slips;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use gouji_check::check::check;
use gouji_core::belief::Beliefs;
use gouji_core::diagnosis::{causes, diagnose, judge_relations};
use gouji_core::disclosure::FigureId;
use gouji_core::explain::words;
use gouji_core::lang::Lang;
use gouji_core::rules;
use gouji_core::telling::tell;
use slips::Draft;
use slips::hand::Slip;
use slips::tables::Account;

/// Bytes of the synthetic disclosures.
const SIZES: [usize; 2] = [100_000, 1_000_000];

const NAME: &str = "bench.txt";

fn main() {
    divan::main();
}

/// Bytes to blocks of text.
#[divan::bench(args = SIZES)]
fn read(bencher: Bencher<'_, '_>, size: usize) {
    let text = disclosure::of(size);
    bencher.counter(BytesCount::of_str(&text)).bench(|| gouji_read::read(text.as_bytes(), NAME));
}

/// Blocks to figures and claims.
#[divan::bench(args = SIZES)]
fn understand(bencher: Bencher<'_, '_>, size: usize) {
    let text = disclosure::of(size);
    let read = gouji_read::read(text.as_bytes(), NAME).expect("text can be read");
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| read.clone())
        .bench_values(gouji_read::Read::understand);
}

/// Claims to relations.
#[divan::bench(args = SIZES)]
fn relate(bencher: Bencher<'_, '_>, size: usize) {
    let checked = check(disclosure::of(size).as_bytes(), NAME).expect("text is checked");
    bencher
        .counter(ItemsCount::new(checked.relations.len()))
        .bench(|| rules::relate(&checked.disclosure));
}

/// Relations to verdicts.
#[divan::bench(args = SIZES)]
fn judge(bencher: Bencher<'_, '_>, size: usize) {
    let checked = check(disclosure::of(size).as_bytes(), NAME).expect("text is checked");
    let relations = rules::relate(&checked.disclosure);
    bencher
        .counter(ItemsCount::new(relations.len()))
        .with_inputs(|| relations.clone())
        .bench_values(|relations| judge_relations(relations, &checked.disclosure));
}

/// Verdicts to causes, in a synthetic account of some 2,500 figures and 1,300 relations with none,
/// one, two or three figures mistyped.
#[divan::bench(args = [0, 1, 2, 3])]
fn group(bencher: Bencher<'_, '_>, slips: usize) {
    let account = Account::new(5, 8);
    let typed: Vec<(FigureId, String)> = [17, 611, 1202]
        .into_iter()
        .take(slips)
        .map(|id| {
            let id = FigureId(id);
            let printed = account.printed(id).expect("a figure");
            (id, Slip::Digit.typed(&printed, None, 4).expect("another number"))
        })
        .collect();
    let typed: Vec<(FigureId, &str)> = typed.iter().map(|(id, text)| (*id, &**text)).collect();
    let (disclosure, judged) = account.with(&typed);
    assert!(disclosure.figures.len() > 2000 && judged.len() > 1270, "{}", judged.len());
    assert!(causes(&judged, &disclosure) >= slips);
    bencher.bench(|| causes(&judged, &disclosure));
}

/// Verdicts to findings, and these in words.
#[divan::bench(args = SIZES)]
fn explain(bencher: Bencher<'_, '_>, size: usize) {
    let checked = check(disclosure::of(size).as_bytes(), NAME).expect("text is checked");
    bencher.counter(ItemsCount::new(checked.findings.len())).bench(|| {
        let beliefs = Beliefs::built_in();
        let diagnosis = diagnose(&checked.relations, &checked.disclosure, beliefs, true);
        let (disclosure, source) = (&checked.disclosure, &checked.source);
        let findings = tell(&diagnosis, &checked.relations, disclosure, source);
        let said = findings.iter().map(|it| words(it, disclosure, source, Lang::Zh));
        said.collect::<Vec<_>>()
    });
}

/// The whole line.
#[divan::bench(args = SIZES)]
fn whole(bencher: Bencher<'_, '_>, size: usize) {
    let text = disclosure::of(size);
    bencher.counter(BytesCount::of_str(&text)).bench(|| check(text.as_bytes(), NAME));
}
