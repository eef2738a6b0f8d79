//! From the bytes of one document, or several that make one disclosure, to what was found in them.
//!
//! Contract: [`check`] is a pure function of bytes, names, language and policy; [`config`] is what the user decides,
//! and the only place that reads his files.

#[doc(hidden)]
pub use gouji_core;

pub mod check;
pub mod config;
pub mod deadline;
pub mod examples;
pub mod files;
pub mod fix;
mod outcome;
pub mod path_name;
pub mod rule_folder;
pub mod today;
