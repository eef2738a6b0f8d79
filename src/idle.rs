//! Rules of the user's own that applied to nothing in a run: better said than taken for a pass.

use gouji_check::config::Standing;
use gouji_core::disclosure::Disclosure;
use gouji_core::lang::Lang;
use gouji_core::rules::{Rule, missing, needs};
use gouji_report::{Run, printable};

use super::session::Session;

impl Session {
    /// A line for each of the user's rules that looked at none of these documents.
    pub fn idle_rules(&self, run: &Run, lang: Lang) -> Vec<String> {
        let policy = self.policy(true);
        let read: Vec<&Disclosure> = run.outcomes.iter().map(|it| &it.disclosure).collect();
        let mut lines = Vec::new();
        for (rule, _) in self.book.own() {
            let mut relations = run.outcomes.iter().flat_map(|it| &it.relations);
            let asked = relations.any(|(relation, _)| relation.rule == *rule);
            let off = !self.book.is_on(*rule) || policy.standing(*rule) == Standing::Off;
            if asked || off || read.is_empty() || !rule.has_relations() {
                continue;
            }
            let missing = missing(*rule, self.book.taxonomy(), &read);
            // What another rule asks already is asked once, in its name.
            if missing.is_empty() && is_asked_otherwise(*rule, run) {
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

/// Whether a relation of another rule is between all the concepts of a rule.
fn is_asked_otherwise(rule: Rule, run: &Run) -> bool {
    let needed = needs(rule);
    run.outcomes.iter().any(|outcome| {
        outcome.relations.iter().any(|(relation, _)| {
            let figures = relation.figures();
            let known: Vec<&str> = figures
                .into_iter()
                .filter_map(|id| outcome.disclosure.figure(id)?.identity.as_ref())
                .map(|identity| identity.concept.as_str())
                .collect();
            needed.iter().all(|concept| known.contains(&concept.as_str()))
        })
    })
}
