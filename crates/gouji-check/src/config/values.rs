//! The values of `gouji.toml`, each kind read once.
//!
//! Contract: a value of another kind than is wanted is an error at its place.

use toml::Spanned;
use toml::de::DeValue;

use gouji_core::document::Span;

use super::{Known, Level, Levels, Mistake, Selector};

type Read<T> = Result<T, Mistake>;

pub(super) fn mistake(value: &Spanned<DeValue<'_>>, zh: String, en: String) -> Mistake {
    let range = value.span();
    Mistake::new(Span::new(range.start, range.end), zh, en)
}

/// A value of another kind than is wanted.
pub(super) fn wrong(value: &Spanned<DeValue<'_>>, wanted: &str) -> Mistake {
    let found = value.get_ref().type_str();
    mistake(
        value,
        format!("这里应为 {wanted}，不是{}", super::reason::kind(found)),
        format!("this should be {wanted}, not {found}"),
    )
}

pub(super) fn text<'a>(value: &'a Spanned<DeValue<'_>>) -> Read<&'a str> {
    value.get_ref().as_str().ok_or_else(|| wrong(value, "\"…\""))
}

pub(super) fn list<'a, 'i>(value: &'a Spanned<DeValue<'i>>) -> Read<Vec<&'a Spanned<DeValue<'i>>>> {
    let list = value.get_ref().as_array().ok_or_else(|| wrong(value, "[\"…\", …]"))?;
    Ok(list.iter().collect())
}

pub(super) fn choice(
    value: &Spanned<DeValue<'_>>,
    names: &'static [&'static str],
) -> Read<&'static str> {
    let given = text(value)?;
    names.iter().copied().find(|name| *name == given).ok_or_else(|| {
        let (zh, en) = (format!("`{given}` 不可用"), format!("`{given}` is not known here"));
        mistake(value, zh, en).nearest(given, names)
    })
}

pub(super) fn selector(value: &Spanned<DeValue<'_>>, known: Known<'_>) -> Read<Selector> {
    let name = text(value)?;
    known.selector(name).ok_or_else(|| {
        let (zh, en) = no_rule(name);
        mistake(value, zh, en).nearest(name, &known.names())
    })
}

/// A name that no rule or group has.
pub(super) fn no_rule(name: &str) -> (String, String) {
    (format!("没有名为 `{name}` 的规则或组"), format!("there is no rule or group `{name}`"))
}

pub(super) fn levels(value: &Spanned<DeValue<'_>>, known: Known<'_>) -> Read<Levels> {
    let DeValue::Table(table) = value.get_ref() else { return Err(wrong(value, "{ … }")) };
    let mut all = Vec::new();
    for (name, value) in table {
        let text: &str = name.get_ref();
        let Some(selector) = known.selector(text) else {
            let range = name.span();
            let (zh, en) = no_rule(text);
            let mistake = Mistake::new(Span::new(range.start, range.end), zh, en);
            return Err(mistake.nearest(text, &known.names()));
        };
        let name = choice(value, Level::NAMES)?;
        all.extend(Level::from_name(name).map(|level| (selector, level)));
    }
    Ok(Levels(all))
}

/// A share as people write it: `90` or `90%`, from 0 to 100.
pub fn share(text: &str) -> Option<u8> {
    let number = text.strip_suffix(['%', '％']).unwrap_or(text).trim_end().parse::<u8>();
    number.ok().filter(|number| *number <= 100)
}

/// Whether a value is written as a share: 90 or "90%".
pub(super) fn is_percent(value: &Spanned<DeValue<'_>>) -> bool {
    let value = value.get_ref();
    value.as_integer().is_some() || value.as_str().is_some_and(|text| text.ends_with(['%', '％']))
}

/// A whole number from 0 to 100.
pub(super) fn percent(value: &Spanned<DeValue<'_>>) -> Read<u8> {
    if !is_percent(value) {
        return Err(wrong(value, "0–100"));
    }
    let said = value.get_ref();
    let text = said.as_integer().map(|number| number.as_str()).or_else(|| said.as_str());
    text.and_then(share).ok_or_else(|| {
        mistake(
            value,
            "这里应为 0 到 100 的整数".to_owned(),
            "this should be a whole number from 0 to 100".to_owned(),
        )
    })
}
