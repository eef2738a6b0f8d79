//! Grouping: one cause, one finding.
//!
//! Contract: every finding-worthy relation is in exactly one group. Relations are put together only
//! where the repair of one figure is shown to make all of them true without breaking another, or
//! where a list of shares is wrong by shares that are wrong themselves. Bounded: components of more
//! than 40 relations and figures beyond the first dozen are left as they are.

use std::collections::BTreeMap;

use super::index::Index;
use super::judging::with_value;
use super::solve::solve;
use crate::disclosure::{Disclosure, FigureId};
use crate::finding::Certainty;
use crate::judge::{Judgement, Verdict, judge};
use crate::number::Exact;
use crate::reading::Reading;
use crate::relation::{Relation, resolve};
use crate::rules::Rule;
use crate::statement::{Operand, Statement};

/// A larger component has more than one cause, or one nobody finds this way.
const MOST_RELATIONS: usize = 40;

/// How many figures of a component are tried.
const MOST_FIGURES: usize = 12;

/// A figure and the value that would make every relation of a group true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repair {
    pub figure: FigureId,
    pub value: Exact,
    pub certainty: Certainty,
}

/// Relations with one cause, by their index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The relation that is reported.
    pub lead: usize,
    /// The others.
    pub explains: Vec<usize>,
    /// The common repair, where the group has one.
    pub repair: Option<Repair>,
}

type Judged = [(Relation, Judgement)];

/// Groups all relations that are worth a finding.
pub(super) fn group(judged: &Judged, index: &Index, disclosure: &Disclosure) -> Vec<Group> {
    let mut groups = Vec::new();
    for mut component in components(judged, index) {
        // Several mistakes may hang together by figures that are right; each repair takes its own
        // relations out of the component.
        while let Some((repair, covered)) = index.repair(&component, judged, disclosure) {
            component.retain(|place| !covered.contains(place));
            groups.push(together(covered, repair, judged));
        }
        groups.extend(component.into_iter().map(alone));
    }
    let doubtful = |verdict| matches!(verdict, Verdict::Rounding | Verdict::Truncated);
    let rest = judged.iter().enumerate().filter(|(_, (_, judged))| doubtful(judged.verdict));
    groups.extend(rest.map(|(index, _)| alone(index)));
    explain_lists(&mut groups, judged, disclosure);
    groups
}

fn alone(lead: usize) -> Group {
    Group { lead, explains: Vec::new(), repair: None }
}

/// The relation that points at the repaired figure leads, else the first. A share that does not fit
/// its amounts says more than the list it spoils.
fn together(component: Vec<usize>, repair: Repair, judged: &Judged) -> Group {
    let rank = |index: &&usize| {
        judged.get(**index).map_or((true, true), |(relation, _)| {
            (relation.subject.figure() != repair.figure, relation.rule == Rule::SharesAddTo100)
        })
    };
    let lead = component.iter().min_by_key(rank).copied().unwrap_or(0);
    let explains = component.into_iter().filter(|index| *index != lead).collect();
    Group { lead, explains, repair: Some(repair) }
}

impl Index {
    /// The one repair that makes the most relations of a component true, at least two, and which.
    fn repair(
        &self,
        component: &[usize],
        judged: &Judged,
        disclosure: &Disclosure,
    ) -> Option<(Repair, Vec<usize>)> {
        if component.len() < 2 || component.len() > MOST_RELATIONS {
            return None;
        }
        let mut found: Vec<((usize, usize), FigureId, Exact)> = Vec::new();
        for (figure, covered) in shared(component, judged) {
            let mut values: Vec<Exact> = Vec::new();
            for place in &covered {
                let Some((relation, _)) = judged.get(*place) else { continue };
                let reading = relation.readings.first();
                let value = reading.and_then(|reading| solve(reading, figure, disclosure));
                values.extend(value.filter(|value| !values.contains(value)));
            }
            for value in values {
                let exact = self.exact_after(figure, &value, judged, disclosure);
                found.extend(exact.map(|exact| ((covered.len(), exact), figure, value)));
            }
        }
        let most = found.iter().map(|(score, ..)| *score).max()?;
        let mut top = found.into_iter().filter(|(score, ..)| *score == most);
        let (_, figure, value) = top.next()?;
        let rival = top.next().is_some();
        let step = disclosure.figure(figure)?.reading().step;
        let neighbours = [&value + &step, &value - &step];
        let neighbour = !step.is_zero()
            && neighbours
                .iter()
                .any(|value| self.exact_after(figure, value, judged, disclosure) >= Some(most.1));
        let certainty = if rival || neighbour { Certainty::Likely } else { Certainty::Certain };
        let takes_part = |place: &usize| self.with(figure).contains(place);
        let covered = component.iter().copied().filter(takes_part).collect();
        Some((Repair { figure, value, certainty }, covered))
    }

    /// How many relations of a figure are exactly true with a new value; `None` if one is broken, or
    /// one that was true no longer is.
    fn exact_after(
        &self,
        figure: FigureId,
        value: &Exact,
        judged: &Judged,
        disclosure: &Disclosure,
    ) -> Option<usize> {
        let mut exact = 0;
        for place in self.with(figure) {
            let (relation, before) = judged.get(*place)?;
            let after = with_value(relation, disclosure, figure, value);
            let was_true = matches!(before.verdict, Verdict::Holds | Verdict::Rounding);
            match after {
                Verdict::Broken => return None,
                Verdict::Truncated | Verdict::Untestable if was_true => return None,
                Verdict::Untestable if before.verdict == Verdict::Broken => return None,
                // Two prints of one value that agree again are stronger evidence than a sum or a
                // rate that happens to come out even.
                Verdict::Holds => exact += if is_same(relation) { 4 } else { 1 },
                _ => {}
            }
        }
        Some(exact)
    }
}

fn is_same(relation: &Relation) -> bool {
    matches!(relation.readings.first(), Some(Statement::Same { .. }))
}

/// The figures that take part in at least two relations of a component, with those relations; the
/// figures in most relations first.
fn shared(component: &[usize], judged: &Judged) -> Vec<(FigureId, Vec<usize>)> {
    let mut all: BTreeMap<FigureId, Vec<usize>> = BTreeMap::new();
    for place in component {
        let Some((relation, _)) = judged.get(*place) else { continue };
        for figure in relation.figures() {
            let places = all.entry(figure).or_default();
            if places.last() != Some(place) {
                places.push(*place);
            }
        }
    }
    let mut all: Vec<_> = all.into_iter().filter(|(_, places)| places.len() > 1).collect();
    all.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
    all.truncate(MOST_FIGURES);
    all
}

/// Broken relations joined by shared figures, each component in the order of the relations.
fn components(judged: &Judged, index: &Index) -> Vec<Vec<usize>> {
    let broken = |place: usize| {
        judged.get(place).is_some_and(|(_, judgement)| judgement.verdict == Verdict::Broken)
    };
    let mut seen = vec![false; judged.len()];
    let mut all = Vec::new();
    for start in (0..judged.len()).filter(|place| broken(*place)) {
        let mut component = Vec::new();
        let mut open = vec![start];
        while let Some(place) = open.pop() {
            match seen.get_mut(place) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            component.push(place);
            let Some((relation, _)) = judged.get(place) else { continue };
            for figure in relation.figures() {
                open.extend(index.with(figure).iter().filter(|place| broken(**place)));
            }
        }
        component.sort_unstable();
        if !component.is_empty() {
            all.push(component);
        }
    }
    all
}

/// A list that does not add to 100 is explained by its own wrong shares, if their right values add.
fn explain_lists(groups: &mut Vec<Group>, judged: &Judged, disclosure: &Disclosure) {
    let is_list = |group: &Group| {
        group.explains.is_empty()
            && judged.get(group.lead).is_some_and(|(relation, judgement)| {
                relation.rule == Rule::SharesAddTo100 && judgement.verdict >= Verdict::Truncated
            })
    };
    let lists: Vec<usize> =
        groups.iter().filter(|group| is_list(group)).map(|group| group.lead).collect();
    for list in lists {
        let Some(cause) = cause_of_list(list, groups, judged, disclosure) else { continue };
        groups.retain(|group| group.lead != list);
        if let Some(group) = groups.iter_mut().find(|group| group.lead == cause) {
            group.explains.push(list);
        }
    }
}

/// The first wrong share of a list that adds up once all its wrong shares are put right.
fn cause_of_list(
    list: usize,
    groups: &[Group],
    judged: &Judged,
    disclosure: &Disclosure,
) -> Option<usize> {
    let (relation, verdict) = judged.get(list).map(|(list, judged)| (list, judged.verdict))?;
    let mut right: BTreeMap<FigureId, Exact> = BTreeMap::new();
    let mut cause = None;
    for group in groups {
        let Some((share, judgement)) = judged.get(group.lead) else { continue };
        let figure = share.subject.figure();
        let wrong = share.rule == Rule::ShareOfWhole && judgement.verdict >= verdict;
        let Some(expected) = &judgement.expected else { continue };
        if wrong && relation.figures().contains(&figure) {
            right.insert(figure, expected.clone());
            cause = cause.or(Some(group.lead));
        }
    }
    let statement = resolve_with(relation.readings.first()?, disclosure, &right)?;
    cause.filter(|_| judge(&statement).verdict < verdict)
}

fn resolve_with(
    statement: &Statement<Operand>,
    disclosure: &Disclosure,
    right: &BTreeMap<FigureId, Exact>,
) -> Option<Statement<Reading>> {
    resolve(statement, disclosure)?;
    Some(statement.map(|operand| match operand {
        Operand::Constant(value) => Reading::exact(value.clone()),
        Operand::Figure(id) => {
            let printed = disclosure.figure(*id).map(|figure| figure.reading());
            let printed = printed.unwrap_or_else(|| Reading::exact(Exact::zero()));
            let value = right.get(id).cloned().unwrap_or_else(|| printed.value.clone());
            Reading { value, ..printed }
        }
    }))
}
