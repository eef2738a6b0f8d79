//! `unit-price-times-quantity`: quantity × unit price is the amount.
//!
//! Contract: asks with the factors that are printed; the finding points at the amount.

use crate::disclosure::{Disclosure, Says};
use crate::relation::Relation;
use crate::statement::Statement;

use super::Rule;
use super::build::{figure, figures};

/// Asks whether amounts are the products of their factors.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for (of, claim) in disclosure.said() {
        if let Says::Product { product, factors } = claim
            && !factors.is_empty()
        {
            let statement =
                Statement::Product { product: figure(*product), factors: figures(factors) };
            out.push(Relation::new(Rule::UnitPriceTimesQuantity, *product, statement).because(of));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::Says;
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;

    #[test]
    fn the_amount_is_the_product() {
        for (product, verdict) in [("24.00", Verdict::Holds), ("25.00", Verdict::Broken)] {
            let mut paper = Paper::default();
            let [product, price] = [paper.money(product), paper.money("2.00")];
            let factors = vec![paper.count("12"), price];
            paper.say(Says::Product { product, factors });
            assert_eq!(paper.verdicts(Rule::UnitPriceTimesQuantity), [verdict]);
            assert_eq!(paper.asked(Rule::UnitPriceTimesQuantity)[0].subject.figure(), product);
        }
    }
}
