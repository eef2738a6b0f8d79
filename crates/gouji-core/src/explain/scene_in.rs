//! A scene in a language: what every sentence about a relation needs.

use std::ops::Deref;

use super::name::{beside, name};
use super::scene::Scene;
use crate::lang::Lang;
use crate::number::Exact;
use crate::statement::Operand;

/// A longer label is a sentence, not a name.
const LONGEST_LABEL: usize = 20;

/// One relation on the stage, and the language it is told in.
#[derive(Clone, Copy)]
pub(super) struct SceneIn<'a> {
    pub scene: Scene<'a>,
    pub lang: Lang,
}

impl<'a> Deref for SceneIn<'a> {
    type Target = Scene<'a>;

    fn deref(&self) -> &Scene<'a> {
        &self.scene
    }
}

impl SceneIn<'_> {
    /// How far two values are apart; percentages are apart by points.
    pub fn apart(&self, left: &Exact, right: &Exact) -> String {
        let apart = self.precise(&(left - right).abs());
        match apart.strip_suffix('%') {
            Some(points) => {
                let unit = self.lang.pick("个百分点", " percentage points");
                format!("{points}{unit}")
            }
            None => apart,
        }
    }

    /// What the text calls an operand, or the word for its role.
    pub fn name(&self, operand: &Operand, role: &str) -> String {
        let label = self.figure(operand).map_or("", name);
        let is_name = !label.is_empty() && label.chars().count() <= LONGEST_LABEL;
        if is_name { label.to_owned() } else { role.to_owned() }
    }

    /// A name and a number: `合计10万元`, `total 10万元`.
    pub fn named(&self, operand: &Operand, role: &str) -> String {
        let name = self.name(operand, role);
        let shown = self.show(operand);
        beside(&name, &shown, self.lang)
    }
}
