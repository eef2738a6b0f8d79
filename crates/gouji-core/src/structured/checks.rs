//! Explicit claims: one kind of check for every kind of claim.

use crate::disclosure::{Change, FigureId, Says, TotalKind};
use crate::document::Span;
use crate::statement::{Chain, GrowthForm, ItemRate, Moved};

use super::formula;
use super::keys;
use super::model::{DIRECTIONS, FLATNESS, FLAWS, FORMS, WORDS};
use super::names::Names;
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
        let message = format!("a check is a map or a formula, but this is {}", node.describe());
        return Err(Mistake::new(node.span, message).help("write it like `total = first + second`"));
    };
    let [entry] = entries.as_slice() else {
        return Err(Mistake::new(node.span, "a check has one key, which says what is checked")
            .help("begin every check with a dash of its own"));
    };
    let Some((kind, keys)) = keys::CHECKS.iter().find(|(kind, _)| *kind == entry.key) else {
        let kinds = keys::CHECKS.iter().map(|(kind, _)| *kind);
        return Err(Mistake::new(entry.key_span, format!("there is no check `{}`", entry.key))
            .nearest(&entry.key, kinds));
    };
    let what = format!("`{kind}`");
    let map = Fields::of(&entry.node, &what, keys)?;
    Check { map, names, what: &what }.claim(kind)
}

struct Check<'a> {
    map: Fields<'a>,
    names: &'a Names,
    what: &'a str,
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

    fn reference(&self, node: &Node) -> Outcome<FigureId> {
        let (text, span) = fields::text(node, "a reference to a figure")?;
        self.names.resolve(text, span)
    }

    fn figure(&self, key: &str) -> Outcome<FigureId> {
        self.reference(self.map.required(key, self.what)?)
    }

    fn maybe(&self, key: &str) -> Outcome<Option<FigureId>> {
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
            return Err(Mistake::new(node.span, format!("`{key}` is empty")));
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
                    let minus = Fields::of(item, "an item", keys::MINUS)?;
                    Ok((self.reference(minus.required("minus", "an item")?)?, true))
                }
                _ => Ok((self.reference(item)?, false)),
            })
            .collect::<Outcome<_>>()?;
        if terms.is_empty() {
            return Err(Mistake::new(node.span, "`items` is empty"));
        }
        Ok(terms)
    }

    /// A figure that moved: a field `change` or `growth` knows its direction; for any other it is
    /// written beside it.
    fn moved(&self, node: &Node) -> Outcome<(Moved<FigureId>, Option<GrowthForm>)> {
        let (figure, map) = match &node.value {
            Value::Map(_) => {
                let map = Fields::of(node, "a change", keys::MOVED)?;
                (self.reference(map.required("figure", "a change")?)?, Some(map))
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
            return Err(Mistake::new(node.span, "whether this went up or down is not said")
                .help("write `{figure: …, direction: up}`, or `down`"));
        };
        Ok((Moved { figure, direction }, form.or(known.map(|(_, form)| form))))
    }

    fn change(&self) -> Outcome<Change> {
        let delta = self.map.get("change").map(|node| self.moved(node)).transpose()?;
        let rate = self.map.get("growth").map(|node| self.moved(node)).transpose()?;
        if !["change", "growth", "word", "flat"].iter().any(|key| self.map.get(key).is_some()) {
            let message = format!("{} says nothing of a change", self.what);
            return Err(Mistake::new(self.map.span, message)
                .help("write at least one of: change, growth, word, flat"));
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

    fn flaw(&self) -> Outcome<Says> {
        let text = |key| match self.map.text(key) {
            Ok(found) => Ok(found.map(|(text, _)| text.to_owned())),
            Err(mistake) => Err(mistake),
        };
        let node = self.map.required("kind", self.what)?;
        let (given, span) = fields::text(node, "kind")?;
        Ok(Says::Flaw {
            flaw: fields::choice(given, span, "kind", &FLAWS)?,
            place: self.map.span.into(),
            stated: text("stated")?.unwrap_or_default(),
            expected: text("expected")?,
        })
    }

    fn budget_word(&self) -> Outcome<Says> {
        let node = self.map.required("word", self.what)?;
        let (given, span) = fields::text(node, "word")?;
        let amounts = match self.map.get("amounts") {
            None => None,
            Some(node) => {
                let pair = Fields::of(node, "`amounts`", keys::WORD_AMOUNTS)?;
                let actual = self.reference(pair.required("actual", "`amounts`")?)?;
                Some((actual, self.reference(pair.required("budget", "`amounts`")?)?))
            }
        };
        Ok(Says::BudgetWord {
            word: fields::choice(given, span, "word", &WORDS)?,
            place: span.into(),
            amounts,
            rate: self.maybe("rate")?,
        })
    }

    fn item_rates(&self) -> Outcome<Vec<ItemRate<FigureId>>> {
        let items = fields::list(self.map.required("items", self.what)?, "items")?;
        let read = |item: &Node| {
            let map = Fields::of(item, "an item", keys::ITEM_RATE)?;
            Ok(ItemRate {
                amount: self.reference(map.required("amount", "an item")?)?,
                rate: self.reference(map.required("rate", "an item")?)?,
                flat: map.flag("flat")?,
            })
        };
        items.iter().map(read).collect()
    }

    fn same(&self) -> Outcome<Says> {
        let independent = self.map.choice("chain", &[("leaf", false), ("independent", true)])?;
        let items = self.map.number("items")?;
        let chain = match (independent, items) {
            (Some(true), items) => Chain::Independent {
                items: items.and_then(|(n, _)| u32::try_from(n).ok()).unwrap_or(1),
            },
            (_, None) => Chain::SameLeaf,
            (_, Some((_, span))) => {
                return Err(Mistake::new(span, "`items` belongs to `chain: independent`"));
            }
        };
        Ok(Says::Same { left: self.figure("left")?, right: self.figure("right")?, chain })
    }

    fn expected(&self) -> Outcome<i32> {
        let (text, span) = fields::text(self.map.required("expected", self.what)?, "expected")?;
        text.parse().map_err(|_| Mistake::new(span, format!("`expected` is a year, not `{text}`")))
    }
}
