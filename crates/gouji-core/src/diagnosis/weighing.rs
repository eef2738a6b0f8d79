//! Groups on the scales of belief: what of them is said, and how gravely.
//!
//! Contract: what is not believed is muted and the rest is grouped anew, as if it had not been asked; a
//! muted relation leads, hides and proves nothing. Ends after a few rounds.

use std::collections::BTreeSet;

use super::board::{Board, Judged};
use super::grouping::Group;
use super::index::Index;
use super::shown::cause;
use crate::belief::{Beliefs, Cause, Footing, Scales, Weight};
use crate::disclosure::Disclosure;
use crate::finding::{Evidence, Severity};
use crate::judge::Verdict;
use crate::limits::{go_on, step};

/// How rare a misreading must be before something that is only doubtful is said, in decibans.
const FIRM: i32 = 20;

/// How often the rest is grouped anew.
const ROUNDS: usize = 3;

/// A group with what it stands on.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub group: Group,
    /// Its weight; none where nothing in it is broken.
    pub weight: Option<Weight>,
    /// What its leading relation stands on.
    pub footing: Option<Footing>,
    /// What speaks for its repair.
    pub evidence: Option<Evidence>,
}

impl Said {
    /// The gravest that it may be; of a group of nothing broken, as grave as what it stands on, where that
    /// is firm: what is only doubtful is not worth a word on a doubtful reading.
    pub(crate) fn most(&self) -> Severity {
        let firm = self.footing.as_ref().filter(|footing| footing.odds() >= FIRM);
        let on = || firm.and_then(|footing| footing.most);
        let most = self.weight.map_or_else(on, |weight| weight.most);
        most.unwrap_or(Severity::Note)
    }
}

/// What is left to be said, and the relations nobody hears of.
pub(super) struct Weighed {
    /// The groups that are said.
    pub groups: Vec<Said>,
    /// The relations that are not believed.
    pub muted: BTreeSet<usize>,
    /// How many of the groups are one broken relation whose cause was not looked for to the end.
    pub unsearched: usize,
}

/// Groups all relations and weighs what is broken, until what is left is believed.
pub(super) fn weigh(
    judged: &Judged,
    index: &Index,
    disclosure: &Disclosure,
    beliefs: &Beliefs,
    group: impl Fn(&Board<'_>) -> Vec<Group>,
) -> Weighed {
    let scales = Scales::of(judged, disclosure, beliefs);
    let untrue = |place: &usize| {
        let verdict = judged.get(*place).map(|(_, judgement)| judgement.verdict);
        matches!(verdict, Some(Verdict::Broken | Verdict::Truncated))
    };
    let mut muted: BTreeSet<usize> =
        (0..judged.len()).filter(untrue).filter(|place| scales.is_mute(*place)).collect();
    let mut said: Vec<Said> = Vec::new();
    let mut unsearched = 0;
    let mut board = Board::without(judged, index, disclosure, &muted);
    for round in 0..ROUNDS {
        go_on();
        let groups = group(&board);
        let of = |group: &Group| {
            step();
            cause(&board, group)
        };
        let causes: Vec<Option<Cause>> = groups.iter().map(of).collect();
        let all: Vec<Cause> = causes.iter().flatten().cloned().collect();
        let beside = scales.together(&all);
        let weights: Vec<Option<Weight>> = causes
            .iter()
            .map(|cause| {
                step();
                cause.as_ref().map(|cause| scales.weigh(cause, &beside))
            })
            .collect();
        let silent: BTreeSet<usize> = groups
            .iter()
            .zip(&weights)
            .filter(|(_, weight)| weight.is_some_and(|weight| weight.most.is_none()))
            .flat_map(|(group, _)| group.relations())
            .filter(|place| board.printed_verdict(*place) == Verdict::Broken)
            .collect();
        let done = silent.is_empty() || round + 1 == ROUNDS;
        muted.extend(&silent);
        if done {
            let believed = |(_, weight): &(Group, Option<Weight>)| {
                weight.is_none_or(|weight| weight.most.is_some())
            };
            let left = groups.into_iter().zip(weights).filter(believed);
            said.extend(left.map(|(group, weight)| {
                let footing = scales.footing(group.lead).copied();
                Said { group, weight, footing, evidence: None }
            }));
            let alone = |said: &&Said| {
                let Group { lead, explains, reason } = &said.group;
                let is_broken = board.printed_verdict(*lead) == Verdict::Broken;
                explains.is_empty() && reason.is_none() && is_broken && board.effort.gave_up(*lead)
            };
            unsearched = said.iter().filter(alone).count();
            break;
        }
        board.mute(&silent);
    }
    Weighed { groups: said, muted, unsearched }
}
