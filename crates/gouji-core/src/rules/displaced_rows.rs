//! `displaced-rows`: the amounts of a table stand beside their own names.
//!
//! Contract: asks once of a table whose amounts were found displaced, about the cell that shows it
//! best; all cells of the table take part.

use crate::disclosure::Disclosure;
use crate::relation::{Relation, Subject};
use crate::statement::{Chain, Statement};

use super::Rule;
use super::build::figure;

/// Asks whether the cell that shows the displacement agrees with the rest of the document.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    for displaced in &disclosure.displaced {
        let statement = Statement::Same {
            left: figure(displaced.cell),
            right: figure(displaced.other),
            chain: Chain::Independent { items: 1 },
        };
        out.push(Relation {
            rule: Rule::DisplacedRows,
            subject: Subject::Figure(displaced.cell),
            readings: vec![statement],
            members: displaced.cells.clone(),
            because: Vec::new(),
        });
    }
}
