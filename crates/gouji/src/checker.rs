//! What documents are checked under, and the check.

use gouji_check::check::{check_together, check_with};
use gouji_check::config::{Policy, Selector};
use gouji_core::disclosure::MoneyUnit;
use gouji_core::rule::Rule;
use gouji_read::guard::guarded;
use gouji_read::{ReadError, read};

use crate::Report;

/// Checks documents: `Checker::new().check(bytes, name)`.
#[derive(Debug, Clone, Default)]
pub struct Checker {
    policy: Policy,
}

impl Checker {
    /// A checker with all rules of the program.
    pub fn new() -> Checker {
        Checker::default()
    }

    /// The same without a rule: its relations neither prove nor hide anything, and its figures count as unchecked.
    #[must_use]
    pub fn without(mut self, rule: Rule) -> Checker {
        self.policy.selection.ignore.push(Selector::Rule(rule));
        self
    }

    /// The same without what drafts except by themselves (`<!-- gouji: … -->`): every finding is told.
    #[must_use]
    pub fn without_exceptions(mut self) -> Checker {
        self.policy.exceptions = false;
        self
    }

    /// The same for tables that state no unit, in units of so many powers of ten of a yuan: 0 is 元, 4 is 万元, 8 is
    /// 亿元. Other powers leave the checker as it is.
    #[must_use]
    pub fn table_unit(mut self, power: u32) -> Checker {
        self.policy.table_unit = match power {
            0 => Some(MoneyUnit::Yuan),
            3 => Some(MoneyUnit::Thousand),
            4 => Some(MoneyUnit::TenThousand),
            6 => Some(MoneyUnit::Million),
            8 => Some(MoneyUnit::HundredMillion),
            _ => self.policy.table_unit,
        };
        self
    }

    /// Checks the bytes of one document. `name` decides its format together with its content, and is the path in
    /// every place.
    ///
    /// # Errors
    ///
    /// What cannot be read, with what to do about it.
    pub fn check(&self, bytes: &[u8], name: &str) -> Result<Report, ReadError> {
        sound(name, || check_with(bytes, name, &self.policy).map(Report::of))
    }

    /// Checks documents, each with its name, as one disclosure: the text against the tables. Structured disclosures
    /// (YAML, JSON) are disclosures by themselves and are left out.
    ///
    /// # Errors
    ///
    /// The first document that cannot be read; an empty error of the first name where nothing is left to check.
    pub fn check_together<'a>(
        &self,
        documents: impl IntoIterator<Item = (&'a [u8], &'a str)>,
    ) -> Result<Report, ReadError> {
        let mut reads = Vec::new();
        let mut first = String::new();
        for (bytes, name) in documents {
            if first.is_empty() {
                first = name.to_owned();
            }
            reads.push(sound(name, || read(bytes, name))?);
        }
        let empty = || ReadError::Empty { path: first.clone() };
        sound(&first, || check_together(reads, &self.policy).map(Report::of).ok_or_else(empty))
    }
}

/// A defect of ours is an error of the document and no panic of who asked.
fn sound<T>(name: &str, work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    guarded(work).unwrap_or_else(|reason| Err(ReadError::Defect { path: name.to_owned(), reason }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_defect_is_an_error_of_its_document() {
        let failed = sound::<Report>("draft.txt", || panic!("no such row")).unwrap_err();
        assert!(
            matches!(&failed, ReadError::Defect { path, .. } if path == "draft.txt"),
            "{failed}"
        );
    }
}
