//! The JSON Schema of the format, for editors and for other programs.

/// `schemas/disclosure.schema.json`: JSON Schema 2020-12 with English and Chinese descriptions.
pub const SCHEMA: &str = include_str!("../../schemas/disclosure.schema.json");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::super::{checks, keys, model};
    use super::SCHEMA;

    fn schema() -> Value {
        serde_json::from_str(SCHEMA).unwrap()
    }

    fn properties(value: &Value) -> BTreeSet<String> {
        value["properties"].as_object().unwrap().keys().cloned().collect()
    }

    fn set(keys: &[&str]) -> BTreeSet<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn has_exactly_the_keys_of_the_reader() {
        let schema = schema();
        assert_eq!(properties(&schema), set(keys::HEAD));
        for (name, keys) in [
            ("line", keys::LINE),
            ("table", keys::TABLE),
            ("budgets", keys::BUDGET),
            ("figure-notes", keys::FIGURE),
            ("rate-notes", keys::RATE),
            ("identity", keys::IDENTITY),
            ("moved-figure", keys::MOVED),
            ("minus", keys::MINUS),
            ("word-amounts", keys::WORD_AMOUNTS),
            ("item-rate", keys::ITEM_RATE),
        ] {
            assert_eq!(properties(&schema["$defs"][name]), set(keys), "{name}");
        }
        let check = &schema["$defs"]["check"];
        let kinds: Vec<&str> = keys::CHECKS.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(properties(check), set(&kinds));
        for (kind, keys) in keys::CHECKS {
            assert_eq!(properties(&check["properties"][kind]), set(keys), "{kind}");
        }
    }

    #[test]
    fn has_exactly_the_names_of_the_reader() {
        fn names<T>(list: &[(&'static str, T)]) -> Vec<&'static str> {
            list.iter().map(|(name, _)| *name).collect()
        }
        let schema = schema();
        let defs = &schema["$defs"];
        let checks_of = |kind: &str, key: &str| {
            defs["check"]["properties"][kind]["properties"][key]["enum"].clone()
        };
        for (given, expected) in [
            (schema["properties"]["kind"]["enum"].clone(), names(&model::KINDS)),
            (
                defs["line"]["properties"]["fund"]["enum"].clone(),
                names(&crate::disclosure::Fund::NAMED),
            ),
            (defs["identity"]["properties"]["basis"]["enum"].clone(), names(&model::BASES)),
            (defs["figure-notes"]["properties"]["hedge"]["enum"].clone(), names(&model::HEDGES)),
            (
                defs["figure-notes"]["properties"]["unchecked"]["enum"].clone(),
                names(&model::REASONS),
            ),
            (defs["moved-figure"]["properties"]["form"]["enum"].clone(), names(&model::FORMS)),
            (checks_of("sum", "kind"), names(&checks::TOTAL_KINDS)),
            (checks_of("change", "flat"), names(&model::FLATNESS)),
            (checks_of("budget_word", "word"), names(&model::WORDS)),
        ] {
            assert_eq!(given, serde_json::json!(expected));
        }
    }

    #[test]
    fn every_property_is_described_in_both_languages() {
        fn walk(value: &Value, path: &str) {
            if let Some(text) = value.get("description").and_then(Value::as_str) {
                assert!(text.contains(" / "), "{path}: {text}");
            }
            if let Some(map) = value.as_object() {
                map.iter().for_each(|(key, inner)| walk(inner, &format!("{path}/{key}")));
            }
        }
        let schema = schema();
        walk(&schema["$defs"]["check"], "check");
        walk(&schema["$defs"]["figure-notes"], "figure-notes");
    }
}
