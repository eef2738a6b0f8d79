//! What the text says of amounts whose other side stands only in a table.
//!
//! Contract: a completion rate without a budget in its sentence gets the budgets that tables print of
//! the same quantity; a claim whose other side stands nowhere is taken back.

use std::collections::BTreeMap;

use crate::disclosure::{Basis, Claim, Disclosure, FigureId, Form, Identity, Origin, Says};

/// Looks for the other side of the claims that have only one.
pub(super) fn link(disclosure: &mut Disclosure) {
    let mut claims = std::mem::take(&mut disclosure.claims);
    let open = |claim: &Claim| matches!(&claim.says, Says::Completion { budgets, .. } if budgets.is_empty());
    let budgets = if claims.iter().any(open) { tabled(disclosure) } else { BTreeMap::new() };
    for claim in &mut claims {
        if let Says::Completion { actual, budgets: own, .. } = &mut claim.says
            && own.is_empty()
        {
            *own = budgets_of(*actual, &budgets, disclosure);
            claim.why.form = Form::TableLinked;
        }
    }
    claims.retain(|claim| !open(claim));
    disclosure.claims = claims;
}

/// The budgets that tables print, by the outturn that each is the budget of.
fn tabled(disclosure: &Disclosure) -> BTreeMap<Identity, Vec<FigureId>> {
    let mut all: BTreeMap<Identity, Vec<FigureId>> = BTreeMap::new();
    for id in disclosure.ids() {
        let figure = disclosure.figure(id).filter(|it| matches!(it.origin, Origin::Table(_)));
        let identity = figure.and_then(|figure| figure.identity.as_ref());
        if let Some(identity) = identity.filter(|identity| identity.basis != Basis::Final) {
            let outturn = Identity { basis: Basis::Final, ..Identity::clone(identity) };
            all.entry(outturn).or_default().push(id);
        }
    }
    all
}

/// The budgets that tables print of an outturn.
fn budgets_of(
    actual: FigureId,
    tabled: &BTreeMap<Identity, Vec<FigureId>>,
    disclosure: &Disclosure,
) -> Vec<FigureId> {
    let own = disclosure.figure(actual).and_then(|figure| figure.identity.as_ref());
    own.and_then(|own| tabled.get(own)).cloned().unwrap_or_default()
}
