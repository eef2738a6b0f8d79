//! What the cues of a segment say together.
//!
//! Contract: nothing is collected here; what the figure is stays with [`super::super::role`].

use crate::disclosure::Taxonomy;
use crate::lexicon::{Word, is_any, labels};
use crate::statement::Direction;

use super::super::label::{budget_of, clean, has_residue};
use super::Segment;

/// What something is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Against {
    /// The words do not say.
    #[default]
    Unsaid,
    /// A budget of the same year.
    Budget,
    /// Another year.
    Year,
}

impl Segment {
    /// Compares with what another segment compares with.
    pub fn compare_like(&mut self, other: &Segment) {
        self.compared = true;
        self.compared_with = self.compared_with.or(other.compared_with);
        self.compared_year = other.compared_year;
        self.last_year = other.last_year;
    }

    /// The budget whose amount follows, to be followed by how much of it was reached: `完成预算A的p%`,
    /// `为预算A的p%`, `占预算A的p%`.
    pub fn completed(&self) -> Option<Word> {
        let verb = self.complete || is_any(&self.label, &labels().verbs);
        let shared = self.share_of.as_deref().and_then(budget_of);
        shared.or(self.basis.filter(|word| verb && word.is_budget()))
    }

    /// Whether it is a name and nothing else.
    pub fn is_name(&self) -> bool {
        !self.label.is_empty()
            && !self.compared
            && !self.last_year
            && self.direction.is_none()
            && self.comparison.is_none()
            && self.basis.is_none()
    }

    /// What a change is said to be against.
    pub fn against(&self) -> Against {
        let budget = self.compared && self.compared_with.is_some_and(Word::is_budget);
        if self.against_budget || (budget && !self.last_year && self.compared_year.is_none()) {
            Against::Budget
        } else if self.compared && (self.last_year || self.compared_year.is_some()) {
            Against::Year
        } else {
            Against::Unsaid
        }
    }

    /// The cues that a bracket behind these inherits: `较年初预算（942亿元）` names what is compared
    /// with inside it.
    pub fn bracketed(&self) -> Segment {
        let base = self.compared && self.direction.is_none() && self.label.is_empty();
        let named = self.compared_with.is_some() || self.compared_year.is_some();
        if !base || !named {
            return Segment::default();
        }
        Segment {
            compared: true,
            compared_with: self.compared_with,
            compared_year: self.compared_year,
            ..Segment::default()
        }
    }

    /// Whether nothing but a year stands in it.
    pub fn is_only_year(&self) -> bool {
        let silent = self.label.is_empty() && self.before_comparison.is_empty();
        silent
            && !self.compared
            && self.basis.is_none()
            && self.direction.is_none()
            && !self.last_year
    }

    /// The direction word that stands directly before the figure.
    pub fn direct_direction(&self) -> Option<Direction> {
        self.direction.filter(|(_, followed)| !followed).map(|(direction, _)| direction)
    }

    /// The label with the words that say when (当年结余, which is not 结余 alone).
    pub fn full_name(&self) -> &str {
        let name = self.label.trim_matches(['“', '”', '、', '的']);
        name.trim_end_matches(['为', '是', '达', '共', '计', '约'])
    }

    /// Whether a word stands in it that an amount stated with it leaves unread.
    pub fn leaves_residue(&self, amount: bool) -> bool {
        let moved = self.direction.is_some_and(|(_, followed)| followed)
            && !self.label.ends_with(['到', '至', '为']);
        has_residue(&self.label) || (amount && (self.comparison.is_some() || moved))
    }

    /// The label of the figure, cleaned.
    pub fn clean_label(&self, taxonomy: &Taxonomy) -> String {
        let label = clean(&self.label);
        let label = if label.is_empty() { clean(&self.before_comparison) } else { label };
        taxonomy.without_entity(&label).to_owned()
    }
}
