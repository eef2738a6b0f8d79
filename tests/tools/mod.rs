//! Tests with programs that a machine may not have: Chromium and pre-commit.
//!
//! They are ignored by a plain `cargo test`, which says so; `.ci/run` installs the programs and runs
//! them. Where one is missing then, the test fails.

// Tests may fail loudly; helpers outside of #[test] functions are not known as such to clippy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg(unix)]

mod hooks;
mod page;
