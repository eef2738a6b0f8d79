//! What the document says of itself, and what a heading says of the section below it.

use crate::disclosure::{Fund, Header, Kind};
use crate::document::{Block, Document};

/// The scope of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// The fund its figures belong to, where the heading names one.
    pub fund: Option<Fund>,
    /// The heading.
    pub title: String,
    /// The heading says that the section defines words or prints an appendix.
    pub glossary: bool,
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
        Scope { fund, title: title.to_owned(), glossary }
    }
}

/// How many characters of a document are looked at for its kind and year.
const HEAD: usize = 6000;

/// What a document says of itself: its kind, year and entity.
pub fn header(document: &Document) -> Header {
    let mut head = String::new();
    for block in &document.blocks {
        let text = match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => text.text(),
            Block::Table(_) => continue,
        };
        head.push_str(text);
        head.push('\n');
        if head.len() > HEAD * 3 {
            break;
        }
    }
    let kind = kind(&head);
    // A report speaks of two years in turn: no one year is its own.
    let year = if kind == Kind::Report { None } else { year(&head, kind) };
    Header { kind, year, entity: None }
}

fn kind(head: &str) -> Kind {
    let count = |word: &str| head.matches(word).count();
    let title: String = head.chars().take(200).collect();
    let subject = ["预算执行情况", "预算草案", "决算草案", "决算（草案）", "市级决算", "财政决算"];
    if title.contains("报告") && subject.iter().any(|word| title.contains(word)) {
        return Kind::Report;
    }
    let finals = count("决算");
    let reports = count("预算执行情况") + count("决算草案") + count("预算草案");
    let budgets = count("部门预算") + count("单位预算") + count("预算编制") + count("预算总表");
    if reports >= 2 && head.contains("人民代表大会") {
        Kind::Report
    } else if finals >= budgets && finals > 0 {
        Kind::Final
    } else if budgets > 0 {
        Kind::Budget
    } else {
        Kind::Unknown
    }
}

/// The year a disclosure is about: the one named with 决算 or 预算 in a title, else the year that
/// is named most often.
fn year(head: &str, kind: Kind) -> Option<i32> {
    let mut counts: Vec<(i32, usize)> = Vec::new();
    for (at, _) in head.match_indices('年') {
        let Some(digits) = at.checked_sub(4).and_then(|from| head.get(from..at)) else { continue };
        let Ok(value) = digits.parse::<i32>() else { continue };
        if !digits.bytes().all(|b| b.is_ascii_digit()) || !(1990..=2100).contains(&value) {
            continue;
        }
        // A year the text compares with is not the year it is about.
        let before = at.checked_sub(4).and_then(|from| head.get(..from)).unwrap_or("");
        if before.ends_with(['与', '较', '比', '和', '同']) {
            continue;
        }
        let behind = head.get(at..).unwrap_or("");
        let behind = behind.trim_start_matches(['年', '度']);
        let titled = match kind {
            Kind::Budget => behind.starts_with("部门预算") || behind.starts_with("单位预算"),
            _ => {
                behind.starts_with("部门决算")
                    || behind.starts_with("单位决算")
                    || behind.starts_with("决算")
            }
        };
        let weight = if titled { 1000 } else { 1 };
        match counts.iter_mut().find(|(year, _)| *year == value) {
            Some((_, count)) => *count += weight,
            None => counts.push((value, weight)),
        }
    }
    // A disclosure names the year before as often as its own: of the frequent years the latest
    // one is the year reported on.
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().filter(|(_, count)| count * 2 >= most).map(|(year, _)| year).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_the_fund() {
        let outer = Scope::default();
        let fund = |title: &str| Scope::of(title, &outer).fund;
        assert_eq!(fund("五、一般公共预算财政拨款支出决算情况说明"), Some(Fund::General));
        assert_eq!(fund("八、政府性基金预算支出决算情况说明"), Some(Fund::GovernmentFund));
        assert_eq!(fund("四、财政拨款收入支出决算总体情况说明"), Some(Fund::Fiscal));
        assert_eq!(fund("收入决算情况说明"), Some(Fund::All));
    }

    #[test]
    fn the_titled_year_wins() {
        assert_eq!(year("2019年2019年2019年2020年度部门决算", Kind::Final), Some(2020));
        assert_eq!(year("2020年、2021年", Kind::Unknown), Some(2021));
    }
}
