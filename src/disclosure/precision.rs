//! The document's usual precision: `150` among figures with two decimals is `150.00`.
//!
//! Contract: only money is touched, each unit by itself; percentages keep the digits they print.

use crate::reading::Hedge;

use super::{Disclosure, Figure, MoneyUnit, Unit};

/// The decimals that amounts usually print.
const USUAL: u32 = 2;

/// Fewer figures of a unit than this show no habit.
const ENOUGH: usize = 3;

/// Finds for every unit of money whether the document usually prints two decimals (at least three
/// figures, at least 60 % of them with exactly two), and notes it on the figures that print fewer.
pub fn settle_precision(disclosure: &mut Disclosure) {
    for unit in [
        MoneyUnit::Yuan,
        MoneyUnit::Thousand,
        MoneyUnit::TenThousand,
        MoneyUnit::Million,
        MoneyUnit::HundredMillion,
    ] {
        // 约150 is not 150.00: hedged figures neither show the habit nor follow it.
        let of_unit =
            |figure: &&Figure| figure.unit == Unit::Money(unit) && figure.hedge == Hedge::None;
        let all = disclosure.figures.iter().filter(of_unit).count();
        let usual = disclosure
            .figures
            .iter()
            .filter(of_unit)
            .filter(|figure| figure.numeral.decimals() == USUAL)
            .count();
        if all < ENOUGH || usual * 100 < all * 60 {
            continue;
        }
        for figure in &mut disclosure.figures {
            if of_unit(&&*figure) && figure.numeral.decimals() < USUAL {
                figure.usual_decimals = Some(USUAL);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Origin;
    use crate::document::Place;
    use crate::number::Numeral;

    fn usual(figures: &[(&str, Unit)]) -> Vec<Option<u32>> {
        let mut disclosure = Disclosure::default();
        for (digits, unit) in figures {
            disclosure.add(Figure {
                numeral: Numeral::parse(digits).unwrap(),
                unit: unit.clone(),
                hedge: Hedge::None,
                place: Place::default(),
                label: String::new(),
                identity: None,
                origin: Origin::Structured,
                usual_decimals: None,
                doubts: crate::disclosure::Doubts::NONE,
            });
        }
        settle_precision(&mut disclosure);
        disclosure.figures.iter().map(|figure| figure.usual_decimals).collect()
    }

    #[test]
    fn three_in_five_make_a_habit() {
        let wan = || Unit::Money(MoneyUnit::TenThousand);
        let most =
            [("1.00", wan()), ("2.10", wan()), ("3.25", wan()), ("4", wan()), ("5.5", wan())];
        assert_eq!(usual(&most), [None, None, None, Some(2), Some(2)]);
        let half = [("1.00", wan()), ("2.10", wan()), ("3", wan()), ("4", wan())];
        assert_eq!(usual(&half), [None; 4]);
        assert_eq!(usual(&[("1.00", wan()), ("2", wan())]), [None; 2]);
    }

    #[test]
    fn every_unit_has_its_own_habit() {
        let wan = || Unit::Money(MoneyUnit::TenThousand);
        let mixed = [
            ("1.00", wan()),
            ("2.00", wan()),
            ("3", wan()),
            ("4", Unit::Money(MoneyUnit::Yuan)),
            ("5", Unit::Percent),
        ];
        assert_eq!(usual(&mixed), [None, None, Some(2), None, None]);
    }
}
