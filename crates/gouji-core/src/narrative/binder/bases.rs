//! What a change can be measured from: amounts of another year, or budgets, of the sentence being read.
//!
//! Contract: a base belongs to one subject; it is forgotten with its sentence, or when the next thing
//! with a name of its own is read.

use crate::lexicon::Word;
use crate::reach::Reach;

use super::super::segment::Against;

/// The bases of a sentence.
#[derive(Debug, Default)]
pub struct Bases {
    /// The one read last.
    pub latest: Option<usize>,
    /// All of them.
    pub all: Vec<usize>,
    /// Whether the latest is a budget or an amount of another year.
    pub kind: Against,
    /// The year of the latest, where the words name it.
    pub year: Option<i32>,
    /// The latest is 上年 by its words.
    pub last_year: bool,
    /// The latest stands behind a comparison word.
    pub compared: bool,
    /// What the sentence compares with last was not understood.
    pub unknown: bool,
    /// It is stated for itself, not as what something is compared with.
    pub alone: bool,
    /// A current amount stands before it in its sentence, or was read behind it.
    pub has_subject: bool,
    /// The amount that it is the base of was read already.
    pub used: bool,
    /// A change was measured from it.
    pub spent: bool,
}

impl Bases {
    /// What was compared with is no base any more.
    pub fn forget(&mut self) {
        self.latest = None;
        self.all.clear();
        self.unknown = false;
        self.spent = false;
    }

    /// Adds a base.
    pub fn push(&mut self, index: usize) {
        self.unknown = false;
        self.spent = false;
        self.latest = Some(index);
        self.all.push(index);
    }
}

/// What a sentence has said for all that stands in it.
#[derive(Debug, Default)]
pub struct Said {
    /// The year it names.
    pub year: Option<i32>,
    /// Whose figures it gives, where it says so.
    pub unit: Option<String>,
    /// Of which level they are, where it says so.
    pub reach: Reach,
    /// What stands before its comparison.
    pub subject: Option<String>,
    /// The budget or outturn that stands before its last comparison word.
    pub stage: Option<Word>,
    /// Something was taken off before it goes on (剔除, 扣除).
    pub adjusted: bool,
    /// An amount of the account was read in it.
    pub amount: bool,
    /// It gives amounts one by one for several names (分别): so may all that follows.
    pub respective: bool,
}
