//! `一般债务限额A…。专项债务限额B…。债务限额合计T`: the two kinds of debt and their sum, in sentences of one paragraph.
//!
//! Contract: the three are of one level and one name but for the kind; the sum says that it is one;
//! of every name the paragraph has one amount, and the sum stands last.

use crate::disclosure::{Disclosure, Form, Ground, Says, TotalKind, Why};

use super::super::event::FigureEvent;
use super::super::label::without_brackets;
use super::super::lexicon::labels;
use super::balance::is_amount;

/// What an amount of debt is of the sum of its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// One of the two kinds.
    Kind(usize),
    /// The sum.
    Total,
}

/// Finds the debts of a paragraph that are kept by kind.
pub fn debts(figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    let named: Vec<(&FigureEvent, Part, String)> = figures
        .iter()
        .filter(|figure| is_amount(figure) && !figure.cues.compared)
        .filter_map(|figure| named(&figure.label).map(|(part, name)| (*figure, part, name)))
        .collect();
    let totals = named.iter().filter(|(_, part, _)| *part == Part::Total);
    for (total, _, name) in totals {
        let only = |part: Part| {
            let mut of_name = named.iter().filter(|(_, it, other)| *it == part && other == name);
            of_name.next().filter(|_| of_name.next().is_none()).map(|(figure, ..)| *figure)
        };
        let parts = [only(Part::Kind(0)), only(Part::Kind(1)), only(Part::Total)];
        let [Some(general), Some(special), Some(_)] = parts else { continue };
        if general.start < total.start && special.start < total.start {
            disclosure.say(
                Why::on(Form::ChainDebts, Ground::KnownParts),
                Says::Total {
                    total: total.id,
                    items: vec![(general.id, false), (special.id, false)],
                    kind: TotalKind::Amounts,
                },
            );
        }
    }
}

/// What an amount of debt is, and its name without the kind.
fn named(label: &str) -> Option<(Part, String)> {
    let words = &labels().debts;
    let label = without_brackets(label);
    let ends = [&words.limits, &words.balances, &words.totals];
    if ends.iter().all(|words| words.ends(&label).is_none()) {
        return None;
    }
    let (name, part) = match words.totals.ends(&label) {
        Some(end) => (label.strip_suffix(end)?.to_owned(), Part::Total),
        None => {
            let mut kinds = words.both.iter().enumerate();
            let (kind, word) = kinds.find(|(_, word)| label.contains(word.as_str()))?;
            (label.replacen(word.as_str(), "", 1), Part::Kind(kind))
        }
    };
    let name = words.idle.iter().fold(name, |name, word| name.replace(word.as_str(), ""));
    let known = words.limits.ends(&name).or_else(|| words.balances.ends(&name));
    known.map(|_| (part, name.clone()))
}
