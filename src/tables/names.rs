//! Names of the functional classification to codes: what a table with codes says its rows are
//! called.
//!
//! Contract: a path of names gets codes only where the document's tables give it one code; the text
//! then speaks of the same figures as the tables do.

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, Flaw, Form, Says, Why};
use crate::document::Place;

use super::codes::Code;
use super::layout::{Layouts, plain};
use super::panel::Panel;

/// The names of all coded rows of a document.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Every name a code is printed with.
    by_code: BTreeMap<Code, Vec<String>>,
}

impl Names {
    /// Takes down the names of a table's rows.
    pub fn note(&mut self, panel: &Panel) {
        for row in &panel.rows {
            let Some(code) = row.code.as_ref().filter(|code| !code.is_economic()) else { continue };
            let name = name(&row.label);
            let known = self.by_code.entry(code.clone()).or_default();
            if !name.is_empty() && !known.contains(&name) {
                known.push(name);
            }
        }
    }

    /// Gives the figures whose path is made of names the codes of these names.
    pub fn resolve(&self, disclosure: &mut Disclosure) {
        let mut by_path: BTreeMap<Vec<String>, Option<&Code>> = BTreeMap::new();
        for code in self.by_code.keys() {
            for path in self.paths(code) {
                let found = by_path.entry(path).or_insert(Some(code));
                if *found != Some(code) {
                    *found = None;
                }
            }
        }
        let mut others: Vec<(Place, String)> = Vec::new();
        for figure in &mut disclosure.figures {
            let Some(identity) = &mut figure.identity else { continue };
            if identity.path.is_empty() || identity.path.iter().all(|step| is_code(step)) {
                continue;
            }
            let names: Vec<String> = identity.path.iter().map(|step| name(step)).collect();
            let class = match names.as_slice() {
                [class] => Layouts::get().class(class).and_then(Code::whole),
                _ => None,
            };
            let code = by_path.get(&names).copied().flatten().cloned().or(class);
            let Some(code) = code else { continue };
            if let ([own], Some(known)) = (names.as_slice(), self.by_code.get(&code))
                && !known.iter().any(|known| same(known, own))
            {
                others.push((figure.place.clone(), own.clone()));
            }
            identity.path = code.path();
        }
        for (place, stated) in others {
            let flaw = Flaw::NameNotInTable;
            disclosure
                .say(Why::stated(Form::Flaw), Says::Flaw { flaw, place, stated, expected: None });
        }
    }

    /// The paths of names that lead to a code.
    fn paths(&self, code: &Code) -> Vec<Vec<String>> {
        let own = self.by_code.get(code).cloned().unwrap_or_default();
        let Some(parent) = code.parent() else { return own.into_iter().map(|n| vec![n]).collect() };
        let mut all = Vec::new();
        for above in self.paths(&parent) {
            for name in &own {
                let mut path = above.clone();
                path.push(name.clone());
                all.push(path);
            }
        }
        all
    }
}

/// Whether two names of a class are the same but for 支出 at the end.
fn same(one: &str, other: &str) -> bool {
    one.trim_end_matches("支出") == other.trim_end_matches("支出")
}

fn is_code(step: &str) -> bool {
    step.bytes().all(|b| b.is_ascii_digit())
}

/// A name without the marks that come and go.
fn name(text: &str) -> String {
    let text = plain(text);
    let cut = ["（类）", "（款）", "（项）"].iter().find_map(|end| text.strip_suffix(end));
    cut.map_or(text.clone(), str::to_owned)
}
