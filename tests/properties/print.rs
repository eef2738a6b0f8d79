//! The statement that a press makes of the truth.

use gouji_core::number::Exact;
use gouji_core::reading::Reading;
use gouji_core::statement::{Chain, Comparison, GrowthForm, ItemRate, Statement, Term};

use super::truth::{Press, Says, Truth};

fn add(values: impl IntoIterator<Item = Exact>) -> Exact {
    values.into_iter().fold(Exact::zero(), |sum, value| &sum + &value)
}

fn growth(now: &Exact, before: &Exact) -> Exact {
    (now - before).div(before).unwrap()
}

/// The statement a press makes of the truth.
pub fn print(truth: &Truth, press: &mut Press) -> Says {
    let one = Exact::one();
    match truth {
        Truth::Sum(items) => {
            let value = |(item, minus): &(Exact, bool)| if *minus { -item } else { item.clone() };
            let total = add(items.iter().map(value));
            let terms = items.iter();
            let terms =
                terms.map(|(item, minus)| Term { figure: press.amount(item), minus: *minus });
            let terms = terms.collect();
            Statement::Sum { total: press.amount(&total), terms, complete: true }
        }
        Truth::Difference(now, before) => Statement::Difference {
            delta: press.moved(&(now - before), 0),
            now: press.amount(now),
            before: press.amount(before),
        },
        Truth::Growth(now, before, form, [with_now, with_before, with_delta]) => {
            let rate = growth(now, before);
            Statement::Growth {
                rate: match form {
                    GrowthForm::Percent => press.moved(&rate, -2),
                    GrowthForm::TimesMore => press.moved(&rate, 0),
                    GrowthForm::TimesOf => press.moved(&(&rate + &one), 0),
                },
                form: *form,
                now: with_now.then(|| press.amount(now)),
                before: with_before.then(|| press.amount(before)),
                delta: with_delta.then(|| press.moved(&(now - before), 0)),
            }
        }
        Truth::Ratio(part, whole, kind) => {
            let rate = part.div(whole).unwrap();
            Statement::Ratio {
                kind: *kind,
                rate: press.rate(&rate),
                part: press.amount(part),
                whole: press.amount(whole),
                other_wholes: vec![],
                siblings: vec![],
            }
        }
        Truth::Implied(items) => {
            let spent = add(items.iter().map(|(spent, _)| spent.clone()));
            let budget = add(items.iter().map(|(_, budget)| budget.clone()));
            let items = items.iter().map(|(spent, budget)| ItemRate {
                amount: press.amount(spent),
                rate: press.rate(&spent.div(budget).unwrap()),
                flat: false,
            });
            let items = items.collect();
            Statement::ImpliedCompletion {
                overall: press.rate(&spent.div(&budget).unwrap()),
                items,
            }
        }
        Truth::Counts(part, whole) => Statement::CountRate {
            rate: press.rate(&Exact::ratio(*part, *whole).unwrap()),
            whole: Reading::exact(Exact::int(*whole)),
        },
        Truth::Target(actual, target) => Statement::OverTarget {
            rate: press.rate(&growth(actual, target)),
            actual: press.amount(actual),
            target: Some(press.amount(target)),
        },
        Truth::WholeTarget(actual, target) => Statement::OverTarget {
            rate: press.rate(&growth(&Exact::int(*actual), &Exact::int(*target))),
            actual: Reading::exact(Exact::int(*actual)),
            target: None,
        },
        Truth::Product(quantity, price, other) => {
            let product = &(&Exact::int(*quantity) * price) * other;
            let quantity = Reading::exact(Exact::int(*quantity));
            let factors = vec![quantity, press.amount(price), press.amount(other)];
            Statement::Product { product: press.amount(&product), factors }
        }
        Truth::Same(value) => Statement::Same {
            left: press.amount(value),
            right: press.amount(value),
            chain: Chain::Independent { items: 1 },
        },
        Truth::Equal(value) => Statement::Compare {
            left: press.amount(value),
            right: press.amount(value),
            word: Comparison::Equal,
        },
        Truth::Within(whole, part) => {
            Statement::Within { part: press.amount(part), whole: press.amount(whole) }
        }
        Truth::Points(now, before) => Statement::Points {
            delta: press.moved(&(now - before), -2),
            now: press.rate(now),
            before: press.rate(before),
            printed_as_percent: false,
        },
    }
}
