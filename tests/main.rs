//! The tests over the whole program, in one binary: a file or folder for each concern.

// Tests may fail loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "docs/blocks.rs"]
#[allow(dead_code)]
mod blocks;
#[path = "cli/gouji.rs"]
#[allow(dead_code)]
mod gouji;
#[path = "formats/kit.rs"]
#[allow(dead_code)]
mod kit;
mod support;

mod bench_input;
mod ci;
mod cli;
mod corpus;
mod declared;
mod docs;
mod drafts;
mod extract;
mod false_alarms;
mod fingerprints;
mod fixtures;
mod formats;
mod hostile;
mod identities;
mod json_frozen;
mod metamorphoses;
mod pdf_corpus;
mod planted;
mod printed;
mod properties;
mod readme;
mod regions;
mod reports;
mod rules;
mod slips;
mod structured;
mod tables;
mod together;
mod tools;
mod vectors;
