//! 勾稽 `gouji`: a consistency linter for government budget disclosures.
//!
//! Data moves one way (see `docs/architecture.md`):
//! bytes → [`source`] → `Document` → understanding → `Disclosure` → [`rules`] → relations →
//! [`judge`] → verdicts → findings → [`report`].

pub mod disclosure;
pub mod judge;
pub mod number;
pub mod reading;
pub mod statement;
