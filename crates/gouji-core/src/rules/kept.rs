//! What folders of rules declare, kept once for each distinct text.
//!
//! Contract: what is kept lives as long as the process, for a [`Rule`] is a name that everything found carries along and
//! that holds nothing. So the same folder, read however often, takes the room of one; only texts never seen before take
//! more. Nothing of a folder with a mistake is kept.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::{Declared, Rule};
use crate::disclosure::Taxonomy;
use crate::rule::text::RuleText;

/// What was read with the same further concepts: what a rule means depends on them.
#[derive(Default)]
struct Shelf {
    taxonomy: Option<&'static Taxonomy>,
    /// By the text of its file.
    rules: BTreeMap<&'static str, Rule>,
}

/// The shelves, by the texts of the files of concepts.
type Shelves = BTreeMap<Vec<String>, Shelf>;

static SHELVES: Mutex<Shelves> = Mutex::new(BTreeMap::new());

/// Keeps what was read with the concepts of these texts: the taxonomy, where they make one, and the rules, each with the
/// text of its file.
pub(super) fn keep(
    concepts: Vec<String>,
    taxonomy: Option<Taxonomy>,
    rules: Vec<(RuleText, &str)>,
) -> (Option<&'static Taxonomy>, Vec<Rule>) {
    // A thread that failed while it held the shelves left whole entries only.
    let mut shelves = SHELVES.lock().unwrap_or_else(PoisonError::into_inner);
    keep_in(&mut shelves, concepts, taxonomy, rules)
}

fn keep_in(
    shelves: &mut Shelves,
    concepts: Vec<String>,
    taxonomy: Option<Taxonomy>,
    rules: Vec<(RuleText, &str)>,
) -> (Option<&'static Taxonomy>, Vec<Rule>) {
    let shelf = shelves.entry(concepts).or_default();
    if shelf.taxonomy.is_none() {
        shelf.taxonomy = taxonomy.map(|taxonomy| &*Box::leak(Box::new(taxonomy)));
    }
    let rules = rules.into_iter().map(|(text, source)| match shelf.rules.get(source) {
        Some(rule) => *rule,
        None => {
            let source: &'static str = Box::leak(source.into());
            let declared = Declared::of_user(Box::leak(Box::new(text)), source);
            let rule = Rule::Declared(Box::leak(Box::new(declared)));
            shelf.rules.insert(source, rule);
            rule
        }
    });
    let rules = rules.collect();
    (shelf.taxonomy, rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SourceText;
    use crate::rules::{Pack, Rulebook};

    const RULE: &str = include_str!("../../rules/fund-split.yaml");
    const CONCEPTS: &str =
        "- id: own.savings\n  fund: general\n  zh: 结余\n  en: savings\n  aliases: [自有结余]\n";

    fn folder(name: &str, concepts: Option<&str>) -> Pack {
        let rule = RULE.replace("name: fund-split", &format!("name: {name}"));
        let concepts = concepts.map(|text| ("concepts.yaml", text.to_owned()));
        let files = concepts.into_iter().chain([("own.yaml", rule)]);
        Pack::of(files.map(|(name, text)| Ok((name.to_owned(), SourceText::new(name, text)))))
            .unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    fn book(name: &str, concepts: Option<&str>) -> Rulebook {
        Rulebook::with(folder(name, concepts)).unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    /// How many texts are kept whose rule is called so.
    fn kept(name: &str) -> usize {
        let shelves = SHELVES.lock().unwrap();
        let rules = shelves.values().flat_map(|shelf| shelf.rules.values());
        rules.filter(|rule| rule.name() == name).count()
    }

    #[test]
    fn the_same_folder_a_thousand_times_is_kept_once() {
        let own = |book: &Rulebook| std::ptr::from_ref(book.own()[0].0.text());
        let first = book("kept-once", Some(CONCEPTS));
        for _ in 0..1000 {
            let again = book("kept-once", Some(CONCEPTS));
            assert_eq!(own(&again), own(&first));
            assert!(std::ptr::eq(again.taxonomy(), first.taxonomy()));
        }
        assert_eq!(kept("kept-once"), 1);
        let shelves = SHELVES.lock().unwrap();
        assert_eq!(shelves.keys().filter(|it| **it == [CONCEPTS]).count(), 1);
    }

    #[test]
    fn the_same_rule_over_other_concepts_is_another() {
        let (plain, named) = (book("kept-twice", None), book("kept-twice", Some(CONCEPTS)));
        assert_eq!(kept("kept-twice"), 2);
        assert!(plain.taxonomy().find("自有结余").is_none());
        assert!(named.taxonomy().find("自有结余").is_some());
    }

    #[test]
    fn a_folder_with_a_mistake_leaves_nothing() {
        let twice = Pack::of(["a.yaml", "b.yaml"].map(|name| {
            let rule = RULE.replace("name: fund-split", "name: kept-never");
            Ok((name.to_owned(), SourceText::new(name, rule)))
        }));
        assert!(Rulebook::with(twice.unwrap()).is_err());
        assert_eq!(kept("kept-never"), 0);
    }
}
