//! Flaws seen while reading figures: a forgotten sign or unit, a comparison with the wrong year.

use crate::disclosure::{Flaw, Form, Kind, Says, Unit, Why};
use crate::lexicon::{Vocabulary, Word, behind_any, holds_any, labels};

use super::super::role::Role;
use super::super::scope::years_in;
use super::super::segment::Segment;
use super::super::token::{NumberToken, Token};
use super::{Event, Reader};

impl Reader<'_> {
    /// A number whose sign or unit was forgotten, where the words before it leave no doubt.
    pub(super) fn mend(
        &mut self,
        number: &NumberToken,
        cues: &Segment,
        token: &Token,
    ) -> Option<NumberToken> {
        if number.unit != Unit::Bare || number.numeral.decimals() == 0 || self.explained {
            return None;
        }
        let place = self.passage.span(token.start, token.end);
        let stated = self.passage.text().get(token.start..token.end)?.to_owned();
        let (flaw, unit) = if cues.share_of.is_some() || self.repeats_change(cues) {
            (Flaw::MissingPercentSign, Unit::Percent)
        } else if cues.basis.is_some() && cues.label.ends_with('为') {
            let money = self.last_money?;
            (Flaw::MissingUnit, Unit::Money(money))
        } else {
            return None;
        };
        let expected = Some(format!("{stated}{}", unit.suffix()));
        self.disclosure.say(
            Why::stated(Form::Flaw),
            Says::Flaw { flaw, place: place.into(), stated, expected },
        );
        Some(NumberToken { unit, ..number.clone() })
    }

    /// `增加5.00万元，增长2.50`: the amount of the change is stated, so this can only be its rate.
    fn repeats_change(&self, cues: &Segment) -> bool {
        let bare = cues.direct_direction().is_some()
            && cues.clean_label(self.disclosure.taxonomy).is_empty();
        let before = match self.events.last() {
            Some(Event::Figure(figure)) => {
                figure.depth == 0 && matches!(figure.role, Role::Delta(_))
            }
            _ => false,
        };
        bare && before
    }

    /// Whether the sentence around a byte also speaks of last year, or of another year than this and one older.
    fn compares_more(&mut self, at: usize) -> bool {
        // A sentence of thousands of changes is read once.
        if let Some((from, to, more)) = self.compares
            && (from..=to).contains(&at)
        {
            return more;
        }
        let text = self.passage.text();
        let from = text.get(..at).and_then(|head| head.rfind('。')).unwrap_or(0);
        let to = text.get(at..).and_then(|rest| rest.find('。')).map_or(text.len(), |end| at + end);
        let sentence = text.get(from..to).unwrap_or("");
        let last = Vocabulary::get().find(sentence).any(|(word, ..)| word == Word::LastYear);
        let current = self.disclosure.header.year;
        let older = |year: &i32| current.is_none_or(|own| *year < own);
        let mut years: Vec<i32> = years_in(sentence).filter(older).collect();
        years.sort_unstable();
        years.dedup();
        let more = last || years.len() > 1 || holds_any(sentence, &labels().foreign.average);
        self.compares = Some((from, to, more));
        more
    }

    /// Whether what stands behind a year makes it a day or a part of the year, or in a final account the plan of it.
    fn is_less_than_a_year(&self, behind: usize) -> bool {
        let words = &labels().behind_year;
        let rest = self.passage.text().get(behind..).unwrap_or("");
        let rest = behind_any(rest, &words.itself).unwrap_or(rest);
        let planned =
            self.disclosure.header.kind != Kind::Budget && words.plans.begins(rest).is_some();
        let dated = rest.starts_with(|c: char| c.is_ascii_digit());
        planned || dated || words.times.begins(rest).is_some()
    }

    /// A change compared with the wrong year.
    pub(super) fn compared_years(&mut self, cues: &Segment, number: &NumberToken) {
        if let Unit::Money(unit) = number.unit {
            self.last_money = Some(unit);
        }
        let Some(current) = self.disclosure.header.year else { return };
        let compared = cues.compared_year.or(self.compared_year);
        if cues.compared_year.is_some() {
            // A base that is printed with its year is meant.
            let printed = cues.direct_direction().is_none() && number.unit != Unit::Bare;
            self.compared_year = cues.compared_year.filter(|_| !printed);
            self.compared_budget = cues.compared_with.is_some_and(Word::is_budget);
        }
        // Without a title that names the year nothing says which year is the wrong one.
        let titled = self.disclosure.header.kind != Kind::Unknown;
        let moves = titled && cues.direct_direction().is_some() && number.unit != Unit::Bare;
        let Some((year, start, end)) = compared.filter(|_| moves && !self.explained) else {
            return;
        };
        self.compared_year = None;
        // Several older years, or last year beside them: they are meant.
        if self.compares_more(start) {
            return;
        }
        // A final account may well be compared with its own budget.
        let own_budget = self.disclosure.header.kind != Kind::Budget
            && (cues.compared_with.is_some_and(Word::is_budget) || self.compared_budget);
        let flaw = if self.is_less_than_a_year(end) {
            return;
        } else if year == current && !own_budget && !self.names_later_year {
            Flaw::ComparedWithItself
        } else if year < current - 1 && self.in_account && !self.names_last_year {
            Flaw::StaleYear
        } else {
            return;
        };
        self.disclosure.say(
            Why::stated(Form::Flaw),
            Says::Flaw {
                flaw,
                place: self.passage.span(start, end).into(),
                stated: format!("{year}年"),
                expected: Some(format!("{}年", current - 1)),
            },
        );
    }
}
