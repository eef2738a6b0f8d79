//! Every format over the same findings: one run writes them all, each is read back by a reader that
//! knows nothing of gouji, and all hold the same findings. The exit status is the same in all.

// Tests may fail loudly; helpers outside of #[test] functions are not known as such to clippy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

// The tests of the command line use more of it.
#[allow(dead_code)]
#[path = "../cli/gouji.rs"]
mod gouji;

// The tests of the readers use more of it.
#[allow(dead_code)]
#[path = "../formats/kit.rs"]
mod formats;
mod formulas;
mod places;
mod read_back;
mod readers;
mod statuses;
