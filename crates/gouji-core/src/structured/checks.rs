//! Explicit claims: one kind of check for every kind of claim.

use crate::disclosure::{Change, FigureId, Says, TotalKind};
use crate::document::Span;
use crate::statement::{GrowthForm, Moved};

use super::formula;
use super::keys;
use super::model::{DIRECTIONS, FLATNESS, FORMS};
use super::names::Names;
use super::wording::{CHANGE, ITEM, NO_DIRECTION, empty};
use crate::yaml::fields::{self, Fields};
use crate::yaml::{Mistake, Outcome};
use crate::yaml::{Node, Value};

pub(super) const TOTAL_KINDS: [(&str, TotalKind); 9] = [
    ("amounts", TotalKind::Amounts),
    ("funds", TotalKind::Funds),
    ("counts", TotalKind::Counts),
    ("changes", TotalKind::Changes),
    ("items", TotalKind::Items),
    ("row", TotalKind::Row),
    ("column", TotalKind::Column),
    ("hierarchy", TotalKind::Hierarchy),
    ("balance", TotalKind::Balance),
];

/// Reads one check: a map, or a formula between lines.
pub(super) fn check(node: &Node, source: &str, names: &Names) -> Outcome<Says> {
    let Value::Map(entries) = &node.value else {
        if matches!(node.value, Value::Text { .. }) && !node.is_nothing() {
            return formula::claim(node, source, names);
        }
        let en = format!("a check is a map or a formula, but this is {}", node.describe());
        return Err(Mistake::new(node.span, ("检查应是映射或算式", en))
            .help(("例如 `total = first + second`", "write it like `total = first + second`")));
    };
    let [entry] = entries.as_slice() else {
        let message =
            ("一项检查只有一个键，说明检查什么", "a check has one key, which says what is checked");
        return Err(Mistake::new(node.span, message)
            .help(("每项检查各以“-”开头", "begin every check with a dash of its own")));
    };
    let Some((kind, keys)) = keys::CHECKS.iter().find(|(kind, _)| *kind == entry.key) else {
        let kinds = keys::CHECKS.iter().map(|(kind, _)| *kind);
        let message = (
            format!("没有名为 `{}` 的检查", entry.key),
            format!("there is no check `{}`", entry.key),
        );
        return Err(Mistake::new(entry.key_span, message).nearest(&entry.key, kinds));
    };
    let what = format!("`{kind}`");
    let map = Fields::of(&entry.node, &what, keys)?;
    Check { map, names, what: &what }.claim(kind)
}

/// A check that is being read.
pub(super) struct Check<'a> {
    pub(super) map: Fields<'a>,
    names: &'a Names,
    pub(super) what: &'a str,
}

impl Check<'_> {
    fn claim(&self, kind: &str) -> Outcome<Says> {
        Ok(match kind {
            "sum" => Says::total(
                self.figure("total")?,
                self.terms()?,
                self.map.choice("kind", &TOTAL_KINDS)?.unwrap_or(TotalKind::Amounts),
                !self.map.flag("partial")?,
            ),
            "share" => Says::Share {
                share: self.figure("share")?,
                part: self.figure("part")?,
                wholes: self.some("of")?,
                list: self.figures("list")?,
            },
            "share_list" => Says::ShareList { shares: self.some("shares")? },
            "shares_of_parts" => {
                Says::SharesOfParts { shares: self.some("shares")?, parts: self.some("parts")? }
            }
            "within" => Says::Within { part: self.figure("part")?, whole: self.figure("whole")? },
            "change" => Says::from(self.change()?),
            "completion" => Says::Completion {
                rate: self.figure("rate")?,
                actual: self.figure("actual")?,
                budgets: self.some("budgets")?,
            },
            "budget_word" => self.budget_word()?,
            "implied_completion" => Says::ImpliedCompletion {
                overall: self.figure("overall")?,
                items: self.item_rates()?,
            },
            "same" => self.same()?,
            "list_length" => {
                let (names, span) = self.number("names")?;
                Says::ListLength { count: self.figure("count")?, names, place: span.into() }
            }
            "count_rate" => Says::CountRate {
                rate: self.figure("rate")?,
                part: self.maybe("part")?,
                whole: self.figure("whole")?,
            },
            "over_target" => Says::OverTarget {
                rate: self.figure("rate")?,
                actual: self.figure("actual")?,
                target: self.maybe("target")?,
            },
            "points" => Says::Points {
                delta: self.moved(self.map.required("delta", self.what)?)?.0,
                now: self.figure("now")?,
                before: self.figure("before")?,
            },
            "product" => {
                Says::Product { product: self.figure("product")?, factors: self.some("factors")? }
            }
            "respectively" => {
                let (names, span) = self.number("names")?;
                Says::Respectively { values: self.some("values")?, names, place: span.into() }
            }
            "flaw" => self.flaw()?,
            _ => Says::AsOfDate { year: self.figure("year")?, expected: self.expected()? },
        })
    }

    pub(super) fn reference(&self, node: &Node) -> Outcome<FigureId> {
        let what = |mistake: Mistake| {
            let message = ("这里应写一个数的名称（行的 id）", mistake.message.en.clone());
            Mistake { message: message.into(), ..mistake }
        };
        let (text, span) = fields::text(node, "a reference to a figure").map_err(what)?;
        self.names.resolve(text, span)
    }

    pub(super) fn figure(&self, key: &str) -> Outcome<FigureId> {
        self.reference(self.map.required(key, self.what)?)
    }

    pub(super) fn maybe(&self, key: &str) -> Outcome<Option<FigureId>> {
        self.map.get(key).map(|node| self.reference(node)).transpose()
    }

    /// One reference or a list of them.
    fn figures(&self, key: &str) -> Outcome<Vec<FigureId>> {
        match self.map.get(key) {
            None => Ok(Vec::new()),
            Some(node) => match &node.value {
                Value::List(items) => items.iter().map(|item| self.reference(item)).collect(),
                _ => Ok(vec![self.reference(node)?]),
            },
        }
    }

    /// At least one reference.
    fn some(&self, key: &str) -> Outcome<Vec<FigureId>> {
        let node = self.map.required(key, self.what)?;
        let figures = self.figures(key)?;
        if figures.is_empty() {
            return Err(Mistake::new(node.span, empty(key)));
        }
        Ok(figures)
    }

    fn number(&self, key: &str) -> Outcome<(usize, Span)> {
        self.map.required(key, self.what)?;
        Ok(self.map.number(key)?.unwrap_or_default())
    }

    fn terms(&self) -> Outcome<Vec<(FigureId, bool)>> {
        let node = self.map.required("items", self.what)?;
        let terms: Vec<_> = fields::list(node, "items")?
            .iter()
            .map(|item| match &item.value {
                Value::Map(_) => {
                    let minus = Fields::of(item, ITEM, keys::MINUS)?;
                    Ok((self.reference(minus.required("minus", ITEM)?)?, true))
                }
                _ => Ok((self.reference(item)?, false)),
            })
            .collect::<Outcome<_>>()?;
        if terms.is_empty() {
            return Err(Mistake::new(node.span, empty("items")));
        }
        Ok(terms)
    }

    /// A figure that moved: a field `change` or `growth` knows its direction; for any other it is
    /// written beside it.
    fn moved(&self, node: &Node) -> Outcome<(Moved<FigureId>, Option<GrowthForm>)> {
        let (figure, map) = match &node.value {
            Value::Map(_) => {
                let map = Fields::of(node, CHANGE, keys::MOVED)?;
                (self.reference(map.required("figure", CHANGE)?)?, Some(map))
            }
            _ => (self.reference(node)?, None),
        };
        let known = self.names.move_of(figure);
        let written = match &map {
            Some(map) => map.choice("direction", &DIRECTIONS)?,
            None => None,
        };
        let form = match &map {
            Some(map) => map.choice("form", &FORMS)?,
            None => None,
        };
        let Some(direction) = written.or(known.map(|(direction, _)| direction)) else {
            return Err(Mistake::new(node.span, NO_DIRECTION).help((
                "写成 `{figure: …, direction: up}`（增加）或 `down`（减少）",
                "write `{figure: …, direction: up}`, or `down`",
            )));
        };
        Ok((Moved { figure, direction }, form.or(known.map(|(_, form)| form))))
    }

    fn change(&self) -> Outcome<Change> {
        let delta = self.map.get("change").map(|node| self.moved(node)).transpose()?;
        let rate = self.map.get("growth").map(|node| self.moved(node)).transpose()?;
        if !["change", "growth", "word", "flat"].iter().any(|key| self.map.get(key).is_some()) {
            let message = (
                format!("{} 没有写增减", self.what),
                format!("{} says nothing of a change", self.what),
            );
            return Err(Mistake::new(self.map.span, message).help((
                "至少写一项：change、growth、word、flat",
                "write at least one of: change, growth, word, flat",
            )));
        }
        let word = self.map.choice("word", &DIRECTIONS)?;
        let flat = self.map.choice("flat", &FLATNESS)?;
        let place = |key| self.map.get(key).map(|node| node.span.into()).unwrap_or_default();
        Ok(Change {
            now: self.maybe("now")?,
            before: self.maybe("before")?,
            delta: delta.map(|(moved, _)| moved),
            rate: rate.map(|(moved, form)| (moved, form.unwrap_or(GrowthForm::Percent))),
            word: word.map(|word| (word, place("word"))),
            flat: flat.map(|flat| (flat, place("flat"))),
            or_now: match self.map.get("or_now") {
                Some(_) => self.some("or_now")?,
                None => Vec::new(),
            },
        })
    }
}
