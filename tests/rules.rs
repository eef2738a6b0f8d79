//! Every example of every rule is executed: a right one has no finding above a note, a wrong one
//! exactly one, of its rule, with the stated and expected figures.

use std::fmt::Write as _;

use gouji_check::examples::failing;
use gouji_core::rules::{Rule, Rulebook};

#[test]
fn every_example_comes_out_as_its_rule_says() {
    let book = Rulebook::default();
    let mut failures = String::new();
    for rule in Rule::ALL {
        for failed in failing(&book, *rule) {
            let text = rule.source().get(failed.at.start..failed.at.end).unwrap_or_default();
            let _ = writeln!(failures, "{rule}: {} / {}\n{text}\n", failed.en, failed.zh);
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
