//! A finding in words.
//!
//! Contract: says what the finding holds and decides nothing: in both languages it is the same.

use super::cause::{self, Place};
use super::figures::Figures;
use super::scene::Scene;
use super::scene_in::SceneIn;
use super::{arithmetic, exception, flaw, headline, table};
use crate::disclosure::Disclosure;
use crate::document::SourceText;
use crate::finding::{Finding, Headline, Message, Repair};
use crate::lang::Lang;

/// A finding in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The headline, with the numbers in it.
    pub message: String,
    /// The arithmetic, operands named, with the interval that decided where it matters; one step a line.
    pub arithmetic: String,
    /// The headlines of what has the same cause, in the order of [`Finding::explains`].
    pub explains: Vec<String>,
}

/// A finding of a disclosure in words.
pub fn words(finding: &Finding, disclosure: &Disclosure, source: &SourceText, lang: Lang) -> Words {
    let speaker = Speaker { finding, disclosure, source, lang };
    let explains = finding.explains.iter().map(|explained| speaker.headline(&explained.message));
    Words {
        message: speaker.headline(&finding.message),
        arithmetic: speaker.arithmetic(&finding.message),
        explains: explains.collect(),
    }
}

/// What words are made from.
struct Speaker<'a> {
    finding: &'a Finding,
    disclosure: &'a Disclosure,
    source: &'a SourceText,
    lang: Lang,
}

impl<'a> Speaker<'a> {
    fn headline(&self, message: &Message) -> String {
        self.said(&message.headline, message)
    }

    fn said(&self, headline: &Headline, message: &Message) -> String {
        let lang = self.lang;
        match headline {
            Headline::Relation => self.own(message),
            Headline::Row { figure, twice } => {
                let mut said = self.own(message);
                if let Some(row) = self.figures().get(*figure) {
                    said.push_str(&cause::missing_row(row, *twice, lang));
                }
                said
            }
            Headline::Repaired { repair, copies, relations, bent_to } => {
                let bent_to = bent_to.and_then(|total| self.figures().get(total));
                let said = |place| cause::repaired(place, (*copies, *relations), bent_to, lang);
                self.place(repair).map(said).unwrap_or_default()
            }
            Headline::OneOf(repairs, more) if message.is_sum_of_several() => {
                self.own(message) + &cause::one_of_sum(repairs.len() + more, lang)
            }
            Headline::OneOf(repairs, more) => {
                let places: Vec<_> = repairs.iter().filter_map(|it| self.place(it)).collect();
                cause::one_of(&places, *more, lang)
            }
            Headline::Shifted { rows, cells, relations } => {
                cause::shifted(*rows, *cells, *relations, lang)
            }
            Headline::CutOff { count, first } => {
                let first = self.said(first, message);
                lang.pick(
                    format!("{count} 处是截去尾数得到的，没有四舍五入；第一处：{first}"),
                    format!("{count} figures were cut off instead of rounded; the first: {first}"),
                )
            }
            Headline::TableUnit { tables, units, amounts, corrected } => {
                table::unit(tables, *units, (*amounts, *corrected), (self.disclosure, lang))
            }
            Headline::Apart { whole: [one, other], differ } => {
                let figures = self.figures();
                let both = figures.get(*one).zip(figures.get(*other));
                both.map(|both| cause::apart(both, *differ, lang)).unwrap_or_default()
            }
            Headline::TwoDrafts { differ, both } => table::two_drafts(*differ, *both, lang),
            Headline::Flaw => flaw::headline(self.finding, lang),
            Headline::Exception(stale) => exception::headline(stale, lang),
        }
    }

    /// What the relation of a message says by itself.
    fn own(&self, message: &Message) -> String {
        self.scene(message).map(|scene| headline::of(&scene)).unwrap_or_default()
    }

    fn arithmetic(&self, message: &Message) -> String {
        let scene = self.scene(message);
        let mut lines = scene.map(|scene| arithmetic::lines(&scene)).unwrap_or_default();
        let because = message.evidence.and_then(|it| cause::evidence(it, self.lang));
        if let Some(because) = because {
            if !lines.is_empty() {
                lines.push('\n');
            }
            lines.push_str(&because);
        }
        lines
    }

    fn scene<'m>(&'m self, message: &'m Message) -> Option<SceneIn<'m>> {
        let (relation, judgement) = message.relation.as_deref()?;
        let scene = Scene { relation, judgement, figures: self.figures(), source: self.source };
        Some(SceneIn { scene, lang: self.lang })
    }

    fn figures(&self) -> Figures<'a> {
        Figures::of(self.disclosure, &self.finding.figures)
    }

    fn place<'m>(&self, repair: &'m Repair) -> Option<Place<'m>>
    where
        'a: 'm,
    {
        Some(Place::of(repair, self.figures().get(repair.figure)?))
    }
}
