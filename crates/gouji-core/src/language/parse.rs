//! From tokens to a [`Formula`].
//!
//! Contract: recursion is bounded; a name that is not known is told with the nearest that is.

use crate::document::Span;
use crate::lang::Both;
use crate::yaml::{Mistake, Outcome};

use super::names::Names;
use super::operand;
use super::sheet::{Cmp, Condition, Demand, Formula, Sum};
use super::syntax::{BASES, EACH, Each, KINDS};
use super::token::{Kind, Token};

/// How deep conditions may be nested.
const DEPTH: usize = 16;

/// Reads the tokens of one formula, whose text stands at `whole`.
pub(crate) fn formula(tokens: &[Token<'_>], whole: Span, names: &dyn Names) -> Outcome<Formula> {
    let Some((first, last)) = tokens.first().zip(tokens.last()) else {
        return Err(Mistake::new(whole, ("这里没有关系式", "there is no relation here")));
    };
    let mut parser = Parser { tokens, at: 0, last: last.span, names };
    let each = parser.each()?;
    let demand = parser.demand()?;
    let when = if parser.word("when") { Some(parser.condition(0)?) } else { None };
    if let Some(rest) = parser.peek() {
        let message = ("关系式到这里应当结束", "the relation should end here");
        return Err(Mistake::new(rest.span, message).help((
            "一个关系式只有一个 = 或 <=；条件写在最后：when …",
            "a relation has one `=` or `<=`; conditions come last: `when …`",
        )));
    }
    let span = first.span.to(last.span);
    Ok(Formula { each, demand, when, span })
}

/// The tokens not yet read.
pub(crate) struct Parser<'t, 's> {
    pub(crate) tokens: &'t [Token<'s>],
    pub(crate) at: usize,
    /// The last token: what is missing at the end is missing behind it.
    last: Span,
    pub(crate) names: &'t dyn Names,
}

impl<'s> Parser<'_, 's> {
    pub(crate) fn peek(&self) -> Option<&Token<'s>> {
        self.tokens.get(self.at)
    }

    fn is_sign(&self, ahead: usize, sign: &str) -> bool {
        matches!(self.tokens.get(self.at + ahead),
            Some(Token { kind: Kind::Sign(found), .. }) if *found == sign)
    }

    /// Takes a sign if it is next.
    pub(crate) fn sign(&mut self, sign: &str) -> bool {
        let found = self.is_sign(0, sign);
        self.at += usize::from(found);
        found
    }

    /// Whether the next word is `name`.
    pub(crate) fn is_word(&self, name: &str) -> bool {
        matches!(self.peek(), Some(Token { kind: Kind::Word(found), .. }) if *found == name)
    }

    /// Takes a word if it is next.
    pub(crate) fn word(&mut self, name: &str) -> bool {
        let found = self.is_word(name);
        self.at += usize::from(found);
        found
    }

    /// Takes `name(` if it is next.
    pub(crate) fn call(&mut self, name: &str) -> bool {
        let found = self.is_word(name) && self.is_sign(1, "(");
        self.at += if found { 2 } else { 0 };
        found
    }

    /// Where the next token stands.
    pub(crate) fn here(&self) -> Span {
        self.peek().map_or(self.last, |token| token.span)
    }

    pub(crate) fn expected(&self, zh: &str, en: &str) -> Mistake {
        let message = match self.peek() {
            Some(_) => (format!("这里应当是{zh}"), format!("{en} belongs here")),
            None => (format!("后面缺少{zh}"), format!("{en} is missing behind this")),
        };
        Mistake::new(self.here(), message)
    }

    pub(crate) fn need(&mut self, sign: &str) -> Outcome<()> {
        if self.sign(sign) {
            return Ok(());
        }
        Err(self.expected(&format!("`{sign}`"), &format!("`{sign}`")))
    }

    /// Any word, with its place.
    pub(crate) fn any_word(&mut self, what: (&str, &str)) -> Outcome<(&'s str, Span)> {
        match self.peek() {
            Some(Token { kind: Kind::Word(word), span }) => {
                let found = (*word, *span);
                self.at += 1;
                Ok(found)
            }
            _ => Err(self.expected(what.0, what.1)),
        }
    }

    /// One of a closed list of words.
    pub(crate) fn one_of<T: Copy>(
        &mut self,
        what: (&str, &str),
        names: &[(&str, T)],
    ) -> Outcome<(T, Span)> {
        let (word, span) = self.any_word(what)?;
        match names.iter().find(|(name, _)| *name == word) {
            Some((_, value)) => Ok((*value, span)),
            None => {
                let message: Both =
                    (format!("`{word}` 不是{}", what.0), format!("`{word}` is not {}", what.1))
                        .into();
                Err(Mistake::new(span, message).nearest(word, names.iter().map(|(name, _)| *name)))
            }
        }
    }

    /// `for each fund, year:`
    fn each(&mut self) -> Outcome<Vec<(Each, Span)>> {
        let mut all = Vec::new();
        if !self.word("for") {
            return Ok(all);
        }
        if !self.word("each") {
            return Err(self.expected("each（for each …:）", "`each` (`for each …:`)"));
        }
        loop {
            all.push(self.one_of(("可以逐一核对的项", "something to go through"), &EACH)?);
            if !self.sign(",") {
                break;
            }
        }
        self.need(":")?;
        Ok(all)
    }

    fn demand(&mut self) -> Outcome<Demand> {
        if let Some(rate) = operand::rate(self)? {
            return Ok(rate);
        }
        let left = operand::sum(self)?;
        let demand = if self.sign("=") {
            Demand::Equal(left, operand::sum(self)?)
        } else if self.sign("<=") {
            Demand::AtMost(left, operand::sum(self)?)
        } else if self.sign(">=") {
            Demand::AtMost(operand::sum(self)?, left)
        } else {
            return Err(self.expected("`=` 或 `<=`", "`=` or `<=`"));
        };
        Ok(demand)
    }

    /// `a and b or c`: `and` binds closer.
    fn condition(&mut self, depth: usize) -> Outcome<Condition> {
        let mut any = vec![self.all(depth)?];
        while self.word("or") {
            any.push(self.all(depth)?);
        }
        Ok(if any.len() == 1 { any.remove(0) } else { Condition::Any(any) })
    }

    fn all(&mut self, depth: usize) -> Outcome<Condition> {
        let mut all = vec![self.single(depth)?];
        while self.word("and") {
            all.push(self.single(depth)?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Condition::All(all) })
    }

    fn single(&mut self, depth: usize) -> Outcome<Condition> {
        if depth > DEPTH {
            let message = ("条件嵌套太深", "these conditions are nested too deep");
            return Err(Mistake::new(self.here(), message));
        }
        if self.word("not") {
            return Ok(Condition::Not(Box::new(self.single(depth + 1)?)));
        }
        if self.sign("(") {
            let inside = self.condition(depth + 1)?;
            self.need(")")?;
            return Ok(inside);
        }
        if self.call("present") {
            let quantity = operand::quantity(self)?;
            self.need(")")?;
            return Ok(Condition::Present(quantity));
        }
        if self.call("absent") {
            let quantity = operand::quantity(self)?;
            self.need(")")?;
            return Ok(Condition::Absent(quantity));
        }
        if self.call("equal") {
            let left = operand::sum(self)?;
            self.need(",")?;
            let right = operand::sum(self)?;
            self.need(")")?;
            return Ok(Condition::Compare(left, Cmp::Equal, right));
        }
        if self.word("kind") {
            self.need("=")?;
            let kinds = ("文件种类", "a kind of document");
            return Ok(Condition::Kind(self.one_of(kinds, &KINDS)?.0));
        }
        if self.word("basis") {
            self.need("=")?;
            return Ok(Condition::Basis(self.one_of(("预决算口径", "a basis"), &BASES)?.0));
        }
        if self.word("fund") {
            self.need("=")?;
            return Ok(Condition::Fund(
                self.one_of(("资金性质", "a fund"), &crate::disclosure::Fund::NAMED)?.0,
            ));
        }
        if self.word("year") {
            let cmp = self.comparison()?;
            let (word, span) = self.any_word(("年份", "a year"))?;
            let year = word.parse().map_err(|_| {
                let en = format!("`{word}` is not a year");
                Mistake::new(span, (format!("`{word}` 不是年份"), en))
            })?;
            return Ok(Condition::Year(cmp, year));
        }
        let left = self.side()?;
        let cmp = self.comparison()?;
        Ok(Condition::Compare(left, cmp, self.side()?))
    }

    /// A side of a comparison: quantities, or zero.
    fn side(&mut self) -> Outcome<Sum> {
        let span = self.here();
        if self.word("0") { Ok(Sum { terms: Vec::new(), span }) } else { operand::sum(self) }
    }

    fn comparison(&mut self) -> Outcome<Cmp> {
        let signs = [
            ("=", Cmp::Equal),
            ("!=", Cmp::Unequal),
            ("<=", Cmp::AtMost),
            (">=", Cmp::AtLeast),
            ("<", Cmp::Less),
            (">", Cmp::Greater),
        ];
        for (sign, cmp) in signs {
            if self.sign(sign) {
                return Ok(cmp);
            }
        }
        Err(self.expected("比较号（= != < > <= >=）", "a comparison (`= != < > <= >=`)"))
    }
}
