//! The amounts read so far, and how to find one by what the text calls it.

use crate::disclosure::{Concept, FigureId, Taxonomy};

/// An amount of the text.
#[derive(Debug, Clone)]
pub struct Amount {
    /// The figure.
    pub id: FigureId,
    /// Its cleaned label.
    pub label: String,
    /// It is of the kind the disclosure is about (outturn in a final account, budget in a budget).
    pub current: bool,
    /// What the label certainly means.
    pub concept: Option<&'static Concept>,
    /// The main section (一、二、…) it stands in.
    pub section: usize,
    /// The paragraph.
    pub block: usize,
    /// The sentence.
    pub sentence: usize,
    /// It is an amount of another year than the disclosure's.
    pub prior: bool,
    /// Class of the functional classification, where it carries one.
    pub class: Option<String>,
}

impl Amount {
    /// Whether it is what the disclosure is about: in a final account an outturn, in a budget the
    /// new budget.
    pub fn is_current(&self) -> bool {
        self.current
    }
}

/// All amounts in reading order.
#[derive(Debug, Default)]
pub struct Amounts {
    all: Vec<Amount>,
}

impl Amounts {
    /// Adds an amount; gives its index.
    pub fn push(&mut self, amount: Amount) -> usize {
        self.all.push(amount);
        self.all.len() - 1
    }

    /// The amount at an index.
    pub fn get(&self, index: usize) -> Option<&Amount> {
        self.all.get(index)
    }

    /// The amount that a label means: in this paragraph, or the latest of the section where the
    /// label is a concept or long enough to be a name.
    pub fn named(&self, label: &str, block: usize, section: usize) -> Option<usize> {
        let concept = Taxonomy::get().find(label);
        let means = |amount: &Amount| {
            !amount.prior
                && amount.is_current()
                && (amount.label == label
                    || (concept.is_some()
                        && amount.concept.map(|c| (&c.id, c.fund))
                            == concept.map(|c| (&c.id, c.fund))))
        };
        let latest = |fits: &dyn Fn(&Amount) -> bool| {
            self.all.iter().enumerate().rev().find(|(_, a)| fits(a) && means(a)).map(|(i, _)| i)
        };
        let name = concept.is_some() || label.chars().count() >= 6;
        latest(&|amount| amount.block == block)
            .or_else(|| latest(&|amount| name && amount.section == section))
    }

    /// The figures that a named whole can be, the nearest section first. Prints of one concept
    /// count once; two different values are two candidates.
    pub fn wholes(&self, name: &str, section: usize) -> Vec<usize> {
        let concept = Taxonomy::get().find(name);
        let matches = |amount: &Amount| {
            !amount.prior
                && amount.is_current()
                && (amount.label == name
                    || (concept.is_some()
                        && amount.concept.map(|c| (&c.id, c.fund))
                            == concept.map(|c| (&c.id, c.fund))))
        };
        let here: Vec<usize> = self
            .all
            .iter()
            .enumerate()
            .filter(|(_, amount)| amount.section == section && matches(amount))
            .map(|(index, _)| index)
            .collect();
        if !here.is_empty() {
            return here;
        }
        self.all.iter().enumerate().filter(|(_, a)| matches(a)).map(|(index, _)| index).collect()
    }

    /// The latest outturn of a concept label anywhere before.
    pub fn latest(&self, label: &str) -> Option<usize> {
        let concept = Taxonomy::get().find(label)?;
        self.all.iter().enumerate().rev().find_map(|(index, amount)| {
            let same = amount.concept.is_some_and(|c| c.id == concept.id && c.fund == concept.fund);
            (same && !amount.prior && amount.is_current()).then_some(index)
        })
    }

    /// Labels of a class's amount in a section's composition.
    pub fn class_total(&self, class: &str, section: usize) -> Option<usize> {
        self.all.iter().position(|amount| {
            amount.section == section
                && amount.is_current()
                && !amount.prior
                && amount.class.as_deref() == Some(class)
        })
    }
}
