//! Every format over the same findings: one run writes them all, each is read back by a reader that
//! knows nothing of gouji, and all hold the same findings. The exit status is the same in all.

// Tests may fail loudly; helpers outside of #[test] functions are not known as such to clippy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod formulas;
mod places;
mod read_back;
mod readers;
mod statuses;
