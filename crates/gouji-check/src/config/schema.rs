//! The JSON Schema of `gouji.toml`, made from the list of keys.

use serde_json::{Map, Value, json};

use super::MinChecked;
use super::keys::{self, Key, Kind};

/// The schema as it is kept in `schemas/`; a test holds it against [`schema`].
pub const SCHEMA: &str = include_str!("../../schemas/config.schema.json");

/// The schema.
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gouji.toml",
        "description": "Settings of gouji. | gouji 的设置。",
        "type": "object",
        "additionalProperties": false,
        "properties": properties(keys::TOP),
    })
}

fn properties(keys: &[Key]) -> Value {
    let property = |key: &Key| {
        let mut body = match kind(key.kind) {
            Value::Object(body) => body,
            _ => Map::new(),
        };
        body.insert("description".to_owned(), json!(format!("{}. | {}。", key.en, key.zh)));
        (key.name.to_owned(), Value::Object(body))
    };
    Value::Object(keys.iter().map(property).collect())
}

/// A share: 90 or "90%".
fn percent() -> Value {
    json!({"anyOf": [
        {"type": "integer", "minimum": 0, "maximum": 100},
        {"type": "string", "pattern": "^[0-9]{1,3} ?[%％]$"},
    ]})
}

fn kind(kind: Kind) -> Value {
    match kind {
        Kind::Choice(names) => json!({"type": "string", "enum": names}),
        Kind::Percent => percent(),
        Kind::Shares => {
            let shares = MinChecked::NAMES.map(|name| (name.to_owned(), percent()));
            json!({"oneOf": [percent(), {
                "type": "object",
                "additionalProperties": false,
                "properties": Map::from_iter(shares),
            }]})
        }
        Kind::Groups => json!({"oneOf": [
            {"enum": ["all", "folder"]},
            {"type": "array", "items": {"type": "string"}},
        ]}),
        Kind::Base => json!({"type": "string"}),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Path => json!({"type": "string"}),
        Kind::Paths => json!({"type": "array", "items": {"type": "string"}}),
        // Rules come and go, and the user's own have names that no schema can list.
        Kind::Names => json!({
            "type": "array",
            "items": {"type": "string", "examples": ["all", "shares", "share-of-whole"]},
        }),
        Kind::Levels => json!({
            "type": "object",
            "additionalProperties": {"type": "string", "enum": keys::LEVELS},
        }),
        Kind::Table(inner) => json!({
            "type": "object",
            "additionalProperties": false,
            "properties": properties(inner),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_in_the_repository_is_this_one() {
        let kept: Value = serde_json::from_str(SCHEMA).unwrap();
        let made = schema();
        assert!(
            kept == made,
            "crates/gouji-check/schemas/config.schema.json should be:\n{}",
            serde_json::to_string_pretty(&made).unwrap()
        );
    }
}
