//! The layouts of the official tables, read once from `rules/tables.yaml`.
//!
//! Contract: a title is a layout only when it ends with one of the layout's titles, and the longest
//! that fits counts; a header or label only when it is an alias as a whole.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::disclosure::{Fund, Taxonomy};
use crate::heading::marker;
use crate::lexicon::{is_any, labels};

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Shape {
    /// A row for each code, and one for the total.
    Codes,
    /// Labels and amounts, income on the left, expenditure on the right.
    Statement,
    /// Columns only, one row of amounts.
    Matrix,
}

/// The side of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Side {
    /// Income.
    Left,
    /// Expenditure.
    Right,
}

/// What a column holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColumnLayout {
    /// The concept of its amounts, where the column decides it.
    #[serde(default)]
    pub concept: Option<String>,
    /// The fund, where it is not the table's.
    #[serde(default)]
    pub fund: Option<Fund>,
    /// The headers that name it.
    pub headers: Vec<String>,
}

/// What a row holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RowLayout {
    /// The concept of its amounts.
    pub concept: String,
    /// The fund, where it is not the column's or the table's.
    #[serde(default)]
    pub fund: Option<Fund>,
    /// The side it stands on, where the label alone does not tell.
    #[serde(default)]
    pub side: Option<Side>,
    /// The labels that name it.
    pub labels: Vec<String>,
}

/// A sum that holds in every row: a total and its parts by the keys of their columns, each added or
/// (true) taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowSum {
    /// The key of the total's column.
    pub total: String,
    /// The keys of the parts.
    pub parts: Vec<(String, bool)>,
}

/// One official table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Layout {
    /// Stable name.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// What its titles end with.
    pub titles: Vec<String>,
    /// The numbers that its code may have (公开05表).
    #[serde(default)]
    pub codes: Vec<u32>,
    /// What its rows are.
    pub shape: Shape,
    /// Whose money.
    pub fund: Fund,
    /// The concept of rows with a code.
    #[serde(default)]
    pub lines: Option<String>,
    /// The concept of the total's row, where it is another than that of the lines.
    #[serde(default)]
    pub total: Option<String>,
    /// Its columns by key.
    pub columns: BTreeMap<String, ColumnLayout>,
    /// Its rows by key.
    #[serde(default)]
    pub rows: BTreeMap<String, RowLayout>,
    /// What adds up in every row.
    #[serde(default)]
    sums: Vec<String>,
}

impl Layout {
    /// The sums of its rows; one that cannot be read is none (a test reads them all).
    pub fn row_sums(&self) -> impl Iterator<Item = RowSum> + '_ {
        self.sums.iter().filter_map(|text| row_sum(text))
    }

    /// The column with a header, given as the texts above it.
    pub fn column(&self, path: &[String]) -> Option<(&str, &ColumnLayout)> {
        let mut path: Vec<String> = path.iter().flat_map(|text| parted(&undated(text))).collect();
        // 收入 and 支出 above the two sides of a statement say which side it is, not which column.
        if self.shape == Shape::Statement && path.len() > 1 {
            path.retain(|text| !is_any(text, &labels().sides));
        }
        let fits = |alias: &String| match alias.split_once('>') {
            Some((above, own)) => {
                let last = path.iter().rposition(|text| text == own);
                last.is_some_and(|last| {
                    path.iter().take(last).any(|text| text == above)
                        && path.iter().skip(last + 1).all(|text| is_basis(text))
                })
            }
            None => path.iter().rev().find(|text| !is_basis(text)).or(path.last()) == Some(alias),
        };
        // `A>B` says more than `B`.
        let mut found: Option<(&str, &ColumnLayout, usize)> = None;
        for (key, column) in &self.columns {
            for alias in column.headers.iter().filter(|alias| fits(alias)) {
                if found.is_none_or(|(_, _, length)| alias.len() > length) {
                    found = Some((key, column, alias.len()));
                }
            }
        }
        found.map(|(key, column, _)| (key, column))
    }

    /// The row with a label, its list number taken off, on a side.
    pub fn row(&self, label: &str, side: Side) -> Option<&RowLayout> {
        let fits = |row: &&RowLayout| row.side.is_none_or(|own| own == side);
        let mut rows = self.rows.values().filter(fits);
        rows.find(|row| row.labels.iter().any(|alias| alias == label))
    }
}

/// A header that only says which budget or year its column is about.
pub(super) fn is_basis(header: &str) -> bool {
    matches!(
        header,
        "预算数"
            | "决算数"
            | "年初预算数"
            | "全年预算数"
            | "调整预算数"
            | "年度预算数"
            | "执行数"
            | "金额"
            | "决算"
            | "预算"
            | "本年数"
            | "上年数"
    )
}

/// A header in one cell that names both the thing and its budget or outturn: `公务接待费决算数`.
fn parted(text: &str) -> Vec<String> {
    for basis in ["年初预算数", "全年预算数", "调整预算数", "预算数", "决算数"]
    {
        let Some(name) = text.strip_suffix(basis) else { continue };
        let name = name.trim_end_matches(['·', '-', '—', '/']);
        if !name.is_empty() && !is_basis(text) {
            return vec![name.to_owned(), basis.to_owned()];
        }
    }
    vec![text.to_owned()]
}

/// A header without the year in front, and without its unit: `2024年机关运行经费预算数`.
fn undated(text: &str) -> String {
    let text = plain(super::units::without(text));
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年')) {
        Some(rest) if text.len() > rest.len() + 4 && !rest.is_empty() => rest.to_owned(),
        _ => text,
    }
}

/// A header or label without the marks that come and go.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '“' | '”' | '"' | '‘' | '’' | '*' | ' ')).collect()
}

/// Whether what stands before a title only says whose table it is and of which year: 政府采购 before
/// 支出预算表 makes it another table.
fn names_nothing(before: &str) -> bool {
    let before = before.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '表' | '附' | '件' | '-' | '—' | '、' | '：' | '.')
    });
    let before = before.trim_start_matches("年度").trim_start_matches('年');
    let before = before.trim_end_matches("（本级）").trim_end_matches("本级");
    let before = before.trim_end_matches("部门").trim_end_matches("单位").trim_end_matches("汇总");
    let before = before.trim_end_matches("年度").trim_end_matches('年');
    let before = before.trim_end_matches(|c: char| c.is_ascii_digit());
    before.is_empty() || Taxonomy::is_entity(before)
}

fn row_sum(text: &str) -> Option<RowSum> {
    let (total, parts) = text.split_once('=')?;
    let mut sum = RowSum { total: total.trim().to_owned(), parts: Vec::new() };
    let mut minus = false;
    for word in parts.split_whitespace() {
        match word {
            "+" => minus = false,
            "-" => minus = true,
            key => sum.parts.push((key.to_owned(), minus)),
        }
    }
    (!sum.total.is_empty() && !sum.parts.is_empty()).then_some(sum)
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    layouts: Vec<Layout>,
    classes: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    apart: Vec<String>,
    #[serde(default)]
    codes: Vec<String>,
}

/// All layouts.
#[derive(Debug, Default)]
pub(super) struct Layouts {
    layouts: Vec<Layout>,
    by_title: Vec<(String, usize)>,
    classes: HashMap<String, String>,
    apart: Vec<String>,
    codes: Vec<String>,
}

static LAYOUTS: LazyLock<Layouts> = LazyLock::new(|| {
    let file = include_str!("../../rules/tables.yaml");
    Layouts::from(crate::yaml::typed::from_own(file).unwrap_or_default())
});

impl Layouts {
    /// The layouts of the program.
    pub fn get() -> &'static Layouts {
        &LAYOUTS
    }

    fn from(file: File) -> Layouts {
        let mut by_title = Vec::new();
        for (index, layout) in file.layouts.iter().enumerate() {
            by_title.extend(layout.titles.iter().map(|title| (title.clone(), index)));
        }
        by_title.sort_by_key(|(title, _)| std::cmp::Reverse(title.len()));
        let names = file.classes.into_iter();
        let classes =
            names.flat_map(|(code, names)| names.into_iter().map(move |n| (n, code.clone())));
        let (layouts, apart, codes) = (file.layouts, file.apart, file.codes);
        Layouts { by_title, classes: classes.collect(), layouts, apart, codes }
    }

    /// The layout of a title.
    pub fn of_title(&self, title: &str) -> Option<&Layout> {
        let title = plain(title);
        let title = title.get(marker(&title).map_or(0, |(_, behind)| behind)..).unwrap_or("");
        // A bracket behind the title (（功能科目）, （公开02表）) may or may not be part of it.
        let short = title.split('（').next().unwrap_or("");
        let find = |title: &str| {
            let fits = |end: &str| title.strip_suffix(end).is_some_and(names_nothing);
            self.by_title.iter().find(|(end, _)| fits(end)).map(|(_, index)| *index)
        };
        find(title).or_else(|| find(short)).and_then(|index| self.layouts.get(index))
    }

    /// What the codes of official tables begin with.
    pub fn codes(&self) -> &[String] {
        &self.codes
    }

    /// The layouts that may have a code with this number.
    pub fn of_code(&self, number: u32) -> impl Iterator<Item = &Layout> {
        self.layouts.iter().filter(move |layout| layout.codes.contains(&number))
    }

    /// Whether a class is printed with sections that it does not always count: transfers, of which what
    /// is carried over is a part in some tables and stands beside in others.
    pub fn is_apart(&self, class: &str) -> bool {
        self.apart.iter().any(|own| own == class)
    }

    /// The code of a class of the functional classification.
    pub fn class(&self, name: &str) -> Option<&str> {
        self.classes.get(name).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_parses_and_every_sum_names_columns() {
        let file: File =
            crate::yaml::typed::from_own(include_str!("../../rules/tables.yaml")).unwrap();
        assert!(file.layouts.len() >= 10 && file.classes.len() > 20);
        for layout in &file.layouts {
            assert_eq!(layout.row_sums().count(), layout.sums.len(), "{}", layout.id);
            for sum in layout.row_sums() {
                let keys = sum.parts.iter().map(|(key, _)| key).chain([&sum.total]);
                for key in keys {
                    assert!(layout.columns.contains_key(key), "{}: {key}", layout.id);
                }
            }
        }
    }

    #[test]
    fn the_longest_title_counts() {
        let id = |title: &str| Layouts::get().of_title(title).map(|layout| layout.id.as_str());
        assert_eq!(id("支出决算表"), Some("expenditure"));
        assert_eq!(id("2024年一般公共预算财政拨款支出决算表"), Some("general-expenditure"));
        assert_eq!(id("一般公共预算财政拨款基本支出决算表"), Some("general-basic"));
        assert_eq!(id("财政拨款“三公”经费支出决算表"), Some("three-public"));
        assert_eq!(id("财政拨款支出预算表（功能科目）"), Some("fiscal-expenditure"));
        assert_eq!(id("某某市水务局2024年度部门支出决算表"), Some("expenditure"));
        for other in ["项目支出绩效自评表", "政府采购支出预算表", "项目支出预算表"]
        {
            assert_eq!(id(other), None, "{other}");
        }
    }

    #[test]
    fn headers_are_read_with_what_stands_above() {
        let layout = Layouts::get().of_title("财政拨款“三公”经费支出决算表").unwrap();
        let key = |path: &[&str]| {
            let path: Vec<String> = path.iter().map(|&text| text.to_owned()).collect();
            layout.column(&path).map(|(key, _)| key.to_owned())
        };
        let all = "财政拨款“三公”经费";
        let vehicles = "公务用车购置及运行维护费";
        assert_eq!(key(&[all, "合计", "预算数"]).as_deref(), Some("total"));
        assert_eq!(key(&[all, vehicles, "小计", "决算数"]).as_deref(), Some("vehicles"));
        assert_eq!(key(&[all, vehicles, "公务用车购置费", "决算数"]).as_deref(), Some("purchase"));
        assert_eq!(key(&[all, "其他", "决算数"]), None);
    }
}
