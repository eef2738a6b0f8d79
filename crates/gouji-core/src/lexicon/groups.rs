//! Words that belong together: those of one form of sentence.
//!
//! Contract: lists only; what they mean is said where they are used.

use crate::words::Words;
use crate::yaml::by_key::by_key;

by_key! {
    /// Words around a rate that make it that of something else.
    #[derive(Debug, Default)]
    pub struct Foreign {
        /// Before it: 若考虑…因素，增长p%.
        pub before: Words,
        /// Behind it: 增长p%的目标.
        pub behind: Words,
        /// Of several years: no rate of the year.
        pub average: Words,
    }
}

by_key! {
    /// An amount behind the counts of what it was spent on.
    #[derive(Debug, Default)]
    pub struct Restating {
        /// What it is called.
        pub amounts: Words,
        /// What the names of the counts end with.
        pub counts: Words,
    }
}

by_key! {
    /// Words of titles.
    #[derive(Debug, Default)]
    pub struct Titled {
        /// The pattern of what stands behind the number of the year.
        pub year: String,
        /// A final account.
        pub account: String,
        /// A budget.
        pub budget: String,
        /// What a title may begin with.
        pub about: String,
        /// What the title of a table ends with.
        pub table: String,
    }
}

by_key! {
    /// A whole of two parts, one of which is seldom there.
    #[derive(Debug, Default)]
    pub struct OnlyPart {
        /// The concept of the whole.
        pub whole: String,
        /// The concept of the part that may be all of it.
        pub part: String,
        /// Words of the other part.
        pub other: Words,
    }
}

by_key! {
    /// A count with the names of what it counts in the lines below it, or behind a colon.
    #[derive(Debug, Default)]
    pub struct Listing {
        /// What may stand between the count and the list.
        pub between: Words,
        /// The longest of what is counted, in characters.
        pub longest_thing: usize,
        /// What names of the parts of a body end with.
        pub bodies: Words,
    }
}

by_key! {
    /// What behind a year makes it something else than the year.
    #[derive(Debug, Default)]
    pub struct BehindYear {
        /// What belongs to the year itself.
        pub itself: Words,
        /// A day or a part of it: 初, 第三季度.
        pub times: Words,
        /// A plan of it: 批复数.
        pub plans: Words,
    }
}

by_key! {
    /// What a change goes from and to: 由年初的A调整为B.
    #[derive(Debug, Default)]
    pub struct FromTo {
        /// What stands before the first of the two.
        pub origins: Words,
        /// What may stand before the word of moving of their change: 相应增加C.
        pub between: Words,
        /// What stands between a word of moving and the second.
        pub reaching: Words,
        /// Which amount it was.
        pub which: Words,
        /// Words between the two amounts.
        pub became: Words,
    }
}

by_key! {
    /// Words of a rate of the amount that stands in its name: 占B的p%, 是B的k倍.
    #[derive(Debug, Default)]
    pub struct OfBase {
        /// Words before the base of a share.
        pub shares: Words,
        /// Words before the base of a multiple.
        pub multiples: Words,
        /// What a base is called that is reached or not, and no whole.
        pub targets: Words,
        /// Words that open a list, whose last part stands before the base as well.
        pub opening: Words,
        /// Words between the base and the rate.
        pub ties: Words,
    }
}

by_key! {
    /// Names of debts.
    #[derive(Debug, Default)]
    pub struct Debts {
        /// Ends of names of how much may be owed.
        pub limits: Words,
        /// Ends of names of how much is owed.
        pub balances: Words,
        /// Kinds of debt, whose limits are not kept one by one.
        pub kinds: Words,
        /// The kinds that are together all debt.
        pub both: [String; 2],
        /// How the name of their sum ends.
        pub totals: Words,
        /// Words of a name that do not make it another.
        pub idle: Words,
        /// Behind the name of a sum whose parts follow.
        pub among: Words,
    }
}

by_key! {
    /// What says that something was added, and what only looks so.
    #[derive(Debug, Default)]
    pub struct Added {
        /// The words.
        pub words: Words,
        /// Names that hold them and mean something else.
        pub not: Words,
    }
}

by_key! {
    /// How a budget is changed.
    #[derive(Debug, Default)]
    pub struct Adjusted {
        /// Words for more.
        pub more: Words,
        /// Words for less.
        pub less: Words,
        /// Before what it became.
        pub became: Words,
        /// What it was changed to.
        pub changed: Words,
    }
}

by_key! {
    /// Words of plans.
    #[derive(Debug, Default)]
    pub struct Plans {
        /// What makes an amount a plan.
        pub planned: Words,
        /// What no name of an account holds.
        pub never: Words,
    }
}

by_key! {
    /// Names of what is left, as it is carried from year to year.
    #[derive(Debug, Default)]
    pub struct Rolling {
        /// Words before the second of two that are added.
        pub adding: Words,
        /// What is left of the year.
        pub of_year: Words,
        /// What was left before.
        pub before: Words,
        /// What is left at the end.
        pub after: Words,
        /// What came in during the year.
        pub income: Words,
        /// What went out.
        pub spent: Words,
        /// Words that say that it is of this year, before the name of the account.
        pub this_year: Words,
        /// What no name of an account before them holds.
        pub never: Words,
        /// How names of what came in and what went out end, where the account stands before them.
        pub sides: [String; 2],
    }
}

by_key! {
    /// Words around all that a total is made of.
    #[derive(Debug, Default)]
    pub struct MadeOf {
        /// Before the first part.
        pub opening: Words,
        /// Behind the last part.
        pub closing: Words,
        /// What opens another list, or takes something off.
        pub never: Words,
    }
}
