//! The words of sums that a sentence writes as a chain.
//!
//! Contract: lists only; what they mean is said where they are used.

use serde::Deserialize;

use crate::words::Words;
use crate::yaml::by_key::by_key;

by_key! {
    /// The lists of `rules/words/chains.yaml`.
    #[derive(Debug, Default)]
    pub struct Chains {
        /// What is added in a balance.
        pub adding: Words,
        /// What is taken off in a balance.
        pub taking: Words,
        /// 加, unless it is the beginning of another word.
        pub short_adding: Short,
        /// 减, unless it is the beginning of another word.
        pub short_taking: Short,
        /// What a name without an amount of its own stands behind.
        pub further: Words,
        /// How the total of a balance is called.
        pub totals: Words,
        /// What stands before a total without a name.
        pub unnamed_totals: Words,
        /// A minus sign that is a word.
        pub minus: Words,
        /// What begins a sentence that speaks of parts of the one before.
        pub of_which: Words,
        /// What opens a list of parts.
        pub parts: Words,
        /// What the name of a whole side holds.
        pub whole_sides: Words,
        /// What it never holds.
        pub part_sides: Words,
        /// Stocks with what went in and out.
        pub stocks: Stocks,
        /// Totals behind their items.
        pub trailing: Trailing,
        /// What was done with a part of an amount.
        pub paid: Words,
        /// What income leaves over.
        pub flows: Flows,
        /// What may have moved between two years.
        pub moved: Words,
        /// Sides that are equal.
        pub balanced: Balanced,
        /// Rates of what was done with an amount.
        pub execution: Execution,
    }
}

by_key! {
    /// A word of one character that begins other words as well.
    #[derive(Debug, Default)]
    pub struct Short {
        begins: String,
        never: Words,
    }
}

impl Short {
    /// Whether it stands in a text at all: most hold none.
    pub fn stands_in(&self, text: &str) -> bool {
        text.contains(self.begins.as_str())
    }

    /// Whether a text begins with it, and not with one of the other words.
    pub fn begins(&self, text: &str) -> bool {
        let rest = text.strip_prefix(self.begins.as_str());
        rest.is_some_and(|rest| self.never.begins(rest).is_none())
    }
}

by_key! {
    /// `余额A，动用B，补充C，余额D`.
    #[derive(Debug, Default)]
    pub struct Stocks {
        /// What there is of it.
        pub stock: String,
        /// What went in.
        pub into: Words,
        /// What went out.
        pub out_of: Words,
        /// What says that it went in or out of the stock itself.
        pub certain: Words,
        /// What makes the sentence speak of something else.
        pub never: Words,
        /// What was there at the beginning.
        pub opening: Words,
        /// A stock of debt.
        pub debt: Words,
    }
}

by_key! {
    /// `A，动用B，合计T`.
    #[derive(Debug, Default)]
    pub struct Trailing {
        /// Totals that say how many items they have.
        pub counted: Counted,
        /// The total that says nothing else.
        pub total: String,
        /// Totals of a whole side.
        pub side_totals: Words,
        /// Marks and characters around the name of a total.
        pub fillers: String,
        /// Totals among the items.
        pub inner_totals: Words,
        /// What is no income.
        pub out_of_income: Words,
    }
}

impl Trailing {
    /// The name of a total in what stands before it.
    pub fn name<'t>(&self, text: &'t str) -> &'t str {
        text.trim_matches(|c| self.fillers.contains(c))
    }
}

/// Words with the number each of them says.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "std::collections::BTreeMap<String, usize>")]
pub struct Counted {
    words: Words,
    counts: Vec<usize>,
}

impl From<std::collections::BTreeMap<String, usize>> for Counted {
    fn from(counted: std::collections::BTreeMap<String, usize>) -> Counted {
        let (words, counts): (Vec<String>, Vec<usize>) = counted.into_iter().unzip();
        Counted { words: words.into(), counts }
    }
}

impl Counted {
    /// The number that the text says.
    pub fn said_in(&self, text: &str) -> Option<usize> {
        self.words.first_in(text).and_then(|index| self.counts.get(index)).copied()
    }
}

by_key! {
    /// `收入A，支出B，当期缺口C`.
    #[derive(Debug, Default)]
    pub struct Flows {
        /// What income lacks.
        pub gaps: Words,
        /// A whole side, with what came over from last year.
        pub wholes: Words,
        /// What opens a list of parts.
        pub lists: Words,
        /// One side is taken off the other.
        pub offsets: Words,
        /// The same between two totals.
        pub taken: Words,
        /// What is left.
        pub left: Words,
        /// What is done with it.
        pub done_with: Words,
        /// The total of the side named last.
        pub total: Words,
        /// Names of income that do not say so.
        pub income: Words,
        /// What may stand behind the name of a side.
        pub ends: Words,
    }
}

by_key! {
    /// `收入总计A，支出总计B，收支平衡`.
    #[derive(Debug, Default)]
    pub struct Balanced {
        /// Both sides are equal.
        pub equal: Words,
        /// What may stand before that.
        pub reached: Words,
        /// Totals of income.
        pub income: Vec<String>,
        /// Totals of expenditure, in the same order.
        pub spent: Vec<String>,
        /// Names of all expenditure.
        pub overall: Words,
        /// Names of what there is to spend.
        pub resources: Words,
        /// What says that as much is spent.
        pub following: Words,
        /// What says that it is a rule that it is.
        pub principle: Words,
    }
}

by_key! {
    /// `安排A，支出B，支出率p%`.
    #[derive(Debug, Default)]
    pub struct Execution {
        /// The rates.
        pub rates: Vec<Done>,
        /// What may stand before the name of a rate.
        pub prefix: String,
        /// What lets the rate be of something else.
        pub doubts: Words,
    }
}

by_key! {
    /// A rate named after what was done.
    #[derive(Debug, Default)]
    pub struct Done {
        /// How the rate is called.
        pub name: String,
        /// How the amount is called that it is reckoned from.
        pub said: Words,
    }
}
