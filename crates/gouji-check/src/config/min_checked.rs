//! How much of a document must be checked: of all figures, of those of the text, of those of tables.

use std::fmt;

use toml::Spanned;
use toml::de::DeValue;

use super::Mistake;
use super::values::{is_percent, mistake, percent, wrong};

/// Shares of the figures of a document that must be checked, in percent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MinChecked {
    /// Of all.
    pub all: u8,
    /// Of those in running text.
    pub text: u8,
    /// Of those in tables and in structured disclosures.
    pub tables: u8,
}

impl MinChecked {
    /// The names of the shares.
    pub const NAMES: [&'static str; 3] = ["all", "text", "tables"];

    /// The share of a name.
    pub fn of(&mut self, name: &str) -> Option<&mut u8> {
        Some(match name {
            "all" => &mut self.all,
            "text" => &mut self.text,
            "tables" => &mut self.tables,
            _ => return None,
        })
    }

    /// Reads the value of `min_checked`.
    pub(super) fn read(value: &Spanned<DeValue<'_>>) -> Result<MinChecked, Mistake> {
        let DeValue::Table(table) = value.get_ref() else {
            if !is_percent(value) {
                return Err(wrong(value, "0–100 / { text = …, tables = … }"));
            }
            return Ok(MinChecked { all: percent(value)?, ..MinChecked::default() });
        };
        let mut least = MinChecked::default();
        for (name, value) in table {
            let number = percent(value)?;
            let name: &str = name.get_ref();
            let Some(share) = least.of(name) else {
                let (zh, en) =
                    (format!("没有名为 `{name}` 的设置"), format!("there is no setting `{name}`"));
                return Err(mistake(value, zh, en).nearest(name, &Self::NAMES));
            };
            *share = number;
        }
        Ok(least)
    }
}

impl fmt::Display for MinChecked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if (self.text, self.tables) == (0, 0) {
            return write!(out, "{}", self.all);
        }
        write!(out, "{{ all = {}, text = {}, tables = {} }}", self.all, self.text, self.tables)
    }
}
