//! The report keeps to its schema. The check reads the part of JSON Schema that ours uses and
//! refuses any other keyword, so that nothing in the schema goes untested.

use serde_json::Value;

use super::super::samples;
use super::*;
use gouji_core::lang::Lang;
use gouji_core::read_error::ReadError;

fn written(run: &Run, view: &View) -> Value {
    let mut out = Vec::new();
    render(run, view, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => vec![one.as_str().unwrap()],
    }
}

/// Panics with the path of the first value that does not keep to the schema.
fn conform(root: &Value, schema: &Value, value: &Value, path: &str) {
    for (keyword, rule) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" => {}
            "description" => {
                let text = rule.as_str().unwrap();
                assert!(text.contains(" | "), "{path}: `{text}` is in one language only");
            }
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                conform(root, &root["$defs"][name], value, path);
            }
            "type" => assert!(names(rule).contains(&kind(value)), "{path}: {value} is no {rule}"),
            "enum" => assert!(rule.as_array().unwrap().contains(value), "{path}: {value}"),
            "minimum" => {
                assert!(value.is_null() || value.as_u64() >= rule.as_u64(), "{path}: {value}");
            }
            "required" => {
                for name in names(rule) {
                    let there = value.is_null() || value.get(name).is_some();
                    assert!(there, "{path}.{name} is missing");
                }
            }
            "additionalProperties" => {
                assert_eq!(rule, &Value::Bool(false));
                for name in value.as_object().into_iter().flat_map(|object| object.keys()) {
                    assert!(schema["properties"].get(name).is_some(), "{path}.{name} is unknown");
                }
            }
            "properties" => {
                for (name, inner) in rule.as_object().unwrap() {
                    if let Some(inside) = value.get(name) {
                        conform(root, inner, inside, &format!("{path}.{name}"));
                    }
                }
            }
            "items" => {
                for (index, inside) in value.as_array().unwrap().iter().enumerate() {
                    conform(root, rule, inside, &format!("{path}[{index}]"));
                }
            }
            other => panic!("{path}: the schema uses `{other}`, which this test does not know"),
        }
    }
}

#[test]
fn keeps_to_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut run = samples::run(Lang::Zh);
    run.failures.push(ReadError::Empty { path: "b.txt".to_owned() }.into());
    let report = written(&run, &samples::view(Lang::Zh));
    conform(&schema, &schema, &report, "$");
    conform(&schema, &schema, &written(&Run::default(), &samples::view(Lang::En)), "$");
}

#[test]
#[should_panic(expected = "$.tool.name is missing")]
fn a_missing_key_would_be_noticed() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut report = written(&Run::default(), &samples::view(Lang::En));
    report["tool"].as_object_mut().unwrap().remove("name");
    conform(&schema, &schema, &report, "$");
}

#[test]
fn positions_count_characters_and_offsets_count_bytes() {
    let report = written(&samples::run(Lang::En), &samples::view(Lang::En));
    let primary = &report["findings"][0]["primary"];
    assert_eq!(primary["line"], 4);
    assert_eq!(primary["column"], 25);
    assert_eq!(primary["end_column"], 28);
    let offset = usize::try_from(primary["offset"].as_u64().unwrap()).unwrap();
    let length = usize::try_from(primary["length"].as_u64().unwrap()).unwrap();
    assert_eq!(&samples::DRAFT[offset..offset + length], "78%");
}

#[test]
fn keys_and_ids_do_not_depend_on_the_language() {
    fn keys(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::Array(all) => all.iter().for_each(|inner| keys(inner, out)),
            Value::Object(all) => {
                for (name, inner) in all {
                    out.push(name.clone());
                    keys(inner, out);
                }
            }
            _ => {}
        }
    }
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    keys(&written(&samples::run(Lang::Zh), &samples::view(Lang::Zh)), &mut zh);
    keys(&written(&samples::run(Lang::En), &samples::view(Lang::En)), &mut en);
    assert_eq!(zh, en);
}

#[test]
fn findings_below_the_level_are_counted_but_not_listed() {
    let mut view = samples::view(Lang::En);
    view.show = Severity::Error;
    let report = written(&samples::run(Lang::En), &view);
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
    assert_eq!(report["summary"]["warnings"], 1);
}
