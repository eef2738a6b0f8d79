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
//! An error is a proof ([`Severity::Error`]); what is doubtful is a warning. A figure that no rule tested is not confirmed:
//!
//! ```
//! # use gouji::{Checker, Lang};
//! let draft = "青禾县统计局2024年度部门决算\n\n2024年培训费支出2.00万元。\n<!-- gouji: ignore sum-of-items 口径不同 -->\n\
//!     2024年收入合计10.00万元，其中：财政拨款收入6.00万元，其他收入5.00万元。\n";
//! let report = Checker::new().check(draft.as_bytes(), "draft.md")?;
//! for figure in report.figures.iter().filter(|it| !it.is_checked()) {
//!     if let Some(why) = figure.why_unchecked(Lang::En) {
//!         println!("{} {}: {why}", figure.label, figure.printed);
//!     }
//! }
//! // Which figures were held against each other, and how that came out; `relation.figures` are places in `report.figures`.
//! for relation in &report.relations {
//!     let words = relation.words(Lang::En);
//!     println!("{}: {}", words.asked, words.verdict);
//! }
//! let sum = report.relations.first().map(|relation| relation.words(Lang::Zh));
//! let sum = sum.map(|words| format!("{}：{}", words.asked, words.verdict));
//! let said = "收入合计10.00万元 ≥ 财政拨款收入6.00万元 + 其他收入5.00万元：不成立";
//! assert_eq!(sum.as_deref(), Some(said));
//! // What hides a finding is counted.
//! assert_eq!((report.findings.len(), report.excepted), (0, 1));
//! assert!(Checker::new().without_exceptions().check(draft.as_bytes(), "draft.md")?.findings.len() > 0);
//! # Ok::<(), gouji::ReadError>(())
//! ```
//!
//! * [`Report::unreadable`] has what could not be read (a page without text, a picture), [`Report::repairs`] what is certain
//!   enough to be written without asking, as a patch.
//! * Several files that make one disclosure (a narrative in Word and its tables in Excel) go through
//!   [`Checker::check_together`].
//! * What cannot be read is a [`ReadError`] that says what to do next, in either language ([`ReadError::words`]). Nothing
//!   here opens files, and no call panics: a defect in a check becomes a [`ReadError`]. The panic behind it is caught on the way, so
//!   that its text is printed on standard error unless the program installs a hook of its own ([`std::panic::set_hook`]).
//! * A PDF file is read in a thread of its own; nothing else starts threads.
//! * In a program built with `panic = "abort"` nothing is caught: a defect ends the process, and so does a call whose time is up,
//!   which is left by unwinding.
//! * A document has a budget of what may stand in it, and **no limit of time** unless [`Checker::timeout`] sets one. Only the reading
//!   of a PDF file has one of its own, 30 seconds where nobody sets another.
//! * A [`Report`], and each [`Finding`] or [`Relation`] kept of it, keeps the text of the whole document and its check in memory:
//!   words are made when they are asked for. To keep little, keep the [`Words`] or [`RelationWords`].
//! * A build that depends on this crate by git compiles the decoders of pictures, colours and shapes of letters that PDF files do not need
//!   here: the `[patch.crates-io]` that leaves them out counts only in the workspace that is built. Copy that section
//!   with the folder `patches/`, or do without the feature `pdf` (on by default): PDF files are then refused by name.
//!
//! Enums that may grow are `#[non_exhaustive]`; those of which each value has to be dealt with ([`Severity`], [`Verdict`],
//! [`Certainty`], [`Lang`]) are closed, and say why.

mod checked;
mod checker;
mod figure;
mod finding;
mod place;
mod relation;
mod repair;
mod report;
mod unreadable;

pub use checker::Checker;
pub use figure::Figure;
pub use finding::{Finding, Mark, Suggestion, Words};
pub use place::Place;
pub use relation::{Relation, RelationWords};
pub use repair::Repair;
pub use report::{Coverage, Report};
pub use unreadable::Unreadable;

pub use gouji_core::document::Format;
pub use gouji_core::finding::{Certainty, Severity};
pub use gouji_core::judge::Verdict;
pub use gouji_core::lang::Lang;
pub use gouji_core::rule::{Group, Rule};
pub use gouji_read::ReadError;
