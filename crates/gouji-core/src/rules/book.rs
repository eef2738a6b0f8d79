//! The rules of a run: those of the program, changed and added to by folders of rules.
//!
//! Contract: a book is made once and not changed; the plain one costs nothing. What a user's folder
//! declares lives as long as the program, each distinct text once (`kept.rs`).

use std::collections::BTreeMap;

use crate::belief::Beliefs;
use crate::disclosure::Taxonomy;

use super::pack::{Pack, RuleFileError, UserRule};
use super::{Rule, kept};
use crate::rule::text::RuleSeverity;

/// The rules of a run.
#[derive(Debug, Clone)]
pub struct Rulebook {
    rules: Vec<Rule>,
    /// Built-in rules whose severity was changed; `None` is off.
    changed: BTreeMap<Rule, Option<RuleSeverity>>,
    taxonomy: Option<&'static Taxonomy>,
    own: Vec<(Rule, UserRule)>,
    beliefs: Option<Beliefs>,
}

impl Default for Rulebook {
    fn default() -> Rulebook {
        Rulebook {
            rules: Rule::ALL.to_vec(),
            changed: BTreeMap::new(),
            taxonomy: None,
            own: Vec::new(),
            beliefs: None,
        }
    }
}

impl Rulebook {
    /// The rules of the program with those of a folder.
    pub fn with(pack: Pack) -> Result<Rulebook, Vec<RuleFileError>> {
        let mut book = Rulebook::default();
        if pack.is_empty() {
            return Ok(book);
        }
        let taxonomy = pack.taxonomy().map_err(|error| vec![error])?;
        let texts = pack.texts(taxonomy.as_ref().unwrap_or(Taxonomy::built_in()))?;
        let concepts = pack.concepts.iter().map(|(source, _)| source.text().to_owned()).collect();
        let read = texts.into_iter().zip(pack.rules.iter().map(|user| user.source.text()));
        let (taxonomy, rules) = kept::keep(concepts, taxonomy, read.collect());
        book.taxonomy = taxonomy;
        book.rules.extend(&rules);
        book.own = rules.into_iter().zip(pack.rules).collect();
        book.changed = pack.overrides.iter().map(|it| (it.rule, it.severity)).collect();
        book.beliefs = pack.beliefs;
        Ok(book)
    }

    /// Without one of its rules.
    pub fn without(mut self, rule: Rule) -> Rulebook {
        self.changed.insert(rule, None);
        self
    }

    /// Every rule, those of the program first.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Every rule, group by group.
    pub fn by_group(&self) -> Vec<Rule> {
        let mut all = self.rules.clone();
        all.sort_by_key(|rule| rule.group());
        all
    }

    /// The rule of a name.
    pub fn find(&self, name: &str) -> Option<Rule> {
        self.rules.iter().copied().find(|rule| rule.name() == name)
    }

    /// The user's own rules, with their files.
    pub fn own(&self) -> &[(Rule, UserRule)] {
        &self.own
    }

    /// Whether a rule is asked at all.
    pub fn is_on(&self, rule: Rule) -> bool {
        self.changed.get(&rule) != Some(&None)
    }

    /// How serious a rule is.
    pub fn severity(&self, rule: Rule) -> RuleSeverity {
        self.changed.get(&rule).copied().flatten().unwrap_or(rule.text().severity)
    }

    /// The concepts that the documents are read with.
    pub fn taxonomy(&self) -> &'static Taxonomy {
        self.taxonomy.unwrap_or_else(Taxonomy::built_in)
    }

    /// How rare mistakes and misreadings are.
    pub fn beliefs(&self) -> &Beliefs {
        match &self.beliefs {
            Some(beliefs) => beliefs,
            None => Beliefs::built_in(),
        }
    }
}
