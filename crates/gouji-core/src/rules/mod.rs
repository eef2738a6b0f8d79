//! Rules: which relations a disclosure's claims give rise to.
//!
//! Contract: a rule reads claims and builds relations; it never does arithmetic and never decides.
//! Its names, texts, severity and examples stand in `rules/<name>.yaml` (see [`text`]).

mod book;
mod budget_vs_final_word;
mod build;
mod change_amount;
mod code_hierarchy;
mod column_total;
mod completion;
mod completion_of_nothing;
mod completion_rate;
mod concept_file;
mod count_of_list;
mod count_sum;
mod direction_word;
mod displaced_rows;
mod flat_word;
mod flaws;
mod growth;
mod growth_from_zero;
mod growth_rate;
mod implied_completion;
mod items_add_to_total;
mod kept;
pub mod language;
mod merge;
mod missing;
mod over_target;
mod pack;
mod part_within_whole;
mod percentage_points;
mod rate_of_counts;
mod row_sum;
mod same_figure;
mod schema;
mod settle;
mod share_of_whole;
mod shares_add_to_100;
mod stale_date;
mod statement_balance;
mod sum_of_items;
#[cfg(test)]
pub(crate) mod test_kit;
mod total;
mod unit_price_times_quantity;

pub use crate::rule::{Declared, Group, Rule, text};
pub use book::Rulebook;
pub use flaws::{Remark, remarks};
pub use missing::{missing, needs, shown as shown_of};
pub use pack::{Pack, RuleFileError, UserRule};
pub use schema::SCHEMA;

use merge::Merged;

use crate::disclosure::Disclosure;
use crate::limits::{go_on, step};
use crate::relation::Relation;

/// What every rule is: it adds the relations it asks for.
type Relate = fn(&Disclosure, &mut Vec<Relation>);

/// The code of every rule that builds relations, in the order of [`Rule::ALL`].
const CODED: &[(Rule, Relate)] = &[
    (Rule::SumOfItems, sum_of_items::relate),
    (Rule::ItemsAddToTotal, items_add_to_total::relate),
    (Rule::SharesAddTo100, shares_add_to_100::relate),
    (Rule::ImpliedCompletion, implied_completion::relate),
    (Rule::ShareOfWhole, share_of_whole::relate),
    (Rule::PartWithinWhole, part_within_whole::relate),
    (Rule::ChangeAmount, change_amount::relate),
    (Rule::GrowthRate, growth_rate::relate),
    (Rule::GrowthFromZero, growth_from_zero::relate),
    (Rule::DirectionWord, direction_word::relate),
    (Rule::FlatWord, flat_word::relate),
    (Rule::PercentagePoints, percentage_points::relate),
    (Rule::CompletionRate, completion_rate::relate),
    (Rule::CompletionOfNothing, completion_of_nothing::relate),
    (Rule::BudgetVsFinalWord, budget_vs_final_word::relate),
    (Rule::OverTarget, over_target::relate),
    (Rule::RowSum, row_sum::relate),
    (Rule::ColumnTotal, column_total::relate),
    (Rule::CodeHierarchy, code_hierarchy::relate),
    (Rule::StatementBalance, statement_balance::relate),
    (Rule::DisplacedRows, displaced_rows::relate),
    (Rule::SameFigure, same_figure::relate),
    (Rule::CountSum, count_sum::relate),
    (Rule::CountOfList, count_of_list::relate),
    (Rule::RateOfCounts, rate_of_counts::relate),
    (Rule::UnitPriceTimesQuantity, unit_price_times_quantity::relate),
    (Rule::StaleDate, stale_date::relate),
];

/// All relations that the rules of the program ask for.
pub fn relate(disclosure: &Disclosure) -> Vec<Relation> {
    relate_by(&Rulebook::default(), disclosure)
}

/// All relations that the rules of a book ask for, in the order of the rules and of the text; each
/// once.
pub fn relate_by(book: &Rulebook, disclosure: &Disclosure) -> Vec<Relation> {
    let mut merged = Merged::default();
    for (rule, relate) in CODED {
        if book.is_on(*rule) {
            go_on();
            let mut asked = Vec::new();
            relate(disclosure, &mut asked);
            merged.add(settle::settle(asked, disclosure), disclosure);
        }
    }
    let shelf = language::Shelf::of(disclosure);
    let declared = |rule: &&Rule| matches!(rule, Rule::Declared(_)) && book.is_on(**rule);
    for rule in book.rules().iter().filter(declared) {
        for formula in &rule.text().formulas {
            go_on();
            for asked in language::ask(*rule, formula, &shelf) {
                step();
                let language::Asked { relation, locality } = asked;
                for relation in settle::settle(vec![relation], disclosure) {
                    merged.add_declared(language::Asked { relation, locality }, &shelf);
                }
            }
        }
    }
    merged.all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_coded_in_the_order_of_the_registry() {
        let coded: Vec<Rule> = CODED.iter().map(|(rule, _)| *rule).collect();
        let asking: Vec<Rule> =
            Rule::ALL.iter().copied().filter(|rule| rule.has_relations()).collect();
        let declared = |rule: &Rule| matches!(rule, Rule::Declared(_));
        assert!(asking.iter().skip(coded.len()).all(declared));
        assert_eq!(coded, asking[..coded.len()]);
    }

    #[test]
    fn a_disclosure_that_says_nothing_asks_nothing() {
        assert!(relate(&Disclosure::default()).is_empty());
    }
}
