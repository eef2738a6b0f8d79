//! Sentences that give the amounts of a table: 水利支出412.34亿元、债券支出96.24亿元，支出合计….
//!
//! Contract: a sentence is of a column where nearly all amounts whose names are rows of it agree with it; then
//! all must, as far as they are rounded. Names and agreement only: no sentence is held against two columns.

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, FigureId, Form, Origin, Unit};
use crate::document::{Passage, Span};
use crate::lexicon::{is_any, labels};
use crate::reading::Hedge;

use super::across::{equal, say_same};
use super::shelf::{Shelf, name};

/// So many amounts must agree, and so many for each that does not.
const ENOUGH: usize = 3;
const FOR_EACH: usize = 3;

/// Fewer digits are equal by chance.
const DIGITS: usize = 3;

/// The sentences of the running text.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    sentences: Vec<Span>,
}

impl Quoted {
    /// Takes down the sentences of a paragraph.
    pub fn line(&mut self, passage: &Passage) {
        let text = passage.text();
        let mut from = 0;
        for (at, end) in text.match_indices(['。', '；']) {
            self.sentences.push(passage.span(from, at + end.len()));
            from = at + end.len();
        }
        if from < text.len() {
            self.sentences.push(passage.span(from, text.len()));
        }
    }

    /// Claims what sentences give of tables.
    pub fn claims(&self, shelf: &Shelf, disclosure: &mut Disclosure) {
        if shelf.columns.is_empty() {
            return;
        }
        let rows = Rows::of(shelf);
        let mut texts: Vec<(usize, FigureId, String)> = disclosure
            .ids()
            .filter_map(|id| {
                let figure = disclosure.figure(id)?;
                let money = matches!(figure.unit, Unit::Money(_)) && figure.hedge == Hedge::None;
                let told = figure.origin == Origin::Narrative && figure.doubts.is_empty();
                let long = figure.numeral.significant() >= DIGITS && !figure.label.is_empty();
                let label = name(&figure.label);
                (money && told && long).then_some((figure.place.span.start, id, label))
            })
            .collect();
        texts.sort();
        let mut sentences = self.sentences.clone();
        sentences.sort_by_key(|span| span.start);
        let mut claims = Vec::new();
        for sentence in sentences {
            let from = texts.partition_point(|(at, ..)| *at < sentence.start);
            let to = texts.partition_point(|(at, ..)| *at < sentence.end);
            let own = texts.get(from..to).unwrap_or_default();
            if own.len() < ENOUGH {
                continue;
            }
            let mut pairs: BTreeMap<usize, Vec<(FigureId, FigureId)>> = BTreeMap::new();
            for (_, id, label) in own {
                for (column, cell) in rows.named(label) {
                    pairs.entry(column).or_default().push((*id, cell));
                }
            }
            let counted = pairs.into_values().map(|pairs| {
                let held =
                    pairs.iter().filter(|(text, cell)| equal(*text, *cell, disclosure)).count();
                (held, pairs)
            });
            let best = counted.max_by_key(|(held, pairs)| (*held, std::cmp::Reverse(pairs.len())));
            let Some((held, pairs)) = best else { continue };
            if held >= ENOUGH && (pairs.len() - held) * FOR_EACH <= held {
                claims.push(pairs);
            }
        }
        for pairs in claims {
            say_same(Form::SameQuoted, pairs, disclosure);
        }
    }
}

/// The rows of all tables by their names.
struct Rows<'a> {
    shelf: &'a Shelf,
    by_name: BTreeMap<&'a str, Vec<(usize, FigureId)>>,
}

impl<'a> Rows<'a> {
    fn of(shelf: &'a Shelf) -> Rows<'a> {
        let mut by_name: BTreeMap<&str, Vec<(usize, FigureId)>> = BTreeMap::new();
        for (column, held) in shelf.columns.iter().enumerate() {
            for (name, id) in &held.rows {
                by_name.entry(name).or_default().extend(id.map(|id| (column, id)));
            }
        }
        Rows { shelf, by_name }
    }

    /// The columns that have a row of this name, each with its amount. What the title of a table says already
    /// (禾川市水利支出 in 禾川市…决算表) and the words of adding (加上转移性支出) are no part of the name.
    fn named(&self, label: &str) -> Vec<(usize, FigureId)> {
        if let Some(found) = self.by_name.get(label) {
            return found.clone();
        }
        let starts = label.char_indices().map(|(at, _)| at).skip(1);
        let longest = starts.filter_map(|at| {
            let (before, name) = label.split_at_checked(at)?;
            Some((before, self.by_name.get(name)?))
        });
        let Some((before, found)) = longest.into_iter().next() else { return Vec::new() };
        let adds = is_any(before, &labels().rolling.adding);
        let said = |column: usize| {
            self.shelf.columns.get(column).is_some_and(|it| it.title.contains(before))
        };
        found.iter().copied().filter(|(column, _)| adds || said(*column)).collect()
    }
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;

    fn said(amount: &str) -> Vec<String> {
        let text = format!(
            "青禾县2024年财政决算报告\n\n2023年青禾县水利支出{amount}亿元、道路支出96.24亿元、公园支出88.10亿元，加上其他支出9.00亿元。\n\n\
             2023年青禾县水利基金支出决算表\n\n单位：万元\n\n| 项目 | 决算数 |\n|---|---|\n| 一、水利支出 | 4,123,440 |\n\
             | 二、道路支出 | 962,440 |\n| 三、公园支出 | 881,007 |\n| 四、其他支出 | 90,000 |\n"
        );
        let outcome = check(text.as_bytes(), "draft.md").unwrap();
        let errors = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
        errors.map(|finding| finding.stated).collect()
    }

    #[test]
    fn the_place_in_the_title_is_no_part_of_a_name() {
        assert_eq!(said("421.34"), ["421.34亿元"]);
    }

    #[test]
    fn fewer_decimals_are_a_rounding() {
        assert_eq!(said("412.34"), [""; 0]);
    }
}
