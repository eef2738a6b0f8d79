//! What a heading says of the section below it.

use crate::disclosure::{Fund, Taxonomy};
use crate::lexicon::labels;
use crate::reach::Reach;
use crate::title::body_of;

/// The scope of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// The fund its figures belong to, where the heading names one.
    pub fund: Option<Fund>,
    /// The heading.
    pub title: String,
    /// Whose figures stand below it, where that is not the department of the document.
    pub unit: String,
    /// The heading says that the section defines words or prints an appendix.
    pub glossary: bool,
    /// Of which level and time they are.
    pub reach: Reach,
}

impl Scope {
    /// The scope a heading opens below the one it stands in.
    pub fn of(title: &str, outer: &Scope) -> Scope {
        let fund = if title.contains("政府性基金") {
            Some(Fund::GovernmentFund)
        } else if title.contains("国有资本") {
            Some(Fund::StateCapital)
        } else if title.contains("一般公共预算") {
            Some(Fund::General)
        } else if title.contains("财政拨款") || title.contains("三公") {
            Some(Fund::Fiscal)
        } else if [
            "收入支出决算总体",
            "收支总体",
            "收入支出总体",
            "收支预算总体",
            "收支决算总体",
            "收入决算",
            "支出决算",
            "收入预算",
            "支出预算",
        ]
        .iter()
        .any(|word| title.contains(word))
        {
            Some(Fund::All)
        } else {
            outer.fund
        };
        let glossary = title.contains("名词解释") || (outer.glossary && !title.contains("部分"));
        let unit = unit_of(title, None).unwrap_or_else(|| outer.unit.clone());
        let own = Reach { year: year_of(title), ..Reach::of(title) };
        let mut reach = own.within(&outer.reach);
        // A heading of two years is of neither.
        reach.year = reach.year.filter(|_| years_in(title).count() < 2 || year_of(title).is_some());
        Scope { fund, title: title.to_owned(), unit, glossary, reach }
    }
}

/// The one year that a heading names.
fn year_of(title: &str) -> Option<i32> {
    let mut years = years_in(title);
    let first = years.next()?;
    let one = years.all(|year| year == first);
    // 与2022年度决算对比情况: what follows is compared with that year.
    let before = title.find(&first.to_string()).and_then(|at| title.get(..at)).unwrap_or("");
    let compared = labels().year_compared.iter().any(|word| before.ends_with(word.as_str()));
    (one && !compared).then_some(first)
}

/// The years that a text names.
pub fn years_in(title: &str) -> impl Iterator<Item = i32> + '_ {
    title.match_indices('年').filter_map(|(at, _)| {
        let digits = title.get(at.checked_sub(4)?..at)?;
        digits.parse::<i32>().ok().filter(|year| (1990..2100).contains(year))
    })
}

/// The unit that a heading or a label names, other than `own`, the department of the document.
pub fn unit_of(text: &str, own: Option<&str>) -> Option<String> {
    // 青禾县水务局 in the disclosure of 青禾县水务局（本级） is no other unit.
    let own = own.map(|own| body_of(own).0);
    if own.is_some_and(|own| !own.is_empty() && text.contains(own)) {
        return None;
    }
    if let Some(word) = labels().units.iter().find(|word| text.contains(word.as_str())) {
        return Some(word.clone());
    }
    let behind = crate::heading::marker(text).map_or(0, |(_, behind)| behind);
    let name = text.get(behind..).unwrap_or("").trim_end_matches(['：', '。']);
    let alone = name.chars().count() <= 20 && !name.contains(['，', '、', '。', '“']);
    let unit = name.ends_with("机关") || name.ends_with("本级") || Taxonomy::is_entity(name);
    (alone && unit && own.is_none_or(|own| !own.ends_with(name))).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_hands_on_year_and_level() {
        let of = |title: &str, outer: &Scope| Scope::of(title, outer);
        let main = of("一、2023年全市预算执行情况", &Scope::default());
        let below = of("（一）主要工作", &main);
        assert_eq!(below.reach.year, Some(2023));
        assert!(main.reach.level.is_some());
        assert_eq!(below.reach.level, main.reach.level);
        assert_eq!(of("（二）2023年执行和2024年预算", &main).reach.year, None);
        assert_eq!(of("（一）与2022年度决算对比情况", &Scope::default()).reach.year, None);
    }

    #[test]
    fn a_heading_names_the_fund() {
        let outer = Scope::default();
        let fund = |title: &str| Scope::of(title, &outer).fund;
        assert_eq!(fund("五、一般公共预算财政拨款支出决算情况说明"), Some(Fund::General));
        assert_eq!(fund("八、政府性基金预算支出决算情况说明"), Some(Fund::GovernmentFund));
        assert_eq!(fund("四、财政拨款收入支出决算总体情况说明"), Some(Fund::Fiscal));
        assert_eq!(fund("收入决算情况说明"), Some(Fund::All));
    }
}
