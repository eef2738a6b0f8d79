//! An account: what the text says of one item or one total (budget, outturn, completion, word).

use crate::disclosure::{Disclosure, Doubt, FigureId, Form, Says, Unchecked, Why};
use crate::document::Place;
use crate::lexicon::Word;
use crate::statement::{Chain, Comparison, ItemRate};

use super::shares::is_ratio;

/// A path of the functional classification by names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path {
    /// 类.
    pub class: Option<String>,
    /// 款.
    pub section: Option<String>,
    /// 项.
    pub item: Option<String>,
}

/// What is said of one item or total.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// The label, for accounts without a path.
    pub label: String,
    /// The year its amounts name.
    pub year: Option<i32>,
    /// The path, for items.
    pub path: Option<Path>,
    /// The amount an item opens with.
    pub opening: Option<FigureId>,
    /// Its budgets, with the word that names each.
    pub budgets: Vec<(Word, FigureId)>,
    /// The total whose list it stands in: a rate behind it may be the total's.
    pub head: Option<FigureId>,
    /// Its outturn.
    pub actual: Option<FigureId>,
    /// Its completion rate and the budget the rate names.
    pub rate: Option<(FigureId, Option<Word>)>,
    /// The comparison of outturn and budget in words.
    pub word: Option<(Comparison, Place)>,
}

impl Account {
    /// The outturn, by whichever print there is.
    pub fn outturn(&self) -> Option<FigureId> {
        self.actual.or(self.opening)
    }

    /// Whether it is an item (项) of the classification.
    pub fn is_item(&self) -> bool {
        self.path.as_ref().is_some_and(|path| path.item.is_some())
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.outturn().is_none() && self.budgets.is_empty() && self.rate.is_none()
    }

    /// The rate and whether the text says that it equals its budget, for §10.
    pub fn item_rate(&self) -> Option<ItemRate<FigureId>> {
        let (rate, _) = self.rate?;
        let flat = matches!(&self.word, Some((Comparison::Equal, _)));
        Some(ItemRate { amount: self.outturn()?, rate, flat })
    }

    /// The budgets that the rate can be about, the named one first.
    fn bases(&self, named: Option<Word>) -> Vec<FigureId> {
        let exact: Vec<FigureId> = self
            .budgets
            .iter()
            .filter(|(word, _)| Some(*word) == named)
            .map(|(_, id)| *id)
            .collect();
        let general = matches!(named, None | Some(Word::Budget));
        let others = self.budgets.iter().filter(|(word, id)| {
            !exact.contains(id) && (general || *word == Word::Budget || !exact.is_empty())
        });
        let mut bases = exact.clone();
        bases.extend(others.map(|(_, id)| *id));
        bases
    }

    /// Makes the claims of the account.
    pub fn claim(&self, disclosure: &mut Disclosure) {
        if let (Some(actual), Some(opening)) = (self.actual, self.opening)
            && self.path.is_some()
            && actual != opening
        {
            disclosure.say(
                Why::stated(Form::AccountOpening),
                Says::Same { left: actual, right: opening, chain: Chain::SameLeaf },
            );
        }
        let outturn = self.outturn();
        if let Some((rate, named)) = self.rate {
            let budgets = self.bases(named);
            let fits =
                |actual| budgets.iter().any(|budget| is_ratio(rate, actual, *budget, disclosure));
            // `支出A，其中B，完成预算C的p%`: A or B of C. Where neither gives the rate, neither is known
            // to be meant.
            let outturn = match (outturn, self.head) {
                (Some(own), Some(head)) if !budgets.is_empty() && !fits(own) => {
                    Some(head).filter(|head| fits(*head))
                }
                _ => outturn,
            };
            match outturn {
                Some(actual) if !budgets.is_empty() => {
                    // Which of several budgets is meant is not said.
                    let said = self.budgets.iter().any(|(word, _)| Some(*word) == named);
                    let several = budgets.len() > 1 && !said;
                    disclosure.say(
                        Why::stated(Form::AccountCompletion)
                            .doubt_if(Doubt::SeveralPartners, several),
                        Says::Completion { rate, actual, budgets },
                    );
                }
                outturn => {
                    // Its budget may stand in a table.
                    let budgets = Vec::new();
                    if let Some(actual) = outturn {
                        let why = Why::stated(Form::AccountCompletion);
                        disclosure.say(why, Says::Completion { rate, actual, budgets });
                    }
                    disclosure.reasons.entry(rate).or_insert(Unchecked::NoBudgetInText);
                }
            }
        }
        if let Some((word, place)) = &self.word
            && let Some(actual) = outturn
        {
            let amounts = match self.budgets.as_slice() {
                [(_, budget)] => Some((actual, *budget)),
                _ => None,
            };
            let rate = self.rate.map(|(rate, _)| rate);
            if amounts.is_some() || (rate.is_some() && self.budgets.is_empty()) {
                disclosure.say(
                    Why::stated(Form::AccountWord),
                    Says::BudgetWord { word: *word, place: place.clone(), amounts, rate },
                );
            }
        }
    }
}
