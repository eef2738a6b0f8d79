//! The program as a whole: arguments, inputs, exit statuses, and what goes where.

// Tests may fail loudly; helpers outside of #[test] functions are not known as such to clippy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod baseline;
mod changed;
mod config;
mod exceptions;
mod explain;
mod first_steps;
mod fix;
mod gate;
mod inputs;
mod languages;
mod lists;
mod manners;
mod nested;
mod rule_files;
mod trust;
mod usage;
mod writing;
