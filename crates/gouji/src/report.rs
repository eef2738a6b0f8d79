//! Everything known about a checked document.

use gouji_check::check::Outcome;
use gouji_core::document::Format;
use gouji_core::finding::Severity;
use gouji_core::limits::step;

use crate::checked::Checked;
use crate::{Figure, Finding, Relation, Repair, Unreadable};

/// What was found in a document and what was checked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The format it was read as.
    pub format: Format,
    /// The department or government that its title names.
    pub entity: Option<String>,
    /// The year it is about.
    pub year: Option<i32>,
    /// What was found, by place.
    pub findings: Vec<Finding>,
    /// Every figure, in reading order.
    pub figures: Vec<Figure>,
    /// Every relation that was judged and believed.
    pub relations: Vec<Relation>,
    /// What was checked and what was not.
    pub coverage: Coverage,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// How many findings the document excepts itself from (`<!-- gouji: … -->`): they are not among the findings.
    pub excepted: usize,
    checked: Checked,
}

impl Report {
    /// How many findings are so grave.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The repairs that are certain, of documents that are written by hand (text, Markdown, YAML). What they leave may show
    /// more: check what they give.
    pub fn repairs(&self) -> Vec<Repair> {
        Repair::all(&self.checked)
    }

    pub(crate) fn of(outcome: Outcome) -> Report {
        let checked = Checked::new(outcome);
        let outcome = &*checked;
        let (source, disclosure) = (&outcome.source, &outcome.disclosure);
        let coverage = &outcome.coverage;
        let figures = disclosure.ids().zip(&disclosure.figures).map(|(id, figure)| {
            step();
            let tested = coverage.by_figure.get(&id).cloned().unwrap_or_default();
            Figure::of(source, figure, tested, coverage.unchecked.get(&id).copied())
        });
        let finding = |found| {
            step();
            Finding::of(&checked, found)
        };
        Report {
            format: outcome.format,
            entity: disclosure.header.entity.clone(),
            year: disclosure.header.year,
            findings: outcome.findings.iter().map(finding).collect(),
            figures: figures.collect(),
            relations: Relation::all(&checked),
            coverage: Coverage {
                figures: coverage.figures,
                checked: coverage.checked,
                bounded: coverage.bounded,
                agrees: coverage.agrees,
                unread: coverage.unread,
            },
            unreadable: Unreadable::all(outcome),
            excepted: outcome.excepted,
            checked: checked.clone(),
        }
    }
}

/// How many figures were checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Coverage {
    /// All figures that count: years and codes do not.
    pub figures: usize,
    /// Those that a relation tested.
    pub checked: usize,
    /// Of these: only bounded by a whole, so that a wrong digit may stay within.
    pub bounded: usize,
    /// Of these: only in agreement with a sum that was claimed because it closes.
    pub agrees: usize,
    /// Numbers that could not be read as figures; they count among all, and are not checked.
    pub unread: usize,
}

#[cfg(test)]
mod tests {
    use crate::{Checker, Lang, Report};

    /// A total that two other prints confirm; one item has two digits transposed.
    const DRAFT: &str = "青禾县农机局2024年度部门决算\n\
        2024年本年支出合计2000.00万元，其中：基本支出590.00万元，占25%；项目支出1500.00万元，占75%。\n";

    fn report(name: &str) -> Report {
        Checker::new().check(DRAFT.as_bytes(), name).unwrap()
    }

    #[test]
    fn what_is_certain_is_a_patch() {
        let repairs = report("draft.txt").repairs();
        let [repair] = repairs.as_slice() else { panic!("{repairs:?}") };
        assert_eq!((repair.path.as_str(), repair.count), ("draft.txt", 1));
        assert!(repair.patch.contains("--- a/draft.txt") && repair.patch.contains("+2024"));
        assert!(repair.patch.lines().any(|it| it.starts_with('+') && it.contains("500.00万元")));
    }

    #[test]
    fn a_report_goes_to_another_thread_and_stays_itself() {
        let own = report("draft.txt");
        let other = std::thread::spawn(|| report("draft.txt")).join().unwrap();
        assert_eq!(own, other);
        assert_ne!(own, report("other.txt"));
        let words = |report: &Report| report.findings[0].words(Lang::En);
        assert_eq!(words(&own), words(&other));
        assert!(format!("{own:?}").len() < 20_000);
    }
}
