//! Every kind of statement read backwards returns its own figures.

use super::*;
use crate::judge::judge;

fn amount(text: i64) -> Reading {
    Reading::rounded(Exact::int(text), Exact::one())
}

fn rate(hundredths: i64) -> Reading {
    Reading::rounded(Exact::ratio(hundredths, 100).unwrap(), Exact::ten_to(-2))
}

/// For every figure of a true statement: its printed value meets what the others imply, and
/// what they imply as printed makes the statement hold again.
fn returns(statement: &Statement<Reading>) {
    assert!(judge(statement).fits(), "{statement:?}");
    let mut count = 0;
    statement.each(|_| count += 1);
    for place in 0..count {
        let mut readings = Vec::new();
        statement.each(|reading| readings.push(reading.clone()));
        let mut at = 0..count;
        let asked = statement.map(|_| {
            let index = at.next().unwrap();
            Given { reading: &readings[index], sought: index == place }
        });
        let span = implied(&asked, Taken::Rounded);
        let own = interval(&readings[place], Mode::Nearest);
        assert!(span.meets(&own), "{place} of {statement:?}: {span:?}");
    }
}

fn term(value: i64, minus: bool) -> Term<Reading> {
    Term { figure: amount(value), minus }
}

#[test]
fn every_kind_returns_its_own_figures() {
    let up = |figure| Moved { figure, direction: Direction::Up };
    let down = |figure| Moved { figure, direction: Direction::Down };
    returns(&Statement::Sum {
        total: amount(70),
        terms: vec![term(60, false), term(31, false), term(20, true)],
        complete: true,
    });
    returns(&Statement::Difference {
        delta: down(amount(20)),
        now: amount(60),
        before: amount(80),
    });
    for form in [GrowthForm::Percent, GrowthForm::TimesMore] {
        let (now, before, delta) = (amount(1250), amount(1000), amount(250));
        for (now, before, delta) in [
            (Some(now.clone()), Some(before.clone()), None),
            (Some(now.clone()), None, Some(up(delta.clone()))),
            (None, Some(before.clone()), Some(up(delta.clone()))),
            (Some(now), Some(before), Some(up(delta))),
        ] {
            returns(&Statement::Growth { rate: up(rate(25)), form, now, before, delta });
        }
    }
    returns(&Statement::Growth {
        rate: down(rate(20)),
        form: GrowthForm::Percent,
        now: Some(amount(800)),
        before: None,
        delta: Some(down(amount(200))),
    });
    returns(&Statement::Growth {
        rate: up(rate(125)),
        form: GrowthForm::TimesOf,
        now: Some(amount(1250)),
        before: Some(amount(1000)),
        delta: None,
    });
    returns(&Statement::Ratio {
        kind: RatioKind::Share,
        rate: rate(77),
        part: amount(79),
        whole: amount(102),
        other_wholes: vec![amount(7)],
        siblings: vec![rate(77)],
    });
    let item =
        |spent, percent| ItemRate { amount: amount(spent), rate: rate(percent), flat: false };
    returns(&Statement::ImpliedCompletion {
        overall: rate(71),
        items: vec![item(120, 100), item(180, 60)],
    });
    returns(&Statement::OverTarget {
        rate: rate(50),
        actual: amount(18),
        target: Some(amount(12)),
    });
    returns(&Statement::Product {
        product: amount(48000),
        factors: vec![amount(32), amount(1500)],
    });
    returns(&Statement::Same {
        left: amount(100),
        right: amount(102),
        chain: Chain::Independent { items: 3 },
    });
    returns(&Statement::Within { part: amount(3), whole: amount(4) });
    returns(&Statement::Compare { left: amount(3), right: amount(4), word: Comparison::Less });
    returns(&Statement::Points {
        delta: down(rate(4)),
        now: rate(5),
        before: rate(9),
        printed_as_percent: false,
    });
}

#[test]
fn a_wrong_word_shows_as_a_negative_value() {
    let readings = [amount(5), amount(60), amount(80)];
    let [delta, now, before] = readings.each_ref();
    let given = |reading, sought| Given { reading, sought };
    let asked = Statement::Difference {
        delta: Moved { figure: given(delta, true), direction: Direction::Up },
        now: given(now, false),
        before: given(before, false),
    };
    assert_eq!(implied(&asked, Taken::Printed), Interval::point(Exact::int(-20)));
}
