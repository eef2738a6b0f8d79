//! What the text says of amounts whose other side stands only in a table.
//!
//! Contract: a completion rate without a budget in its sentence gets the budgets that tables print of
//! the same quantity; a claim whose other side stands nowhere is taken back.

use crate::disclosure::{Basis, Disclosure, FigureId, Form, Identity, Origin, Says};

/// Looks for the other side of the claims that have only one.
pub(super) fn link(disclosure: &mut Disclosure) {
    let mut claims = std::mem::take(&mut disclosure.claims);
    for claim in &mut claims {
        if let Says::Completion { actual, budgets, .. } = &mut claim.says
            && budgets.is_empty()
        {
            *budgets = budgets_of(*actual, disclosure);
            claim.why.form = Form::TableLinked;
        }
    }
    claims.retain(
        |claim| !matches!(&claim.says, Says::Completion { budgets, .. } if budgets.is_empty()),
    );
    disclosure.claims = claims;
}

/// The budgets that tables print of an outturn.
fn budgets_of(actual: FigureId, disclosure: &Disclosure) -> Vec<FigureId> {
    let Some(own) = disclosure.figure(actual).and_then(|figure| figure.identity.as_ref()) else {
        return Vec::new();
    };
    if own.basis != Basis::Final {
        return Vec::new();
    }
    let budget = |identity: &Identity| {
        identity.basis != Basis::Final
            && Identity { basis: Basis::Final, ..identity.clone() } == *own
    };
    let tabled = disclosure.ids().filter(|id| {
        disclosure.figure(*id).is_some_and(|figure| {
            matches!(figure.origin, Origin::Table(_))
                && figure.identity.as_ref().is_some_and(budget)
        })
    });
    tabled.collect()
}
