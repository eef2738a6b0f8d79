//! Mistake or misreading: what is broken is weighed by family.
//!
//! Contract: integers only (decibans). A cause is a mistake if that is likelier than that its relation
//! alone was misread and than that its whole family was:
//! `mistake + digits + further relations mended + (rarity of the misreading)`, where a family is the less
//! likely misread the more of it holds, and the likelier the more else of it is broken.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::book::Beliefs;
use super::decibans::{decibans, decibans_of};
use super::footing::Footing;
use super::wholes::Wholes;
use crate::disclosure::{Disclosure, Doubt, FamilyId, FigureId, Form, Identity};
use crate::finding::Severity;
use crate::judge::{Judgement, Verdict};
use crate::limits::step;
use crate::number::Exact;
use crate::relation::Relation;
use crate::slip::Slip;

/// The name of a mistake: a number is loosened towards the wrong side.
const HEDGE: &str = "hedge";
/// No family is trusted more than this.
const MOST_HELD: i32 = 200;
/// No slip says more than this.
const MOST_SHOWN: i32 = 35;
/// Of all that are wrong so few are nearly right, and nearness says no more than this.
const NEAR: i32 = 5;
const MOST_NEAR: i32 = 25;
/// What lacks stands nearby: our reading left it out.
const UNREAD: i32 = -20;
/// An amount of a sum that no slip explains and that is nowhere near is seldom typed and often misread.
const FAR: i32 = -12;
/// How many other units a figure may have been meant in.
const UNITS: u64 = 2;
/// A further relation, of another claim, that the same value makes true.
const MENDED: i32 = 15;
/// What a further broken relation of a family costs before anything is known of it.
const BROKEN: i32 = 12;
/// What a further cause in a family costs beside.
const ANOTHER: i32 = 3;
/// A family below these odds is misread, whatever its digits show.
const HOPELESS: i32 = -10;
/// From this rarity on a claim stands for itself: its figures are printed side by side, or it is an
/// identity by definition. That others of its form are broken says nothing of it.
const FOR_ITSELF: i32 = 45;
/// How much the other claims of one form in a document can say for one of it.
const MOST_OF_FORM: i32 = 8;
/// What each other broken claim of the form says against it, and all of them together.
const OF_FORM: i32 = 6;
/// One broken claim among so many of its form is no sign of misreading.
const OFTEN: usize = 8;
const MOST_AGAINST: i32 = 30;

/// What shows how a figure came to be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Nothing.
    Nothing,
    /// Its digits.
    Digits(Digits),
    /// An item that was added twice, with so many digits.
    Twice(usize),
    /// Just the amount that lacks stands nearby: it was not read as what it is.
    Unread,
    /// A column whose cells slipped by a row.
    Shifted,
    /// Another figure was computed from the wrong one.
    Carried,
}

/// What the digits of a wrong figure show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Digits {
    /// The way from the right value to the printed one.
    pub slip: Slip,
    /// How many digits are printed.
    pub count: usize,
    /// How far apart the two are, in steps of the last digit.
    pub apart: Exact,
    /// The right value over the difference: how near they are.
    pub near: Exact,
    /// Among how many values the right one lies.
    pub among: Exact,
    /// The right value is that in another unit of money.
    pub unit: bool,
    /// It is an amount in a sum, and off by more than half of what it should be.
    pub far: bool,
}

/// A cause: the relations it breaks, the leading one first.
#[derive(Debug, Clone)]
pub(crate) struct Cause {
    pub relations: Vec<usize>,
    pub shown: Shown,
    /// The leading relation is a sum whose items are more than their total.
    pub excess: bool,
}

/// What the causes of each family say against it.
pub(crate) struct Beside {
    by_family: BTreeMap<Option<FamilyId>, i64>,
}

/// What came out of weighing a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    /// The odds that it is a mistake of the document, in decibans.
    pub odds: i32,
    /// The gravest that it may be; nothing where nothing is to be said.
    pub most: Option<Severity>,
    /// How many relations of its family hold.
    pub held: usize,
    /// How many others of its family are broken.
    pub broken: usize,
}

impl Weight {
    /// The odds as a chance in percent, from 0 to 100, rounded down but for what is nearly certain.
    pub fn confidence(&self) -> u8 {
        match self.odds {
            ..=-20 => 0,
            -19..=-10 => 5,
            -9..=-1 => 25,
            0..=5 => 50,
            6..=9 => 80,
            10..=13 => 90,
            14..=19 => 96,
            20..=29 => 99,
            _ => 100,
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    held: usize,
    strength: i32,
    broken: usize,
}

/// What asks for a relation: a claim, or that a quantity is one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Claim(usize),
    Identity(Arc<Identity>),
    Figure(FigureId),
    Form(Form),
}

impl Source {
    fn of(relation: &Relation, footing: &Footing, disclosure: &Disclosure) -> Source {
        let subject = relation.subject.figure();
        let identity = || disclosure.figure(subject)?.identity.clone();
        match footing.claim {
            Some(claim) => Source::Claim(claim),
            None => identity().map_or(Source::Figure(subject), Source::Identity),
        }
    }
}

/// The relations of a document, ready to be weighed.
pub struct Scales<'a> {
    beliefs: &'a Beliefs,
    footings: Vec<Footing>,
    rules: Vec<&'static str>,
    broken: Vec<bool>,
    /// What asks for each relation: relations of one source are misread together.
    sources: Vec<Source>,
    families: BTreeMap<FamilyId, Tally>,
    forms: BTreeMap<Form, Tally>,
}

impl<'a> Scales<'a> {
    /// Looks at all judged relations of a document.
    pub fn of(
        judged: &[(Relation, Judgement)],
        disclosure: &Disclosure,
        beliefs: &'a Beliefs,
    ) -> Scales<'a> {
        let wholes = Wholes::of(disclosure);
        let footings: Vec<Footing> = judged
            .iter()
            .map(|(relation, _)| {
                step();
                Footing::among(relation, disclosure, &wholes, beliefs)
            })
            .collect();
        let mut scales = Scales {
            beliefs,
            rules: judged.iter().map(|(relation, _)| relation.rule.name()).collect(),
            broken: judged.iter().map(|(_, it)| it.verdict == Verdict::Broken).collect(),
            sources: judged
                .iter()
                .zip(&footings)
                .map(|((relation, _), footing)| Source::of(relation, footing, disclosure))
                .collect(),
            families: BTreeMap::new(),
            forms: BTreeMap::new(),
            footings,
        };
        for (footing, (_, judgement)) in scales.footings.iter().zip(judged) {
            // What only corroborates is there because it holds: it says nothing for its sisters.
            if footing.most.is_none() || judgement.verdict == Verdict::Untestable {
                continue;
            }
            let family = footing.family.map(|family| scales.families.entry(family).or_default());
            let form = scales.forms.entry(footing.form).or_default();
            for tally in family.into_iter().chain([form]) {
                if judgement.verdict == Verdict::Broken {
                    tally.broken += 1;
                } else if footing.strength > 0 {
                    tally.held += 1;
                    tally.strength = (tally.strength + footing.strength).min(MOST_HELD);
                }
            }
        }
        scales
    }

    /// What a relation stands on.
    pub fn footing(&self, place: usize) -> Option<&Footing> {
        self.footings.get(place)
    }

    /// Whether nobody hears of a relation that is not true: it only corroborates, or its family is
    /// misread by the number of what is broken in it alone.
    pub(crate) fn is_mute(&self, place: usize) -> bool {
        let Some(footing) = self.footings.get(place) else { return true };
        let Some(tally) = footing.family.and_then(|family| self.families.get(&family)) else {
            return footing.most.is_none();
        };
        let broken = i32::try_from(tally.broken).unwrap_or(i32::MAX / 1000);
        let hopeless = footing
            .misread
            .is_some_and(|misread| misread + tally.strength - BROKEN * broken < HOPELESS);
        footing.most.is_none() || hopeless
    }

    /// Weighs a cause of broken relations beside the other causes of the document.
    pub(crate) fn weigh(&self, cause: &Cause, others: &Beside) -> Weight {
        let best = cause.relations.iter().filter_map(|place| self.footings.get(*place));
        let Some(footing) = best.max_by_key(|it| (it.most, it.alone)) else {
            return Weight { odds: i32::MIN / 2, most: None, held: 0, broken: 0 };
        };
        let lead = cause.relations.first().and_then(|place| self.rules.get(*place));
        let rare = self.beliefs.mistake(lead.unwrap_or(&""));
        // A word that loosens a number is easily the wrong one: 近4亿元 of 4.2.
        let loose = footing.doubts.has(Doubt::Hedged);
        let rare = if loose { rare.min(self.beliefs.mistake(HEDGE)) } else { rare };
        // A misread whole breaks all that is said of it: without digits that tell, only what was read
        // by another form counts.
        let mended = match &cause.shown {
            Shown::Digits(Digits { slip: Slip::Neighbour, .. }) => 0,
            Shown::Digits(digits) if !digits.slip.is_of_digits() => {
                MENDED * self.further(cause, |footing, _| Source::Form(footing.form))
            }
            _ => MENDED * self.further(cause, |_, source| source.clone()),
        };
        let mistake = self.shown(&cause.shown) - rare + mended;
        let nearly = self.small(&cause.shown) - rare + mended;
        let tally = footing.family.and_then(|family| self.families.get(&family));
        let help = tally.map_or(0, |tally| tally.strength.min(footing.helped));
        let mut odds = mistake + footing.alone + help;
        let near = footing.near.filter(|_| !cause.excess);
        odds = near.map_or(odds, |near| odds.min(nearly + near + help));
        odds = match (footing.misread, tally) {
            (Some(misread), Some(tally)) => {
                let beside = self.beside(cause, footing.family, others);
                odds.min(mistake + misread + tally.strength + beside)
            }
            _ => odds + self.of_form(footing, cause.relations.len()),
        };
        let most = if odds >= self.beliefs.error {
            footing.most
        } else if odds >= self.beliefs.warning {
            footing.most.map(|most| most.min(Severity::Warning))
        } else {
            None
        };
        let of_family = tally.copied().unwrap_or_default();
        let mine = cause.relations.iter().filter(|place| {
            self.footings.get(**place).is_some_and(|it| it.family == footing.family)
        });
        let broken = of_family.broken.saturating_sub(mine.count());
        Weight { odds, most, held: of_family.held, broken }
    }

    /// What the other causes in a family say against it.
    fn beside(&self, cause: &Cause, family: Option<FamilyId>, others: &Beside) -> i32 {
        let all = others.by_family.get(&family).copied().unwrap_or(0);
        let without = all - i64::from(self.against(cause));
        i32::try_from(without).unwrap_or(i32::MIN)
    }

    /// What a cause says against the others of its family.
    fn against(&self, cause: &Cause) -> i32 {
        (self.shown(&cause.shown).max(0) - BROKEN - ANOTHER).min(0)
    }

    /// What all causes of a document, each of other relations, say against their families.
    pub(crate) fn together(&self, causes: &[Cause]) -> Beside {
        let mut by_family = BTreeMap::new();
        for cause in causes {
            let footings = cause.relations.iter().filter_map(|place| self.footings.get(*place));
            let families: BTreeSet<_> = footings.map(|footing| footing.family).collect();
            for family in families {
                *by_family.entry(family).or_default() += i64::from(self.against(cause));
            }
        }
        Beside { by_family }
    }

    /// What the other claims of a form in the document say for one of it that has no family: how often it
    /// was read, true or not, less what is broken beyond a few.
    fn of_form(&self, footing: &Footing, own: usize) -> i32 {
        let Some(form) = self.forms.get(&footing.form) else { return 0 };
        // Every slip is one of the claims that were read: were it not counted, a second slip would make
        // the first less certain.
        let read = u64::try_from(form.held + form.broken).unwrap_or(u64::MAX);
        let for_it = (decibans(read) / 2).min(MOST_OF_FORM);
        if footing.alone >= FOR_ITSELF {
            return for_it;
        }
        // Of what is read so often a few are honest mistakes.
        let honest = own + 1 + form.held / OFTEN;
        let beyond = i32::try_from(form.broken.saturating_sub(honest)).unwrap_or(i32::MAX / 1000);
        for_it - beyond.saturating_mul(OF_FORM).min(MOST_AGAINST)
    }

    /// How many further claims are mended.
    fn further(&self, cause: &Cause, key: impl Fn(&Footing, &Source) -> Source) -> i32 {
        let mut claims: Vec<_> = cause
            .relations
            .iter()
            .copied()
            .filter(|place| self.broken.get(*place) == Some(&true))
            .filter_map(|place| self.footings.get(place).zip(self.sources.get(place)))
            .filter(|(footing, _)| footing.most.is_some())
            .map(|(footing, source)| key(footing, source))
            .collect();
        claims.sort_unstable();
        claims.dedup();
        i32::try_from(claims.len().saturating_sub(1)).unwrap_or(0).min(3)
    }

    /// How much likelier a mistake looks like this than a misreading, which gives any value.
    fn shown(&self, shown: &Shown) -> i32 {
        match shown {
            Shown::Nothing => 0,
            Shown::Unread => UNREAD,
            Shown::Shifted | Shown::Carried => MOST_SHOWN,
            Shown::Twice(count) => {
                (room(*count) - decibans(20) - self.beliefs.row()).clamp(0, MOST_SHOWN)
            }
            Shown::Digits(digits) => {
                let near = (decibans_of(&digits.near) - NEAR).min(MOST_NEAR);
                let shown = self.slip(digits, digits.count).max(near).clamp(0, MOST_SHOWN);
                if shown == 0 && digits.far { FAR } else { shown }
            }
        }
    }

    /// How much likelier a mistake looks like this than a reading that is only nearly right: that leaves
    /// any small difference.
    fn small(&self, shown: &Shown) -> i32 {
        match shown {
            Shown::Digits(digits) => {
                let apart = usize::try_from(decibans_of(&digits.apart) / 10).unwrap_or(0) + 1;
                self.slip(digits, apart.min(digits.count)).clamp(0, MOST_SHOWN)
            }
            _ => self.shown(shown),
        }
    }

    /// How likely a slip is among mistakes, over how likely it is met by chance: the values that would
    /// look like one, out of their room.
    fn slip(&self, digits: &Digits, count: usize) -> i32 {
        let n = count.clamp(1, 18);
        if digits.unit {
            return room(n) - decibans(UNITS) - decibans_of(&digits.among) - self.beliefs.unit();
        }
        let Some(rare) = self.beliefs.slip(digits.slip) else { return 0 };
        let ways = match digits.slip {
            Slip::Digit => 9 * n,
            Slip::Transposed => (n - 1).max(1),
            Slip::Dropped => 10 * (n + 1),
            Slip::Added => n,
            Slip::Swapped => (n * (n - 1) / 2).max(1),
            Slip::Point => 6,
            Slip::LastDigit => 2,
            Slip::Sign | Slip::Neighbour | Slip::Unknown | Slip::Computed => 1,
        };
        let ways = decibans(u64::try_from(ways).unwrap_or(1));
        room(n) - ways - decibans_of(&digits.among) - rare
    }
}

/// How many numbers of so many digits there are: 9 · 10ⁿ⁻¹.
fn room(digits: usize) -> i32 {
    10 * i32::try_from(digits.clamp(1, 18)).unwrap_or(18) - 1
}
