//! The amounts read so far, and how to find one by what the text calls it.

use std::collections::HashMap;

use crate::disclosure::{Concept, FigureId, Taxonomy};

/// How many amounts a named whole is looked for among.
const MOST_WHOLES: usize = 8;

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

/// All amounts in reading order, found by label, by concept or by class.
#[derive(Debug, Default)]
pub struct Amounts {
    all: Vec<Amount>,
    by_name: HashMap<String, Vec<usize>>,
    classes: HashMap<(usize, String), usize>,
}

fn concept_key(concept: &Concept) -> String {
    format!("{}\u{0}{:?}", concept.id, concept.fund)
}

impl Amounts {
    /// Adds an amount; gives its index.
    pub fn push(&mut self, amount: Amount) -> usize {
        let index = self.all.len();
        if !amount.prior && amount.is_current() {
            if !amount.label.is_empty() {
                self.by_name.entry(amount.label.clone()).or_default().push(index);
            }
            if let Some(concept) = amount.concept {
                self.by_name.entry(concept_key(concept)).or_default().push(index);
            }
            if let Some(class) = &amount.class {
                self.classes.entry((amount.section, class.clone())).or_insert(index);
            }
        }
        self.all.push(amount);
        index
    }

    /// Current amounts that a label means, in reading order.
    fn meant(&self, label: &str) -> impl DoubleEndedIterator<Item = (usize, &Amount)> {
        let key = match Taxonomy::get().find(label) {
            Some(concept) => concept_key(concept),
            None => label.to_owned(),
        };
        // What is called by the same words need not be a concept (本年支出预算合计).
        let found = self.by_name.get(&key).or_else(|| self.by_name.get(label));
        let found = found.map_or(&[][..], Vec::as_slice);
        found.iter().filter_map(|index| Some((*index, self.all.get(*index)?)))
    }

    /// The amount at an index.
    pub fn get(&self, index: usize) -> Option<&Amount> {
        self.all.get(index)
    }

    /// The amount that a label means: in this paragraph, or the latest of the section where the
    /// label is a concept or long enough to be a name.
    pub fn named(&self, label: &str, block: usize, section: usize) -> Option<usize> {
        let name = Taxonomy::get().find(label).is_some() || label.chars().count() >= 6;
        let (index, amount) = self.meant(label).next_back()?;
        let here = amount.block == block || (name && amount.section == section);
        here.then_some(index)
    }

    /// The figures that a named whole can be: those of the section, else those of the document.
    pub fn wholes(&self, name: &str, section: usize) -> Vec<usize> {
        let here: Vec<usize> = self
            .meant(name)
            .filter(|(_, amount)| amount.section == section)
            .map(|(index, _)| index)
            .take(MOST_WHOLES)
            .collect();
        if here.is_empty() {
            self.meant(name).map(|(index, _)| index).take(MOST_WHOLES).collect()
        } else {
            here
        }
    }

    /// The amounts of a section that a name means.
    pub fn wholes_in(&self, name: &str, section: usize) -> Vec<usize> {
        let here = self.meant(name).filter(|(_, amount)| amount.section == section);
        here.map(|(index, _)| index).take(MOST_WHOLES).collect()
    }

    /// The latest amount of a concept's label anywhere before.
    pub fn latest(&self, label: &str) -> Option<usize> {
        Taxonomy::get().find(label)?;
        self.meant(label).next_back().map(|(index, _)| index)
    }

    /// The amount of a class in a section's composition.
    pub fn class_total(&self, class: &str, section: usize) -> Option<usize> {
        self.classes.get(&(section, class.to_owned())).copied()
    }
}
