//! Checks written as formulas of the relation language, between the lines of the disclosure:
//! `total = first + second - third`, `part <= whole`, `share(part, whole)`.
//!
//! Contract: the names are ids of lines, with a field where it is not the amount. What a rule says
//! of concepts (`[…]`, `for each`, `when`, `?`) has no meaning between lines and is a mistake.

use crate::disclosure::{Change, FigureId, Says, TotalKind};
use crate::document::Span;
use crate::language::{Demand, Formula, Names as Words, Quantity, RateKind, Sum, read};
use crate::statement::Moved;
use crate::yaml::{Mistake, Node, Outcome};

use super::names::Names;
use super::wording::NO_DIRECTION;

/// The words of a formula are the names of lines.
impl Words for Names {
    fn word(&self, word: &str, span: Span) -> Outcome<Quantity> {
        self.resolve(word, span)?;
        Ok(Quantity::bare(Some(word), span))
    }

    fn label(&self, label: &str, span: Span) -> Outcome<Quantity> {
        self.word(label, span)
    }
}

/// Reads a formula as a claim.
pub(super) fn claim(node: &Node, source: &str, names: &Names) -> Outcome<Says> {
    let formula = read(source, node.span, names)?;
    only_lines(&formula)?;
    let kind = TotalKind::Amounts;
    match &formula.demand {
        Demand::Equal(left, right) => {
            let mut sides = terms(left, names)?.into_iter();
            let Some((total, _)) = sides.next() else { return Err(empty(node)) };
            let mut items = terms(right, names)?;
            items.extend(sides.map(|(figure, minus)| (figure, !minus)));
            Ok(Says::Total { total, items, kind })
        }
        Demand::AtMost(left, right) => {
            let mut parts = terms(left, names)?;
            let mut whole = None;
            for (figure, minus) in terms(right, names)? {
                if minus {
                    parts.push((figure, false));
                } else {
                    whole = Some(figure);
                }
            }
            let whole = whole.ok_or_else(|| empty(node))?;
            Ok(match parts.as_slice() {
                [(part, _)] => Says::Within { part: *part, whole },
                _ => Says::AtMost { total: whole, items: parts, kind },
            })
        }
        Demand::Rate(kind, one, other) => rate(*kind, one, other, names),
    }
}

/// The printed rate is a field of the line that the first name belongs to.
fn rate(kind: RateKind, one: &Quantity, other: &Quantity, names: &Names) -> Outcome<Says> {
    let field = |field: &str| {
        let line = one.concept.as_deref().unwrap_or_default();
        let line = line.split('.').next().unwrap_or_default();
        names.resolve(&format!("{line}.{field}"), one.span)
    };
    let (first, second) = (figure(one, names)?, figure(other, names)?);
    Ok(match kind {
        RateKind::Share => {
            let share = field("share")?;
            Says::Share { share, part: first, wholes: vec![second], list: Vec::new() }
        }
        RateKind::Completion => {
            Says::Completion { rate: field("completion")?, actual: first, budgets: vec![second] }
        }
        RateKind::Growth => {
            let rate = field("growth")?;
            let (direction, form) =
                names.move_of(rate).ok_or_else(|| Mistake::new(one.span, NO_DIRECTION))?;
            let rate = Some((Moved { figure: rate, direction }, form));
            let (now, before) = (Some(first), Some(second));
            Says::from(Change { now, before, rate, ..Change::default() })
        }
    })
}

fn figure(quantity: &Quantity, names: &Names) -> Outcome<FigureId> {
    names.resolve(quantity.concept.as_deref().unwrap_or_default(), quantity.span)
}

fn terms(sum: &Sum, names: &Names) -> Outcome<Vec<(FigureId, bool)>> {
    sum.terms.iter().map(|term| Ok((figure(&term.quantity, names)?, term.minus))).collect()
}

fn empty(node: &Node) -> Mistake {
    Mistake::new(node.span, ("这里没有可比较的数", "there is nothing to compare here"))
}

/// Refuses what only rules can say.
fn only_lines(formula: &Formula) -> Outcome<()> {
    let refuse = |span: Span, what: &str| {
        let message = (
            format!("{what} 只能用在规则里，规则说的是概念"),
            format!("{what} belongs into rules, which speak of concepts"),
        );
        Err(Mistake::new(span, message).help((
            "各行之间可以写加减、`<=`、share(…)、growth(…) 和 completion(…)",
            "between lines write sums, `<=`, share(…), growth(…) and completion(…)",
        )))
    };
    if let Some((_, span)) = formula.each.first() {
        return refuse(*span, "`for each`");
    }
    if formula.when.is_some() {
        return refuse(formula.span, "`when`");
    }
    let sums = match &formula.demand {
        Demand::Equal(left, right) | Demand::AtMost(left, right) => vec![left, right],
        Demand::Rate(..) => Vec::new(),
    };
    for term in sums.iter().flat_map(|sum| &sum.terms) {
        if term.children {
            return refuse(term.span, "`sum(children(…))`");
        }
        if term.optional {
            return refuse(term.span, "`?`");
        }
    }
    match formula.demand.quantities().into_iter().find(|quantity| !quantity.is_bare()) {
        Some(quantity) => refuse(quantity.span, "`[…]`"),
        None => Ok(()),
    }
}
