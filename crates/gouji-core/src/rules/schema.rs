//! The JSON Schema of rule files, for editors.

/// `schemas/rule.schema.json`: JSON Schema 2020-12 with English and Chinese descriptions.
pub const SCHEMA: &str = include_str!("../../schemas/rule.schema.json");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::super::{concept_file, pack};
    use super::SCHEMA;
    use crate::rule::{Group, file};

    fn properties(value: &Value) -> BTreeSet<String> {
        value["properties"].as_object().unwrap().keys().cloned().collect()
    }

    fn set(keys: &[&str]) -> BTreeSet<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn has_exactly_the_keys_and_names_of_the_readers() {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        let defs = &schema["$defs"];
        let rule = &defs["rule"]["properties"];
        let examples = &rule["examples"];
        for (found, expected) in [
            (properties(&defs["rule"]), file::KEYS),
            (properties(&rule["zh"]), file::WORDS),
            (properties(&rule["en"]), file::WORDS),
            (properties(examples), file::EXAMPLES),
            (properties(&examples["properties"]["wrong"]["items"]), file::WRONG),
            (properties(&defs["override"]), file::OVERRIDE),
            (properties(&defs["concepts"]["items"]), concept_file::KEYS),
        ] {
            assert_eq!(found, set(expected));
        }
        fn names<T>(list: &[(&'static str, T)]) -> Vec<&'static str> {
            list.iter().map(|(name, _)| *name).collect()
        }
        for (found, expected) in [
            (&rule["group"], names(Group::ALL)),
            (&rule["severity"], names(&file::SEVERITIES)),
            (&defs["override"]["properties"]["severity"], names(&pack::OVERRIDES)),
        ] {
            assert_eq!(found["enum"], serde_json::json!(expected));
        }
    }
}
