//! The taxonomy of concepts, read once from `rules/concepts.yaml`.
//!
//! Contract: a label is a concept only when it matches an alias whole; anything less is not
//! certain and gives nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Fund;

/// What a label can certainly mean.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Stable name.
    pub id: String,
    /// The fund it belongs to.
    pub fund: Fund,
    /// The concept of the total whose list it must stand in.
    #[serde(default)]
    pub within: Option<String>,
    /// The complete set of parts it belongs to.
    #[serde(default)]
    pub set: Option<String>,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Labels that mean it.
    pub aliases: Vec<String>,
}

/// All concepts.
pub struct Taxonomy {
    concepts: Vec<Concept>,
    by_alias: HashMap<String, usize>,
}

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| {
    let file = include_str!("../../rules/concepts.yaml");
    let concepts: Vec<Concept> = serde_yaml::from_str(file).unwrap_or_default();
    let mut by_alias = HashMap::new();
    for (index, concept) in concepts.iter().enumerate() {
        for alias in &concept.aliases {
            by_alias.entry(alias.clone()).or_insert(index);
        }
    }
    Taxonomy { concepts, by_alias }
});

impl Taxonomy {
    /// The taxonomy of the program.
    pub fn get() -> &'static Taxonomy {
        &TAXONOMY
    }

    /// The concept of a cleaned label.
    pub fn find(&self, label: &str) -> Option<&Concept> {
        self.by_alias.get(label).and_then(|index| self.concepts.get(*index))
    }

    /// All concepts in order.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_parses_and_no_alias_means_two_things() {
        let taxonomy = Taxonomy::get();
        assert!(taxonomy.concepts().len() > 20);
        let aliases: usize = taxonomy.concepts().iter().map(|c| c.aliases.len()).sum();
        assert_eq!(aliases, taxonomy.by_alias.len());
    }
}
