//! The claims that the lines do not make by themselves, as checks.

use std::collections::BTreeSet;

use crate::disclosure::{Change, Disclosure, FigureId, Says, TotalKind};
use crate::statement::{Chain, GrowthForm, Moved};

use super::super::checks::TOTAL_KINDS;
use super::super::model::{DIRECTIONS, FLATNESS, FLAWS, FORMS, WORDS, name_of};
use super::line::id;
use super::plan::{Plan, main_slot};
use super::yaml::Yaml;

type Entries = Vec<(&'static str, Yaml)>;

/// The checks of a plan, and the lines they name.
pub(super) struct Checks<'a> {
    plan: &'a Plan<'a>,
    pub(super) named: BTreeSet<FigureId>,
}

impl<'a> Checks<'a> {
    pub(super) fn new(plan: &'a Plan<'a>) -> Checks<'a> {
        Checks { plan, named: BTreeSet::new() }
    }

    /// All claims that are not said yet. A claim about nothing (a sum of no items) says nothing
    /// and is left out.
    pub(super) fn all(&mut self) -> Vec<Yaml> {
        let disclosure: &Disclosure = self.plan.disclosure;
        let claims = disclosure.claims.iter().zip(&self.plan.said);
        claims
            .filter(|(claim, said)| !**said && !is_empty(&claim.says))
            .map(|(claim, _)| {
                let (kind, entries) = self.claim(&claim.says);
                Yaml::Map(vec![(kind, Yaml::Map(entries))])
            })
            .collect()
    }

    fn name(&mut self, figure: FigureId) -> Yaml {
        let Some(home) = self.plan.homes.get(figure.0) else { return Yaml::Word(id(figure)) };
        self.named.insert(home.host);
        let own = self.plan.disclosure.figure(figure).map(main_slot);
        if home.host == figure && own == Some(home.slot) {
            return Yaml::Word(id(home.host));
        }
        let field = home.slot.name();
        Yaml::Word(format!("{}.{field}", id(home.host)))
    }

    fn names(&mut self, figures: &[FigureId]) -> Yaml {
        Yaml::List(figures.iter().map(|figure| self.name(*figure)).collect())
    }

    fn maybe(&mut self, entries: &mut Entries, key: &'static str, figure: Option<FigureId>) {
        if let Some(figure) = figure {
            entries.push((key, self.name(figure)));
        }
    }

    fn moved(&mut self, moved: &Moved<FigureId>, form: Option<GrowthForm>) -> Yaml {
        let mut entries = vec![
            ("figure", self.name(moved.figure)),
            ("direction", Yaml::word(name_of(&DIRECTIONS, &moved.direction))),
        ];
        if let Some(form) = form {
            entries.push(("form", Yaml::word(name_of(&FORMS, &form))));
        }
        Yaml::Map(entries)
    }

    fn claim(&mut self, claim: &Says) -> (&'static str, Entries) {
        match claim {
            Says::Total { total, items, kind } => ("sum", self.sum(*total, items, *kind, true)),
            Says::AtMost { total, items, kind } => ("sum", self.sum(*total, items, *kind, false)),
            Says::Share { share, part, wholes, list } => {
                let mut entries = vec![
                    ("share", self.name(*share)),
                    ("part", self.name(*part)),
                    ("of", self.names(wholes)),
                ];
                if !list.is_empty() {
                    entries.push(("list", self.names(list)));
                }
                ("share", entries)
            }
            Says::ShareList { shares } => ("share_list", vec![("shares", self.names(shares))]),
            Says::SharesOfParts { shares, parts } => (
                "shares_of_parts",
                vec![("shares", self.names(shares)), ("parts", self.names(parts))],
            ),
            Says::Within { part, whole } => {
                ("within", vec![("part", self.name(*part)), ("whole", self.name(*whole))])
            }
            Says::Change(change) => ("change", self.change(change)),
            Says::Completion { rate, actual, budgets } => (
                "completion",
                vec![
                    ("rate", self.name(*rate)),
                    ("actual", self.name(*actual)),
                    ("budgets", self.names(budgets)),
                ],
            ),
            Says::BudgetWord { word, amounts, rate, .. } => {
                let mut entries = vec![("word", Yaml::word(name_of(&WORDS, word)))];
                if let Some((actual, budget)) = amounts {
                    let pair = vec![("actual", self.name(*actual)), ("budget", self.name(*budget))];
                    entries.push(("amounts", Yaml::Map(pair)));
                }
                self.maybe(&mut entries, "rate", *rate);
                ("budget_word", entries)
            }
            Says::ImpliedCompletion { overall, items } => {
                let mut list = Vec::new();
                for item in items {
                    let mut entry =
                        vec![("amount", self.name(item.amount)), ("rate", self.name(item.rate))];
                    if item.flat {
                        entry.push(("flat", Yaml::flag()));
                    }
                    list.push(Yaml::Map(entry));
                }
                let overall = self.name(*overall);
                ("implied_completion", vec![("overall", overall), ("items", Yaml::List(list))])
            }
            Says::Same { left, right, chain } => {
                let mut entries = vec![("left", self.name(*left)), ("right", self.name(*right))];
                if let Chain::Independent { items } = chain {
                    entries.push(("chain", Yaml::word("independent")));
                    entries.push(("items", Yaml::number(items)));
                }
                ("same", entries)
            }
            Says::ListLength { count, names, .. } => {
                ("list_length", vec![("count", self.name(*count)), ("names", Yaml::number(names))])
            }
            Says::CountRate { rate, part, whole } => {
                let mut entries = vec![("rate", self.name(*rate))];
                self.maybe(&mut entries, "part", *part);
                entries.push(("whole", self.name(*whole)));
                ("count_rate", entries)
            }
            Says::OverTarget { rate, actual, target } => {
                let mut entries = vec![("rate", self.name(*rate)), ("actual", self.name(*actual))];
                self.maybe(&mut entries, "target", *target);
                ("over_target", entries)
            }
            Says::Points { delta, now, before } => (
                "points",
                vec![
                    ("delta", self.moved(delta, None)),
                    ("now", self.name(*now)),
                    ("before", self.name(*before)),
                ],
            ),
            Says::Product { product, factors } => (
                "product",
                vec![("product", self.name(*product)), ("factors", self.names(factors))],
            ),
            Says::Respectively { values, names, .. } => (
                "respectively",
                vec![("values", self.names(values)), ("names", Yaml::number(names))],
            ),
            Says::Flaw { flaw, stated, expected, .. } => {
                let mut entries = vec![
                    ("kind", Yaml::word(name_of(&FLAWS, flaw))),
                    ("stated", Yaml::word(stated)),
                ];
                entries.extend(expected.as_ref().map(|text| ("expected", Yaml::word(text))));
                ("flaw", entries)
            }
            Says::AsOfDate { year, expected } => (
                "as_of_date",
                vec![("year", self.name(*year)), ("expected", Yaml::number(expected))],
            ),
        }
    }

    fn sum(
        &mut self,
        total: FigureId,
        items: &[(FigureId, bool)],
        kind: TotalKind,
        complete: bool,
    ) -> Entries {
        let mut terms = Vec::new();
        for (item, minus) in items {
            let name = self.name(*item);
            terms.push(if *minus { Yaml::Map(vec![("minus", name)]) } else { name });
        }
        let mut entries = vec![("total", self.name(total)), ("items", Yaml::List(terms))];
        if kind != TotalKind::Amounts {
            entries.push(("kind", Yaml::word(name_of(&TOTAL_KINDS, &kind))));
        }
        if !complete {
            entries.push(("partial", Yaml::flag()));
        }
        entries
    }

    fn change(&mut self, change: &Change) -> Entries {
        let mut entries = Vec::new();
        self.maybe(&mut entries, "now", change.now);
        self.maybe(&mut entries, "before", change.before);
        if let Some(delta) = &change.delta {
            entries.push(("change", self.moved(delta, None)));
        }
        if let Some((rate, form)) = &change.rate {
            entries.push(("growth", self.moved(rate, Some(*form))));
        }
        if let Some((word, _)) = &change.word {
            entries.push(("word", Yaml::word(name_of(&DIRECTIONS, word))));
        }
        if let Some((flat, _)) = &change.flat {
            entries.push(("flat", Yaml::word(name_of(&FLATNESS, flat))));
        }
        if !change.or_now.is_empty() {
            entries.push(("or_now", self.names(&change.or_now)));
        }
        entries
    }
}

fn is_empty(claim: &Says) -> bool {
    match claim {
        Says::Total { items, .. } => items.is_empty(),
        Says::Share { wholes: list, .. }
        | Says::ShareList { shares: list }
        | Says::SharesOfParts { shares: list, .. }
        | Says::Completion { budgets: list, .. }
        | Says::Product { factors: list, .. } => list.is_empty(),
        Says::Change(change) => {
            let Change { delta, rate, word, flat, .. } = change.as_ref();
            delta.is_none() && rate.is_none() && word.is_none() && flat.is_none()
        }
        _ => false,
    }
}
