//! Income and expenditure, as a sentence names them in short.
//!
//! Contract: only the names of amounts are looked at.

/// One side of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Income,
    Expenditure,
}

impl Side {
    /// The side that a word names by itself.
    pub fn of(label: &str) -> Option<Side> {
        [Side::Income, Side::Expenditure].into_iter().find(|side| side.word() == label)
    }

    fn word(self) -> &'static str {
        match self {
            Side::Income => "收入",
            Side::Expenditure => "支出",
        }
    }

    /// Whether an amount is all of this side.
    pub fn is_whole(self, label: &str) -> bool {
        let word = self.word();
        let total = ["合计", "总计", "总额"]
            .iter()
            .any(|end| label.strip_suffix(end).is_some_and(|name| name.ends_with(word)));
        (total && self.fits(label)) || label == word || label.strip_prefix('总') == Some(word)
    }

    /// Whether an amount can be what this side names in short.
    pub fn may_be(self, label: &str) -> bool {
        let word = self.word();
        label.is_empty()
            || label.contains(word)
            || label.contains("收支")
            || label.contains("收、支")
    }

    /// Whether an amount can be of this side.
    pub fn fits(self, label: &str) -> bool {
        let other = match self {
            Side::Income => Side::Expenditure.word(),
            Side::Expenditure => Side::Income.word(),
        };
        !label.contains(other) || label.contains("收入支出") || label.contains("收入、支出")
    }
}
