//! The judge: the only place where numbers are compared (`docs/semantics.md`).
//!
//! Contract: a pure function of readings; exact; total (every statement gets a verdict, none panics).

mod verdict;

pub use verdict::{Code, Interval, Judgement, Verdict};
