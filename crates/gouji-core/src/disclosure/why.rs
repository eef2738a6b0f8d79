//! Why a claim is believed: the reader that made it, what licensed it, and what speaks against it.
//!
//! Contract: readers only note grounds and doubts; what they are worth is decided in one place
//! (`crate::belief`), by `rules/belief.yaml`.

use serde::{Deserialize, Serialize};

use super::Form;
use crate::document::Place;

/// Why the parts of a claim are all the parts, or its figures the ones that are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The words say so.
    Stated,
    /// The parts are known to be all there are.
    KnownParts,
    /// Their shares make 100 %.
    SharesMake100,
    /// The form of the table says so.
    Layout,
    /// Nearly all other claims of its family hold.
    FamilyHolds,
    /// Two prints of one quantity, each a part of a whole, and the wholes agree.
    SameWhole,
    /// Nothing but that it closes: it corroborates and never accuses.
    OnlyBecauseItCloses,
}

macro_rules! doubts {
    ($($(#[$doc:meta])* $variant:ident $name:literal $zh:literal $en:literal;)*) => {
        /// What the reading of a figure or a claim could not account for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Doubt {
            $($(#[$doc])* $variant,)*
        }

        impl Doubt {
            /// Every doubt.
            pub const ALL: &'static [Doubt] = &[$(Doubt::$variant,)*];

            /// Its stable name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Doubt::$variant => $name,)*
                }
            }

            /// What it is, in Chinese and English.
            pub fn words(self) -> (&'static str, &'static str) {
                match self {
                    $(Doubt::$variant => ($zh, $en),)*
                }
            }
        }
    };
}

doubts! {
    /// A word between name and number that the reading did not use.
    Residue "residue" "名称与数字之间有未读懂的词" "words between name and number were not understood";
    /// 超过, 近, 约, 左右, 以上.
    Hedged "hedged" "数字带有约数词" "the figure is hedged";
    /// 等, 主要包括: the list may go on.
    OpenEnded "open-ended" "列举可能未列全" "the list may not be complete";
    /// The figures are of another level, year, stage or fund.
    OtherScope "other-scope" "口径、级次或年度可能不同" "the figures may be of different scope";
    /// The partner does not stand nearest.
    FarBack "far-back" "所指数字相隔较远" "the figure meant stands far back";
    /// Several figures may be the partner.
    SeveralPartners "several-partners" "可能所指的数字不止一个" "several figures may be meant";
    /// The claim reaches over a page, a column, a footnote or a section.
    AcrossBreak "across-break" "跨页或跨栏" "it reaches over a break of the page";
    /// First or last rows of a piece of a table: a parent without its children.
    Edge "edge" "位于表格断开处" "it stands where the table is cut";
    /// A column that nobody knows.
    UnknownColumn "unknown-column" "表中有含义不明的列" "the table has a column nobody knows";
    /// A row without a code in a table with codes.
    RowWithoutCode "row-without-code" "表中有无编码的行" "the table has rows without a code";
    /// No unit is printed.
    NoUnit "no-unit" "没有单位" "no unit is printed";
    /// A text export without columns.
    Ragged "ragged" "文本中的表格列不分明" "the columns of the table cannot be told apart";
    /// A cell is blank.
    Blank "blank" "有空白单元格" "a cell is blank";
}

/// A set of doubts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Doubts(u16);

impl Doubts {
    /// No doubt.
    pub const NONE: Doubts = Doubts(0);

    fn bit(doubt: Doubt) -> u16 {
        1 << (doubt as u16)
    }

    /// With one more.
    #[must_use]
    pub fn with(self, doubt: Doubt) -> Doubts {
        Doubts(self.0 | Doubts::bit(doubt))
    }

    /// With one more where something is so.
    #[must_use]
    pub fn with_if(self, doubt: Doubt, so: bool) -> Doubts {
        if so { self.with(doubt) } else { self }
    }

    /// The doubts of both.
    #[must_use]
    pub fn and(self, other: Doubts) -> Doubts {
        Doubts(self.0 | other.0)
    }

    /// Whether it is among them.
    pub fn has(self, doubt: Doubt) -> bool {
        self.0 & Doubts::bit(doubt) != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All of them, in the order of [`Doubt::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Doubt> {
        Doubt::ALL.iter().copied().filter(move |doubt| self.has(*doubt))
    }
}

/// Claims that stand or fall together: one table × one form, one list × one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FamilyId(pub u32);

/// Why a claim is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Which reader made it.
    pub form: Form,
    /// The words, cells or titles that licensed it.
    pub cues: Vec<Place>,
    /// Why the parts are all the parts.
    pub ground: Ground,
    /// What the reading could not account for.
    pub doubts: Doubts,
    /// Claims that stand or fall with it.
    pub family: Option<FamilyId>,
}

impl Why {
    /// A claim of a form, on a ground.
    pub fn on(form: Form, ground: Ground) -> Why {
        Why { form, cues: Vec::new(), ground, doubts: Doubts::NONE, family: None }
    }

    /// What the words say.
    pub fn stated(form: Form) -> Why {
        Why::on(form, Ground::Stated)
    }

    /// What is worth something only where it holds.
    pub fn if_it_closes(form: Form) -> Why {
        Why::on(form, Ground::OnlyBecauseItCloses)
    }

    /// What the words say where they are certain; else what is worth something only where it holds.
    pub fn certain(form: Form, certain: bool) -> Why {
        if certain { Why::stated(form) } else { Why::if_it_closes(form) }
    }

    /// With a word that licensed it.
    #[must_use]
    pub fn cue(mut self, place: Place) -> Why {
        self.cues.push(place);
        self
    }

    /// With a doubt where something is so.
    #[must_use]
    pub fn doubt_if(mut self, doubt: Doubt, so: bool) -> Why {
        self.doubts = self.doubts.with_if(doubt, so);
        self
    }

    /// In a family.
    #[must_use]
    pub fn of(mut self, family: FamilyId) -> Why {
        self.family = Some(family);
        self
    }
}
