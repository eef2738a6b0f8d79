//! What a formula must be like to mean something: its types.
//!
//! Contract: a formula that passes can be asked of any disclosure; what is not said in it is the
//! same for all its quantities, so nothing is left to guess.

use crate::lang::Both;
use crate::yaml::{Mistake, Outcome};

use super::sheet::{Condition, Demand, Formula, Quantity, Sum};
use super::syntax::Each;

/// Checks the types of a formula.
pub(crate) fn check(formula: &Formula) -> Outcome<()> {
    let quantities = formula.demand.quantities();
    alike(&quantities, "fund", "资金性质", |quantity| quantity.fund.is_some())?;
    alike(&quantities, "basis", "预决算口径", |quantity| quantity.basis.is_some())?;
    any_concept(formula, &quantities)?;
    conditions(formula)?;
    through(formula, &quantities)?;
    match &formula.demand {
        Demand::Equal(left, right) => equal(left, right),
        Demand::AtMost(left, right) => at_most(left, right),
        Demand::Rate(_, one, other) if one == other => Err(Mistake::new(
            other.span,
            ("一个数不能与自己相比", "a figure is compared with itself"),
        )),
        Demand::Rate(..) => Ok(()),
    }
}

/// What is said of one quantity must be said of all: else it would be left open for the others.
fn alike(
    quantities: &[&Quantity],
    en: &str,
    zh: &str,
    is_said: fn(&Quantity) -> bool,
) -> Outcome<()> {
    let open = quantities.iter().find(|quantity| !is_said(quantity));
    let (Some(open), true) = (open, quantities.iter().any(|quantity| is_said(quantity))) else {
        return Ok(());
    };
    let message = (
        format!("没有说明这里的{zh}，而别处说明了"),
        format!("the {en} is not said here, but is elsewhere in this relation"),
    );
    Err(Mistake::new(open.span, message).help((
        format!("每个概念都写 [{en}: …]，或者都不写（不写表示处处相同）"),
        format!(
            "write `[{en}: …]` behind every concept or behind none (then it is the same for all)"
        ),
    )))
}

/// `figure` is one concept throughout.
fn any_concept(formula: &Formula, quantities: &[&Quantity]) -> Outcome<()> {
    let free = |quantity: &&&Quantity| quantity.concept.is_none();
    let column = formula.each.iter().any(|(each, _)| *each == Each::Column);
    let Some(first) = quantities.iter().find(free) else {
        return match formula.each.iter().find(|(each, _)| *each == Each::Column) {
            Some((_, span)) => {
                let message = ("for each column 要用 figure", "`for each column` needs `figure`");
                Err(Mistake::new(*span, message).help((
                    "figure 表示“这一栏的数”，例如 figure = sum(children(figure))",
                    "`figure` is the figure of the column: `figure = sum(children(figure))`",
                )))
            }
            None => Ok(()),
        };
    };
    if !column {
        let message = ("figure 要与 for each column 一起用", "`figure` needs `for each column:`");
        return Err(Mistake::new(first.span, message));
    }
    match quantities.iter().find(|quantity| quantity.concept.is_some()) {
        Some(named) => {
            let message = (
                "figure 不能与具体概念混用",
                "`figure` and a concept cannot stand in one relation",
            );
            Err(Mistake::new(named.span, message))
        }
        None => Ok(()),
    }
}

/// In conditions as well `figure` needs a column.
fn conditions(formula: &Formula) -> Outcome<()> {
    let column = formula.each.iter().any(|(each, _)| *each == Each::Column);
    let quantities = formula.when.iter().flat_map(Condition::quantities);
    match quantities.into_iter().find(|quantity| quantity.concept.is_none()) {
        Some(quantity) if !column => {
            let message =
                ("figure 要与 for each column 一起用", "`figure` needs `for each column:`");
            Err(Mistake::new(quantity.span, message))
        }
        _ => Ok(()),
    }
}

/// What `for each` goes through must be left open by the quantities.
fn through(formula: &Formula, quantities: &[&Quantity]) -> Outcome<()> {
    for (index, (each, span)) in formula.each.iter().enumerate() {
        if formula.each.iter().take(index).any(|(earlier, _)| earlier == each) {
            return Err(Mistake::new(*span, ("重复了", "this is said twice")));
        }
        let fixed = match each {
            Each::Fund => quantities.iter().all(|quantity| quantity.fund.is_some()),
            Each::Basis => quantities.iter().all(|quantity| quantity.basis.is_some()),
            Each::Class | Each::Section | Each::Item | Each::Row => {
                quantities.iter().all(|quantity| quantity.path.is_some())
            }
            Each::Year | Each::Column | Each::Entity | Each::Table => false,
        };
        if fixed {
            return Err(Mistake::new(
                *span,
                (
                    "每个概念都写明了这一项，没有可以逐一核对的",
                    "every concept says which one, so there is nothing to go through",
                ),
            ));
        }
    }
    let rows = |each: &Each| matches!(each, Each::Class | Each::Section | Each::Item | Each::Row);
    let mut row = formula.each.iter().filter(|(each, _)| rows(each));
    if let (Some(_), Some((_, span))) = (row.next(), row.next()) {
        let message = (
            "class、section、item、row 只能用一个",
            "only one of class, section, item and row can be gone through",
        );
        return Err(Mistake::new(*span, message));
    }
    Ok(())
}

fn equal(left: &Sum, right: &Sum) -> Outcome<()> {
    match left.terms.first() {
        Some(total) if total.minus => {
            let message = ("左边不能以减号开头", "the left side cannot begin with a minus");
            return Err(Mistake::new(total.span, message));
        }
        Some(total) if total.optional => {
            let message =
                ("左边第一个数不能带 ?", "the first quantity on the left cannot be optional");
            return Err(Mistake::new(total.span, message)
                .help(("没有它就没有可核对的", "without it there is nothing to check")));
        }
        Some(total) if total.children => {
            let message: Both =
                ("sum(children(…)) 写在右边", "`sum(children(…))` stands on the right").into();
            return Err(Mistake::new(total.span, message)
                .help(("左边写总数", "the left side begins with the total")));
        }
        _ => {}
    }
    let all: Vec<_> = left.terms.iter().chain(&right.terms).collect();
    for (index, term) in all.iter().enumerate() {
        let twin = |earlier: &&&super::sheet::Operand| {
            let same = |a: &Quantity, b: &Quantity| Quantity { span: b.span, ..a.clone() } == *b;
            same(&earlier.quantity, &term.quantity) && earlier.children == term.children
        };
        if all.iter().take(index).any(|earlier| twin(&earlier)) {
            let message =
                ("同一个数在关系式里出现两次", "the same quantity stands twice in this relation");
            return Err(Mistake::new(term.span, message));
        }
    }
    Ok(())
}

fn at_most(left: &Sum, right: &Sum) -> Outcome<()> {
    if let Some(term) = left.terms.iter().find(|term| term.minus) {
        let message = ("`<=` 的左边不能有减号", "nothing can be taken away on the left of `<=`");
        return Err(Mistake::new(term.span, message)
            .help(("把它移到右边相加", "add it on the right instead")));
    }
    let mut plus = right.terms.iter().filter(|term| !term.minus);
    let whole = plus.next();
    if let (Some(_), Some(second)) = (whole, plus.next()) {
        let message = (
            "`<=` 的右边只能有一个相加的数",
            "only one quantity can be added on the right of `<=`",
        );
        return Err(Mistake::new(second.span, message));
    }
    match whole {
        Some(whole) if !whole.optional && !whole.children => Ok(()),
        Some(whole) => {
            let message =
                ("`<=` 的右边必须是一个印出的数", "the right of `<=` must be one printed quantity");
            Err(Mistake::new(whole.span, message))
        }
        None => {
            let message = ("`<=` 的右边缺少上限", "the right of `<=` has nothing to stay within");
            Err(Mistake::new(right.span, message))
        }
    }
}

impl Condition {
    /// Every quantity in it.
    pub(crate) fn quantities(&self) -> Vec<&Quantity> {
        match self {
            Condition::Present(quantity) | Condition::Absent(quantity) => vec![quantity],
            Condition::Compare(left, _, right) => {
                left.quantities().chain(right.quantities()).collect()
            }
            Condition::Not(inside) => inside.quantities(),
            Condition::All(all) | Condition::Any(all) => {
                all.iter().flat_map(Condition::quantities).collect()
            }
            Condition::Kind(_) | Condition::Year(..) | Condition::Basis(_) | Condition::Fund(_) => {
                Vec::new()
            }
        }
    }
}
