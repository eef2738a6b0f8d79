//! `concepts.yaml` of a user's folder: further names of known concepts, and concepts of one's own.
//!
//! Contract: no alias comes to mean two things; a new concept has a name in both languages.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{Deserialize, IntoDeserializer};

use crate::disclosure::{Concept, Fund};
use crate::document::{SourceText, Span};
use crate::yaml::fields::{self, Fields};
use crate::yaml::{Mistake, Node, Outcome};

use crate::rule::file;

/// The keys of a concept.
pub(super) const KEYS: &[&str] = &["id", "fund", "zh", "en", "aliases", "loose", "within", "set"];

/// The concepts of a file, each with its place.
pub(super) fn read(source: &SourceText) -> Outcome<Vec<(Concept, Span)>> {
    let root = file::tree(source)?;
    fields::list(&root, "concepts")?.iter().map(concept).collect()
}

fn concept(node: &Node) -> Outcome<(Concept, Span)> {
    let map = Fields::of(node, ("概念", "concept"), KEYS)?;
    let (id, span) = fields::text(map.required("id", ("概念", "concept"))?, "id")?;
    let (fund, at) = fields::text(map.required("fund", ("概念", "concept"))?, "fund")?;
    let text = |key: &str| -> Outcome<Option<String>> {
        Ok(map.text(key)?.map(|(text, _)| text.to_owned()))
    };
    let texts = |key: &str| -> Outcome<Vec<String>> {
        map.list(key)?.iter().map(|node| Ok(fields::text(node, key)?.0.to_owned())).collect()
    };
    let concept = Concept {
        id: id.to_owned(),
        fund: fund_of(fund, at)?,
        within: text("within")?,
        set: text("set")?,
        zh: text("zh")?.unwrap_or_default(),
        en: text("en")?.unwrap_or_default(),
        aliases: texts("aliases")?,
        loose: texts("loose")?,
    };
    Ok((concept, span))
}

fn fund_of(name: &str, span: Span) -> Outcome<Fund> {
    let plain: StrDeserializer<'_, Error> = name.into_deserializer();
    Fund::deserialize(plain).map_err(|_| {
        let message = (format!("`{name}` 不是资金性质"), format!("`{name}` is no fund"));
        Mistake::new(span, message).nearest(name, Fund::NAMED.map(|(name, _)| name))
    })
}

/// Adds the concepts of a file to all concepts.
pub(super) fn join(all: &mut Vec<Concept>, concepts: &[(Concept, Span)]) -> Outcome<()> {
    for (concept, span) in concepts {
        for alias in concept.aliases.iter().chain(&concept.loose) {
            let other = all.iter().find(|known| {
                (known.id != concept.id || known.fund != concept.fund)
                    && known.aliases.iter().chain(&known.loose).any(|name| name == alias)
            });
            if let Some(other) = other {
                let message = (
                    format!("“{alias}”已经是“{}”的名称", other.zh),
                    format!("`{alias}` already means {}", other.en),
                );
                return Err(Mistake::new(*span, message)
                    .help(("一个名称只能有一个意思", "a name can have one meaning only")));
            }
        }
        let known =
            all.iter_mut().find(|known| known.id == concept.id && known.fund == concept.fund);
        match known {
            Some(known) => {
                known.aliases.extend(concept.aliases.iter().cloned());
                known.loose.extend(concept.loose.iter().cloned());
            }
            None if concept.zh.is_empty() || concept.en.is_empty() => {
                let message = (
                    format!("新概念 `{}` 要有 zh 和 en 两个名称", concept.id),
                    format!("the new concept `{}` needs a name in `zh` and in `en`", concept.id),
                );
                return Err(Mistake::new(*span, message));
            }
            None => all.push(concept.clone()),
        }
    }
    Ok(())
}
