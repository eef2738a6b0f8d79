//! Renderers: one file each over the same findings. Only this crate and `gouji-cli` print.
//!
//! Contract: a renderer gets a finished [`Run`] and a [`View`]; it decides nothing. The report goes
//! to `out`; what keeps a file from being read goes to `err`, so that `out` can be piped.

mod checkstyle;
pub mod concise;
mod csv;
mod document;
mod doubtful;
mod ending;
mod excerpt;
mod failure;
mod figures;
mod format;
mod github;
mod gitlab;
mod html;
pub mod human;
mod item;
pub mod json;
mod junit;
mod location;
mod mark;
mod markdown;
mod pairs;
mod passed;
mod printable;
mod rooted;
mod run;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod sarif;
mod sarif_rules;
mod seat;
mod short;
mod snippet;
mod spot;
pub mod statistics;
pub mod summary;
pub mod unreadable;
mod unsearched;
mod view;
mod visible;
mod window;
mod xlsx;
mod xml;

pub use document::{document, document_json};
pub use failure::Failure;
pub use figures::{figures, figures_json};
pub use format::{ReportFormat, render, render_file, render_into, render_over};
pub use gouji_check::path_name::path_name;
pub use html::pages;
pub use item::{Item, items};
pub use location::locate;
pub use mark::is_report;
pub use passed::{Odd, Passed};
pub use printable::{printable, wrap};
pub use rooted::Rooted;
pub use run::Run;
pub use short::is_short;
pub use spot::Spot;
pub use view::{FILE_WIDTH, View};
pub use xlsx::{Beyond, beyond, earlier};
