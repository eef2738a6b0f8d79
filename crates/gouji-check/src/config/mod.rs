//! What the user decides: which rules count, how much they weigh, what is excepted and why.
//!
//! Contract: nothing here does arithmetic or reads figures. `file` reads `gouji.toml`, `settings`
//! joins it with the command line, [`Policy`] is what one document is checked under; exceptions
//! and baselines stand between diagnosis and report and only ever take findings out, counted.

pub mod baseline;
mod edition;
mod error;
pub mod exceptions;
mod extends;
mod file;
mod find;
mod given;
mod globs;
mod grouping;
mod inside;
pub mod keys;
mod levels;
mod min_checked;
mod policy;
mod reason;
mod schema;
mod selector;
mod settings;
mod show;
mod template;
mod values;

pub use edition::Edition;
pub use error::{ConfigError, Mistake};
pub use extends::{DEEPEST, base_of};
pub use file::{ConfigFile, parse, rule_folders};
pub use find::{NAME, find, holder, is_below};
pub use given::There;
pub use globs::{Globs, PathFilter};
pub use grouping::Grouping;
pub use inside::is_inside;
pub use levels::{Level, Levels};
pub use min_checked::MinChecked;
pub use policy::{Policy, Standing};
pub use schema::{SCHEMA, schema};
pub use selector::{IGNORE_ALL, Known, NONE_LEFT, Selection, Selector};
pub use settings::{Gate, Origin, Overrides, Setting, Settings};
pub use show::show;
pub use template::template;
pub use values::share;
