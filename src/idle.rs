//! Rules of the user's own that applied to nothing in a run: better said than taken for a pass.
//!
//! Contract: documents are noted one by one, so that a run that forgets them can say it as well.

use gouji_check::check::Outcome;
use gouji_check::config::Standing;
use gouji_core::disclosure::Taxonomy;
use gouji_core::lang::Lang;
use gouji_core::rules::{Rule, missing, needs};
use gouji_report::{Run, printable};

use super::session::Session;

/// What was asked of documents by the rules of the user's own.
pub struct Asked {
    taxonomy: &'static Taxonomy,
    rules: Vec<(Rule, Fate)>,
    read: bool,
}

/// What became of a rule so far.
#[derive(Default)]
struct Fate {
    asked: bool,
    /// Another rule asked the same.
    otherwise: bool,
    /// What no document has of what it needs.
    missing: Option<Vec<String>>,
}

impl Asked {
    /// Nothing was asked yet.
    pub fn of(session: &Session) -> Asked {
        let policy = session.policy(true);
        let counts = |rule: &Rule| {
            let on = session.book.is_on(*rule) && policy.standing(*rule) != Standing::Off;
            on && rule.has_relations()
        };
        let own = session.book.own().iter().map(|(rule, _)| *rule);
        let rules = own.filter(counts).map(|rule| (rule, Fate::default())).collect();
        Asked { taxonomy: session.book.taxonomy(), rules, read: false }
    }

    /// Notes what was asked of a document.
    pub fn note(&mut self, outcome: &Outcome) {
        self.read = true;
        for (rule, fate) in &mut self.rules {
            fate.asked |= outcome.relations.iter().any(|(relation, _)| relation.rule == *rule);
            fate.otherwise |= is_asked_otherwise(*rule, outcome);
            let here = missing(*rule, self.taxonomy, &[&outcome.disclosure]);
            let before = fate.missing.take();
            fate.missing = Some(match before {
                Some(before) => before.into_iter().filter(|name| here.contains(name)).collect(),
                None => here,
            });
        }
    }

    /// A line for each rule that was asked of none of these documents.
    pub fn idle(&self, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        for (rule, fate) in self.rules.iter().filter(|(_, fate)| self.read && !fate.asked) {
            let missing = fate.missing.as_deref().unwrap_or_default();
            // What another rule asks already is asked once, in its name.
            if missing.is_empty() && fate.otherwise {
                continue;
            }
            let (zh, en) = match missing.is_empty() {
                true => (String::new(), String::new()),
                false => (
                    format!("，没有找到 {}", missing.join("、")),
                    format!("; not found: {}", missing.join(", ")),
                ),
            };
            lines.push(printable(&lang.pick(
                format!("自己的规则 {rule} 没有用上：文中没有它要的数{zh}"),
                format!("your rule {rule} was asked of nothing: the figures it speaks of are not there{en}"),
            )));
        }
        lines
    }
}

impl Session {
    /// A line for each of the user's rules that looked at none of these documents.
    pub fn idle_rules(&self, run: &Run, lang: Lang) -> Vec<String> {
        let mut asked = Asked::of(self);
        run.outcomes.iter().for_each(|outcome| asked.note(outcome));
        asked.idle(lang)
    }
}

/// Whether a relation of another rule is between all the concepts of a rule.
fn is_asked_otherwise(rule: Rule, outcome: &Outcome) -> bool {
    let needed = needs(rule);
    outcome.relations.iter().any(|(relation, _)| {
        let figures = relation.figures();
        let known: Vec<&str> = figures
            .into_iter()
            .filter_map(|id| outcome.disclosure.figure(id)?.identity.as_ref())
            .map(|identity| identity.concept.as_str())
            .collect();
        needed.iter().all(|concept| known.contains(&concept.as_str()))
    })
}
