//! The other prints of a wrong figure: a finding names them among its places.
//!
//! Contract: only figures that relations of the finding hold to be the same quantity; each place once.

use super::Desk;
use crate::diagnosis::grouping::Group;
use crate::explain::culprit;
use crate::finding::Finding;
use crate::statement::{Operand, Statement};

/// More places than these help nobody.
const MOST: usize = 8;

/// Adds the places of the other prints.
pub(super) fn add(finding: &mut Finding, group: &Group, desk: &Desk<'_>) {
    let judged = group.explains.iter().filter_map(|index| desk.judged.get(*index));
    for (relation, _) in judged {
        let Some(Statement::Same { left, right, .. }) = relation.readings.first() else { continue };
        for operand in [left, right] {
            let Operand::Figure(id) = operand else { continue };
            let Some(mark) = culprit(*id, desk.disclosure, desk.source) else { continue };
            let known = finding.primary.place == mark.place
                || finding.related.iter().any(|related| related.place == mark.place);
            if !known && finding.related.len() < MOST {
                finding.related.push(mark);
            }
        }
    }
}
