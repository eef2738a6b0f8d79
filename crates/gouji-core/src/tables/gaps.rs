//! A table that the printed codes leave out: 公开04表, then 公开06表.
//!
//! Contract: a table is missing only where the codes are a run without it, every table with a code is the one that the
//! code stands for, no table that nobody knows stands in the gap, and the code is named nowhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Passage, Place, Table};

use super::layout::Layouts;

/// So many tables must have a code.
const ENOUGH: usize = 5;
/// So many may be missing.
const MISSING: usize = 2;
/// So many of the first rows may hold the code.
const HEAD: usize = 4;
/// The longest line that is a code with what stands beside it, in characters.
const LONGEST: usize = 40;

/// How a code is written, by its place among the words for it, and its number.
type Code = (usize, u32);

/// A table in reading order.
#[derive(Debug, Default)]
struct Seen {
    code: Option<(Code, Place)>,
    layout: Option<String>,
}

/// The codes of a document.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    /// The code in the lines above the next table.
    pending: Option<(Code, Place)>,
    named: BTreeSet<Code>,
    tables: Vec<Seen>,
}

/// A table that is not there: what it is called, and the code behind the gap.
pub(super) struct Missing {
    pub name: String,
    pub place: Place,
}

impl Gaps {
    /// A line of the text.
    pub fn line(&mut self, passage: &Passage) {
        let text = passage.text();
        for (code, start, end) in codes(text) {
            self.named.insert(code);
            // A line of the contents ends with a page.
            let short = text.chars().count() <= LONGEST && !text.contains('。');
            if short && !text.ends_with(|c: char| c.is_ascii_digit())
                || start == 0 && end == text.len()
            {
                self.pending = Some((code, passage.span(start, end).into()));
            }
        }
    }

    /// A table begins.
    pub fn table(&mut self, table: &Table) {
        let mut code = self.pending.take();
        for cell in table.rows.iter().take(HEAD).flatten() {
            for (found, start, end) in codes(cell.text.text()) {
                self.named.insert(found);
                code = Some((found, cell.place_of(start, end)));
            }
        }
        self.tables.push(Seen { code, layout: None });
    }

    /// The last table goes on: a code above its next piece is its own.
    pub fn goes_on(&mut self) {
        self.pending = None;
    }

    /// The last table is an official one.
    pub fn official(&mut self, layout: &str) {
        if let Some(table) = self.tables.last_mut() {
            table.layout = Some(layout.to_owned());
        }
    }

    /// The tables that are missing.
    pub fn missing(&self) -> Vec<Missing> {
        (0..Layouts::get().codes().len()).flat_map(|word| self.of(word)).collect()
    }

    fn of(&self, word: usize) -> Vec<Missing> {
        let mut run: BTreeMap<u32, (usize, &Place)> = BTreeMap::new();
        for (at, table) in self.tables.iter().enumerate() {
            let Some(((own, number), place)) = &table.code else { continue };
            if *own != word {
                continue;
            }
            let fits = table.layout.as_deref().is_some_and(|layout| is_code_of(*number, layout));
            if !fits {
                return Vec::new();
            }
            run.entry(*number).or_insert((at, place));
        }
        let (Some(first), Some(last)) = (run.keys().next(), run.keys().next_back()) else {
            return Vec::new();
        };
        let gaps: Vec<u32> = (*first..=*last).filter(|number| !run.contains_key(number)).collect();
        if run.len() < ENOUGH || *first > 2 || gaps.len() > MISSING {
            return Vec::new();
        }
        let gaps = gaps.into_iter().filter(|number| !self.named.contains(&(word, *number)));
        gaps.filter_map(|number| self.gap((word, number), &run)).collect()
    }

    /// A number without a table, where nothing else may be that table.
    fn gap(&self, (word, number): Code, run: &BTreeMap<u32, (usize, &Place)>) -> Option<Missing> {
        let (before, _) = run.range(..number).next_back()?.1;
        let (behind, place) = run.range(number..).next()?.1;
        let between = self.tables.get(before + 1..*behind)?;
        let found: BTreeSet<&str> =
            self.tables.iter().filter_map(|table| table.layout.as_deref()).collect();
        let layouts = Layouts::get();
        let mut possible =
            layouts.of_code(number).filter(|layout| !found.contains(layout.id.as_str()));
        let first = possible.next()?;
        if !between.is_empty() {
            return None;
        }
        let code = layouts.codes().get(word)?;
        let title = possible.next().map_or(first.titles.first(), |_| None);
        let title = title.map(|title| format!(" {title}")).unwrap_or_default();
        // 公开05表, 表5.
        let name = match code.ends_with('表') {
            true => format!("{code}{number}{title}"),
            false => format!("{code}{number:02}表{title}"),
        };
        Some(Missing { name, place: (*place).clone() })
    }
}

fn is_code_of(number: u32, layout: &str) -> bool {
    Layouts::get().of_code(number).any(|own| own.id == layout)
}

/// The codes in a text, with their bytes.
fn codes(text: &str) -> Vec<(Code, usize, usize)> {
    let mut all: Vec<(Code, usize, usize)> = Vec::new();
    for (word, name) in Layouts::get().codes().iter().enumerate() {
        for (at, _) in text.match_indices(name.as_str()) {
            let from = at + name.len();
            let rest = text.get(from..).unwrap_or("");
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let number = rest.get(..digits).and_then(|digits| digits.parse::<u32>().ok());
            let tail = rest.get(digits..).unwrap_or("");
            let Some(number) = number.filter(|number| (1..=99).contains(number)) else { continue };
            // 表1-1 and 表1.1 are parts of a table; of 附表1 the 表 is no word of its own.
            let part = tail.starts_with(['-', '—', '.', '－', '·']);
            if part || all.iter().any(|(_, start, end)| (*start..*end).contains(&at)) {
                continue;
            }
            let end = from + digits + tail.strip_prefix('表').map_or(0, |_| '表'.len_utf8());
            all.push(((word, number), at, end));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;

    const TITLES: [&str; 9] = [
        "收入支出决算总表",
        "收入决算表",
        "支出决算表",
        "财政拨款收入支出决算总表",
        "一般公共预算财政拨款支出决算表",
        "一般公共预算财政拨款基本支出决算表",
        "财政拨款“三公”经费支出决算表",
        "政府性基金预算财政拨款收入支出决算表",
        "国有资本经营预算财政拨款支出决算表",
    ];

    fn told(tables: impl IntoIterator<Item = (usize, &'static str)>) -> Vec<String> {
        told_of(tables, |title, number| format!("{title}\n\n公开{number:02}表"))
    }

    /// The tables of these numbers, each with the code and title given for it.
    fn told_of(
        tables: impl IntoIterator<Item = (usize, &'static str)>,
        head: impl Fn(&str, usize) -> String,
    ) -> Vec<String> {
        let mut text = "青禾县水务局2025年度部门决算\n\n".to_owned();
        for (number, title) in tables {
            text += &format!(
                "{}\n\n单位：万元\n\n\
                 | 科目编码 | 科目名称 | 合计 |\n|-|-|-|\n| | 合计 | 1.00 |\n| 213 | 农林水支出 | 1.00 |\n\n",
                head(title, number)
            );
        }
        let outcome = check(text.as_bytes(), "draft.md").unwrap();
        let missing = outcome.findings.into_iter().filter(|it| it.rule.name() == "missing-table");
        missing.map(|it| it.stated).collect()
    }

    fn without(missing: &[usize]) -> Vec<(usize, &'static str)> {
        let all = (1..).zip(TITLES).filter(|(number, _)| !missing.contains(number));
        all.collect()
    }

    #[test]
    fn a_gap_in_the_codes_is_a_missing_table() {
        assert_eq!(told(without(&[5])), ["公开05表 一般公共预算财政拨款支出决算表"]);
        assert_eq!(told(without(&[2, 8])).len(), 2);
        assert!(told(without(&[])).is_empty());
        // Nobody knows how many there are.
        assert!(told(without(&[9])).is_empty());
    }

    #[test]
    fn codes_are_written_in_several_ways() {
        for (word, name) in [("表", "表5"), ("附表", "附表5")] {
            let stated = format!("{name} 一般公共预算财政拨款支出决算表");
            let head = |title: &str, number: usize| format!("{word}{number}：{title}");
            assert_eq!(told_of(without(&[5]), head), std::slice::from_ref(&stated));
            let head = |title: &str, number: usize| format!("{word}{number}\n\n{title}");
            assert_eq!(told_of(without(&[5]), head), [stated]);
            let head = |title: &str, number: usize| format!("{word}1-{number}\n\n{title}");
            assert!(told_of(without(&[5]), head).is_empty());
        }
    }

    #[test]
    fn codes_that_may_mean_other_tables_miss_none() {
        // Too many are missing, or too few are there.
        assert!(told(without(&[3, 4, 5])).is_empty());
        assert!(told(without(&[1, 2, 3, 7, 9])).is_empty());
        // The codes stand for other tables here.
        let mut other = without(&[5]);
        other[4].1 = "政府采购情况表";
        assert!(told(other).is_empty());
        // The table is there, with another code.
        let mut wrong = without(&[]);
        wrong[4].0 = 6;
        assert!(told(wrong).is_empty());
    }
}
