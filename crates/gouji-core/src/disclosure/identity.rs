//! What a figure certainly is: two figures with one identity must agree.

use serde::Deserialize;

/// The fund a figure belongs to (资金性质).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fund {
    /// All money of the department.
    All,
    /// 财政拨款: general public budget, government funds and state capital together.
    Fiscal,
    /// 一般公共预算财政拨款.
    General,
    /// 政府性基金预算.
    GovernmentFund,
    /// 国有资本经营预算.
    StateCapital,
}

impl Fund {
    /// Every fund by its name in rules and structured disclosures.
    pub const NAMED: [(&'static str, Fund); 5] = [
        ("all", Fund::All),
        ("fiscal", Fund::Fiscal),
        ("general", Fund::General),
        ("government-fund", Fund::GovernmentFund),
        ("state-capital", Fund::StateCapital),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Fund::NAMED.iter().find(|(_, fund)| *fund == self).map_or("", |(name, _)| name)
    }
}

/// What kind of print a figure is (预算 or 决算).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Basis {
    /// 决算, 执行数: the outturn.
    Final,
    /// 年初预算: the initial budget.
    InitialBudget,
    /// 全年预算.
    FullYearBudget,
    /// 调整预算.
    AdjustedBudget,
    /// 预算, not said which.
    Budget,
}

/// The symbolic identity of a figure: concept × fund × year × basis × code path × entity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identity {
    /// The concept, by its stable name in the taxonomy (`expenditure.total`).
    pub concept: String,
    /// The fund.
    pub fund: Fund,
    /// The year it speaks of.
    pub year: Option<i32>,
    /// Budget or final account.
    pub basis: Basis,
    /// Functional classification path (class, section, item), by name or code; empty for totals.
    pub path: Vec<String>,
    /// What the figure is about when it is not the whole entity (a project's name).
    pub entity: String,
}

impl Identity {
    /// The identity of a project's budget or outturn.
    pub fn project(name: &str, basis: Basis, year: Option<i32>) -> Identity {
        Identity {
            concept: "project".to_owned(),
            fund: Fund::All,
            year,
            basis,
            path: Vec::new(),
            entity: name.to_owned(),
        }
    }

    /// A stable text of the identity, used for fingerprints and for messages in JSON.
    pub fn key(&self) -> String {
        let year = self.year.map_or_else(|| "-".to_owned(), |year| year.to_string());
        format!(
            "{}|{:?}|{year}|{:?}|{}|{}",
            self.concept,
            self.fund,
            self.basis,
            self.path.join("/"),
            self.entity
        )
    }
}
