//! The arithmetic in machine words against the library for numbers of any size.

use std::collections::hash_map::DefaultHasher;

use dashu_ratio::RBig;
use proptest::prelude::*;

use super::*;

#[test]
fn rounds_half_away_from_zero() {
    let step = Exact::ten_to(-2);
    let value = Exact::ratio(12345, 1000).unwrap();
    assert_eq!(value.round_half_up(&step).to_fixed(2), "12.35");
    assert_eq!((-&value).round_half_up(&step).to_fixed(2), "-12.35");
    assert_eq!(value.truncate(&step).to_fixed(2), "12.34");
    assert_eq!((-&value).truncate(&step).to_fixed(2), "-12.34");
}

#[test]
fn prints_fixed_digits() {
    assert_eq!(Exact::zero().to_fixed(2), "0.00");
    assert_eq!(Exact::ratio(-1, 200).unwrap().to_fixed(2), "-0.01");
    assert_eq!(Exact::int(15).to_fixed(0), "15");
    assert_eq!(Exact::int(1).div(&Exact::zero()), None);
}

#[test]
fn powers_of_ten_have_any_size() {
    assert_eq!(&Exact::ten_to(40) * &Exact::ten_to(-40), Exact::one());
    assert_eq!(&Exact::ten_to(18) * &Exact::ten_to(-18), Exact::one());
    assert!(Exact::ten_to(30) > Exact::int(i64::MAX));
    assert!(Exact::ten_to(-30).is_positive() && (-&Exact::ten_to(30)).is_negative());
    assert_eq!(Exact::int(i64::MIN).to_fixed(0), i64::MIN.to_string());
    assert_eq!((-&Exact::int(i64::MIN)).to_fixed(0), "9223372036854775808");
}

fn hash(value: &Exact) -> u64 {
    let mut state = DefaultHasher::new();
    value.hash(&mut state);
    state.finish()
}

/// Parts of a fraction: everyday figures, and such as make the next operation overflow.
fn part() -> impl Strategy<Value = i64> {
    prop_oneof![
        -20i64..20,
        -10_000_000i64..10_000_000,
        any::<i64>(),
        Just(i64::MIN),
        Just(i64::MAX)
    ]
}

/// Denominators: powers of ten, as decimals have them, and others.
fn below() -> impl Strategy<Value = i64> {
    prop_oneof![
        (0u32..10).prop_map(|exponent| 10i64.pow(exponent)),
        1i64..1000,
        part().prop_filter("not zero", |value| *value != 0)
    ]
}

impl Exact {
    /// The same value in the library.
    fn library(&self) -> RBig {
        let wide = self.to_large();
        RBig::from_parts(wide.numerator().clone(), wide.denominator().clone())
    }
}

/// A value in both forms.
fn value() -> impl Strategy<Value = (Exact, RBig)> {
    (part(), below()).prop_map(|(above, below)| {
        let exact = Exact::ratio(above, below).unwrap();
        let sign = if below < 0 { -1 } else { 1 };
        let large = RBig::from_parts(
            IBig::from(above) * IBig::from(sign),
            UBig::from(below.unsigned_abs()),
        );
        (exact, large)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::with_cases(4000) })]

    #[test]
    fn agrees_with_the_library((a, x) in value(), (b, y) in value(), (c, z) in value()) {
        prop_assert_eq!((&a + &b).library(), &x + &y);
        prop_assert_eq!((&a - &b).library(), &x - &y);
        prop_assert_eq!((&a * &b).library(), &x * &y);
        prop_assert_eq!((&(&a * &b) + &c).library(), &x * &y + &z);
        prop_assert_eq!(a.div(&b).map(|q| q.library()), (!y.is_zero()).then(|| &x / &y));
        prop_assert_eq!(a.cmp(&b), x.cmp(&y));
        prop_assert_eq!(a == b, x == y);
        prop_assert_eq!((&a * &b).cmp(&c), (&x * &y).cmp(&z));
        prop_assert_eq!(a.is_zero(), x.is_zero());
        prop_assert_eq!(a.is_negative(), x < RBig::ZERO);
        prop_assert_eq!(a.is_positive(), x > RBig::ZERO);
        prop_assert_eq!(a.is_integer(), x.is_int());
        prop_assert_eq!(a.floor().library(), RBig::from(x.floor()));
        prop_assert_eq!(a.ceil().library(), RBig::from(x.ceil()));
        prop_assert_eq!(a.half().library(), &x / IBig::from(2));
        prop_assert_eq!(format!("{a:?}"), x.to_string());
    }

    #[test]
    fn equal_values_are_one_value((a, _) in value(), (b, _) in value()) {
        prop_assume!(!b.is_zero());
        let around = a.div(&b).map(|quotient| &quotient * &b);
        prop_assert_eq!(around.as_ref(), Some(&a));
        prop_assert_eq!(around.as_ref().map(hash), Some(hash(&a)));
        prop_assert_eq!(&(&a + &b) - &b, a);
    }
}
