//! Identities of the items of the functional classification (类, 款, 项), by their printed names.
//!
//! Contract: an amount gets a path only where its class is named and the fund of its section is
//! known, and only if the path is an item once in the document for that fund: the same names may
//! else stand in two scopes.

use std::collections::BTreeMap;

use crate::disclosure::{Basis, Disclosure, FigureId, Fund, Identity, Kind};
use crate::lexicon::Word;

use super::account::{Account, Path};

/// The classes (类) whose names mean nothing else, without 支出 at their end.
const CLASSES: [&str; 24] = [
    "一般公共服务",
    "外交",
    "国防",
    "公共安全",
    "教育",
    "科学技术",
    "文化旅游体育与传媒",
    "文化体育与传媒",
    "社会保障和就业",
    "卫生健康",
    "医疗卫生与计划生育",
    "节能环保",
    "城乡社区",
    "农林水",
    "交通运输",
    "资源勘探工业信息等",
    "资源勘探信息等",
    "商业服务业等",
    "金融",
    "援助其他地区",
    "自然资源海洋气象等",
    "住房保障",
    "粮油物资储备",
    "灾害防治及应急管理",
];

/// Amounts of one item, each with what kind of print it is.
type Prints = Vec<(FigureId, Basis)>;

/// The items of the document, gathered until it is known which of them stand once.
#[derive(Debug, Default)]
pub struct Classified {
    items: BTreeMap<(Fund, Vec<String>), Vec<Prints>>,
}

impl Classified {
    /// Takes in a finished account of a section about one fund.
    pub fn add(&mut self, account: &Account, fund: Option<Fund>, kind: Kind) {
        let names = account.path.as_ref().and_then(Path::names);
        let (Some(names), Some(fund), Some(own)) = (names, fund, own_basis(kind)) else { return };
        let mut prints: Prints =
            account.opening.iter().chain(&account.actual).map(|id| (*id, own)).collect();
        for (word, id) in &account.budgets {
            let basis = budget_basis(*word);
            // Two budgets of one name: which of them is meant is not said.
            let alone = account.budgets.iter().filter(|(other, _)| other == word).count() == 1;
            if alone && let Some(basis) = basis {
                prints.push((*id, basis));
            }
        }
        self.push(fund, names, prints);
    }

    /// Takes in a class of a composition, named without （类）.
    pub fn add_class(&mut self, label: &str, fund: Fund, id: FigureId, kind: Kind) {
        if let Some(own) = own_basis(kind).filter(|_| is_class(label)) {
            self.push(fund, vec![label.to_owned()], vec![(id, own)]);
        }
    }

    fn push(&mut self, fund: Fund, names: Vec<String>, prints: Prints) {
        if !prints.is_empty() {
            self.items.entry((fund, names)).or_default().push(prints);
        }
    }

    /// Gives the amounts of every item that stands once their identity.
    pub fn identify(self, disclosure: &mut Disclosure) {
        let Some(year) = disclosure.header.year else { return };
        for ((fund, path), places) in self.items {
            let [prints] = places.as_slice() else { continue };
            for (id, basis) in prints {
                let identity = Identity {
                    concept: "expenditure.total".to_owned(),
                    fund,
                    year: Some(year),
                    basis: *basis,
                    path: path.clone(),
                    entity: String::new(),
                };
                disclosure.identify(*id, identity);
            }
        }
    }
}

impl Path {
    /// The names from the class downwards, if none between them is missing.
    fn names(&self) -> Option<Vec<String>> {
        let levels = [&self.class, &self.section, &self.item];
        let named: Vec<String> = levels.iter().map_while(|name| (*name).clone()).collect();
        let gap = levels.iter().skip(named.len()).any(|name| name.is_some());
        (!named.is_empty() && !gap).then_some(named)
    }
}

/// What an amount that names no budget is in a disclosure of this kind.
fn own_basis(kind: Kind) -> Option<Basis> {
    match kind {
        Kind::Final => Some(Basis::Final),
        Kind::Budget => Some(Basis::Budget),
        Kind::Report | Kind::Unknown => None,
    }
}

/// The budget that a word names.
pub fn budget_basis(word: Word) -> Option<Basis> {
    match word {
        Word::InitialBudget => Some(Basis::InitialBudget),
        Word::FullYearBudget => Some(Basis::FullYearBudget),
        Word::AdjustedBudget => Some(Basis::AdjustedBudget),
        Word::Budget => Some(Basis::Budget),
        _ => None,
    }
}

/// Whether a name is that of a class (类).
pub(super) fn is_class(label: &str) -> bool {
    let name = label.strip_suffix("支出").unwrap_or(label);
    CLASSES.contains(&name)
}
