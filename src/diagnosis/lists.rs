//! Lists of shares that do not add to 100 because some of their shares are wrong.
//!
//! Contract: a list is explained by its wrong shares only if it adds up once all of them are right.

use super::board::{Board, Changes};
use super::grouping::Group;
use crate::disclosure::PrintForm;
use crate::judge::Verdict;
use crate::rules::Rule;

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
    for list in lists {
        let Some(cause) = cause_of_list(list, groups, board) else { continue };
        groups.retain(|group| group.lead != list);
        if let Some(group) = groups.iter_mut().find(|group| group.lead == cause) {
            group.explains.push(list);
        }
    }
}

/// The first wrong share of a list that adds up once all its wrong shares are put right.
fn cause_of_list(list: usize, groups: &[Group], board: &Board<'_>) -> Option<usize> {
    let verdict = board.printed_verdict(list);
    let figures = board.relation(list)?.figures();
    let mut changes = Changes::new();
    let mut cause = None;
    // A list is no explanation of itself: its own group may name one of its shares.
    for group in groups.iter().filter(|group| group.lead != list) {
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
