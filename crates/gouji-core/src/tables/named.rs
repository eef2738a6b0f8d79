//! Lines of the economic table that the text names: 人员经费…主要包括：基本工资、津贴补贴、….
//!
//! Contract: a named line whose cell is blank, and a filled line that a list of table names leaves out,
//! are doubtful. A cell that prints 0.00 is not blank, a list that ends in 等 leaves lines out, and a
//! list in other words than the table's names nothing for certain.

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, FigureId, Flaw, Form, Says, Why};
use crate::document::{Passage, Place};

use super::codes::Code;
use super::layout::plain;
use super::panel::Panel;

/// Fewer names are no list of a table's lines.
const ENOUGH: usize = 3;

/// Whose lines a list names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// 人员经费: 301 and 303.
    Personnel,
    /// 公用经费: the others.
    Operating,
}

/// A list of names.
#[derive(Debug)]
struct List {
    kind: Kind,
    names: Vec<(String, Place)>,
    open: bool,
}

/// The lists of the text and the lines of the economic table.
#[derive(Debug, Default)]
pub(super) struct Named {
    lists: Vec<List>,
    lines: BTreeMap<Code, (String, Option<FigureId>)>,
    doubled: bool,
}

impl Named {
    /// Looks for lists in a paragraph.
    pub fn read(&mut self, passage: &Passage) {
        let text = passage.text();
        for (at, opener) in text.match_indices("包括：") {
            let before = text.get(..at).unwrap_or("");
            let sentence = before.rsplit(['。', '；']).next().unwrap_or("");
            let last = |word: &str| sentence.rfind(word);
            let kind = match (last("人员经费"), last("公用经费")) {
                (Some(personnel), Some(operating)) if operating > personnel => Kind::Operating,
                (Some(_), _) => Kind::Personnel,
                (None, Some(_)) => Kind::Operating,
                (None, None) => continue,
            };
            let start = at + opener.len();
            let rest = text.get(start..).unwrap_or("");
            let end = rest.find(['。', '；', '：']).unwrap_or(rest.len());
            let body = rest.get(..end).unwrap_or("");
            // 主要包括 names some of them.
            let open = before.ends_with("主要")
                || body.ends_with('等')
                || body.contains("等。")
                || body.contains("等支出");
            let mut names = Vec::new();
            let mut from = start;
            for piece in body.split('、') {
                let place = passage.span(from, from + piece.len()).into();
                names.push((plain(piece), place));
                from += piece.len() + '、'.len_utf8();
            }
            self.lists.push(List { kind, names, open });
        }
    }

    /// Takes down the lines of an economic table.
    pub fn note(&mut self, panels: &[Panel]) {
        self.doubled |= !self.lines.is_empty();
        for row in panels.iter().flat_map(|panel| &panel.rows) {
            if let Some(code) = row.code.as_ref().filter(|code| code.is_economic()) {
                self.lines.insert(code.clone(), (plain(&row.label), row.value(0)));
            }
        }
    }

    /// What is doubtful, once the whole document is read. Two economic tables may be of two funds:
    /// then nothing is.
    pub fn doubts(&self, disclosure: &mut Disclosure) {
        if self.doubled || self.lines.is_empty() {
            return;
        }
        for list in &self.lists {
            let own = |code: &Code| {
                let personnel =
                    code.digits().starts_with("301") || code.digits().starts_with("303");
                code.level() == 2 && personnel == (list.kind == Kind::Personnel)
            };
            let lines: Vec<&(String, Option<FigureId>)> =
                self.lines.iter().filter(|(code, _)| own(code)).map(|(_, line)| line).collect();
            let line = |name: &str| lines.iter().find(|(label, _)| label == name);
            let known = list.names.iter().filter(|(name, _)| line(name).is_some()).count();
            if known < ENOUGH {
                continue;
            }
            for (name, place) in &list.names {
                if line(name).is_some_and(|(_, value)| value.is_none()) {
                    flaw(Flaw::NamedButEmpty, place.clone(), name, disclosure);
                }
            }
            if list.open || known < list.names.len() {
                continue;
            }
            for (label, value) in &lines {
                let named = list.names.iter().any(|(name, _)| name == label);
                let filled = value
                    .and_then(|id| disclosure.figure(id))
                    .filter(|figure| !figure.value().is_zero());
                if let (false, Some(figure)) = (named, filled) {
                    let place = figure.place.clone();
                    flaw(Flaw::FilledButNotNamed, place, label, disclosure);
                }
            }
        }
    }
}

fn flaw(flaw: Flaw, place: Place, name: &str, disclosure: &mut Disclosure) {
    let stated = name.to_owned();
    disclosure.say(Why::stated(Form::Flaw), Says::Flaw { flaw, place, stated, expected: None });
}
