//! 勾稽 `gouji` finds the figures of a government budget disclosure (部门预算、决算公开) that cannot be right: totals that
//! are not the sum of their items, shares, changes, growth and completion rates, text against table, table against
//! table.
//!
//! ```
//! use gouji::{Checker, Lang, Severity};
//!
//! let draft = "青禾县河道管理所2023年度部门决算\n\n\
//!     2023年度本年支出合计1000.00万元，其中：基本支出600.00万元，占60.00%；项目支出450.00万元，占40.00%。\n";
//! let report = Checker::new().check(draft.as_bytes(), "draft.txt")?;
//!
//! let wrong = &report.findings[0];
//! assert_eq!(wrong.severity, Severity::Error);
//! assert_eq!((wrong.place.line, wrong.stated.as_str()), (3, "450.00万元"));
//! assert_eq!(wrong.expected.as_deref(), Some("400.00万元"));
//! // One check, told in either language.
//! assert!(wrong.words(Lang::Zh).message.contains("应为400.00万元"));
//! assert!(wrong.words(Lang::En).message.contains("should be 400.00万元"));
//! for finding in &report.findings {
//!     for lang in [Lang::Zh, Lang::En] {
//!         println!("{}: {}", finding.place.line, finding.words(lang).message);
//!     }
//! }
//!
//! // What was not checked is told as well.
//! assert_eq!((report.coverage.figures, report.coverage.checked), (5, 5));
//! # Ok::<(), gouji::ReadError>(())
//! ```
//!
//! Several files that make one disclosure (a narrative in Word and its tables in Excel) go through
//! [`Checker::check_together`]. What cannot be read is a [`ReadError`] that says what to do next; nothing here panics,
//! opens files or prints. An error is a proof ([`Severity::Error`]); what is doubtful is a warning.
//!
//! Without the feature `pdf` (on by default) PDF files are refused by name.

mod checker;
mod figure;
mod finding;
mod place;
mod relation;
mod report;

pub use checker::Checker;
pub use figure::Figure;
pub use finding::{Finding, Mark, Suggestion, Words};
pub use place::Place;
pub use relation::Relation;
pub use report::{Coverage, Report};

pub use gouji_core::document::Format;
pub use gouji_core::finding::{Certainty, Severity};
pub use gouji_core::judge::Verdict;
pub use gouji_core::lang::Lang;
pub use gouji_core::rule::{Group, Rule};
pub use gouji_read::ReadError;
