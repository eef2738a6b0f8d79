//! The amounts read so far, and how to find one by what the text calls it.

use std::collections::{BTreeMap, HashMap};

use crate::disclosure::{Concept, FigureId, Fund, Taxonomy};
use crate::partition::without_level;
use crate::reach::Reach;

/// How many amounts a named whole is looked for among.
const MOST_WHOLES: usize = 8;

/// In a longer text than any disclosure nobody looks for longer names.
const MOST_NAMES: usize = 500;

/// In a paragraph longer than any of a disclosure only its first amounts are looked at.
const MOST_HERE: usize = 100;

/// What is left of the name of a whole without the words that only say that it is one: 总支出, 支出总额 and
/// 本年支出合计 are all 支出, “三公”经费总额 is 三公经费.
pub fn core(label: &str) -> String {
    let mut name =
        label.replace("收入、支出", "收支").replace("收入支出", "收支").replace("收、支", "收支");
    for word in [
        "本年度",
        "本年",
        "全年",
        "合计",
        "总计",
        "决算",
        "预算",
        "总",
        "额",
        "数",
        "全部",
        "政府采购",
    ] {
        if name.contains(word) {
            name = name.replace(word, if word == "政府采购" { "采购" } else { "" });
        }
    }
    for (whole, short) in [("采购支出", "采购"), ("采购金", "采购"), ("经费支出", "经费")]
    {
        if let Some(rest) = name.strip_suffix(whole) {
            name = format!("{rest}{short}");
        }
    }
    name
}

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
    /// The fund its section is about.
    pub fund: Option<Fund>,
    /// Of which level and time it is.
    pub reach: Reach,
    /// It has a name of its own, and is not what something else is completed of.
    pub named: bool,
    /// It is stated, and not only what something else is completed of.
    pub stated: bool,
    /// It is an amount of another year than the disclosure's.
    pub prior: bool,
    /// In how many brackets it stands.
    pub depth: u8,
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
    taxonomy: &'static Taxonomy,
    all: Vec<Amount>,
    by_name: HashMap<String, Vec<usize>>,
    classes: BTreeMap<(usize, String), usize>,
}

fn concept_key(concept: &Concept) -> String {
    format!("{}\u{0}{:?}", concept.id, concept.fund)
}

impl Amounts {
    /// None yet; their names are those of a taxonomy.
    pub fn by(taxonomy: &'static Taxonomy) -> Amounts {
        Amounts { taxonomy, ..Amounts::default() }
    }

    /// What their names mean.
    pub fn taxonomy(&self) -> &'static Taxonomy {
        self.taxonomy
    }

    /// Adds an amount; gives its index.
    pub fn push(&mut self, amount: Amount) -> usize {
        let index = self.all.len();
        if !amount.prior && amount.is_current() {
            if !amount.label.is_empty() {
                self.by_name.entry(amount.label.clone()).or_default().push(index);
                let short = without_level(&amount.label);
                // 支出安排 is 支出.
                let ends = ["安排", "预计"];
                let short = ends.iter().find_map(|end| short.strip_suffix(end)).unwrap_or(short);
                if short.len() < amount.label.len() && !short.is_empty() {
                    self.by_name.entry(short.to_owned()).or_default().push(index);
                }
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
        let key = match self.taxonomy.find(label) {
            Some(concept) => concept_key(concept),
            None => label.to_owned(),
        };
        // What is called by the same words need not be a concept (本年支出预算合计).
        let found = self.by_name.get(&key).or_else(|| self.by_name.get(label));
        let found = found.map_or(&[][..], Vec::as_slice);
        found.iter().filter_map(|index| Some((*index, self.all.get(*index)?)))
    }

    /// The amounts of the current paragraph in reading order.
    pub fn here(&self, block: usize) -> impl DoubleEndedIterator<Item = (usize, &Amount)> {
        let start = self.all.partition_point(|amount| amount.block < block);
        self.all.iter().enumerate().skip(start)
    }

    /// The amounts of a paragraph, as many as a paragraph has.
    pub fn of_block(&self, block: usize) -> impl Iterator<Item = usize> + use<> {
        let start = self.all.partition_point(|amount| amount.block < block);
        let end = self.all.partition_point(|amount| amount.block <= block);
        start..end.min(start + MOST_HERE)
    }

    /// How many current amounts the sentence of an amount states, its own with it.
    pub fn heads(&self, index: usize) -> usize {
        let Some(own) = self.all.get(index) else { return 0 };
        let beside = self.of_block(own.block).filter_map(|index| self.all.get(index));
        let heads = beside.filter(|it| it.sentence == own.sentence && it.is_current() && !it.prior);
        heads.count()
    }

    /// The index of a figure of the current paragraph.
    pub fn of(&self, id: FigureId, block: usize) -> Option<usize> {
        self.here(block).find(|(_, amount)| amount.id == id).map(|(index, _)| index)
    }

    /// All of them in reading order.
    pub fn iter(&self) -> impl Iterator<Item = &Amount> {
        self.all.iter()
    }

    /// The amount at an index.
    pub fn get(&self, index: usize) -> Option<&Amount> {
        self.all.get(index)
    }

    /// The amount that a label means: in this paragraph, or the latest of the section where the
    /// label is a concept or long enough to be a name.
    pub fn named(&self, label: &str, block: usize, section: usize) -> Option<usize> {
        let name = self.taxonomy.find(label).is_some() || label.chars().count() >= 6;
        let (index, amount) = self.meant(label).next_back()?;
        let here = amount.block == block || (name && amount.section == section);
        here.then_some(index)
    }

    /// The amounts outside of brackets that a label means in one sentence.
    pub fn named_in(&self, label: &str, sentence: usize) -> impl Iterator<Item = usize> {
        let all = self.meant(label).filter(move |(_, it)| it.sentence == sentence && it.depth == 0);
        all.map(|(index, _)| index)
    }

    /// The figures that a named whole can be: those of the section, else those of the document; and
    /// those whose names end with it (基本支出 may be short for 财政拨款基本支出).
    pub fn wholes(&self, name: &str, section: usize) -> Vec<usize> {
        let here = self.meant(name).filter(|(_, amount)| amount.section == section);
        let mut wholes: Vec<usize> = here.map(|(index, _)| index).take(MOST_WHOLES).collect();
        if wholes.is_empty() {
            wholes = self.meant(name).map(|(index, _)| index).take(MOST_WHOLES).collect();
        }
        if self.by_name.len() <= MOST_NAMES && !wholes.is_empty() {
            let longer = |label: &String| label != name && label.ends_with(name);
            let mut others: Vec<usize> = self
                .by_name
                .iter()
                .filter(|(label, _)| longer(label))
                .flat_map(|(_, indices)| indices.iter().copied())
                .filter(|index| !wholes.contains(index))
                .collect();
            others.sort_unstable();
            wholes.extend(others.into_iter().take(MOST_WHOLES));
        }
        wholes
    }

    /// The amounts of a section that a name means.
    pub fn wholes_in(&self, name: &str, section: usize) -> Vec<usize> {
        let here = self.meant(name).filter(|(_, amount)| amount.section == section);
        here.map(|(index, _)| index).take(MOST_WHOLES).collect()
    }

    /// The latest amount of a concept's label anywhere before.
    pub fn latest(&self, label: &str) -> Option<usize> {
        self.taxonomy.find(label)?;
        self.meant(label).next_back().map(|(index, _)| index)
    }

    /// The classes of a section's composition.
    pub fn classes(&self, section: usize) -> Vec<&str> {
        let here = self.classes.range((section, String::new())..(section + 1, String::new()));
        here.map(|((_, class), _)| class.as_str()).collect()
    }

    /// The amount of a class in a section's composition.
    pub fn class_total(&self, class: &str, section: usize) -> Option<usize> {
        self.classes.get(&(section, class.to_owned())).copied()
    }
}
