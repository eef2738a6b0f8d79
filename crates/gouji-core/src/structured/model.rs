//! A structured disclosure as written: lines with their fields, nothing related yet.

use crate::disclosure::{Basis, Flatness, Flaw, Fund, Header, Identity, Kind, Unchecked, Unit};
use crate::document::Span;
use crate::number::Numeral;
use crate::reading::Hedge;
use crate::statement::{Comparison, Direction, GrowthForm};

use super::slot::Slot;
use crate::yaml::Node;

pub(super) const KINDS: [(&str, Kind); 3] =
    [("final", Kind::Final), ("budget", Kind::Budget), ("report", Kind::Report)];

pub(super) const HEDGES: [(&str, Hedge); 5] = [
    ("about", Hedge::About),
    ("nearly", Hedge::Nearly),
    ("over", Hedge::Over),
    ("at_least", Hedge::AtLeast),
    ("at_most", Hedge::AtMost),
];

pub(super) const REASONS: [(&str, Unchecked); 13] = [
    ("not-understood", Unchecked::NotUnderstood),
    ("no-budget-in-text", Unchecked::NoBudgetInText),
    ("no-prior-year", Unchecked::NoPriorYear),
    ("no-whole-in-text", Unchecked::NoWholeInText),
    ("no-base-in-text", Unchecked::NoBaseInText),
    ("not-comparable", Unchecked::NotComparable),
    ("in-explanation", Unchecked::InExplanation),
    ("in-glossary", Unchecked::InGlossary),
    ("stands-alone", Unchecked::StandsAlone),
    ("in-table", Unchecked::InTable),
    ("too-many-digits", Unchecked::TooManyDigits),
    ("not-a-figure", Unchecked::NotAFigure),
    ("doubtful", Unchecked::Doubtful),
];

/// The bases of an identity; the budgets by the names of the budget map.
pub(super) const BASES: [(&str, Basis); 5] = [
    ("final", Basis::Final),
    ("initial", Basis::InitialBudget),
    ("full_year", Basis::FullYearBudget),
    ("adjusted", Basis::AdjustedBudget),
    ("budget", Basis::Budget),
];

pub(super) const DIRECTIONS: [(&str, Direction); 2] =
    [("up", Direction::Up), ("down", Direction::Down)];

pub(super) const FORMS: [(&str, GrowthForm); 3] = [
    ("percent", GrowthForm::Percent),
    ("times_more", GrowthForm::TimesMore),
    ("times_of", GrowthForm::TimesOf),
];

pub(super) const FLATNESS: [(&str, Flatness); 2] =
    [("exactly", Flatness::Exactly), ("nearly", Flatness::Nearly)];

pub(super) const WORDS: [(&str, Comparison); 4] = [
    ("less", Comparison::Less),
    ("greater", Comparison::Greater),
    ("equal", Comparison::Equal),
    ("nearly_equal", Comparison::NearlyEqual),
];

/// The name of a value in one of the lists above.
pub(super) fn name_of<T: PartialEq>(names: &[(&'static str, T)], value: &T) -> &'static str {
    names.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}

/// A disclosure as written.
pub(super) struct Book<'a> {
    pub(super) header: Header,
    pub(super) lines: Vec<Line>,
    /// The label and the rows of each table.
    pub(super) tables: Vec<(String, Vec<Line>)>,
    pub(super) checks: &'a [Node],
    /// The text of the file.
    pub(super) source: &'a str,
}

/// One line.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) id: Option<(String, Span)>,
    pub(super) label: String,
    pub(super) code: Option<String>,
    pub(super) concept: Option<String>,
    pub(super) fund: Option<Fund>,
    /// The identity written out in full.
    pub(super) identity: Option<Identity>,
    /// What is printed, in the order of the text.
    pub(super) fields: Vec<Field>,
    /// What the share is a share of, where it is not the parent.
    pub(super) share_of: Option<(String, Span)>,
    /// Which budget the completion rate names.
    pub(super) completion_of: Option<Basis>,
    /// A direction without a number.
    pub(super) word: Option<(Direction, Span)>,
    /// 持平.
    pub(super) flat: Option<(Flatness, Span)>,
    pub(super) items: Vec<Line>,
    /// The items are not all of them.
    pub(super) partial: bool,
}

/// One printed figure of a line.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) slot: Slot,
    pub(super) numeral: Numeral,
    pub(super) unit: Unit,
    pub(super) direction: Direction,
    pub(super) form: GrowthForm,
    pub(super) span: Span,
    pub(super) hedge: Hedge,
    /// What the figure is called, where that is not the line's label.
    pub(super) label: Option<String>,
    pub(super) usual_decimals: Option<u32>,
    pub(super) unchecked: Option<Unchecked>,
}

impl Line {
    pub(super) fn has(&self, slot: Slot) -> bool {
        self.fields.iter().any(|field| field.slot == slot)
    }
}

/// The kinds of flaws of a text, by the names of their rules.
pub(super) const FLAWS: [(&str, Flaw); 15] = [
    ("compared-with-itself", Flaw::ComparedWithItself),
    ("stale-year", Flaw::StaleYear),
    ("broken-year", Flaw::BrokenYear),
    ("contradictory-wording", Flaw::ContradictoryWording),
    ("reason-contradicts-direction", Flaw::ReasonContradictsDirection),
    ("template-residue", Flaw::TemplateResidue),
    ("placeholder", Flaw::Placeholder),
    ("repeated-punctuation", Flaw::RepeatedPunctuation),
    ("missing-percent-sign", Flaw::MissingPercentSign),
    ("missing-unit", Flaw::MissingUnit),
    ("named-but-empty", Flaw::NamedButEmpty),
    ("filled-but-not-named", Flaw::FilledButNotNamed),
    ("missing-table", Flaw::MissingTable),
    ("empty-table-note", Flaw::EmptyTableNote),
    ("name-not-in-table", Flaw::NameNotInTable),
];
