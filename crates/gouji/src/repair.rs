//! What is certain to be repaired.

use gouji_check::check::Outcome;
use gouji_check::fix::{Fix, patch};

/// The certain repairs of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repair {
    /// The document, by the name it was given.
    pub path: String,
    /// How many numbers are replaced.
    pub count: usize,
    /// What `git apply` and `patch -p1` make of a document that is written in UTF-8.
    pub patch: String,
}

impl Repair {
    pub(crate) fn all(outcome: &Outcome) -> Vec<Repair> {
        let of = |(file, fix): (gouji_core::document::FileText<'_>, Fix)| {
            let text = outcome.source.slice(file.span);
            (fix.count() > 0).then(|| Repair {
                path: file.path.to_owned(),
                count: fix.count(),
                patch: patch(file.path, text, &fix.apply(text)),
            })
        };
        Fix::of_files(outcome).into_iter().filter_map(of).collect()
    }
}
