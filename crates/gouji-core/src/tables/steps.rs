//! What the amounts of a panel are in one step, where a column or a row has a unit of its own.
//!
//! Contract: the step is what the finest amount's last digit counts; amounts without a unit are in that of
//! the first one that has one. Checked arithmetic.

use crate::disclosure::{Figure, Unit};

/// More decimals than this are no amounts.
const FINEST: i32 = 8;

/// The step of a panel.
#[derive(Debug, Clone, Copy)]
pub(super) struct Steps {
    /// The power of ten of amounts without a unit.
    usual: i32,
    /// How many digits of 元 stand behind the point in the finest amount.
    finest: i32,
    /// The same of the unit whose finest amount has least.
    coarsest: i32,
}

impl Steps {
    /// The step of amounts; nothing where there are none, or some that are no amounts.
    pub fn of<'a>(figures: impl Iterator<Item = &'a Figure> + Clone) -> Option<Steps> {
        let usual = figures.clone().find_map(power).unwrap_or(0);
        // The most decimals of each unit; there are few.
        let mut units: Vec<(i32, i32)> = Vec::new();
        for figure in figures {
            let (own, scale) = (power(figure).unwrap_or(usual), scale(figure)?);
            if scale > FINEST {
                return None;
            }
            match units.iter_mut().find(|(power, _)| *power == own) {
                Some((_, most)) => *most = scale.max(*most),
                None => units.push((own, scale)),
            }
        }
        let behind = || units.iter().map(|(power, most)| most - power);
        Some(Steps { usual, finest: behind().max()?, coarsest: behind().min()? })
    }

    /// An amount in steps; nothing where it is too long.
    pub fn value(&self, figure: &Figure) -> Option<i128> {
        let own = scale(figure)? - power(figure).unwrap_or(self.usual);
        let more = u32::try_from(self.finest.checked_sub(own)?).ok()?;
        figure.numeral.decimal().mantissa().checked_mul(10i128.checked_pow(more)?)
    }

    /// What the last digit counts in the unit that is printed least finely.
    pub fn coarse(&self) -> Option<i128> {
        10i128.checked_pow(u32::try_from(self.finest.checked_sub(self.coarsest)?).ok()?)
    }
}

fn power(figure: &Figure) -> Option<i32> {
    match figure.unit {
        Unit::Money(unit) => Some(unit.exponent()),
        _ => None,
    }
}

fn scale(figure: &Figure) -> Option<i32> {
    i32::try_from(figure.numeral.decimal().scale()).ok()
}
