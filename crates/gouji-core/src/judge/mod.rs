//! The judge: the only place where numbers are compared (`docs/semantics.md`).
//!
//! Contract: a pure function of readings; exact; total (every statement gets a verdict, none panics).
#![deny(clippy::float_arithmetic)]

mod compare;
mod fit;
mod growth;
mod implied;
mod interval;
mod inverse;
mod joint;
mod ladder;
mod modes;
mod moved;
mod nothing;
mod parts;
mod points;
mod product;
mod ratio;
mod regime;
mod same;
mod sum;
mod target;
mod verdict;
mod whole_number;

pub use fit::fit;
pub use inverse::{Given, Taken, implied};
pub use regime::{break_regime, infer_regime};
pub use verdict::{Code, Interval, Judgement, Verdict};

use crate::reading::Reading;
use crate::statement::Statement;

/// Decides one statement. Before a short figure (`150` among two-decimal ones) makes it an error, it
/// is judged once more at its literal precision (§1).
pub fn judge(statement: &Statement<Reading>) -> Judgement {
    let mut short = false;
    statement.each(|reading| short |= reading.literal.is_some());
    // Two prints of different precision are one where the coarser rounds the finer (§13).
    if short && matches!(statement, Statement::Same { .. }) {
        let literally = decide(&statement.map(literal));
        if literally.verdict == Verdict::Holds {
            return literally;
        }
    }
    let judgement = decide(statement);
    if !judgement.is_broken() {
        return judgement;
    }
    if short && !decide(&statement.map(literal)).is_broken() {
        judgement.with(Verdict::Truncated, Code::ReducedPrecision)
    } else {
        judgement
    }
}

/// Decides all statements of a document, and what only the document as a whole shows (§2).
pub fn judge_all(statements: &[Statement<Reading>]) -> Vec<Judgement> {
    let mut judgements: Vec<Judgement> = statements.iter().map(judge).collect();
    let verdict = |place: usize| judgements.get(place).map_or(Verdict::Untestable, |it| it.verdict);
    let odd = infer_regime(statements.len(), verdict, |place| statements.get(place).cloned());
    for place in odd {
        if let Some(judgement) = judgements.get_mut(place) {
            break_regime(judgement);
        }
    }
    judgements
}

fn literal(reading: &Reading) -> Reading {
    let step = reading.literal.clone().unwrap_or_else(|| reading.step.clone());
    Reading { step, literal: None, ..reading.clone() }
}

fn decide(statement: &Statement<Reading>) -> Judgement {
    match statement {
        Statement::Sum { total, terms, complete } => sum::judge(total, terms, *complete),
        Statement::Difference { delta, now, before } => moved::difference(delta, now, before),
        Statement::Growth { rate, form, now, before, delta } => {
            growth::judge(rate, *form, now.as_ref(), before.as_ref(), delta.as_ref())
        }
        Statement::Ratio { kind, rate, part, whole, other_wholes, siblings } => {
            ratio::Ratio { kind: *kind, rate, part, whole, other_wholes, siblings }.judge()
        }
        Statement::ShareOfParts { rate, part, others, siblings } => {
            parts::judge(rate, part, others, siblings)
        }
        Statement::ImpliedCompletion { overall, items } => implied::judge(overall, items),
        Statement::CountRate { rate, whole } => whole_number::count_rate(rate, whole),
        Statement::OverTarget { rate, actual, target } => {
            target::judge(rate, actual, target.as_ref())
        }
        Statement::Product { product, factors } => product::judge(product, factors),
        Statement::Same { left, right, chain } => same::judge(left, right, *chain),
        Statement::Compare { left, right, word } => compare::judge(left, right, *word),
        Statement::Within { part, whole } => compare::within(part, whole),
        Statement::Points { delta, now, before, printed_as_percent } => {
            points::judge(delta, now, before, *printed_as_percent)
        }
    }
}
