//! `rules`, `explain` and `schema`.

use crate::gouji::Folder;
use gouji::rules::Rule;

#[test]
fn rules_lists_every_rule_in_both_formats() {
    let human = Folder::new().run(&["rules"]);
    let json = Folder::new().run(&["rules", "--format", "json"]);
    assert_eq!((human.status, json.status), (0, 0));
    let list: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(list.as_array().unwrap().len(), Rule::ALL.len());
    for rule in Rule::ALL {
        assert!(human.out.contains(rule.name()), "{rule}");
    }
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    let folder = Folder::new();
    for rule in Rule::ALL {
        for lang in ["zh", "en"] {
            let ran = folder.run(&["explain", rule.name(), "--lang", lang]);
            assert_eq!((ran.status, ran.err.as_str()), (0, ""));
            assert!(ran.out.starts_with(rule.name()));
        }
    }
}

#[test]
fn schemas_are_json() {
    for which in ["disclosure", "findings", "config"] {
        let ran = Folder::new().run(&["schema", which]);
        assert_eq!(ran.status, 0);
        let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert!(schema.is_object());
    }
}
