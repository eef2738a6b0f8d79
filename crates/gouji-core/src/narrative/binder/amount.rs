//! Amounts: to the account, the list and the memory they belong to.

use std::sync::LazyLock;

use crate::disclosure::{Change, Concept, Form, Fund, Kind, Says, Why};
use crate::lexicon::{Word, holds_any, is_any, labels};
use crate::reach::{Reach, is_account};
use crate::words::Words;

use super::super::event::FigureEvent;
use super::super::forms::sign_of;
use super::super::label;
use super::super::segment::Against;
use super::amounts::Amount;
use super::list::Part;
use super::{Binder, is_general};

static THIS_YEAR: LazyLock<Words> = LazyLock::new(|| Words::of(&["本年", "今年", "当年"]));
static CARRIED: LazyLock<Words> = LazyLock::new(|| Words::of(&["结转", "结余", "滚存"]));

/// Whether a label ends with 由, or 由 and which amount it was: 由年初的.
fn is_origin(label: &str) -> bool {
    let words = &labels().from_to;
    let last = words.origins.all_in(label).last();
    last.and_then(|(at, _, word)| label.get(at + word.len()..))
        .is_some_and(|which| which.is_empty() || words.which.name(which))
}

/// `…转移性支出等`: the amount of whatever is left.
fn is_rest(label: &str) -> bool {
    label.trim_end_matches(['为', '共', '计']).ends_with('等')
}

impl Binder<'_> {
    pub(super) fn amount(&mut self, figure: &FigureEvent, text: &str) {
        let became = self.readjusted(figure);
        let figure = became.as_ref().unwrap_or(figure);
        // The year is said once for a sentence: what follows in it is of that year too, but for
        // what is said to be of this one and what another became.
        let year = figure.cues.year;
        let now = THIS_YEAR.stand_in(&figure.cues.label);
        let last = figure.cues.last_year && !figure.cues.compared;
        let year = match (year, self.disclosure.header.year) {
            (None, Some(current)) if last && !figure.label.is_empty() => Some(current - 1),
            (year, _) => year,
        };
        self.said.year = match year {
            None if now || figure.moved_to.is_some() => None,
            None => self.said.year,
            year => year,
        };
        self.note_year(year);
        let other_year = match (self.said.year, self.disclosure.header.year) {
            (Some(year), Some(current)) => year != current,
            _ => false,
        };
        // `比上年执行数A增加B`: A is what is compared with.
        let base = figure.cues.compared && figure.cues.comparison.is_none();
        // `由A增加至B`: A is what it was before.
        let from = is_origin(&figure.cues.label);
        // `上年为A`: last year's, where nothing else is named.
        let carried = CARRIED.stand_in(&figure.cues.label);
        let last_year = figure.cues.last_year && !figure.cues.compared && !carried;
        let prior = other_year || base || from || last_year;
        self.comparing |= from;
        // 公共财政预算收入 is the name of an account.
        let account = figure.cues.basis_inside && is_account(&figure.cues.label);
        let basis = figure.cues.basis.filter(|_| !account).or(figure.cues.completed());
        let outturn = self.is_outturn(figure);
        let budget_word = basis.is_some_and(Word::is_budget);
        let current = !prior && (self.disclosure.header.kind == Kind::Budget || !budget_word);
        let bare = is_general(&figure.label);
        let class = if self.fresh_path && self.path.section.is_none() {
            self.path.class.clone()
        } else {
            None
        };
        // `…年初预算为A，支出决算为B`: the second print is of the same thing.
        let inherits = (outturn || (figure.label.is_empty() && figure.cues.basis.is_some()))
            && !self.fresh_path
            && self.account.path.is_none()
            && figure.depth == 0;
        let label = if inherits { self.account.label.clone() } else { figure.label.clone() };
        // In a section about one fund the totals of the year are that fund's, not all money's; and
        // 本年收入预算合计 is not 本年收入合计.
        let narrower = self.scope.fund.is_some_and(|fund| fund != Fund::All);
        let concept = self.disclosure.taxonomy.find(&label).filter(|concept| {
            (!figure.cues.basis_inside || self.names_whole(concept))
                && !(narrower && concept.fund == Fund::All && concept.within.is_none())
        });
        if let Some(named) = self.disclosure.figures.get_mut(figure.id.0).filter(|_| inherits) {
            named.label.clone_from(&label);
        }
        let reach = self.reach(figure, basis);
        let index = self.amounts.push(Amount {
            id: figure.id,
            label,
            current,
            concept,
            section: self.section,
            block: self.block,
            sentence: self.sentence,
            prior,
            depth: figure.depth,
            fund: self.scope.fund,
            reach,
            stated: figure.cues.completed().is_none(),
            named: !figure.label.is_empty() && figure.cues.completed().is_none(),
            class: class.clone(),
        });
        let future = match (year, self.disclosure.header.year) {
            (Some(year), Some(current)) => year > current,
            _ => false,
        };
        if future {
            // What follows may speak of next year's plan: nothing before it is its subject.
            self.end_change();
            self.last = None;
            self.last_current = None;
            self.topic = None;
            return;
        }
        self.enumerates = text
            .get(self.spoken..figure.start)
            .is_some_and(|lead| self.spoken > 0 && lead.trim_start_matches('）').starts_with('、'));
        let sign = text.get(self.spoken..figure.start).and_then(sign_of);
        self.spoken = figure.end;
        if prior {
            // It is the base of what was read before it in its sentence, or else of what follows.
            let last = self.last.and_then(|index| self.amounts.get(index));
            let follows = last.is_some_and(|last| last.sentence == self.sentence);
            self.bases.used = (base || last_year) && follows;
            self.bases.push(index);
            // `增值税A，上年B，增长p%`: nothing else can be compared.
            self.comparing |= last_year && figure.label.is_empty() && follows;
            self.bases.alone = !base && !from && !last_year;
            self.bases.has_subject = follows;
            self.bases.year = figure.cues.compared_year.map(|(year, ..)| year).or(year);
            self.bases.last_year = figure.cues.last_year;
            self.bases.compared = base;
            self.bases.kind = if base { figure.cues.against() } else { Against::Year };
            self.from = from.then_some(index);
            return;
        }
        // `占政府采购总额100万元的90%`: the whole of a share heads no list and is no subject.
        let base_of_share = figure.cues.share_of.is_some() && figure.cues.completed().is_none();
        let aside = label::is_aside(&figure.cues.label);
        if figure.depth > 0 || base_of_share || aside {
            // What changes behind an average is the average.
            self.strayed |= aside && figure.depth == 0;
            if figure.depth == 1 && !base_of_share && !aside && self.is_part_of_last(index) {
                self.identify(figure, index);
            }
            return;
        }
        self.strayed = false;
        self.said.amount = true;
        self.end_change();
        self.bases.has_subject = true;
        // A base belongs to one subject: the next thing that has a name of its own has another.
        if !bare && std::mem::replace(&mut self.bases.used, true) {
            self.bases.forget();
        }
        self.headline = self.headline.or(Some(index));
        self.identify(figure, index);
        let of_path = self.fresh_path;
        self.account_amount(figure, bare, text);
        self.fresh_path = false;
        if of_path && class.is_none() {
            // An item of the classification: it belongs to the account list, not to a 其中.
            self.last = Some(index);
            self.last_current = Some(index);
            return;
        }
        self.end_waiting(index);
        let number = label::ordinal(&figure.cues.label);
        self.end_unnumbered(number);
        self.end_nested(&figure.label);
        let budget = !current;
        match self.lists.last_mut() {
            Some(list) if !budget || list.of_budget => {
                // Stretches only grow: the part read last tells whether this one has any.
                let first_below = list.parts.last().is_none_or(|part| part.stretch != list.stretch);
                // `其中本金A，利息B，合计C`: the total of the parts is none of them.
                let sums_up = list.parts.len() > 1 && is_any(&figure.label, &labels().totals);
                if (!list.below || (first_below && list.block != self.block)) && !sums_up {
                    list.parts.push(Part {
                        amount: index,
                        id: figure.id,
                        stretch: list.stretch,
                        share: None,
                        rest: is_rest(&figure.cues.label),
                        sign,
                        number,
                    });
                }
            }
            Some(_) => {}
            None if !budget && (self.topic.is_none() || !bare) => {
                self.topic = Some(index);
            }
            None => {}
        }
        self.last = Some(index);
        self.last_current = if current { Some(index) } else { self.last_current };
        self.claim_from(figure);
    }

    /// `公务用车购置及运行费A（其中公务用车购置费B，…）`: whether an amount in a bracket is of the set that the
    /// amount before the bracket is divided into. A set is called by the last word of its whole's name.
    fn is_part_of_last(&self, index: usize) -> bool {
        let concept = |index: usize| self.amounts.get(index).and_then(|amount| amount.concept);
        let set = concept(index).and_then(|part| part.set.as_deref());
        let whole = self.last.and_then(concept).map(|whole| whole.id.rsplit('.').next());
        set.is_some() && whole == Some(set)
    }

    /// `…收入年初预算A，执行中按程序调整为B`: B is the changed budget of what A is the budget of.
    fn readjusted(&self, figure: &FigureEvent) -> Option<FigureEvent> {
        let said = &figure.cues.label;
        let words = &labels().adjusted;
        let changed = words.changed.ends(said).is_some()
            && !holds_any(said, &labels().heads)
            && figure.cues.basis.is_none()
            && figure.depth == 0
            && !self.account.budgets.is_empty()
            && self.account.outturn().is_none();
        changed.then(|| {
            let mut figure = figure.clone();
            figure.cues.basis = Some(Word::AdjustedBudget);
            figure.label.clear();
            figure
        })
    }

    /// Of which level and time an amount is: what it says itself, its sentence, its paragraph, its headings.
    fn reach(&mut self, figure: &FigureEvent, basis: Option<Word>) -> Reach {
        let mut own = Reach::of(&figure.cues.label);
        own.year = figure.cues.compared_year.map(|(year, ..)| year).or(self.year);
        // `比2023年预算A增加`: A is a budget.
        own.stage = basis.or(figure.cues.compared_with.filter(|_| figure.cues.compared));
        if figure.depth == 0 && own.level.is_some() {
            self.said.reach.level.clone_from(&own.level);
        }
        let outer = Reach { year: None, ..self.scope.reach.clone() };
        own.within(&self.said.reach).within(&self.block_reach).within(&outer)
    }

    /// `…收入年初预算为A，调整后收入预算为B，全年实际完成C`: C has the name of what was budgeted.
    pub(super) fn is_outturn(&self, figure: &FigureEvent) -> bool {
        let bare = figure.label.is_empty() || figure.label == "实际";
        let budgeted = !self.account.budgets.is_empty() && self.account.outturn().is_none();
        bare && budgeted && figure.cues.complete && !self.account.label.is_empty()
    }

    /// A year is named: what follows is of it; of the next paragraph only the first one named in this.
    pub(super) fn note_year(&mut self, year: Option<i32>) {
        self.block_year = self.block_year.or(year);
        self.year = year.or(self.year);
    }

    /// `由A增加至B`: the word says which of the two is larger.
    fn claim_from(&mut self, figure: &FigureEvent) {
        let Some(before) = self.from.take().and_then(|index| self.id(index)) else { return };
        let Some((direction, place)) = figure.moved_to.clone() else { return };
        self.disclosure.say(
            Why::stated(Form::ChangeFromTo),
            Says::from(Change {
                now: Some(figure.id),
                before: Some(before),
                word: Some((direction, place)),
                ..Change::default()
            }),
        );
    }

    /// Whether 预算 or 决算 within the name of a concept does not make it another: the 支出预算总额
    /// of procurement in a budget is its 支出总额.
    fn names_whole(&self, concept: &Concept) -> bool {
        concept.id == "grand-total" || self.disclosure.header.kind == Kind::Budget
    }
}
