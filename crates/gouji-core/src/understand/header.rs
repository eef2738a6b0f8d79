//! What a document says of itself: kind, year and entity.
//!
//! Contract: a title of the form `青禾县水务局2024年度部门决算` says all three; without one, kind and
//! year are what the words of the first pages say most, and the entity is not known.

use crate::disclosure::{Header, Kind};
use crate::document::{Block, Document, Format, Table};
use crate::lexicon::labels;
use crate::title::{TITLE_LINES, Title, is_entity};

/// `预算主管部门：青禾区水务局`: a line of the first page that names the department.
fn labelled(lines: &[&str]) -> Option<String> {
    let labels = &labels().department_labels;
    lines.iter().find_map(|line| {
        let behind = |label: &String| line.trim().strip_prefix(label.as_str())?.strip_prefix('：');
        let name = labels.iter().find_map(behind)?.trim();
        is_entity(name).then(|| name.to_owned())
    })
}

/// So many rows at the head of a table may name the department: `部门：青禾区水务局`.
const TABLE_ROWS: usize = 5;

fn first_table(document: &Document) -> Option<&Table> {
    document.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Heading { .. } | Block::Paragraph(_) => None,
    })
}

/// The department that the head of the first table names.
fn labelled_in_table(document: &Document) -> Option<String> {
    let cells = first_table(document)?.rows.iter().take(TABLE_ROWS).flatten();
    cells.map(|cell| cell.text.text()).find_map(|text| {
        let labels = labels().department_labels.iter();
        let name = labels.filter_map(|label| text.strip_prefix(label.as_str())?.strip_prefix('：'));
        name.map(str::trim).find(|name| is_entity(name)).map(str::to_owned)
    })
}

/// How many characters of a document are looked at for its kind and year.
const HEAD: usize = 6000;

/// What a document says of itself: its kind, year and entity.
pub fn header(document: &Document) -> Header {
    let mut head = String::new();
    let mut lines = Vec::new();
    for block in &document.blocks {
        let text = match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => text.text(),
            Block::Table(_) => continue,
        };
        lines.push(text);
        head.push_str(text);
        head.push('\n');
        if head.len() > HEAD * 3 {
            break;
        }
    }
    let heads: Vec<Vec<&str>> = heads(document).collect();
    let title = heads.iter().find_map(|head| Title::find(head));
    let title = title.or_else(|| head_of_tables(document, &lines));
    if let Some(title) = title {
        let entity = heads.iter().find_map(|head| labelled(head)).or(title.entity);
        let entity = entity.or_else(|| labelled_in_table(document));
        return Header { kind: title.kind, year: Some(title.year), entity };
    }
    let kind = kind(&head);
    // A report speaks of two years in turn: no one year is its own.
    let year = if kind == Kind::Report { None } else { year(&head, kind) };
    let entity =
        heads.iter().find_map(|head| labelled(head)).or_else(|| labelled_in_table(document));
    let entity = entity.or_else(|| alone_in_sheet(document, &lines));
    Header { kind, year, entity }
}

/// The first lines of each file.
fn heads(document: &Document) -> impl Iterator<Item = Vec<&str>> {
    let first = document.begins.is_empty().then_some(0);
    first.into_iter().chain(document.begins.iter().copied()).map(|begin| {
        let lines = document.blocks.iter().skip(begin).filter_map(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => Some(text.text()),
            Block::Table(_) => None,
        });
        lines.take(2 * TITLE_LINES).collect()
    })
}

/// The title in the first rows of the first table, or one of a table that names the department.
fn head_of_tables(document: &Document, lines: &[&str]) -> Option<Title> {
    let rows =
        first_table(document).into_iter().flat_map(|table| table.rows.iter().take(TABLE_ROWS));
    let cells: Vec<&str> = rows.flatten().map(|cell| cell.text.text()).collect();
    let found = cells.iter().find_map(|cell| Title::find(&[cell]));
    let titles = lines.iter().take(TITLE_LINES).chain(&cells);
    found.or_else(|| titles.copied().find_map(Title::of_table))
}

/// The name that the first cell of a workbook is.
fn alone_in_sheet(document: &Document, lines: &[&str]) -> Option<String> {
    let first =
        lines.first().filter(|_| matches!(document.format, Format::Xlsx | Format::Csv))?.trim();
    is_entity(first).then(|| first.to_owned())
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

    /// Kind, year and entity of a text.
    fn of(text: &str) -> String {
        named(text, "draft.txt")
    }

    fn named(text: &str, name: &str) -> String {
        let outcome = gouji_check::check::check(text.as_bytes(), name).unwrap();
        let header = outcome.disclosure.header;
        format!("{:?} {:?} {:?}", header.kind, header.year, header.entity)
    }

    #[test]
    fn a_title_names_kind_year_and_entity() {
        insta::assert_snapshot!(of("青禾区财政局\n2024年度部门决算\n目录\n"), @r#"Final Some(2024) Some("青禾区财政局")"#);
        insta::assert_snapshot!(of("青禾区人民政府\n石桥路街道办事处 2025\n年度部门决算\n"), @r#"Final Some(2025) Some("青禾区人民政府石桥路街道办事处")"#);
        insta::assert_snapshot!(of("临河市水库管理处2024年度单位预算公开\n"), @r#"Budget Some(2024) Some("临河市水库管理处")"#);
        insta::assert_snapshot!(of("2023年度沃野市审计局部门预算\n"), @r#"Budget Some(2023) Some("沃野市审计局")"#);
        insta::assert_snapshot!(
            of("青禾区2026年区级部门预算\n\n预算主管部门：青禾区司法局\n"),
            @r#"Budget Some(2026) Some("青禾区司法局")"#
        );
    }

    /// Kind, year and entity of a workbook of these rows.
    fn of_sheet(rows: &str) -> String {
        named(rows, "sheet.csv")
    }

    #[test]
    fn the_head_of_a_sheet_names_them_too() {
        let body = "项目,决算数\n本年收入合计,5.00\n本年支出合计,5.00\n";
        let of = |head: &str| of_sheet(&format!("{head}\n{body}"));
        insta::assert_snapshot!(of("青禾县农机局2023年度部门决算,\n,单位：万元"), @r#"Final Some(2023) Some("青禾县农机局")"#);
        insta::assert_snapshot!(of("青禾县农机局2023年度部门决算,公开01表"), @r#"Final Some(2023) Some("青禾县农机局")"#);
        insta::assert_snapshot!(of("青禾县农机局2023年度收入支出决算总表,"), @r#"Final Some(2023) Some("青禾县农机局")"#);
        insta::assert_snapshot!(of("2023年度青禾县农机局（本级）收支预算总表,"), @r#"Budget Some(2023) Some("青禾县农机局（本级）")"#);
        insta::assert_snapshot!(of("2023年度全县一般公共预算收入决算表,"), @"Final Some(2023) None");
    }

    #[test]
    fn a_department_without_its_units_is_named_so() {
        insta::assert_snapshot!(of("青禾县农机局2023年度部门决算（本级）\n"), @r#"Final Some(2023) Some("青禾县农机局（本级）")"#);
        insta::assert_snapshot!(of("青禾县农机局本级2023年度单位决算\n"), @r#"Final Some(2023) Some("青禾县农机局本级")"#);
        insta::assert_snapshot!(of("青禾县农机局2023年度部门决算\n（一）职能\n"), @r#"Final Some(2023) Some("青禾县农机局")"#);
    }

    #[test]
    fn a_finance_bureau_that_reports_to_the_congress_is_still_a_department() {
        let duties =
            "（三）受区政府委托，向区人民代表大会报告全区预算执行情况，编制预算草案、决算草案。\n";
        let text = format!("青禾区财政局\n2024年度部门决算\n一、主要职能\n{duties}{duties}");
        insta::assert_snapshot!(of(&text), @r#"Final Some(2024) Some("青禾区财政局")"#);
    }

    #[test]
    fn a_report_names_no_department() {
        insta::assert_snapshot!(
            of("关于青禾市2023年预算执行情况和2024年预算草案的报告\n一、2023年预算执行情况\n"),
            @"Report None None"
        );
        insta::assert_snapshot!(of("收入总计1.00万元。\n"), @"Unknown None None");
    }

    #[test]
    fn the_titled_year_wins() {
        assert_eq!(year("2019年2019年2019年2020年度部门决算", Kind::Final), Some(2020));
        assert_eq!(year("2020年、2021年", Kind::Unknown), Some(2021));
    }
}
