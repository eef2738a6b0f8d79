//! The pages of `docs/` say what the program does.

// Helpers of tests are tests too; clippy knows only the functions marked as such.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use crate::blocks;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use blocks::{blocks, page, root};
use gouji_check::check::check;
use gouji_check::config::exceptions::Sidecar;
use gouji_check::config::{self, Known, There, keys};
use gouji_core::document::SourceText;
use gouji_core::finding::Severity;
use gouji_core::lang::Lang;

#[test]
fn the_pages_of_rules_are_up_to_date() {
    for (lang, path) in [("en", "docs/rules.md"), ("zh", "docs/rules.zh.md")] {
        let made = Command::new(env!("CARGO_BIN_EXE_gouji"))
            .args(["rules", "--format", "markdown", "--lang", lang])
            .output()
            .unwrap();
        let made = String::from_utf8(made.stdout).unwrap();
        let hint = format!("run: gouji rules --format markdown --lang {lang} > {path}");
        assert!(made == page(path), "{path} is out of date; {hint}");
    }
}

#[test]
fn structured_examples_are_read_and_true() {
    let examples: Vec<_> =
        blocks("docs/structured.md").into_iter().filter(|b| b.language == "yaml").collect();
    assert!(examples.len() >= 4);
    for example in examples {
        let outcome = check(example.body.as_bytes(), "example.yaml")
            .unwrap_or_else(|error| panic!("{}: {error}", example.place));
        let loud: Vec<_> = outcome
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Note)
            .map(|finding| outcome.words(finding, Lang::En).message)
            .collect();
        assert!(loud.is_empty(), "{}: {loud:?}", example.place);
        assert!(outcome.tally.total > 0 || !outcome.disclosure.figures.is_empty());
    }
}

/// Every example of the wordings has the figures checked that stand below it, and nothing loud.
#[test]
fn wordings_are_understood_as_the_pages_say() {
    for path in ["docs/wordings.md", "docs/wordings.zh.md"] {
        let all = blocks(path);
        assert!(all.len() >= 60, "{path}: {}", all.len());
        for pair in all.chunks(2) {
            let [example, stated] = pair else { panic!("{path}: an example without its figures") };
            assert_eq!((example.language.as_str(), stated.language.as_str()), ("text", "checked"));
            let outcome = check(example.body.as_bytes(), "example.txt").unwrap();
            let loud = outcome.findings.iter().filter(|found| found.severity > Severity::Note);
            let loud: Vec<_> =
                loud.map(|finding| outcome.words(finding, Lang::En).message).collect();
            assert!(loud.is_empty(), "{}: {loud:?}", example.place);
            let mut checked = String::new();
            for (id, rules) in &outcome.coverage.by_figure {
                let figure = outcome.disclosure.figure(*id).unwrap();
                let names: Vec<_> = rules.iter().map(|rule| rule.name()).collect();
                let printed = outcome.source.slice(figure.place.span);
                checked.push_str(&format!("{printed}: {}\n", names.join(", ")));
            }
            assert!(!checked.is_empty(), "{}: nothing is checked", example.place);
            assert_eq!(checked, stated.body, "{}", stated.place);
        }
    }
    let bodies = |path| blocks(path).into_iter().map(|block| block.body).collect::<Vec<_>>();
    assert_eq!(bodies("docs/wordings.md"), bodies("docs/wordings.zh.md"));
}

/// Every reason for which a figure is not checked stands on the pages of wordings.
#[test]
fn every_reason_is_explained() {
    let schema: serde_json::Value = serde_json::from_str(gouji_core::structured::SCHEMA).unwrap();
    let mut reasons = Vec::new();
    enums_with(&schema, "not-understood", &mut reasons);
    assert!(reasons.len() >= 12, "{reasons:?}");
    for path in ["docs/wordings.md", "docs/wordings.zh.md"] {
        let text = page(path);
        for reason in &reasons {
            assert!(text.contains(&format!("| `{reason}` |")), "{path}: {reason}");
        }
    }
}

/// The values of the enumerations of a schema that hold this one.
fn enums_with(schema: &serde_json::Value, value: &str, found: &mut Vec<String>) {
    match schema {
        serde_json::Value::Array(items) if items.iter().any(|item| item == value) => {
            found.extend(items.iter().filter_map(|item| item.as_str()).map(str::to_owned));
        }
        serde_json::Value::Array(items) => {
            items.iter().for_each(|item| enums_with(item, value, found));
        }
        serde_json::Value::Object(map) => {
            map.values().for_each(|item| enums_with(item, value, found));
        }
        _ => {}
    }
}

/// Every key of the schema stands in a table of the page (as `key`) and in an example.
#[test]
fn every_key_of_the_structured_format_is_documented() {
    let schema: serde_json::Value = serde_json::from_str(gouji_core::structured::SCHEMA).unwrap();
    let mut keys = BTreeSet::new();
    collect(&schema, &mut keys);
    assert!(keys.len() > 50, "{keys:?}");
    let text = page("docs/structured.md");
    let examples: String = blocks("docs/structured.md").into_iter().map(|b| b.body).collect();
    for key in keys {
        assert!(text.contains(&format!("`{key}`")), "`{key}` is not described");
        assert!(examples.contains(&format!("{key}:")), "`{key}` has no example");
    }
}

/// Every key of `gouji.toml` is described in both languages, and every example is accepted.
#[test]
fn the_pages_on_configuration_say_what_the_program_reads() {
    for path in ["docs/configuration.md", "docs/configuration.zh.md"] {
        let text = page(path);
        for key in keys::TOP {
            assert!(text.contains(&format!("`{}`", key.name)), "{path}: `{}`", key.name);
            if let keys::Kind::Table(inner) = key.kind {
                for inner in inner {
                    let name = format!("`{}.{}`", key.name, inner.name);
                    assert!(text.contains(&name), "{path}: {name}");
                }
            }
        }
        let of = |language: &str| -> Vec<_> {
            blocks(path).into_iter().filter(|block| block.language == language).collect()
        };
        let (settings, exceptions) = (of("toml"), of("yaml"));
        assert!(!settings.is_empty() && !exceptions.is_empty(), "{path}");
        for block in settings {
            let source = SourceText::new("gouji.toml", block.body);
            let read =
                config::parse(source, Path::new("gouji.toml"), Known::default(), There::Nothing);
            assert!(read.is_ok(), "{}: {read:?}", block.place);
        }
        for block in exceptions.into_iter().filter(|block| block.body.starts_with("exceptions:")) {
            let source = SourceText::new("gouji.exceptions.yaml", block.body);
            let read = Sidecar::parse(source, Path::new("gouji.exceptions.yaml"), Known::default());
            assert!(read.is_ok_and(|read| read.is_complete()), "{}", block.place);
        }
    }
}

/// Every rule that a page shows is sound, and its examples come out right.
#[test]
fn rules_on_the_pages_pass_their_own_examples() {
    for path in ["README.md", "README.zh.md", "docs/rule-language.md", "docs/rule-language.zh.md"] {
        let rules: Vec<_> =
            blocks(path).into_iter().filter(|block| block.language == "yaml rule").collect();
        assert!(!rules.is_empty(), "{path}");
        for rule in rules {
            let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!(
                "page-{}-{}",
                std::process::id(),
                path.replace('/', "-")
            ));
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("rule.yaml"), &rule.body).unwrap();
            let ran = Command::new(env!("CARGO_BIN_EXE_gouji")).arg("test").arg(&folder).output();
            let ran = ran.unwrap();
            let told = String::from_utf8_lossy(&ran.stderr).into_owned();
            assert!(ran.status.success(), "{}: {told}", rule.place);
            std::fs::remove_dir_all(folder).unwrap();
        }
    }
}

/// The schema of rule files knows the names that the pages explain.
#[test]
fn every_key_of_a_rule_file_is_documented() {
    let schema: serde_json::Value = serde_json::from_str(gouji_core::rules::SCHEMA).unwrap();
    let mut keys = BTreeSet::new();
    collect(&schema["$defs"]["rule"], &mut keys);
    keys.remove("check");
    keys.remove("text");
    for path in ["docs/rule-language.md", "docs/rule-language.zh.md"] {
        for key in &keys {
            assert!(page(path).contains(&format!("`{key}`")), "{path}: `{key}` is not described");
        }
    }
}

fn collect(schema: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(map) => {
            for (name, value) in map {
                if let ("properties", Some(properties)) = (name.as_str(), value.as_object()) {
                    keys.extend(properties.keys().cloned());
                    properties.values().for_each(|value| collect(value, keys));
                } else {
                    collect(value, keys);
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, keys)),
        _ => {}
    }
}

/// Links of the pages lead to files that are there.
#[test]
fn links_lead_somewhere() {
    let link = regex::Regex::new(r"\]\(([^)#:]+)(?:#[^)]*)?\)").unwrap();
    let docs = std::fs::read_dir(root().join("docs")).unwrap();
    let docs = docs.map(|entry| format!("docs/{}", entry.unwrap().file_name().to_string_lossy()));
    let top = ["README.md", "README.zh.md", "CONTRIBUTING.md"].map(str::to_owned);
    for path in docs.chain(top).filter(|path| path.ends_with(".md")) {
        let folder = root().join(&path).parent().unwrap().to_path_buf();
        for found in link.captures_iter(&page(&path)) {
            assert!(folder.join(&found[1]).exists(), "{path}: {} is not there", &found[1]);
        }
    }
}
