//! The JSON report is a promise: a key that is there stays, with its type. A new key may be added to
//! this list; none may be taken from it or changed without another version of the format.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::Value;

/// Every key of the schema as `path: type`.
fn keys(root: &Value, schema: &Value, path: &str, out: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.strip_prefix("#/$defs/").unwrap();
        return keys(root, &root["$defs"][name], path, out);
    }
    let kind = match &schema["type"] {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("|"),
        one => one.as_str().unwrap_or("?").to_owned(),
    };
    let values = match schema["enum"].as_array() {
        Some(values) => format!(" {}", Value::from(values.clone())),
        None => String::new(),
    };
    out.push(format!("{path}: {kind}{values}"));
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        keys(root, inner, &format!("{path}.{name}"), out);
    }
    if schema["items"].is_object() {
        keys(root, &schema["items"], &format!("{path}[]"), out);
    }
}

#[test]
fn no_key_of_the_json_report_goes_or_changes() {
    let schema: Value =
        serde_json::from_str(include_str!("../crates/gouji-report/schemas/findings.schema.json"))
            .unwrap();
    let mut all = Vec::new();
    keys(&schema, &schema, "$", &mut all);
    insta::assert_snapshot!(all.join("\n"), @r#"
    $: object
    $.failures: array
    $.failures[]: object
    $.failures[].message: string
    $.failures[].path: string
    $.files: array
    $.files[]: object
    $.files[].agrees: integer
    $.files[].bounded: integer
    $.files[].checked: integer
    $.files[].entity: string|null
    $.files[].figures: integer
    $.files[].format: string ["text","markdown","html","docx","xlsx","csv","pdf","yaml","json"]
    $.files[].hidden: array
    $.files[].hidden[]: object
    $.files[].hidden[].columns: integer
    $.files[].hidden[].rows: integer
    $.files[].hidden[].sheet: string
    $.files[].hidden[].whole: boolean
    $.files[].kind: string ["final","budget","report","unknown"]
    $.files[].path: string
    $.files[].pictures: integer
    $.files[].relations: object
    $.files[].relations.broken: integer
    $.files[].relations.holds: integer
    $.files[].relations.rounding: integer
    $.files[].relations.total: integer
    $.files[].relations.truncated: integer
    $.files[].relations.untestable: integer
    $.files[].shortfalls: array
    $.files[].shortfalls[]: object
    $.files[].shortfalls[].checked: integer
    $.files[].shortfalls[].figures: integer
    $.files[].shortfalls[].kind: string ["all","text","tables","no-figures","unreadable"]
    $.files[].shortfalls[].message: string
    $.files[].shortfalls[].required: integer
    $.files[].unchecked: integer
    $.files[].unreadable: array
    $.files[].unreadable[]: object
    $.files[].unreadable[].characters: integer|null
    $.files[].unreadable[].page: integer
    $.files[].unreadable[].reason: string ["no-text","no-unicode","outside"]
    $.files[].unsearched: integer
    $.files[].year: integer|null
    $.findings: array
    $.findings[]: object
    $.findings[].arithmetic: string
    $.findings[].because: object|null
    $.findings[].because.broken: integer
    $.findings[].because.cues: array
    $.findings[].because.cues[]: object
    $.findings[].because.cues[].cell: string|null
    $.findings[].because.cues[].column: integer
    $.findings[].because.cues[].end_column: integer
    $.findings[].because.cues[].end_line: integer
    $.findings[].because.cues[].label: string
    $.findings[].because.cues[].length: integer
    $.findings[].because.cues[].line: integer
    $.findings[].because.cues[].offset: integer
    $.findings[].because.cues[].page: integer|null
    $.findings[].because.cues[].path: string
    $.findings[].because.cues[].sheet: string|null
    $.findings[].because.cues[].text: string
    $.findings[].because.doubts: array
    $.findings[].because.doubts[]: string
    $.findings[].because.form: string
    $.findings[].because.ground: string|null ["stated","known-parts","shares-make100","layout","family-holds","same-whole","only-because-it-closes",null]
    $.findings[].because.held: integer
    $.findings[].because.odds: integer
    $.findings[].confidence: integer
    $.findings[].expected: string|null
    $.findings[].explains: array
    $.findings[].explains[]: object
    $.findings[].explains[].message: string
    $.findings[].explains[].rule: string
    $.findings[].fingerprint: string
    $.findings[].message: string
    $.findings[].primary: object
    $.findings[].primary.cell: string|null
    $.findings[].primary.column: integer
    $.findings[].primary.end_column: integer
    $.findings[].primary.end_line: integer
    $.findings[].primary.label: string
    $.findings[].primary.length: integer
    $.findings[].primary.line: integer
    $.findings[].primary.offset: integer
    $.findings[].primary.page: integer|null
    $.findings[].primary.path: string
    $.findings[].primary.sheet: string|null
    $.findings[].primary.text: string
    $.findings[].related: array
    $.findings[].related[]: object
    $.findings[].related[].cell: string|null
    $.findings[].related[].column: integer
    $.findings[].related[].end_column: integer
    $.findings[].related[].end_line: integer
    $.findings[].related[].label: string
    $.findings[].related[].length: integer
    $.findings[].related[].line: integer
    $.findings[].related[].offset: integer
    $.findings[].related[].page: integer|null
    $.findings[].related[].path: string
    $.findings[].related[].sheet: string|null
    $.findings[].related[].text: string
    $.findings[].rule: string
    $.findings[].severity: string ["error","warning","note"]
    $.findings[].stated: string
    $.findings[].suggestion: object|null
    $.findings[].suggestion.certainty: string ["certain","likely","possible"]
    $.findings[].suggestion.text: string
    $.findings[].verdict: string ["broken","truncated","rounding","undefined","wording","structure"]
    $.schema: integer [1]
    $.summary: object
    $.summary.errors: integer
    $.summary.notes: integer
    $.summary.suppressed: integer
    $.summary.warnings: integer
    $.tool: object
    $.tool.name: string ["gouji"]
    $.tool.version: string
    "#);
}
