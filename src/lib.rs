//! 勾稽 `gouji`: a consistency linter for government budget disclosures.
//!
//! Data moves one way (see `docs/architecture.md`):
//! bytes → [`source`] → [`document`] → understanding ([`structured`], narrative) → [`disclosure`]
//! → [`rules`] → [`relation`] → [`judge`] → verdicts → [`diagnosis`] → [`finding`] → [`report`].

pub mod belief;
pub mod calendar;
pub mod check;
pub mod cli;
pub mod config;
pub mod coverage;
pub mod diagnosis;
pub mod disclosure;
pub mod document;
pub mod examples;
pub mod explain;
mod files;
pub mod finding;
pub mod fingerprint;
pub mod fix;
mod guard;
pub mod judge;
pub mod lang;
pub mod language;
mod limits;
pub mod narrative;
mod nearest;
pub mod number;
pub mod reading;
pub mod relation;
pub mod report;
pub mod rules;
mod slip;
pub mod source;
pub mod statement;
pub mod structured;
pub mod tables;
mod units;
mod words;
mod yaml;
