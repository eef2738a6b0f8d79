//! What the title of a disclosure names: whose it is, of which year, and of which kind.
//!
//! Contract: `青禾县水务局2024年度部门决算` says all three, over several lines too; the title of an official table
//! does where it begins with a department.

use std::sync::LazyLock;

use regex::Regex;

use crate::disclosure::Kind;
use crate::heading::marker;
use crate::lexicon::{before_any, ends_with_any, labels};

/// How many lines from the top a title can begin in, and over how many it can run.
pub const TITLE_LINES: usize = 4;

/// The title of a department's disclosure.
pub struct Title {
    pub kind: Kind,
    pub year: i32,
    pub entity: Option<String>,
}

/// What names are written in, as ranges: the whole class of Han takes milliseconds to build.
const NAME: &str = r"\u{3007}\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}（）";

/// What a title begins with: perhaps a name, and the year.
fn opening() -> String {
    let year = format!("(?P<year>(?:19|20)[0-9]{{2}}){}", labels().titled.year);
    format!("^(?P<before>[{NAME}]{{0,40}}?){year}(?P<within>[{NAME}]{{0,40}}?)")
}

static TITLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = labels();
    let (of, titled) = (words.disclosers.join("|"), &words.titled);
    let kind = format!("(?:{of})(?P<kind>{}|{})", titled.account, titled.budget);
    let tail = format!("(?:[{NAME}]{{0,4}}?(?P<tail>（[^（）]{{2,8}}）))?");
    Regex::new(&format!("{}{kind}{tail}", opening())).ok()
});

/// `青禾县水务局2024年度收入支出决算总表`: the title of a table that names the department.
static TABLE_TITLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = labels();
    let (openers, table) = (words.table_openers.join("|"), &words.titled.table);
    let title = format!("(?:{openers})[^，。；：]{{0,30}}{table}(?:（[^）]*）)?$");
    Regex::new(&format!("{}{title}", opening())).ok()
});

impl Title {
    /// Finds the title in the first lines.
    pub fn find(lines: &[&str]) -> Option<Title> {
        (0..TITLE_LINES.min(lines.len())).find_map(|first| {
            let run: String = lines
                .iter()
                .skip(first)
                .take(TITLE_LINES)
                .flat_map(|line| line.chars())
                .filter(|c| !c.is_whitespace())
                .collect();
            Title::read(&run)
        })
    }

    /// What a line says, all of which is without blanks.
    pub fn of_line(line: &str) -> Option<Title> {
        Title::read(line)
    }

    fn read(text: &str) -> Option<Title> {
        // `第三部分 青禾县水务局2024年度部门决算情况说明`.
        let text = text.get(marker(text).map_or(0, |(_, behind)| behind)..)?;
        let found = TITLE.as_ref()?.captures(text)?;
        let part = |name| found.name(name).map_or("", |part| part.as_str());
        let kind = kind_of(part("kind"))?;
        let year = part("year").parse().ok()?;
        // `青禾区2026年区级部门预算` is one of a district's many: it does not name which.
        let entity = named(part("before"), part("within"));
        // `青禾县水务局2024年度部门决算（本级）`.
        let entity = entity.map(|name| {
            let whole = format!("{name}{}", part("tail"));
            if body_of(&whole).1 { whole } else { name }
        });
        Some(Title { kind, year, entity })
    }

    /// The title that the head of a workbook is, of which no line is one of a disclosure.
    pub fn of_table(line: &str) -> Option<Title> {
        let text: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let found = TABLE_TITLE.as_ref()?.captures(&text)?;
        let part = |name| found.name(name).map_or("", |part| part.as_str());
        let entity = Some(named(part("before"), part("within"))?);
        let kind = kind_of(&text)?;
        Some(Title { kind, year: part("year").parse().ok()?, entity })
    }
}

/// What a title is of, by its words.
fn kind_of(text: &str) -> Option<Kind> {
    let words = &labels().titled;
    let kinds = [(Kind::Final, &words.account), (Kind::Budget, &words.budget)];
    kinds.into_iter().find(|(_, word)| text.contains(word.as_str())).map(|(kind, _)| kind)
}

/// The department in a title: before the year, or behind it.
fn named(before: &str, within: &str) -> Option<String> {
    match (before.trim_start_matches(labels().titled.about.as_str()), within) {
        (before, "") if is_entity(before) => Some(before.to_owned()),
        ("", within) if is_entity(within) => Some(within.to_owned()),
        _ => None,
    }
}

pub fn is_entity(name: &str) -> bool {
    let (plain, _) = body_of(name);
    name.chars().count() >= 4 && ends_with_any(plain, &labels().department_ends)
}

/// A name without what says how much of the department is meant, and whether that is the department itself without
/// the units below it: `青禾县水务局（本级）`.
pub fn body_of(name: &str) -> (&str, bool) {
    let words = labels();
    if let Some((plain, level)) = name.strip_suffix('）').and_then(|name| name.rsplit_once('（'))
    {
        let own = ends_with_any(level, &words.own_level);
        if own || ends_with_any(level, &words.all_levels) {
            return (body_of(plain).0, own);
        }
    }
    match before_any(name, &words.own_level) {
        // 青禾海关 is no 青禾海 without its units.
        Some(plain) if ends_with_any(plain, &words.department_ends) => (plain, true),
        _ => (name, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_department_without_its_units_is_told_by_its_name() {
        assert_eq!(body_of("青禾县农机局机关"), ("青禾县农机局", true));
        assert_eq!(body_of("青禾县农机局（部门）"), ("青禾县农机局", false));
        assert_eq!(body_of("青禾海关"), ("青禾海关", false));
        assert_eq!(body_of("青禾县农机局（本级）"), ("青禾县农机局", true));
    }
}
