//! What the words of a header say of the numbers below it, read once from `rules/columns.yaml`.
//!
//! Contract: words only; nothing is decided from the numbers.

use std::sync::LazyLock;

use crate::words::Words;
use crate::yaml::by_key::by_key;

by_key! {
    #[derive(Debug, Default)]
    struct File {
        not_added: Words,
        rates: Words,
        amounts: Words,
        comparable: Words,
        of_budget: Words,
        last_year: Words,
        growths: Words,
        negative: Words,
        between_levels: Words,
        budgets: Words,
        changes: Words,
        stages: Words,
        funds: Words,
        income: String,
        expenditure: String,
        scores: Words,
        shares: Words,
        outturns: Words,
        no_outturns: Words,
        stocks: Stocks,
        carried: Carried,
        yearly: Yearly,
        totals: Words,
        subtotals: Vec<String>,
        rows: Vec<String>,
        serials: Vec<String>,
        attributes: Vec<String>,
        quantities: Words,
        prices: Words,
    }
}

by_key! {
    /// Words of the rows of a table of debt.
    #[derive(Debug, Default)]
    pub(super) struct Stocks {
        /// What is owed at one time.
        pub balances: Words,
        /// At the end of the year before.
        pub before: Words,
        /// What was borrowed in the year.
        pub raised: Words,
        /// What was paid back.
        pub repaid: Words,
        /// What may be owed.
        pub limits: Words,
    }
}

by_key! {
    /// What is carried from one year to the next.
    #[derive(Debug, Default)]
    struct Carried {
        /// From the year before.
        before: Words,
        /// To the year behind.
        after: Words,
        /// What is left, whatever it is called.
        left: Words,
    }
}

by_key! {
    /// Words of rows of what funds have left.
    #[derive(Debug, Default)]
    struct Yearly {
        /// Of the year.
        left: Words,
        /// At its end, of all years.
        in_all: Words,
    }
}

/// Whether a row is what is left of a year, or of all years at its end.
pub(super) fn is_left(name: &str) -> [bool; 2] {
    let yearly = &WORDS.yearly;
    [any(&yearly.left, name), any(&yearly.in_all, name)]
}

/// Whether a column is what is left at the end of a year.
pub(super) fn is_left_over(text: &str) -> bool {
    let carried = &WORDS.carried;
    !any(&carried.before, text) && !is_of_last_year(&[text.to_owned()]) && any(&carried.left, text)
}

/// Whether a column is by its whole name what was carried over from the year before, or to the year behind.
pub(super) fn is_carried(name: &str) -> [bool; 2] {
    let carried = &WORDS.carried;
    [&carried.before, &carried.after].map(|words| words.iter().any(|word| word == name))
}

/// The words of the rows of a table of debt.
pub(super) fn stocks() -> &'static Stocks {
    &WORDS.stocks
}

static WORDS: LazyLock<File> = LazyLock::new(|| {
    crate::yaml::typed::from_str(include_str!("../../rules/columns.yaml")).unwrap_or_default()
});

fn any(words: &Words, text: &str) -> bool {
    words.stand_in(text)
}

/// Whether the numbers below these texts are rates, scores and the like, which are not added up.
pub(super) fn is_no_amount(path: &[String]) -> bool {
    path.iter().any(|text| any(&WORDS.not_added, text)) || is_rate(path)
}

/// Whether the last of these texts names a rate or a change without its sign.
pub(super) fn is_rate(path: &[String]) -> bool {
    path.last().is_some_and(|text| any(&WORDS.rates, text) && !any(&WORDS.amounts, text))
}

/// Whether the numbers were reckoned from a base that is not printed.
pub(super) fn is_comparable(path: &[String]) -> bool {
    path.iter().any(|text| any(&WORDS.comparable, text))
}

/// Whether a rate is said to be one of a budget: 为预算%, 完成年初预算%, 执行率.
pub(super) fn names_budget(path: &[String]) -> bool {
    let is_score = |text: &str| any(&WORDS.scores, text);
    path.last()
        .is_some_and(|text| any(&WORDS.of_budget, text) && !text.contains("增") && !is_score(text))
}

/// Whether a percentage is one of what has changed: 决算数比上年增长%.
pub(super) fn names_growth(path: &[String]) -> bool {
    path.last().is_some_and(|text| any(&WORDS.growths, text) || is_change(text))
}

/// Whether a column is one of the year before.
pub(super) fn is_of_last_year(path: &[String]) -> bool {
    path.iter().any(|text| any(&WORDS.last_year, text))
}

/// Whether what a label or header names may be below nothing in part.
pub(super) fn may_be_negative(text: &str) -> bool {
    any(&WORDS.negative, text)
}

/// Whether a rate is a share of a whole: 占本年收入合计%, 比重.
pub(super) fn names_whole(path: &[String]) -> bool {
    path.last().is_some_and(|text| any(&WORDS.shares, text))
}

/// Whether a column is a change.
pub(super) fn is_change(text: &str) -> bool {
    any(&WORDS.changes, text)
}

fn first(words: &'static [String], text: &str) -> Option<&'static str> {
    words.iter().map(String::as_str).find(|word| text.contains(word))
}

/// The budget or outturn that a text names.
pub(super) fn stage(text: &str) -> Option<&'static str> {
    first(&WORDS.stages, text)
}

/// Whether a clause tells of a budget, of a plan, of a change or of another year.
pub(super) fn is_no_outturn(clause: &str) -> bool {
    let mut rest = clause.to_owned();
    for fund in WORDS.funds.iter() {
        rest = rest.replace(fund.as_str(), "");
    }
    any(&WORDS.no_outturns, &rest)
        || any(&WORDS.budgets, &rest)
        || any(&WORDS.changes, &rest)
        || any(&WORDS.last_year, &rest)
}

/// Whether a header is that of the numbers of what a table lists, one by one: 序号, not 行次.
pub(super) fn is_serial(text: &str) -> bool {
    WORDS.serials.iter().any(|word| word == text)
}

/// Whether a column tells something of what stands before it.
pub(super) fn is_attribute(text: &str) -> bool {
    WORDS.attributes.iter().any(|word| text.ends_with(word.as_str()))
}

/// Whether a column is how many pieces there are of something.
pub(super) fn is_quantity(text: &str) -> bool {
    any(&WORDS.quantities, text)
}

/// Whether a column is what one piece costs.
pub(super) fn is_price(text: &str) -> bool {
    any(&WORDS.prices, text)
}

/// What a total is called before the word that says so: 支出 of 支出合计, nothing of 合计.
pub(super) fn total_of(label: &str) -> Option<&str> {
    WORDS.totals.iter().find_map(|word| label.strip_suffix(word.as_str()))
}

/// Whether a row is the total of its group and called nothing else.
pub(super) fn is_subtotal(name: &str) -> bool {
    WORDS.subtotals.iter().any(|word| word == name)
}

/// The year a text names.
pub(super) fn year(text: &str) -> Option<i32> {
    text.match_indices('年').find_map(|(at, _)| {
        let year = text.get(at.checked_sub(4)?..at)?.parse::<i32>().ok()?;
        (1990..=2100).contains(&year).then_some(year)
    })
}

/// The fund that a title names.
pub(super) fn fund(text: &str) -> Option<&'static str> {
    first(&WORDS.funds, text)
}

/// Whether a title is of income or of expenditure; nothing where it is of both.
pub(super) fn side(text: &str) -> Option<&'static str> {
    let sides = [WORDS.income.as_str(), WORDS.expenditure.as_str()];
    match sides.map(|word| text.contains(word)) {
        [true, false] => sides.first().copied(),
        [false, true] => sides.last().copied(),
        _ => None,
    }
}

/// What a title or total of income is called where it is of expenditure.
pub(super) fn expenditure_of(text: &str) -> Option<String> {
    let one =
        text.matches(WORDS.income.as_str()).count() == 1 && !text.contains(&WORDS.expenditure);
    one.then(|| text.replacen(&WORDS.income, &WORDS.expenditure, 1))
}

/// Whether a column is a budget: 年初预算, 调整预算.
pub(super) fn is_budget(name: &str) -> bool {
    any(&WORDS.budgets, name)
}

/// Whether a column is what came of a budget: 执行, 决算, 完成.
pub(super) fn is_outturn(name: &str) -> bool {
    any(&WORDS.outturns, name) && !is_budget(name)
}

/// Whether a header stands above the codes or labels of rows.
pub(super) fn names_rows(head: &str) -> bool {
    WORDS.rows.iter().any(|word| head.ends_with(word.as_str()))
}

/// Whether a row is money that one level of government gives to another, or a total that counts such.
pub(super) fn is_between_levels(label: &str) -> bool {
    any(&WORDS.between_levels, label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_tell_rates_from_amounts() {
        let path = |text: &str| vec!["2024年".to_owned(), text.to_owned()];
        for rate in ["增长", "可比增长", "比上年增长（%）", "完成预算", "占支出合计", "同口径增幅"]
        {
            assert!(is_no_amount(&path(rate)), "{rate}");
        }
        for amount in ["增长额", "同口径数", "完成数", "预算数", "增减额"] {
            assert!(!is_no_amount(&path(amount)), "{amount}");
        }
        assert!(is_comparable(&path("可比增长%")) && may_be_negative("税收收入"));
    }
}
