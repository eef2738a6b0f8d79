//! Tokens to events: figures with their roles, openers of lists, names of the classification,
//! comparison words, in reading order.
//!
//! Contract: an event says what stands there; what belongs together is the binder's business.

mod mend;
mod words;

use crate::disclosure::{Disclosure, Doubt, Figure, FigureId, MoneyUnit, Origin, Unchecked, Unit};
use crate::document::{Passage, Place};
use crate::lexicon::{Word, labels};
use crate::reading::Hedge;
use crate::statement::{Comparison, Direction};

use super::forms::is_pair;
use super::role::{Role, role};
use super::segment::Segment;
use super::token::{NumberToken, Token, TokenKind};

/// A figure in its sentence.
#[derive(Debug, Clone)]
pub struct FigureEvent {
    /// The figure.
    pub id: FigureId,
    /// What it is.
    pub role: Role,
    /// The cues before it.
    pub cues: Segment,
    /// The cleaned label.
    pub label: String,
    /// How many brackets with figures it stands in.
    pub depth: u8,
    /// First byte in the passage.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// The direction in which it was reached (增加至), and where the word stands.
    pub moved_to: Option<(Direction, Place)>,
    /// It is one of two figures for two sides (各增加A、B).
    pub paired: bool,
    /// It stands in an explanation (主要原因…): not part of the account.
    pub explained: bool,
    /// It stands behind counts and is the amount of what they count, again (see `forms::restated`).
    pub restates: bool,
}

/// The level of a name in the functional classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// 类.
    Class,
    /// 款.
    Section,
    /// 项.
    Item,
}

/// Something that stands in a sentence.
#[derive(Debug, Clone)]
pub enum Event {
    /// A figure.
    Figure(Box<FigureEvent>),
    /// 其中, and the byte behind it.
    OfWhich(usize),
    /// 主要用于 or 主要包括, and the byte behind it.
    Purpose(usize),
    /// `一般公共预算财政拨款支出主要用于`: what the purposes are of, where no amount stands between.
    About(String),
    /// `“三公”经费支出决算中，`: the list that follows is of this.
    Within(String),
    /// A name of the classification, and the byte behind it.
    Path(Level, String, usize),
    /// The sentence compares (与…相比); what stands before the comparison, and the budget or outturn there.
    Comparing(String, Option<Word>),
    /// A known name alone before a full stop: what follows is of it (（1）公务接待费。预算…).
    Subject(String),
    /// A colon directly behind an amount.
    Colon,
    /// 按功能分类：, and the byte behind it.
    ByClass(usize),
    /// A comparison word that is followed by no figure.
    Compared {
        /// The word.
        word: Comparison,
        /// Where it stands.
        place: Place,
        /// The label before it.
        label: String,
        /// The outturn is compared with a budget.
        with_budget: bool,
    },
    /// A direction word that is followed by no figure (有所减少).
    Moved {
        /// The direction.
        direction: Direction,
        /// Where the word stands.
        place: Place,
        /// The label before it.
        label: String,
    },
    /// 剔除, 扣除: what follows is measured without something.
    Adjusted,
    /// A list separator (；).
    NextItem,
    /// The sentence ends.
    End,
}

/// Turns the tokens of one passage into events; adds its figures to the disclosure.
pub fn events(
    passage: &Passage,
    tokens: &[Token],
    in_account: bool,
    disclosure: &mut Disclosure,
) -> Vec<Event> {
    let current = disclosure.header.year;
    let mut reader = Reader {
        passage,
        disclosure,
        events: Vec::with_capacity(tokens.len() / 2),
        segment: Segment::default(),
        outer: Vec::new(),
        explained: false,
        explanation_listed: false,
        last_money: None,
        compared_year: None,
        compares: None,
        compared_budget: false,
        in_account,
        names_later_year: names(tokens, current, |year, current| year > current),
        names_last_year: names(tokens, current, |year, current| year == current - 1),
    };
    for (index, token) in tokens.iter().enumerate() {
        let rest = tokens.get(index + 1..).unwrap_or_default();
        reader.token(token, rest.first());
        if token.is_punct(&['；']) && reader.explained && reader.resumes(rest) {
            reader.explained = false;
        }
    }
    reader.flush();
    if !matches!(reader.events.last(), Some(Event::End) | None) {
        reader.events.push(Event::End);
    }
    reader.events
}

/// Whether a year of the tokens is in a relation to the year of the disclosure.
fn names(tokens: &[Token], current: Option<i32>, is: impl Fn(i32, i32) -> bool) -> bool {
    current.is_some_and(|current| {
        tokens.iter().any(|token| match token.kind {
            TokenKind::Year(year) => is(year, current),
            _ => false,
        })
    })
}

struct Reader<'a> {
    passage: &'a Passage,
    disclosure: &'a mut Disclosure,
    events: Vec<Event>,
    segment: Segment,
    /// Segments of the text around an open bracket with figures.
    outer: Vec<Segment>,
    explained: bool,
    /// A list separator stands behind the explanation: a known item ends it.
    explanation_listed: bool,
    /// The unit of the last amount.
    last_money: Option<MoneyUnit>,
    /// The year the sentence compares with, and its bytes.
    compared_year: Option<(i32, usize, usize)>,
    /// Where the sentence asked about last begins and ends, and whether it speaks of more than one earlier year.
    compares: Option<(usize, usize, bool)>,
    /// The sentence compares with a budget.
    compared_budget: bool,
    /// The passage names a year after the disclosure's (next year's plan).
    names_later_year: bool,
    /// The passage names the year before: an earlier one beside it is meant.
    names_last_year: bool,
    /// The section is part of the account (not of the work report).
    in_account: bool,
}

impl Reader<'_> {
    fn token(&mut self, token: &Token, next: Option<&Token>) {
        match &token.kind {
            TokenKind::Number(number) => self.number(number, token, next),
            TokenKind::NoFigure(reason) => self.no_figure(*reason, token),
            TokenKind::Punct(mark) => self.mark(*mark, next),
            // The list in a bracket is read with its bracket (see `forms::brackets`).
            TokenKind::Word(Word::OfWhich | Word::Purpose) if token.depth > 0 => self.flush(),
            TokenKind::Word(Word::OfWhich) => self.opener(Event::OfWhich(token.end)),
            TokenKind::Word(Word::Purpose) => {
                let word = self.passage.text().get(token.start..token.end).unwrap_or("");
                let by_class = word.starts_with('按') || word.starts_with('从');
                let open = if by_class { Event::ByClass } else { Event::Purpose };
                self.opener(open(token.end));
            }
            // 具体情况如下 opens no list of parts: what follows says everything once more.
            TokenKind::Word(Word::Details) => self.flush(),
            TokenKind::Word(Word::Class) => self.name(Level::Class, token.end),
            TokenKind::Word(Word::Section) => self.name(Level::Section, token.end),
            TokenKind::Word(Word::Item) => self.name(Level::Item, token.end),
            TokenKind::Word(Word::Reason) => {
                self.flush();
                self.explained = true;
                self.explanation_listed = false;
            }
            _ => self.segment.push(token, self.passage.text(), self.disclosure.taxonomy),
        }
    }

    fn number(&mut self, number: &NumberToken, token: &Token, next: Option<&Token>) {
        let mut cues = std::mem::take(&mut self.segment);
        // `与上年收入A、支出B相比`: B is last year's as well.
        if let Some(Event::Figure(base)) = self.events.last()
            && base.cues.compared
            && base.role == Role::Amount
            && self.passage.text().get(base.end..).is_some_and(|rest| rest.starts_with('、'))
            && !cues.compared
        {
            cues.compare_like(&base.cues);
        }
        // At the end of a paragraph the unit may merely have been cut off.
        let closed = next.is_some_and(|next| next.is_punct(&['，', '。', '；']));
        let mended = if closed { self.mend(number, &cues, token) } else { None };
        let number = mended.as_ref().unwrap_or(number);
        self.compared_years(&cues, number);
        let mut role = role(&cues, number, token.depth);
        let paired = self.pair(number, token);
        if let Some(of_first) = &paired {
            role = of_first.clone();
        }
        // `由A下降为B`: B is what was reached, as behind 下降到.
        if cues.direct_direction().is_some() && self.is_reached(&cues) {
            role = if matches!(number.unit, Unit::Money(_)) { Role::Amount } else { Role::Other };
        }
        let label = cues.clean_label(self.disclosure.taxonomy);
        let hedge = match cues.hedge {
            Some(hedge) if number.hedge == Hedge::None => hedge,
            _ => number.hedge,
        };
        let known = self.disclosure.taxonomy.find(&label).is_some() && cues.comparison.is_none();
        let residue = !known && cues.leaves_residue(role == Role::Amount);
        let doubts = number
            .doubts
            .with_if(Doubt::Hedged, hedge != Hedge::None)
            .with_if(Doubt::Residue, residue);
        // `主要原因是…；公务接待费1.20万元`: the next item of the list, not of the explanation.
        if self.explanation_listed
            && role == Role::Amount
            && self.disclosure.taxonomy.find(&label).is_some()
        {
            self.explained = false;
        }
        let place: Place = self.passage.span(token.start, token.end).into();
        let moved_to = cues.direction.filter(|_| cues.label.ends_with(['至', '到', '为'])).map(
            |(direction, _)| {
                let (start, end) = cues.direction_at;
                (direction, self.passage.span(start, end).into())
            },
        );
        let id = self.disclosure.add(Figure {
            numeral: number.numeral.clone(),
            unit: number.unit.clone(),
            hedge,
            place,
            label: label.clone(),
            identity: None,
            origin: Origin::Narrative,
            usual_decimals: None,
            entire: false,
            doubts,
        });
        // A number without a unit in running text is no figure until something claims it.
        if number.unit == Unit::Bare {
            self.disclosure.reasons.insert(id, Unchecked::NotUnderstood);
        }
        self.events.push(Event::Figure(Box::new(FigureEvent {
            id,
            role,
            cues,
            label,
            depth: token.depth,
            start: token.start,
            end: token.end,
            moved_to,
            paired: paired.is_some(),
            explained: self.explained,
            restates: false,
        })));
    }

    /// Whether a number stands directly behind the one that something moved from.
    fn is_reached(&self, cues: &Segment) -> bool {
        let words = &labels().from_to;
        let Some(Event::Figure(first)) = self.events.last() else { return false };
        // What stands before the first may be a whole paragraph: it is read where all else fits.
        let reaches = cues.start == Some(first.end) && !cues.compared;
        if !reaches || !words.reaching.name(&cues.label) {
            return false;
        }
        let from = first.cues.start.and_then(|start| self.passage.text().get(start..first.start));
        from.is_some_and(|lead| words.origins.stand_in(lead))
    }

    /// Whether the figure is the second of two for two sides: the role of the first.
    fn pair(&mut self, number: &NumberToken, token: &Token) -> Option<Role> {
        let Some(Event::Figure(first)) = self.events.last_mut() else { return None };
        let between = self.passage.text().get(first.end..token.start)?;
        let unit = &self.disclosure.figure(first.id)?.unit;
        if *unit != number.unit || !is_pair(first, between) {
            return None;
        }
        first.paired = true;
        Some(first.role.clone())
    }
}
