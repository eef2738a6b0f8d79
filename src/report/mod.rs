//! Renderers: one file each over the same findings. Only this module and `cli` print.
//!
//! Contract: a renderer gets a finished [`Run`] and a [`View`]; it decides nothing. The report goes
//! to `out`; what keeps a file from being read goes to `err`, so that `out` can be piped.

pub mod concise;
mod document;
mod excerpt;
mod failure;
mod figures;
pub mod human;
pub mod json;
mod location;
mod printable;
mod run;
#[cfg(test)]
pub(crate) mod samples;
mod snippet;
pub mod summary;
pub mod unreadable;
mod view;
mod window;

pub use document::{document, document_json};
pub use failure::Failure;
pub use figures::{figures, figures_json};
pub use location::locate;
pub use printable::{printable, wrap};
pub use run::Run;
pub use view::View;
