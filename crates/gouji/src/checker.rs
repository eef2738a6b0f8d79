//! What documents are checked under, and the check.

use std::time::Duration;

use gouji_check::check::{check_together, check_with};
use gouji_check::config::{Policy, Selector};
use gouji_check::deadline::within;
use gouji_core::disclosure::MoneyUnit;
use gouji_core::limits::TimeLimit;
use gouji_core::rule::Rule;
use gouji_read::{ReadError, read};

use crate::Report;

/// Checks documents: `Checker::new().check(bytes, name)`.
#[derive(Debug, Clone, Default)]
pub struct Checker {
    policy: Policy,
    limit: Option<TimeLimit>,
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

    /// The same with a limit for the time of one call; without it a call takes as long as it takes, but for a PDF, of which
    /// no more than 30 seconds are read.
    ///
    /// A call whose time is up ends with an error of which [`ReadError::is_late`] is true, soon after and not at once (near
    /// the limits of size that is some seconds): the thread that asked does the work itself, and looks at the clock
    /// between two steps and while it counts what it reads. What must not be held up by anybody's document asks in a
    /// process of its own that can be ended.
    /// Where there is no clock (`wasm32-unknown-unknown`) nothing is ever late.
    /// The error names this function as what allows more time; [`Checker::timeout_set_with`] names something else.
    #[must_use]
    pub fn timeout(self, limit: Duration) -> Checker {
        self.timeout_set_with("Checker::timeout", limit)
    }

    /// The same as [`Checker::timeout`], with the name of what sets the limit for whoever reads the error: a field of a
    /// form, an argument, an option of a command line.
    ///
    /// ```
    /// use std::time::Duration;
    /// use gouji::{Checker, Lang};
    ///
    /// let checker = Checker::new().timeout_set_with("the field “seconds”", Duration::ZERO);
    /// let error = checker.check("2024年支出合计1.00万元。".as_bytes(), "draft.txt").unwrap_err();
    /// assert!(error.is_late() && error.words(Lang::En).ends_with("allow more time with the field “seconds”"));
    /// ```
    #[must_use]
    pub fn timeout_set_with(mut self, setting: &'static str, limit: Duration) -> Checker {
        self.limit = Some(TimeLimit { time: limit, setting });
        self
    }

    /// Checks the bytes of one document. `name` decides its format together with its content, and is the path in
    /// every place.
    ///
    /// # Errors
    ///
    /// What cannot be read, with what to do about it.
    pub fn check(&self, bytes: &[u8], name: &str) -> Result<Report, ReadError> {
        within(name, self.limit, || check_with(bytes, name, &self.policy).map(Report::of))
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
        let documents: Vec<(&[u8], &str)> = documents.into_iter().collect();
        let first = documents.first().map_or("", |(_, name)| name);
        within(first, self.limit, || {
            // A defect in one of them is an error of that one.
            let read = |(bytes, name): &(&[u8], &str)| within(name, None, || read(bytes, name));
            let reads = documents.iter().map(read).collect::<Result<_, ReadError>>()?;
            let empty = || ReadError::Empty { path: first.to_owned() };
            check_together(reads, &self.policy).map(Report::of).ok_or_else(empty)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    #[test]
    fn a_call_has_the_time_that_it_is_given() {
        let draft = "本年支出合计100.00万元，其中：基本支出60.00万元，项目支出50.00万元。";
        let documents = || [(draft.as_bytes(), "one.txt"), (draft.as_bytes(), "other.txt")];
        let late = Checker::new().timeout(Duration::ZERO);
        let error = late.check(draft.as_bytes(), "draft.txt").unwrap_err();
        assert!(error.is_late());
        // Who calls a library has no command line.
        for lang in [Lang::Zh, Lang::En] {
            let words = error.words(lang);
            assert!(words.contains("Checker::timeout") && !words.contains("--timeout"), "{words}");
        }
        assert!(late.check_together(documents()).unwrap_err().is_late());
        // The next call is not held to it.
        let report = Checker::new().check_together(documents()).unwrap();
        assert_eq!(report.findings.len(), 2);
        let enough = Checker::new().timeout(Duration::from_secs(60));
        assert!(enough.check(draft.as_bytes(), "draft.txt").is_ok());
    }
}
