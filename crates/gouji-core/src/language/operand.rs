//! Sums of quantities, quantities with what is said of them, and printed rates.

use crate::yaml::{Mistake, Outcome};

use super::parse::Parser;
use super::sheet::{Demand, Operand, PathIs, Quantity, RateKind, Sum};
use super::syntax::{BASES, QUALIFIERS, YEARS};
use super::token::{Kind, Token};

const RATES: [(&str, RateKind); 3] = [
    ("share", RateKind::Share),
    ("growth", RateKind::Growth),
    ("completion", RateKind::Completion),
];

/// `share(part, whole)`, `growth(now, before)`, `completion(final, budget)`.
pub(crate) fn rate(parser: &mut Parser<'_, '_>) -> Outcome<Option<Demand>> {
    for (name, kind) in RATES {
        if parser.call(name) {
            let one = quantity(parser)?;
            parser.need(",")?;
            let other = quantity(parser)?;
            parser.need(")")?;
            return Ok(Some(Demand::Rate(kind, one, other)));
        }
    }
    Ok(None)
}

/// `a + b? - sum(children(c))`
pub(crate) fn sum(parser: &mut Parser<'_, '_>) -> Outcome<Sum> {
    let mut sum = Sum { terms: Vec::new(), span: parser.here() };
    let mut minus = parser.sign("-");
    loop {
        let term = operand(parser, minus)?;
        sum.span = sum.span.to(term.span);
        sum.terms.push(term);
        minus = match (parser.sign("+"), parser.sign("-")) {
            (true, _) => false,
            (false, true) => true,
            (false, false) => return Ok(sum),
        };
    }
}

fn operand(parser: &mut Parser<'_, '_>, minus: bool) -> Outcome<Operand> {
    let start = parser.here();
    if let Some((name, _)) = RATES.iter().find(|(name, _)| parser.call(name)) {
        return Err(Mistake::new(
            start,
            (
                format!("`{name}(…)` 是比率，不能与金额相加或比较"),
                format!("`{name}(…)` is a rate: it cannot be added to or compared with amounts"),
            ),
        )
        .help((
            format!("单独写一个关系式：{name}(…, …) 表示文中印出的这个比率应当正确"),
            format!("write it alone: `{name}(…, …)` says that the printed rate must be right"),
        )));
    }
    let children = parser.call("sum");
    let quantity = if children {
        if !parser.call("children") {
            return Err(parser.expected("children(…)", "`children(…)`"));
        }
        let inside = quantity(parser)?;
        parser.need(")")?;
        parser.need(")")?;
        inside
    } else {
        quantity(parser)?
    };
    let optional = parser.sign("?");
    let span = start.to(quantity.span);
    Ok(Operand { minus, optional, children, quantity, span })
}

/// `expenditure.total[fund: general, year: before]`
pub(crate) fn quantity(parser: &mut Parser<'_, '_>) -> Outcome<Quantity> {
    let Some(Token { kind, span }) = parser.peek() else {
        return Err(parser.expected("概念", "a concept"));
    };
    let (kind, span) = (*kind, *span);
    let mut quantity = match kind {
        Kind::Word(word) => parser.names.word(word, span)?,
        Kind::Label(label) => parser.names.label(label, span)?,
        Kind::Sign(_) => return Err(parser.expected("概念", "a concept")),
    };
    parser.at += 1;
    if parser.sign("[") {
        let mut said = Vec::new();
        loop {
            qualifier(parser, &mut quantity, &mut said)?;
            if !parser.sign(",") {
                break;
            }
        }
        quantity.span = quantity.span.to(parser.here());
        parser.need("]")?;
    }
    Ok(quantity)
}

fn qualifier<'s>(
    parser: &mut Parser<'_, 's>,
    quantity: &mut Quantity,
    said: &mut Vec<&'s str>,
) -> Outcome<()> {
    let (key, span) = parser.any_word(("限定（fund、year、basis、path）", "a qualifier"))?;
    if !QUALIFIERS.contains(&key) {
        let message = (format!("没有限定 `{key}`"), format!("there is no qualifier `{key}`"));
        return Err(Mistake::new(span, message).nearest(key, QUALIFIERS));
    }
    if said.contains(&key) {
        let message = (format!("`{key}` 写了两次"), format!("`{key}` is said twice"));
        return Err(Mistake::new(span, message));
    }
    said.push(key);
    parser.need(":")?;
    match key {
        "fund" => {
            quantity.fund =
                Some(parser.one_of(("资金性质", "a fund"), &crate::disclosure::Fund::NAMED)?.0)
        }
        "year" => {
            let what = ("年度（now、before、next）", "a year");
            quantity.year = Some(parser.one_of(what, &YEARS)?.0);
        }
        "basis" => quantity.basis = Some(parser.one_of(("预决算口径", "a basis"), &BASES)?.0),
        _ => {
            let (word, _) = parser.any_word(("top 或科目编码", "`top` or a code"))?;
            quantity.path = Some(match word {
                "top" => PathIs::Top,
                code => PathIs::Code(code.to_owned()),
            });
        }
    }
    Ok(())
}
