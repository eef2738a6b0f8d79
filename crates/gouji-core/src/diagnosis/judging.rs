//! Judging a document's relations.
//!
//! Contract: of several readings the one most in the document's favour counts and is moved first;
//! an undecidable reading is in its favour over a broken one.

use super::two_accounts;
use crate::disclosure::{Disclosure, Ground, Origin};
use crate::judge::{Code, Judgement, Verdict, judge};
use crate::limits::go_on;
use crate::relation::{Relation, resolve};
use crate::statement::{Operand, Statement};

/// After so many relations it is asked whether anybody waits for more.
const LOOK: usize = 256;

/// After so many their room is given back.
const GIVEN_BACK: usize = 1 << 16;

/// Judges every relation, and what only the sums of a document together show.
pub(super) fn judge_relations(
    relations: Vec<Relation>,
    disclosure: &Disclosure,
) -> Vec<(Relation, Judgement)> {
    // Room for all at once: growing, they would stand in memory twice. From the last to the first, so that the room of
    // what was judged can be given back.
    let mut judged: Vec<(Relation, Judgement)> = Vec::with_capacity(relations.len());
    let mut waiting = relations;
    while let Some(mut relation) = waiting.pop() {
        if waiting.len().is_multiple_of(LOOK) {
            go_on();
        }
        if waiting.len().is_multiple_of(GIVEN_BACK) {
            waiting.shrink_to_fit();
        }
        let (index, judgement) =
            best(relation.readings.iter().map(|reading| read(reading, disclosure)));
        if index > 0 && index < relation.readings.len() {
            let decisive = relation.readings.remove(index);
            relation.readings.insert(0, decisive);
        }
        if !relation.rule.is_evidence() || supports(&judgement) {
            judged.push((relation, judgement));
        }
    }
    judged.reverse();
    two_accounts::settle(&mut judged, disclosure);
    infer_regime(&mut judged, disclosure);
    judged
}

/// Whether a relation that is no identity shows that its figures were checked.
fn supports(judgement: &Judgement) -> bool {
    matches!(judgement.verdict, Verdict::Holds | Verdict::Rounding)
}

/// The judge's decision most in the document's favour, with its index.
fn best(judgements: impl Iterator<Item = Judgement>) -> (usize, Judgement) {
    judgements
        .enumerate()
        .min_by_key(|(_, judgement)| favour(judgement.verdict))
        .unwrap_or_else(|| (0, untestable()))
}

pub(super) fn favour(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Holds => 0,
        Verdict::Rounding => 1,
        Verdict::Truncated => 2,
        Verdict::Untestable => 3,
        Verdict::Broken => 4,
    }
}

pub(super) fn untestable() -> Judgement {
    Judgement {
        verdict: Verdict::Untestable,
        code: Some(Code::TooVague),
        exact: None,
        expected: None,
        implied: None,
    }
}

fn read(statement: &Statement<Operand>, disclosure: &Disclosure) -> Judgement {
    resolve(statement, disclosure).map_or_else(untestable, |reading| judge(&reading))
}

/// Whether a relation was only claimed because it, or its sisters, close.
fn is_chosen(relation: &Relation, disclosure: &Disclosure) -> bool {
    let mut claims = relation.because.iter().filter_map(|index| disclosure.claims.get(*index));
    let chosen = [Ground::OnlyBecauseItCloses, Ground::FamilyHolds];
    !relation.because.is_empty() && claims.all(|claim| chosen.contains(&claim.why.ground))
}

/// Looks at all sums of the document together; only their decisive readings count. What tables add up says
/// nothing of how the sentences come by their totals: those of procurement are from other books.
fn infer_regime(judged: &mut [(Relation, Judgement)], disclosure: &Disclosure) {
    for tabled in [false, true] {
        infer_regime_of(tabled, judged, disclosure);
    }
}

fn infer_regime_of(tabled: bool, judged: &mut [(Relation, Judgement)], disclosure: &Disclosure) {
    let mut places = Vec::new();
    // What was chosen and is exact only within rounding.
    let mut rounded: Vec<usize> = Vec::new();
    for (index, (relation, judgement)) in judged.iter().enumerate() {
        let Some(Statement::Sum { terms, .. }) = relation.readings.first() else {
            continue;
        };
        // What is left over is printed from the books, not from the printed sides.
        if terms.iter().any(|term| term.minus) {
            continue;
        }
        // Of what is no identity only the cases that hold are left: they show no habit.
        if judgement.verdict == Verdict::Untestable || relation.rule.is_evidence() {
            continue;
        }
        let total = disclosure.figure(relation.subject.figure());
        if total.is_none_or(|it| matches!(it.origin, Origin::Table(_)) != tabled) {
            continue;
        }
        // What was claimed because it closes closes exactly: it is no evidence of a habit.
        if is_chosen(relation, disclosure) {
            if judgement.verdict == Verdict::Rounding {
                rounded.push(index);
            }
            continue;
        }
        places.push(index);
    }
    let of = |place: usize| places.get(place).and_then(|index| judged.get(*index));
    let verdict =
        |place: usize| of(place).map_or(Verdict::Untestable, |(_, judgement)| judgement.verdict);
    let statement =
        |place: usize| of(place)?.0.readings.first().and_then(|it| resolve(it, disclosure));
    let odd = crate::judge::infer_regime(places.len(), verdict, statement);
    let odd: Vec<usize> = odd.into_iter().filter_map(|place| places.get(place).copied()).collect();
    // Another total that was rounded shows the habit; one that has a figure of this may be off by that figure.
    let figures =
        |index: &usize| judged.get(*index).map(|(it, _)| it.figures()).unwrap_or_default();
    let own = odd.first().map(figures).unwrap_or_default();
    if !own.is_empty()
        && rounded.iter().any(|other| !figures(other).iter().any(|figure| own.contains(figure)))
    {
        return;
    }
    for index in odd {
        if let Some((_, judgement)) = judged.get_mut(index) {
            crate::judge::break_regime(judgement);
        }
    }
}
