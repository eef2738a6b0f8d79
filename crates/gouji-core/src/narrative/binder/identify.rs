//! Identities: what an amount certainly is.

use crate::disclosure::{Basis, FigureId, Fund, Identity, Kind};
use crate::lexicon::Word;

use super::super::event::FigureEvent;
use super::super::label::clean;
use super::super::scope::unit_of;
use super::Binder;
use super::classified::budget_basis;

impl Binder<'_> {
    /// The figure of an amount.
    pub(super) fn id(&self, index: usize) -> Option<FigureId> {
        self.amounts.get(index).map(|amount| amount.id)
    }

    /// Gives the figure its identity where its label is certain.
    pub(super) fn identify(&mut self, figure: &FigureEvent, index: usize) {
        if self.disclosure.header.kind == Kind::Report || self.fresh_path {
            return;
        }
        if self.identify_project(figure) {
            return;
        }
        let Some(amount) = self.amounts.get(index) else { return };
        let Some(concept) = amount.concept else {
            let total = self.lists.last().and_then(|list| self.amounts.get(list.total));
            let parent = total.and_then(|total| total.concept);
            if let Some(parent) = parent.filter(|parent| parent.id == "expenditure.total") {
                let kind = self.disclosure.header.kind;
                self.classified.add_class(&amount.label, parent.fund, figure.id, kind);
            }
            return;
        };
        // 收入总计 and 支出总计 are one figure only in the section about all money.
        let overall = concept.id == "grand-total" && self.scope.fund == Some(Fund::All);
        if concept.loose.contains(&amount.label) && !overall {
            return;
        }
        // The parts of a total that is called by another name (全口径“三公”经费) are not those that the
        // name alone means.
        let total = self.lists.last().and_then(|list| self.amounts.get(list.total));
        // `收入A，其中当年收入B`: a part that is called as its whole is another quantity.
        if total.is_some_and(|total| total.id != figure.id && total.label == amount.label) {
            return;
        }
        let strange = total.is_some_and(|total| total.concept.is_none() && !total.label.is_empty());
        if strange && concept.set.is_some() {
            return;
        }
        let mut fund = concept.fund;
        if let Some(within) = &concept.within {
            let total = self.lists.last().and_then(|list| self.amounts.get(list.total));
            let Some(parent) = total.and_then(|total| total.concept) else { return };
            // What is spent of all there is, is spent in the year: 支出总计，其中：基本支出.
            if parent.id != *within && parent.id != "grand-total" {
                return;
            }
            fund = parent.fund;
        }
        // A section about one fund speaks of that fund's expenses.
        if self.scope.fund == Some(Fund::GovernmentFund) && fund == Fund::Fiscal {
            return;
        }
        let year = figure.cues.year.or(self.said.year).or(self.scope.reach.year);
        let year = year.or(self.disclosure.header.year);
        let Some(year) = year else { return };
        let own = match self.disclosure.header.kind {
            Kind::Budget => Basis::Budget,
            _ => Basis::Final,
        };
        // Under 预算安排 amounts that say nothing of themselves are budgets.
        let around = self.block_reach.stage.or(self.scope.reach.stage);
        let basis = figure.cues.basis.or(around).and_then(budget_basis).unwrap_or(own);
        let identity = Identity {
            concept: concept.id.clone(),
            fund,
            year: Some(year),
            basis,
            path: Vec::new(),
            entity: self.entity(figure, index),
        };
        self.disclosure.identify(figure.id, identity);
    }

    /// Whose figure it is, where it is not the department of the document: 局本级, 全部门, another unit. Once
    /// said, it holds for the sentence; said by a heading, for its section.
    fn entity(&mut self, figure: &FigureEvent, index: usize) -> String {
        let own = self.disclosure.header.entity.as_deref();
        // `其中局机关政府采购支出…，水文站政府采购支出…`: a name before the name, in a list.
        let full = clean(&figure.cues.label);
        let prefix = full.strip_suffix(figure.label.as_str()).filter(|name| !name.is_empty());
        let other = prefix.filter(|name| own.is_none_or(|own| !own.contains(name)));
        let said = unit_of(&figure.cues.label, own)
            .or_else(|| other.filter(|_| !self.lists.is_empty()).map(str::to_owned));
        if said.is_some() {
            self.said.unit = said;
        }
        let said = self.said.unit.clone().or_else(|| self.block_unit.clone());
        let unit = said.unwrap_or_else(|| self.scope.unit.clone());
        // In the accounts of a government its levels are what units are in those of a department.
        let department = self.disclosure.header.entity.is_some();
        let level = self.amounts.get(index).and_then(|amount| amount.reach.level.as_ref());
        match level.filter(|_| !department && unit.is_empty()) {
            Some(level) => level.name(),
            None => unit,
        }
    }

    /// `项目全年预算数7万元，执行数为7万元` in a paragraph about one project.
    pub(super) fn identify_project(&mut self, figure: &FigureEvent) -> bool {
        let basis = match figure.cues.basis {
            Some(Word::FullYearBudget) => Basis::FullYearBudget,
            Some(Word::Outturn) => Basis::Final,
            _ => return false,
        };
        if basis == Basis::FullYearBudget
            && let Some(name) = figure.label.strip_suffix("项目")
            && !name.is_empty()
        {
            self.project = Some(name.to_owned());
        }
        let named = matches!(figure.label.as_str(), "" | "项目") || basis == Basis::FullYearBudget;
        let Some(project) = self.project.clone().filter(|_| named) else { return false };
        let year = self.disclosure.header.year;
        self.disclosure.identify(figure.id, Identity::project(&project, basis, year));
        true
    }
}
