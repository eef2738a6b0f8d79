//! What one document is checked under.
//!
//! Contract: selection takes judged relations out before they are put together, so that a rule
//! which is switched off neither hides another nor counts as evidence; nothing here judges.

use gouji_core::calendar::Date;
use gouji_core::disclosure::MoneyUnit;
use gouji_core::finding::{Finding, Severity};
use gouji_core::judge::Verdict;
use gouji_core::rules::{Rule, Rulebook};

use super::{Edition, Level, Levels, Selection};

/// What a rule's findings count for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The rule counts.
    Established,
    /// It is newer than the edition: its findings are shown as notes.
    Preview,
    /// It is switched off.
    Off,
}

/// What one document is checked under.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The rules that count.
    pub selection: Selection,
    /// Severities of the user's own.
    pub levels: Levels,
    /// The set of rules.
    pub edition: Edition,
    /// The document says that its figures may not add up for rounding: such notes go silent.
    pub rounding_disclaimer: bool,
    /// The unit of tables that state none.
    pub table_unit: Option<MoneyUnit>,
    /// Whether exceptions are heeded.
    pub exceptions: bool,
    /// One finding for each relation that is not true, instead of one for each cause.
    pub no_grouping: bool,
    /// How certain a finding must be, in percent, to be more than a note.
    pub min_confidence: u8,
    /// The day exceptions are measured by.
    pub today: Date,
    /// The rules, those of the user's folders among them.
    pub book: Rulebook,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            selection: Selection::default(),
            levels: Levels::default(),
            edition: Edition::FIRST,
            rounding_disclaimer: false,
            no_grouping: false,
            min_confidence: 0,
            table_unit: None,
            exceptions: true,
            today: crate::today::today(),
            book: Rulebook::default(),
        }
    }
}

impl Policy {
    /// What the findings of a rule count for.
    pub fn standing(&self, rule: Rule) -> Standing {
        let on = self.book.is_on(rule) && self.selection.holds(rule);
        if !on || self.levels.of(rule) == Some(Level::Off) {
            Standing::Off
        } else if self.edition.precedes(rule) {
            Standing::Preview
        } else {
            Standing::Established
        }
    }

    /// Weighs findings, and leaves out what is silent.
    pub fn settle(&self, findings: &mut Vec<Finding>) {
        if self.rounding_disclaimer {
            let rounding =
                |it: &Finding| it.severity == Severity::Note && it.verdict == Verdict::Rounding;
            findings.retain(|finding| !rounding(finding));
        }
        for finding in findings {
            self.levels.weigh(finding);
            if finding.confidence() < self.min_confidence {
                finding.severity = Severity::Note;
            }
            if self.standing(finding.rule) == Standing::Preview {
                finding.severity = Severity::Note;
                finding.preview = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Outcome, check_with};
    use crate::config::Known;

    const DRAFT: &str = "2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占30%；项目支出1084.57万元，占73%。";

    fn checked(policy: &Policy) -> Outcome {
        check_with(DRAFT.as_bytes(), "a.txt", policy).unwrap()
    }

    fn shown(outcome: &Outcome) -> Vec<String> {
        let shown = |finding: &Finding| {
            let rules: Vec<_> = finding.explains.iter().map(|it| it.rule.name()).collect();
            format!("{} {} {}", finding.severity.name(), finding.rule, rules.join(" "))
        };
        outcome.findings.iter().map(shown).collect()
    }

    fn ignoring(names: &[&str]) -> Policy {
        let ignore = names.iter().map(|name| Known::default().selector(name).unwrap()).collect();
        Policy { selection: Selection { ignore, ..Selection::default() }, ..Policy::default() }
    }

    #[test]
    fn an_ignored_lead_leaves_what_it_explained() {
        let all = checked(&Policy::default());
        assert_eq!(shown(&all), ["error share-of-whole shares-add-to-100"]);
        let rest = checked(&ignoring(&["share-of-whole"]));
        assert_eq!(shown(&rest), ["error shares-add-to-100 shares-add-to-100"]);
        assert!(shown(&checked(&ignoring(&["shares", "shares-add-to-100"]))).is_empty());
    }

    #[test]
    fn what_only_ignored_rules_test_is_not_checked() {
        let all = checked(&Policy::default());
        assert_eq!((all.coverage.figures, all.coverage.checked), (5, 5));
        let rest = checked(&ignoring(&["shares", "shares-add-to-100"]));
        assert_eq!((rest.coverage.figures, rest.coverage.checked), (5, 3));
        let reasons: Vec<_> = rest.coverage.unchecked.values().collect();
        assert_eq!(reasons, [&gouji_core::disclosure::Unchecked::RulesOff; 2]);
    }

    #[test]
    fn severities_are_the_users() {
        let levels = |selector: &str, level| {
            Levels(vec![(Known::default().selector(selector).unwrap(), level)])
        };
        let lower = Policy { levels: levels("all", Level::Warning), ..Policy::default() };
        assert_eq!(shown(&checked(&lower)), ["warning share-of-whole shares-add-to-100"]);
        // What shares the cause keeps its own weight.
        let lead = Policy { levels: levels("shares", Level::Note), ..Policy::default() };
        assert_eq!(shown(&checked(&lead)), ["error share-of-whole shares-add-to-100"]);
        let off = Policy { levels: levels("share-of-whole", Level::Off), ..Policy::default() };
        assert_eq!(shown(&checked(&off)), ["error shares-add-to-100 shares-add-to-100"]);
    }

    #[test]
    fn rules_later_than_the_edition_are_notes_that_fail_nothing() {
        let early = Policy { edition: Edition::before_all(), ..Policy::default() };
        let outcome = checked(&early);
        assert_eq!(shown(&outcome), ["note share-of-whole shares-add-to-100"]);
        assert!(outcome.findings.iter().all(|finding| finding.preview));
        assert!(checked(&Policy::default()).findings.iter().all(|finding| !finding.preview));
    }

    #[test]
    fn what_is_less_certain_than_asked_is_a_note() {
        // Few digits leave it open which of them is meant: not quite certain.
        let draft = "2024年基本支出100万元，其中：人员经费80万元，公用经费31万元。";
        let severities = |min_confidence| {
            let policy = Policy { min_confidence, ..Policy::default() };
            let outcome = check_with(draft.as_bytes(), "a.txt", &policy).unwrap();
            let of = |it: &Finding| (it.severity, it.confidence());
            outcome.findings.iter().map(of).collect::<Vec<_>>()
        };
        let [(severity, confidence)] = severities(0)[..] else { panic!("one finding") };
        assert!(severity > Severity::Note && confidence < 100, "{confidence}");
        assert_eq!(severities(confidence), [(severity, confidence)]);
        assert_eq!(severities(confidence + 1), [(Severity::Note, confidence)]);
    }

    #[test]
    fn a_disclaimer_silences_what_rounding_explains() {
        let draft = "2024年本年支出合计10.00万元，其中：基本支出3.33万元；项目支出6.66万元。";
        let check =
            |policy: &Policy| check_with(draft.as_bytes(), "a.txt", policy).unwrap().findings.len();
        assert_eq!(check(&Policy::default()), 1);
        assert_eq!(check(&Policy { rounding_disclaimer: true, ..Policy::default() }), 0);
    }
}
