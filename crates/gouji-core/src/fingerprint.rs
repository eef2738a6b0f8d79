//! Fingerprints: what makes a finding the same finding after the draft was edited elsewhere.
//!
//! Contract: a fixed hash (FNV-1a, 64 bits) of the rule, of what the figure is and of the values
//! that were reported; never of a line, a path or a language. It must not change between versions,
//! for it stands in baselines.

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, Figure};
use crate::relation::Relation;
use crate::rule::Rule;
use crate::statement::Operand;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The fingerprint of a finding about a relation: 16 hexadecimal digits.
pub fn of(relation: &Relation, subject: Option<&Figure>, disclosure: &Disclosure) -> String {
    let mut hash = Fnv(OFFSET);
    hash.part(relation.rule.name());
    hash.part(&subject.map(name).unwrap_or_default());
    if let Some(reading) = relation.readings.first() {
        reading.each(|operand| match operand {
            Operand::Figure(id) => {
                hash.part(&disclosure.figure(*id).map(Figure::printed).unwrap_or_default());
            }
            Operand::Constant(value) => hash.part(&value.to_fixed(4)),
        });
    }
    format!("{:016x}", hash.0)
}

/// The fingerprint of a finding about a flaw of the text.
pub fn of_flaw(rule: Rule, stated: &str) -> String {
    let mut hash = Fnv(OFFSET);
    hash.part(rule.name());
    hash.part(stated);
    format!("{:016x}", hash.0)
}

/// The fingerprint of a finding that stands under another rule than its first.
pub fn under(rule: Rule, first: &str) -> String {
    of_flaw(rule, first)
}

/// Tells equal fingerprints of one file apart, each given with its file, in their order: the second gets
/// `-2`. It is the same whether the file is read by itself or as a part of a disclosure.
pub fn number_repeats<'a>(found: impl Iterator<Item = (&'a str, &'a mut String)>) {
    let mut seen: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (path, fingerprint) in found {
        let count = seen.entry((path, fingerprint.clone())).or_default();
        *count += 1;
        if *count > 1 {
            *fingerprint = format!("{fingerprint}-{count}");
        }
    }
}

fn name(figure: &Figure) -> String {
    figure.identity.as_ref().map_or_else(|| figure.label.clone(), |identity| identity.key())
}

struct Fnv(u64);

impl Fnv {
    /// Adds one part and a separator, so that `ab` + `c` is not `a` + `bc`.
    fn part(&mut self, text: &str) {
        for byte in text.bytes().chain([0x1f]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fixed() {
        let mut hash = Fnv(OFFSET);
        for byte in b"foobar" {
            hash.0 = (hash.0 ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
        assert_eq!(hash.0, 0x8594_4171_f739_67e8, "the published FNV-1a vector");
    }
}
