//! What a budget disclosure says, and whether it can be right.
//!
//! Data moves one way: a [`document`] → [`understand`] (the text and its tables; or [`structured`]) → a
//! [`disclosure`] → [`rules`] → [`relation`]s → [`judge`] → verdicts → [`diagnosis`] → causes → [`telling`] → [`finding`]s,
//! which [`explain`] puts into words where they are printed.
//!
//! Contract: pure functions of what they are given. Nothing here opens a file, starts a thread, looks at the clock
//! or prints (`clippy.toml` of this crate refuses it); who wants work to end in time gives a clock to [`limits`].

#![cfg_attr(test, allow(clippy::disallowed_methods, clippy::disallowed_types))]

#[cfg(test)]
mod arrows;
pub mod belief;
pub mod calendar;
pub mod coverage;
pub mod diagnosis;
pub mod disclosure;
pub mod document;
pub mod explain;
mod figure_id;
pub mod finding;
pub mod fingerprint;
pub mod heading;
pub mod judge;
pub mod lang;
pub mod language;
mod lexicon;
pub mod limits;
#[cfg(test)]
mod literals;
mod narrative;
pub mod nearest;
pub mod number;
mod partition;
mod reach;
pub mod read_error;
pub mod reading;
pub mod relation;
pub mod rule;
pub mod rules;
mod slip;
pub mod statement;
pub mod structured;
mod tables;
pub mod telling;
mod title;
pub mod understand;
mod units;
mod words;
pub mod yaml;
