//! Test support: a disclosure written figure by figure, and findings as plain text.

use crate::disclosure::{Disclosure, Doubts, Figure, FigureId, MoneyUnit, Origin, Unit};
use crate::document::{Place, SourceText, Span};
use crate::explain::Words;
use crate::finding::Finding;
use crate::lang::Lang;
use crate::number::{Exact, Numeral};
use crate::reading::Hedge;
use crate::relation::{Relation, Subject};
use crate::rule::Rule;
use crate::statement::{Direction, Moved, Operand, Statement, Term};

/// A disclosure in the making; figures stand behind each other in its text.
#[derive(Default)]
pub(crate) struct Sample {
    pub text: String,
    pub disclosure: Disclosure,
    pub relations: Vec<Relation>,
}

impl Sample {
    /// Adds `label` and a figure such as `78%`, `10.00万元`, `3户`, `2019年`.
    pub fn add(&mut self, label: &str, printed: &str) -> Operand {
        let digits = printed.find(|c: char| !c.is_ascii_digit() && !"-.,".contains(c));
        let (digits, suffix) = printed.split_at(digits.unwrap_or(printed.len()));
        let unit = match suffix {
            "%" => Unit::Percent,
            "个百分点" => Unit::Points,
            "倍" => Unit::Times,
            "年" => Unit::Year,
            _ => MoneyUnit::from_name(suffix)
                .map_or_else(|| Unit::Count(suffix.to_owned()), Unit::Money),
        };
        self.text.push_str(label);
        let place = self.write(printed);
        Operand::Figure(self.disclosure.add(Figure {
            numeral: Numeral::parse(digits).unwrap(),
            unit,
            hedge: Hedge::None,
            place,
            label: label.to_owned(),
            identity: None,
            origin: Origin::Narrative,
            usual_decimals: None,
            entire: false,
            doubts: Doubts::NONE,
        }))
    }

    /// Writes a word and gives its place.
    pub fn write(&mut self, word: &str) -> Place {
        let start = self.text.len();
        self.text.push_str(word);
        let place = Span::new(start, self.text.len()).into();
        self.text.push('；');
        place
    }

    /// Asks for a statement about its first figure.
    pub fn state(&mut self, rule: Rule, statement: Statement<Operand>) {
        let mut subject = None;
        statement.each(|operand| {
            if let Operand::Figure(id) = operand {
                subject = subject.or(Some(*id));
            }
        });
        self.relations.push(Relation::new(rule, subject.unwrap(), statement));
    }

    /// Asks for a statement about a word.
    pub fn word(&mut self, rule: Rule, place: Place, statement: Statement<Operand>) {
        self.state(rule, statement);
        let relation = self.relations.last_mut().unwrap();
        relation.subject = Subject::Word(Box::new(place), relation.subject.figure());
    }

    pub fn findings(&self) -> Vec<Finding> {
        let source = self.source();
        let judged = crate::diagnosis::judge_relations(self.relations.clone(), &self.disclosure);
        let beliefs = &crate::belief::Beliefs::certain();
        let diagnosis = crate::diagnosis::diagnose(&judged, &self.disclosure, beliefs, true);
        crate::telling::tell(&diagnosis, &judged, &self.disclosure, &source)
    }

    fn source(&self) -> SourceText {
        SourceText::new("a.txt", self.text.clone())
    }

    /// All findings in both languages.
    pub fn show(&self) -> String {
        let findings = self.findings();
        let both = [Lang::Zh, Lang::En].map(|lang| {
            let shown = findings.iter().map(|finding| self.in_words(finding, lang));
            shown.collect::<Vec<_>>().join("\n")
        });
        both.join("\n")
    }

    fn in_words(&self, finding: &Finding, lang: Lang) -> String {
        let words = crate::explain::words(finding, &self.disclosure, &self.source(), lang);
        show(finding, &words, lang)
    }
}

fn show(finding: &Finding, words: &Words, lang: Lang) -> String {
    let mut lines =
        vec![format!("{}[{}] {}", finding.severity.name(), finding.rule, words.message)];
    let arrow = finding.expected.as_deref().unwrap_or("?");
    let suggestion = finding.suggestion.as_ref();
    let suggestion =
        suggestion.map_or(String::new(), |s| format!(" | {} {:?}", s.text, s.certainty));
    lines.push(format!("  {} -> {arrow}{suggestion}", finding.stated));
    lines.extend(words.arithmetic.lines().map(|line| format!("  = {line}")));
    let marks = std::iter::once(&finding.primary).chain(&finding.related);
    let marks: Vec<_> =
        marks.map(|mark| format!("{}:{}", mark.label.words(lang), mark.text)).collect();
    lines.push(format!("  @ {}", marks.join(" ")));
    lines.extend(
        finding
            .explains
            .iter()
            .zip(&words.explains)
            .map(|(other, message)| format!("  + [{}] {message}", other.rule)),
    );
    lines.join("\n")
}

pub(crate) fn up(figure: Operand) -> Moved<Operand> {
    Moved { figure, direction: Direction::Up }
}

pub(crate) fn down(figure: Operand) -> Moved<Operand> {
    Moved { figure, direction: Direction::Down }
}

pub(crate) fn sum(total: &Operand, items: &[&Operand]) -> Statement<Operand> {
    let terms = items.iter().map(|item| Term { figure: (*item).clone(), minus: false }).collect();
    Statement::Sum { total: total.clone(), terms, complete: true }
}

pub(crate) fn constant(value: i64) -> Operand {
    Operand::Constant(Exact::int(value))
}

/// The id behind an operand.
pub(crate) fn id(operand: &Operand) -> FigureId {
    match operand {
        Operand::Figure(id) => *id,
        Operand::Constant(_) => panic!("a constant"),
    }
}
