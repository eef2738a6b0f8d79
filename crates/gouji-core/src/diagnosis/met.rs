//! What it says for a number that the document prints it elsewhere as well.
//!
//! Contract: a slip makes a number that nobody else prints, and mending it often gives one that somebody
//! does. Only amounts with so many digits count that few of the document's numbers would be equal by chance.

use std::collections::HashMap;

use crate::disclosure::{Disclosure, FigureId, Unit};
use crate::number::Exact;

/// What it says where chance hardly does it, and where it seldom does.
const HARDLY: i32 = 15;
const SELDOM: i32 = 10;
/// So many numbers of as many digits must there be for each that the document prints.
const HARDLY_OF: usize = 50;
const SELDOM_OF: usize = 10;

/// So many prints of one amount are told apart from those that are asked about.
const KEPT: usize = 8;

/// How often the document prints each amount.
pub(super) struct Met {
    /// Who prints it: of many only so many are kept.
    prints: HashMap<Exact, Vec<FigureId>>,
    /// How many amounts have so many digits.
    by_digits: HashMap<usize, usize>,
}

impl Met {
    pub(super) fn of(disclosure: &Disclosure) -> Met {
        let (mut prints, mut by_digits) = (HashMap::<_, Vec<_>>::new(), HashMap::new());
        for (id, figure) in disclosure.ids().zip(&disclosure.figures) {
            if !matches!(figure.unit, Unit::Money(_)) {
                continue;
            }
            *by_digits.entry(figure.numeral.significant()).or_default() += 1;
            let all = prints.entry(figure.value()).or_default();
            if all.len() < KEPT {
                all.push(id);
            }
        }
        Met { prints, by_digits }
    }

    /// What it says for a value of so many digits that figures print it of which nothing speaks against them.
    pub(super) fn elsewhere(
        &self,
        value: &Exact,
        digits: usize,
        is_sound: impl Fn(FigureId) -> bool,
    ) -> i32 {
        let prints = self.prints.get(value).map_or(&[][..], Vec::as_slice);
        if !prints.iter().any(|print| is_sound(*print)) {
            return 0;
        }
        let places = u32::try_from(digits.saturating_sub(1)).unwrap_or(u32::MAX);
        let room = 10usize.checked_pow(places).map_or(usize::MAX, |room| room.saturating_mul(9));
        let alike = self.by_digits.get(&digits).copied().unwrap_or(0).max(1);
        match room / alike {
            HARDLY_OF.. => HARDLY,
            SELDOM_OF.. => SELDOM,
            _ => 0,
        }
    }
}
