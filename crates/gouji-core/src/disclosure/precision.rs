//! The document's usual precision: `150` among figures with two decimals is `150.00`, `34` among
//! figures with one is `34.0`.
//!
//! Contract: only money is touched, each unit by itself; percentages keep the digits they print, and so do columns of whole
//! numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::reading::Hedge;

use super::{Disclosure, Figure, FigureId, MoneyUnit, Unit};

/// A number of decimals that amounts may usually print, and what shows the habit.
struct Habit {
    decimals: u32,
    /// Of how many figures of the unit at least.
    enough: usize,
    /// How many of a hundred of them print exactly so many.
    percent: usize,
}

/// Two decimals are seldom printed by chance. One decimal is the habit of reports in 亿元, where a
/// large amount is easily rounded to a whole number on purpose: there nearly all must print it, as
/// one number in ten ends in a zero that was dropped.
const HABITS: [Habit; 2] =
    [Habit { decimals: 2, enough: 3, percent: 60 }, Habit { decimals: 1, enough: 5, percent: 80 }];

/// So many amounts of a column are not all whole by chance.
const COLUMN: usize = 5;

/// Finds for every unit of money how many decimals the document usually prints, and notes it on the
/// figures that print fewer.
pub fn settle_precision(disclosure: &mut Disclosure) {
    for unit in [
        MoneyUnit::Yuan,
        MoneyUnit::Thousand,
        MoneyUnit::TenThousand,
        MoneyUnit::Million,
        MoneyUnit::HundredMillion,
    ] {
        let of_unit = disclosure.figures.iter().filter(|figure| is_of(figure, unit));
        let of_unit: Vec<u32> = of_unit.map(|it| it.numeral.decimals()).collect();
        let shown = |habit: &&Habit| {
            let so = of_unit.iter().filter(|decimals| **decimals == habit.decimals).count();
            of_unit.len() >= habit.enough && so * 100 >= of_unit.len() * habit.percent
        };
        let Some(habit) = HABITS.iter().find(shown) else { continue };
        let whole = whole_columns(disclosure, unit);
        for (id, figure) in disclosure.figures.iter_mut().enumerate() {
            let column = disclosure.slots.get(&FigureId(id)).map(|slot| (slot.table, slot.column));
            let in_whole = column.is_some_and(|column| whole.contains(&column));
            if is_of(figure, unit) && figure.numeral.decimals() < habit.decimals && !in_whole {
                figure.usual_decimals = Some(habit.decimals);
            }
        }
    }
}

/// The columns that print no decimals at all: whole numbers are their own habit, beside columns with two decimals.
fn whole_columns(disclosure: &Disclosure, unit: MoneyUnit) -> BTreeSet<(usize, usize)> {
    let mut columns: BTreeMap<(usize, usize), (usize, bool)> = BTreeMap::new();
    for (id, slot) in &disclosure.slots {
        let Some(figure) = disclosure.figure(*id).filter(|it| is_of(it, unit)) else { continue };
        let (count, whole) = columns.entry((slot.table, slot.column)).or_insert((0, true));
        *count += usize::from(!figure.value().is_zero());
        *whole &= figure.numeral.decimals() == 0;
    }
    let own = columns.into_iter().filter(|(_, (count, whole))| *whole && *count >= COLUMN);
    own.map(|(column, _)| column).collect()
}

/// Whether a figure shows and follows the habits of a unit: 约150 is not 150.00.
fn is_of(figure: &Figure, unit: MoneyUnit) -> bool {
    figure.unit == Unit::Money(unit) && figure.hedge == Hedge::None
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
                entire: false,
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
    fn one_decimal_is_a_habit_where_nearly_all_print_it() {
        let yi = || Unit::Money(MoneyUnit::HundredMillion);
        let most = ["225.6", "80.6", "107.1", "34", "3.5"].map(|digits| (digits, yi()));
        assert_eq!(usual(&most), [None, None, None, Some(1), None]);
        let mixed = ["1225", "80.6", "107.1", "34", "3.5", "8.2"].map(|digits| (digits, yi()));
        assert_eq!(usual(&mixed), [None; 6], "large amounts are rounded on purpose");
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
