//! Grouping: one cause, one finding.
//!
//! Contract: every relation worth a finding is in exactly one group. Relations are put together only
//! where the repair of one figure (or of its copies) is shown to make all of them true, or where a
//! list of shares is wrong by shares that are wrong themselves. A figure is named only where it is
//! clearly likelier than any other; else both of two, else none.

use std::collections::{BTreeMap, BTreeSet};

use super::board::{Board, Changes};
use super::components::components;
use super::lists;
use super::merge::merge;
use super::reasons::reason;
use super::rows;
use super::search::{CLEAR, causes};
use super::{carried, shifted, together};
use crate::disclosure::FigureId;
use crate::finding::Repair;
use crate::judge::Verdict;
use crate::limits::{go_on, step};
use crate::reading::Reading;
use crate::rule::Rule;

impl Repair {
    /// What the figure says once it is repaired.
    pub(super) fn reading(&self, board: &Board<'_>) -> Option<Reading> {
        board.repaired(self.figure, &self.value, self.form)
    }
}

/// What is behind a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reason {
    /// One wrong figure, perhaps copied: the first place leads.
    Wrong(Vec<Repair>),
    /// One of several figures, equally suspect, and of so many more.
    OneOf(Vec<Repair>, usize),
    /// A row that is missing in a sum, or stands in it twice.
    Row {
        /// The figure of the row.
        figure: FigureId,
        /// It is added although it should not be.
        twice: bool,
    },
    /// The cells of a column stand so many rows too low, or too high if negative.
    Shifted {
        /// How many rows.
        rows: i64,
        /// The cells that were compared.
        cells: Vec<FigureId>,
    },
}

/// Relations with one cause, by their index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// The relation that is reported.
    pub lead: usize,
    /// The others.
    pub explains: Vec<usize>,
    /// What is wrong, where that is clear.
    pub reason: Option<Reason>,
}

impl Group {
    /// A relation by itself.
    pub(crate) fn alone(lead: usize) -> Group {
        Group { lead, explains: Vec::new(), reason: None }
    }

    /// The relations of the group.
    pub(crate) fn relations(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.lead).chain(self.explains.iter().copied())
    }

    /// The repairs that the group is sure enough of to count on.
    pub(crate) fn repairs(&self) -> &[Repair] {
        match &self.reason {
            Some(Reason::Wrong(repairs)) => repairs,
            _ => &[],
        }
    }
}

/// All relations that are worth a finding, each by itself.
pub(super) fn ungrouped(board: &Board<'_>) -> Vec<Group> {
    let worth = |place: &usize| {
        !matches!(board.printed_verdict(*place), Verdict::Holds | Verdict::Untestable)
    };
    (0..board.judged.len()).filter(worth).map(Group::alone).collect()
}

/// Groups all relations that are worth a finding.
pub(super) fn group(board: &Board<'_>) -> Vec<Group> {
    let (mut groups, mut taken) = shifted::columns(board);
    // Rows that slipped are no wrong digits: nothing is to be repaired in them one by one.
    for place in (0..board.judged.len()).filter(|place| is_displaced(board, *place)) {
        taken.insert(place);
        groups.push(Group::alone(place));
    }
    let broken =
        |place: usize| board.printed_verdict(place) == Verdict::Broken && !taken.contains(&place);
    let mut owners = Owners::default();
    for component in components(board, broken) {
        step();
        by_cause(board, &component, &mut groups, &mut owners);
    }
    let mut groups = merge(board, groups);
    go_on();
    together::join(board, &mut groups);
    carried::join(board, &mut groups);
    go_on();
    lists::join(&mut groups, board);
    let known: BTreeSet<usize> = groups.iter().flat_map(Group::relations).collect();
    let doubtful = |place: &usize| {
        matches!(board.printed_verdict(*place), Verdict::Rounding | Verdict::Truncated)
            && !known.contains(place)
    };
    let rest: Vec<usize> = (0..board.judged.len()).filter(doubtful).collect();
    let rest = absorb(board, &mut groups, rest, &mut Owners::default());
    doubts(board, rest, &mut groups);
    lists::explain(&mut groups, board);
    groups
}

fn is_displaced(board: &Board<'_>, place: usize) -> bool {
    board.printed_verdict(place) == Verdict::Broken
        && board.relation(place).is_some_and(|relation| relation.rule == Rule::DisplacedRows)
}

/// The groups of one component of broken relations.
fn by_cause(board: &Board<'_>, component: &[usize], groups: &mut Vec<Group>, owners: &mut Owners) {
    // An item that stands twice is said before digits are blamed.
    if let [place] = component
        && let Some(reason @ Reason::Row { twice: true, .. }) = rows::row(board, *place)
    {
        groups.push(Group { reason: Some(reason), ..Group::alone(*place) });
        return;
    }
    let mut rest = component.to_vec();
    for cause in causes(board, component) {
        let own: Vec<usize> =
            cause.best.solves.iter().copied().filter(|place| rest.contains(place)).collect();
        let Some(reason) = reason(board, &cause, component.len() == 1) else { continue };
        if !own.is_empty() {
            rest.retain(|place| !own.contains(place));
            groups.push(together(board, own, reason));
        }
    }
    let rest = absorb(board, groups, rest, owners);
    groups.extend(rest.into_iter().map(|place| match rows::row(board, place) {
        Some(reason) => Group { reason: Some(reason), ..Group::alone(place) },
        None => Group::alone(place),
    }));
}

/// The relation that points at the wrong figure leads, else the first. A share that does not fit
/// its amounts says more than the list it spoils.
fn together(board: &Board<'_>, relations: Vec<usize>, reason: Reason) -> Group {
    let figure = match &reason {
        Reason::Wrong(repairs) => repairs.first().map(|repair| repair.figure),
        Reason::OneOf(repairs, _) => repairs.first().map(|repair| repair.figure),
        Reason::Row { .. } | Reason::Shifted { .. } => None,
    };
    let rank = |place: &&usize| {
        board.relation(**place).map_or((true, true), |relation| {
            let elsewhere = figure.is_some_and(|figure| relation.subject.figure() != figure);
            (elsewhere, relation.rule == Rule::SharesAddTo100)
        })
    };
    let lead = relations.iter().min_by_key(rank).copied().unwrap_or(0);
    let explains = relations.into_iter().filter(|place| *place != lead).collect();
    Group { lead, explains, reason: Some(reason) }
}

/// Gives doubtful relations to the repairs that make them true; the others are returned.
fn absorb(
    board: &Board<'_>,
    groups: &mut [Group],
    rest: Vec<usize>,
    owners: &mut Owners,
) -> Vec<usize> {
    if !rest.is_empty() {
        owners.note(board, groups);
    }
    let mut left = Vec::new();
    for place in rest {
        step();
        let (owner, changes) = owners.of(board, place);
        let owner = owner.and_then(|owner| groups.get_mut(owner));
        let verdict = board.printed_verdict(place);
        match owner.filter(|_| board.verdict(place, &changes) < verdict) {
            Some(group) if verdict >= Verdict::Truncated => group.explains.push(place),
            _ => left.push(place),
        }
    }
    left
}

/// Which group repairs a figure, and to what.
#[derive(Default)]
struct Owners {
    /// The first group that repairs a figure, and what the last one makes of it.
    by_figure: BTreeMap<FigureId, (usize, Option<Reading>)>,
    /// So many groups are noted.
    noted: usize,
}

impl Owners {
    /// Notes the groups that are new.
    fn note(&mut self, board: &Board<'_>, groups: &[Group]) {
        for (index, group) in groups.iter().enumerate().skip(self.noted) {
            for repair in group.repairs() {
                let owner = self.by_figure.entry(repair.figure).or_insert((index, None));
                owner.1 = repair.reading(board).or(owner.1.take());
            }
        }
        self.noted = groups.len();
    }

    /// The first group that repairs a figure of a relation, and the repairs of all its figures.
    fn of(&self, board: &Board<'_>, place: usize) -> (Option<usize>, Changes) {
        let (mut first, mut changes) = (None, Changes::new());
        if let Some(relation) = board.relation(place) {
            relation.each_figure(|figure| {
                let Some((owner, reading)) = self.by_figure.get(&figure) else { return };
                first = Some(first.map_or(*owner, |first: usize| first.min(*owner)));
                changes.extend(reading.clone().map(|reading| (figure, reading)));
            });
        }
        (first, changes)
    }
}

/// Doubtful relations: together only where one figure clearly explains several of them.
fn doubts(board: &Board<'_>, rest: Vec<usize>, groups: &mut Vec<Group>) {
    let doubtful: BTreeSet<usize> = rest
        .iter()
        .copied()
        .filter(|place| board.printed_verdict(*place) == Verdict::Truncated)
        .collect();
    let mut left: BTreeSet<usize> = rest.into_iter().collect();
    for component in components(board, |place| doubtful.contains(&place)) {
        if component.len() < 2 {
            continue;
        }
        for cause in causes(board, &component) {
            let several = cause.best.solves.len() > 1;
            let clear = cause.rivals.iter().all(|(apart, _)| *apart >= CLEAR);
            let Some(reason) = reason(board, &cause, false).filter(|_| several && clear) else {
                continue;
            };
            let own: Vec<usize> =
                cause.best.solves.iter().copied().filter(|place| left.contains(place)).collect();
            if own.len() > 1 {
                for place in &own {
                    left.remove(place);
                }
                groups.push(together(board, own, reason));
            }
        }
    }
    groups.extend(left.into_iter().map(Group::alone));
}
