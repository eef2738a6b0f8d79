//! `parse(write(d))` has the figures and the claims of `d`, whatever `d` is.

use std::collections::BTreeMap;
use std::sync::Arc;

use gouji_core::disclosure::{
    Basis, Change, Disclosure, Doubts, Figure, FigureId, Flatness, Form, Fund, Identity, Kind,
    MoneyUnit, Origin, Says, TotalKind, Unchecked, Unit, Why, settle_precision,
};
use gouji_core::document::{Format, Place, SourceText};
use gouji_core::number::Numeral;
use gouji_core::reading::Hedge;
use gouji_core::statement::{Chain, Comparison, Direction, GrowthForm, ItemRate, Moved};
use gouji_core::structured;
use proptest::prelude::*;

use super::claims;

/// Every figure by its label, which the tests keep unique.
fn figures(disclosure: &Disclosure) -> BTreeMap<String, String> {
    let show = |figure: &Figure| {
        // Narrative and structured text are one; tables are numbered anew.
        let table = matches!(figure.origin, Origin::Table(_));
        let (decimals, identity) = (figure.usual_decimals, &figure.identity);
        let text = format!(
            "{} {:?} {decimals:?} {identity:?} {table}",
            figure.printed(),
            (&figure.unit, figure.hedge),
        );
        (figure.label.clone(), text)
    };
    disclosure.figures.iter().map(show).collect()
}

/// Why figures were not checked, by their labels.
fn reasons(disclosure: &Disclosure) -> BTreeMap<String, Unchecked> {
    let label = |id: FigureId| disclosure.figures[id.0].label.clone();
    disclosure.reasons.iter().map(|(id, reason)| (label(*id), *reason)).collect()
}

fn assert_round_trip(disclosure: &Disclosure) {
    let source = SourceText::new("a.txt", "甲\n乙\n");
    let text = structured::write(disclosure, &source);
    let back = structured::parse(&SourceText::new("b.yaml", text.as_str()), Format::Yaml)
        .unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(back.header, disclosure.header, "{text}");
    assert_eq!(figures(&back), figures(disclosure), "{text}");
    assert_eq!(claims(&back), claims(disclosure), "{text}");
    // The reader may find further reasons itself.
    let found = reasons(&back);
    for (label, reason) in reasons(disclosure) {
        assert_eq!(found.get(&label), Some(&reason), "{text}");
    }
}

/// What a generated figure is made of: indices into small lists.
type Seed = (usize, usize, usize, usize, usize, bool);

fn figure(index: usize, seed: Seed) -> Figure {
    let (digits, unit, hedge, identity, origin, _) = seed;
    let digits = ["1,150.00", "150", "0", "-12.30", "376.00", "0.97", "21", "3.5"][digits % 8];
    let unit = match unit % 12 {
        0..=2 => Unit::Money(MoneyUnit::TenThousand),
        3 => Unit::Money(MoneyUnit::Yuan),
        4 | 5 => Unit::Percent,
        6 => Unit::Points,
        7 => Unit::Times,
        8 => Unit::Count("人次".to_owned()),
        9 => Unit::Count(String::new()),
        10 => Unit::Year,
        _ => Unit::Bare,
    };
    let bases = [Basis::Final, Basis::InitialBudget, Basis::AdjustedBudget, Basis::Budget];
    let identity = (identity % 8 < 5).then(|| Identity {
        concept: "expenditure.total".to_owned(),
        fund: if identity == 4 { Fund::General } else { Fund::All },
        year: [Some(2020), Some(2019), None][origin % 3],
        basis: bases[identity % 4],
        path: if identity == 3 { vec!["215".to_owned()] } else { Vec::new() },
        entity: String::new(),
    });
    Figure {
        numeral: Numeral::parse(digits).unwrap(),
        unit,
        hedge: [Hedge::None, Hedge::None, Hedge::About, Hedge::Over][hedge % 4],
        place: Place::default(),
        label: format!("f: {index}"),
        identity: identity.filter(|_| hedge < 2).map(Arc::new),
        origin: [Origin::Narrative, Origin::Narrative, Origin::Table(3)][origin % 3],
        usual_decimals: None,
        entire: false,
        doubts: Doubts::NONE,
    }
}

fn claim(kind: usize, at: &[FigureId], flag: bool) -> Says {
    let direction = if flag { Direction::Up } else { Direction::Down };
    let moved = |figure| Moved { figure, direction };
    let forms = [GrowthForm::Percent, GrowthForm::TimesMore, GrowthForm::TimesOf];
    let place = Place::default();
    match kind % 19 {
        0 => {
            let items = vec![(at[1], false), (at[2], !flag)];
            Says::total(at[0], items, TotalKind::Changes, flag)
        }
        1 | 2 => {
            let kinds = [TotalKind::Amounts, TotalKind::Funds, TotalKind::Counts];
            let items = at[1..4].iter().map(|id| (*id, false)).collect();
            Says::total(at[0], items, kinds[at[5].0 % 3], flag)
        }
        3 => Says::Share { share: at[0], part: at[1], wholes: vec![at[2]], list: Vec::new() },
        4 => Says::Share {
            share: at[0],
            part: at[1],
            wholes: at[2..4].to_vec(),
            list: at[..2].to_vec(),
        },
        5 => Says::ShareList { shares: at[..3].to_vec() },
        6 => Says::Within { part: at[0], whole: at[1] },
        7 | 8 => Says::from(Change {
            now: (kind == 7 || flag).then_some(at[0]),
            before: flag.then_some(at[1]),
            delta: Some(moved(at[2])),
            rate: (kind == 7).then_some((moved(at[3]), forms[at[4].0 % 3])),
            word: (!flag).then_some((direction, place.clone())).filter(|_| kind == 8),
            flat: None,
            or_now: if flag { vec![at[5]] } else { Vec::new() },
        }),
        9 => Says::from(Change {
            now: Some(at[0]),
            flat: Some((if flag { Flatness::Nearly } else { Flatness::Exactly }, place)),
            ..Change::default()
        }),
        10 => Says::Completion {
            rate: at[0],
            actual: at[1],
            budgets: if flag { vec![at[2]] } else { at[2..4].to_vec() },
        },
        11 => Says::BudgetWord {
            word: [Comparison::Less, Comparison::NearlyEqual][usize::from(flag)],
            place,
            amounts: flag.then_some((at[0], at[1])),
            rate: (!flag).then_some(at[2]),
        },
        12 => Says::ImpliedCompletion {
            overall: at[0],
            items: vec![ItemRate { amount: at[1], rate: at[2], flat: flag }],
        },
        13 => Says::Same {
            left: at[0],
            right: at[1],
            chain: if flag { Chain::SameLeaf } else { Chain::Independent { items: 4 } },
        },
        14 => Says::ListLength { count: at[0], names: 4, place },
        15 => Says::CountRate { rate: at[0], part: flag.then_some(at[1]), whole: at[2] },
        16 => match flag {
            true => Says::OverTarget { rate: at[0], actual: at[1], target: Some(at[2]) },
            false => Says::Points { delta: moved(at[0]), now: at[1], before: at[2] },
        },
        17 => Says::Product { product: at[0], factors: at[1..3].to_vec() },
        _ => match flag {
            true => Says::Respectively { values: vec![at[0], at[1], at[2]], names: 2, place },
            false => Says::AsOfDate { year: at[0], expected: 2020 },
        },
    }
}

fn disclosure(seeds: &[Seed], claims: &[(usize, [usize; 6], bool)]) -> Disclosure {
    let mut disclosure = Disclosure::default();
    disclosure.header.kind = [Kind::Unknown, Kind::Final, Kind::Budget][seeds.len() % 3];
    disclosure.header.year = Some(2020);
    disclosure.header.entity = Some("青禾县: 经济和信息化局".to_owned());
    for (index, seed) in seeds.iter().enumerate() {
        let id = disclosure.add(figure(index, *seed));
        if seed.5 {
            disclosure.reasons.insert(id, Unchecked::NotAFigure);
        }
    }
    settle_precision(&mut disclosure);
    for (kind, at, flag) in claims {
        let at: Vec<FigureId> = at.iter().map(|index| FigureId(index % seeds.len())).collect();
        disclosure.say(Why::stated(Form::Structured), claim(*kind, &at, *flag));
    }
    disclosure
}

fn seed() -> impl Strategy<Value = Seed> {
    let odd = prop::bool::weighted(0.1);
    (0..8usize, 0..12usize, 0..4usize, 0..8usize, 0..3usize, odd)
}

proptest! {
    #[test]
    fn loses_nothing(
        seeds in prop::collection::vec(seed(), 1..14),
        claims in prop::collection::vec((0..19usize, prop::array::uniform6(0..14usize), any::<bool>()), 0..12),
    ) {
        assert_round_trip(&disclosure(&seeds, &claims));
    }

    #[test]
    fn loses_nothing_of_plain_amounts_and_rates(
        seeds in prop::collection::vec((0..8usize, 0..6usize, Just(0), 5..8usize, Just(0), Just(false)), 6..14),
        claims in prop::collection::vec((1..11usize, prop::array::uniform6(0..14usize), any::<bool>()), 0..12),
    ) {
        assert_round_trip(&disclosure(&seeds, &claims));
    }

    #[test]
    fn never_panics(text in "[a-z:\\-\\[\\]{}\"', \n0-9%.*&!|>年元]{0,80}") {
        let source = SourceText::new("a.yaml", text);
        let _ = structured::parse(&source, Format::Yaml);
    }
}

#[test]
fn a_damaged_file_never_panics() {
    let whole = super::parse::WHOLE;
    for (at, c) in whole.char_indices() {
        let (before, after) = (&whole[..at], &whole[at + c.len_utf8()..]);
        for text in [before.to_owned(), format!("{before}{after}"), format!("{before}[{after}")] {
            let _ = structured::parse(&SourceText::new("a.yaml", text), Format::Yaml);
        }
    }
}

#[test]
fn every_claim_comes_back() {
    let seeds: Vec<Seed> = (0..12).map(|n| (n, n, 0, 6, 0, false)).collect();
    for kind in 0..19 {
        for flag in [false, true] {
            let claims: Vec<_> =
                (0..3).map(|n| (kind, [n, n + 1, n + 3, n + 4, n + 5, n], flag)).collect();
            assert_round_trip(&disclosure(&seeds, &claims));
        }
    }
}

#[test]
fn a_stated_precision_comes_back() {
    let mut given = disclosure(&[(1, 0, 0, 6, 0, false), (1, 4, 0, 6, 0, false)], &[]);
    given.figures[0].usual_decimals = Some(2);
    assert_round_trip(&given);
}
