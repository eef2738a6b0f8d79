//! Rates of counts: `62户企业中，58户复工…，复产率93.54%`.

use crate::disclosure::{Disclosure, FigureId, Form, Says, Why};

use super::super::role::Role;
use super::{Sentence, classifier};

/// Binds a named rate to the counts of its sentence.
pub fn rates(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    for figure in &sentence.figures {
        let Role::Rate(name) = &figure.role else { continue };
        let Some(stem) = name.strip_suffix('率') else { continue };
        let counts: Vec<(usize, FigureId)> = sentence
            .figures
            .iter()
            .enumerate()
            .filter(|(_, other)| other.role == Role::Count && other.start < figure.start)
            .map(|(index, other)| (index, other.id))
            .collect();
        let Some((whole_index, whole)) = counts.first().copied() else { continue };
        let Some(unit) = classifier(disclosure, whole) else { continue };
        if !sentence.behind(whole_index).contains('中') {
            continue;
        }
        // The part is the one count whose verb the rate is named after.
        let named: Vec<FigureId> = counts
            .iter()
            .skip(1)
            .filter(|(_, id)| classifier(disclosure, *id) == Some(unit))
            .filter(|(index, _)| shares_stem(sentence.behind(*index), stem))
            .map(|(_, id)| *id)
            .collect();
        if let [part] = named.as_slice() {
            disclosure.say(
                Why::stated(Form::CountRate),
                Says::CountRate { rate: figure.id, part: Some(*part), whole },
            );
            disclosure.reasons.remove(&figure.id);
        }
    }
}

/// Whether the words behind a count hold the rate's name, whole or by its first characters.
fn shares_stem(behind: &str, stem: &str) -> bool {
    let clause = behind.split(['，', '；']).next().unwrap_or("");
    if stem.is_empty() {
        return false;
    }
    clause.contains(stem) || {
        let first: String = stem.chars().take(1).collect();
        clause.chars().count() <= 12 && clause.starts_with(&first)
    }
}
