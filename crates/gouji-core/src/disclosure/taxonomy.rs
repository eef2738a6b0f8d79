//! The taxonomy of concepts, read once from `rules/concepts.yaml`.
//!
//! Contract: a label is a concept only when it matches an alias whole; anything less is not
//! certain and gives nothing. A user's folder of rules may add concepts and aliases: the taxonomy of a
//! document is what its `Disclosure` says.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Fund;
use crate::words::Words;

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
    /// Names that mean it only where a whole is named.
    #[serde(default)]
    pub loose: Vec<String>,
}

/// What names of departments end with.
const ENTITIES: [&str; 26] = [
    "局",
    "委员会",
    "委",
    "办公室",
    "办事处",
    "厅",
    "院",
    "中心",
    "政府",
    "协会",
    "联合会",
    "总队",
    "支队",
    "大队",
    "所",
    "站",
    "学校",
    "中学",
    "小学",
    "大学",
    "馆",
    "部",
    "街道",
    "本级",
    "部门",
    "（部门",
];

/// Whether it is the last character of one of these.
fn is_last(c: char) -> bool {
    matches!(
        c,
        '局' | '会'
            | '委'
            | '室'
            | '处'
            | '厅'
            | '院'
            | '心'
            | '府'
            | '队'
            | '所'
            | '站'
            | '校'
            | '学'
            | '馆'
            | '部'
            | '道'
            | '级'
            | '门'
            | '）'
    )
}

/// With what a name can begin that [`normal`] writes otherwise.
const VARIED: [char; 3] = ['和', '与', '（'];

/// All concepts.
#[derive(Debug)]
pub struct Taxonomy {
    concepts: Vec<Concept>,
    by_alias: HashMap<String, usize>,
    by_normal: HashMap<String, usize>,
    /// Every name of both: most labels begin with none of them.
    names: Words,
}

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| {
    let file = include_str!("../../rules/concepts.yaml");
    Taxonomy::new(crate::yaml::typed::from_str(file).unwrap_or_default())
});

/// The names that come with the program.
impl Default for &'static Taxonomy {
    fn default() -> Self {
        Taxonomy::built_in()
    }
}

impl Taxonomy {
    /// A taxonomy of these concepts; of two that share an alias the first has it.
    pub fn new(concepts: Vec<Concept>) -> Taxonomy {
        let (mut by_alias, mut by_normal) = (HashMap::new(), HashMap::new());
        for (index, concept) in concepts.iter().enumerate() {
            for alias in concept.aliases.iter().chain(&concept.loose) {
                by_alias.entry(alias.clone()).or_insert(index);
                by_normal.entry(normal(alias).into_owned()).or_insert(index);
            }
        }
        let names: Vec<String> = by_alias.keys().chain(by_normal.keys()).cloned().collect();
        Taxonomy { concepts, by_alias, by_normal, names: names.into() }
    }

    /// The taxonomy that comes with the program.
    pub fn built_in() -> &'static Taxonomy {
        &TAXONOMY
    }

    /// The concept of a cleaned label.
    pub fn find(&self, label: &str) -> Option<&Concept> {
        if !self.names.may_begin(label) && !label.starts_with(VARIED) {
            return None;
        }
        self.by_alias
            .get(label)
            .or_else(|| self.by_normal.get(normal(label).as_ref()))
            .and_then(|index| self.concepts.get(*index))
    }

    /// A label without the name of the department before it: `青禾县水务局收、支总计` is
    /// 收、支总计. Labels that are no concept behind such a name are left as they are.
    pub fn without_entity<'l>(&self, label: &'l str) -> &'l str {
        if self.find(label).is_some() {
            return label;
        }
        // From the longest rest to the shortest.
        let mut rests =
            label.char_indices().skip(1).filter_map(|(at, _)| label.split_at_checked(at));
        rests
            .find(|(name, rest)| Taxonomy::is_entity(name) && self.find(rest).is_some())
            .map_or(label, |(_, rest)| rest)
    }

    /// Whether a text ends as names of departments do.
    pub fn is_entity(text: &str) -> bool {
        // Most texts end otherwise, which one character tells.
        text.ends_with(is_last)
            && text.chars().count() >= 3
            && ENTITIES.iter().any(|ending| text.trim_end_matches('）').ends_with(ending))
    }

    /// All concepts in order.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }
}

/// What remains of a label when the ways to write one name are made one: 公务用车购置和运行维护费用 and
/// 公务用车购置及运行维护费支出 are 公务用车购置及运行维护费.
fn normal(label: &str) -> Cow<'_, str> {
    let mut name = label;
    for (end, rests) in [("支出", ["费", "费用"].as_slice()), ("用", &["费"])] {
        let rest =
            name.strip_suffix(end).filter(|name| rests.iter().any(|rest| name.ends_with(rest)));
        name = rest.unwrap_or(name);
    }
    // Most names are written in one way only, which one walk over them tells.
    if name.contains(['和', '与', '境']) {
        Cow::Owned(name.replace(['和', '与'], "及").replace("（境）", "境"))
    } else {
        Cow::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_department_before_a_concept_is_taken_off() {
        let taxonomy = Taxonomy::built_in();
        assert_eq!(taxonomy.without_entity("青禾县水务局收、支总计"), "收、支总计");
        assert_eq!(taxonomy.without_entity("其他商品和服务支出"), "其他商品和服务支出");
        assert_eq!(taxonomy.without_entity("水务局办公楼维修支出"), "水务局办公楼维修支出");
    }

    #[test]
    fn every_ending_of_a_department_has_its_last_character() {
        for ending in ENTITIES {
            assert!(ending.ends_with(is_last), "{ending}");
        }
    }

    #[test]
    fn ways_to_write_one_name_are_one_concept() {
        let taxonomy = Taxonomy::built_in();
        let id = |label| taxonomy.find(label).map(|concept| concept.id.as_str());
        for label in ["公务用车购置和运行维护费用支出", "公务用车购置与运行维护费"]
        {
            assert_eq!(id(label), Some("three-public.vehicles"), "{label}");
        }
        assert_eq!(id("因公出国境费"), Some("three-public.abroad"));
        assert_eq!(id("教育费附加支出"), None);
        let normals: usize = taxonomy
            .concepts()
            .iter()
            .map(|concept| {
                let own: std::collections::BTreeSet<_> = concept
                    .aliases
                    .iter()
                    .chain(&concept.loose)
                    .map(|alias| normal(alias))
                    .collect();
                own.len()
            })
            .sum();
        assert_eq!(normals, taxonomy.by_normal.len(), "two concepts share a name");
    }

    #[test]
    fn the_file_parses_and_no_alias_means_two_things() {
        let taxonomy = Taxonomy::built_in();
        assert!(taxonomy.concepts().len() > 20);
        let aliases: usize =
            taxonomy.concepts().iter().map(|c| c.aliases.len() + c.loose.len()).sum();
        assert_eq!(aliases, taxonomy.by_alias.len());
    }
}
