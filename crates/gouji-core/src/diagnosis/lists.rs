//! Lists of shares that do not add to 100 because some of their shares are wrong.
//!
//! Contract: a list is explained by its wrong shares only if it adds up once all of them are right.

use std::collections::{BTreeMap, BTreeSet};

use super::board::{Board, Changes};
use super::grouping::Group;
use crate::disclosure::{FigureId, PrintForm};
use crate::judge::Verdict;
use crate::limits::step;
use crate::rule::Rule;

/// Puts lists that are explained by their own shares under the first of these.
pub(super) fn explain(groups: &mut Vec<Group>, board: &Board<'_>) {
    let is_list = |group: &&Group| {
        group.explains.is_empty()
            && board.printed_verdict(group.lead) >= Verdict::Truncated
            && board
                .relation(group.lead)
                .is_some_and(|relation| relation.rule == Rule::SharesAddTo100)
    };
    let lists: Vec<usize> = groups.iter().filter(is_list).map(|group| group.lead).collect();
    if lists.is_empty() {
        return;
    }
    let about = About::of(groups, board);
    let mut removed = BTreeSet::new();
    for list in lists {
        step();
        let Some(cause) = cause_of_list(list, (groups, &about, &removed), board) else { continue };
        removed.extend(about.by_lead.get(&list));
        let cause = about.by_lead.get(&cause).and_then(|place| groups.get_mut(*place));
        if let Some(group) = cause {
            group.explains.push(list);
        }
    }
    let mut place = 0;
    groups.retain(|_| {
        place += 1;
        !removed.contains(&(place - 1))
    });
}

/// Where the groups stand that speak of a figure, and those that are led by a relation.
#[derive(Default)]
struct About {
    by_figure: BTreeMap<FigureId, Vec<usize>>,
    by_lead: BTreeMap<usize, usize>,
}

impl About {
    fn of(groups: &[Group], board: &Board<'_>) -> About {
        let mut about = About::default();
        for (place, group) in groups.iter().enumerate() {
            about.by_lead.entry(group.lead).or_insert(place);
            let subject = board.relation(group.lead).map(|relation| relation.subject.figure());
            for figure in group.repairs().iter().map(|repair| repair.figure).chain(subject) {
                about.by_figure.entry(figure).or_default().push(place);
            }
        }
        about
    }
}

/// Puts the wrong shares of a list that adds up as printed together: they were computed of one set of
/// other amounts.
pub(super) fn join(groups: &mut Vec<Group>, board: &Board<'_>) {
    let stale: BTreeMap<FigureId, usize> = groups
        .iter()
        .enumerate()
        .filter_map(|(at, group)| Some((stale_share(group, board)?, at)))
        .collect();
    if stale.len() < 2 {
        return;
    }
    let is_list = |place: &usize| {
        board.relation(*place).is_some_and(|it| it.rule == Rule::SharesAddTo100)
            && matches!(board.printed_verdict(*place), Verdict::Holds | Verdict::Rounding)
    };
    let mut under: BTreeMap<usize, usize> = BTreeMap::new();
    for list in (0..board.judged.len()).filter(is_list) {
        let shares = board.relation(list).map(|relation| relation.figures()).unwrap_or_default();
        let own: BTreeSet<usize> = shares.iter().filter_map(|id| stale.get(id)).copied().collect();
        let mut own = own.into_iter();
        let Some(first) = own.next() else { continue };
        own.for_each(|other| _ = under.entry(other).or_insert(first));
    }
    for (other, first) in under.iter().rev() {
        let relations: Vec<usize> = groups.remove(*other).relations().collect();
        if let Some(group) = groups.get_mut(*first) {
            group.explains.extend(relations);
        }
    }
}

/// The share that a group blames, where it is about a share of amounts.
fn stale_share(group: &Group, board: &Board<'_>) -> Option<FigureId> {
    let lead = board.relation(group.lead).filter(|it| it.rule == Rule::ShareOfWhole)?;
    let share = lead.subject.figure();
    let blamed = group.repairs().iter().all(|repair| repair.figure == share);
    (blamed && board.printed_verdict(group.lead) == Verdict::Broken).then_some(share)
}

/// The first wrong share of a list that adds up once all its wrong shares are put right.
fn cause_of_list(
    list: usize,
    (groups, about, removed): (&[Group], &About, &BTreeSet<usize>),
    board: &Board<'_>,
) -> Option<usize> {
    let verdict = board.printed_verdict(list);
    let figures: BTreeSet<FigureId> = board.relation(list)?.figures().into_iter().collect();
    let places = figures.iter().filter_map(|figure| about.by_figure.get(figure)).flatten();
    let places: BTreeSet<usize> =
        places.copied().filter(|place| !removed.contains(place)).collect();
    let mut changes = Changes::new();
    let mut cause = None;
    // A list is no explanation of itself: its own group may name one of its shares.
    let others = places.iter().filter_map(|place| groups.get(*place));
    for group in others.filter(|group| group.lead != list) {
        for repair in group.repairs().iter().filter(|repair| figures.contains(&repair.figure)) {
            changes.insert(repair.figure, repair.reading(board)?);
            cause = cause.or(Some(group.lead));
        }
        let Some((share, judgement)) = board.judged.get(group.lead) else { continue };
        let figure = share.subject.figure();
        let wrong = share.rule == Rule::ShareOfWhole && judgement.verdict >= verdict;
        let Some(expected) = &judgement.expected else { continue };
        if wrong && group.repairs().is_empty() && figures.contains(&figure) {
            changes.insert(figure, board.repaired(figure, expected, PrintForm::default())?);
            cause = cause.or(Some(group.lead));
        }
    }
    cause.filter(|_| board.verdict(list, &changes) < verdict)
}
