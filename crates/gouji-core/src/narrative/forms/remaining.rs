//! `争取166万元，已拨付66万元，剩余100万元`: what was got is what was spent and what is left.

use crate::disclosure::{Disclosure, Form, Says, TotalKind, Why};
use crate::lexicon::chains;

use super::super::role::Role;
use super::Sentence;

/// Finds an amount that is split into spent and remaining.
pub fn remaining(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let amounts: Vec<_> =
        sentence.figures.iter().filter(|f| f.role == Role::Amount && f.depth == 0).collect();
    let Some(left) = amounts.iter().position(|figure| figure.cues.remaining) else { return };
    let (Some(total), Some(spent), Some(rest)) = (
        left.checked_sub(2).and_then(|i| amounts.get(i)),
        left.checked_sub(1).and_then(|i| amounts.get(i)),
        amounts.get(left),
    ) else {
        return;
    };
    if left != 2 || !chains().paid.stand_in(sentence.between(total, spent)) {
        return;
    }
    disclosure.say(
        Why::stated(Form::ChainRemaining),
        Says::Total {
            total: total.id,
            items: vec![(spent.id, false), (rest.id, false)],
            kind: TotalKind::Amounts,
        },
    );
}
