//! The figures of a document, checked or not.

use gouji_core::disclosure::{Figure as Read, Unchecked};
use gouji_core::document::SourceText;
use gouji_core::explain::unchecked;
use gouji_core::lang::Lang;
use gouji_core::rule::Rule;

use crate::Place;

/// A number of the document that means something.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figure {
    /// Where it stands.
    pub place: Place,
    /// As printed, with its unit.
    pub printed: String,
    /// Its exact value in its base unit (yuan for amounts, one for counts and rates), in decimal digits.
    pub value: String,
    /// What the text calls it.
    pub label: String,
    /// The rules that tested it; none where it was not checked.
    pub tested_by: Vec<Rule>,
    reason: Option<Unchecked>,
}

impl Figure {
    /// Whether a rule tested it.
    pub fn is_checked(&self) -> bool {
        !self.tested_by.is_empty()
    }

    /// Why no rule tested it, in words; nothing where one did, or where it counts for nothing (a code, a year).
    pub fn why_unchecked(&self, lang: Lang) -> Option<&'static str> {
        self.reason.map(|reason| unchecked(reason, lang))
    }

    pub(crate) fn of(
        source: &SourceText,
        figure: &Read,
        tested_by: Vec<Rule>,
        reason: Option<Unchecked>,
    ) -> Figure {
        Figure {
            place: Place::of(source, &figure.place),
            printed: figure.printed(),
            value: decimal(&figure.value().to_fixed(DECIMALS)),
            label: figure.label.clone(),
            tested_by,
            reason,
        }
    }
}

/// No printed number has more decimals in its base unit.
const DECIMALS: u32 = 12;

/// Without the zeros behind.
fn decimal(fixed: &str) -> String {
    match fixed.contains('.') {
        true => fixed.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => fixed.to_owned(),
    }
}
