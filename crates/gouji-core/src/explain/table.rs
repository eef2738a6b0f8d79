//! Headlines about whole tables: a wrong unit, another draft than the text.

use crate::disclosure::{Disclosure, MoneyUnit};
use crate::lang::Lang;

/// The headline of a wrong unit.
pub(super) fn unit(
    tables: &[usize],
    (own, right): (MoneyUnit, MoneyUnit),
    (count, corrected): (usize, bool),
    (disclosure, lang): (&Disclosure, Lang),
) -> String {
    let (own, right) = (own.name(), right.name());
    let name = match tables {
        [table] => name(*table, disclosure, lang),
        all => lang.pick(format!("{} 张表", all.len()), format!("{} tables", all.len())),
    };
    match corrected {
        true => lang.pick(
            format!("{name}的单位“{own}”应为“{right}”：{count} 处与别处只差单位（其余按{right}核对）"),
            format!(
                "the unit of {name} is {own} and should be {right}: {count} amounts differ from their other prints by \
                 nothing else (the rest is checked in {right})"
            ),
        ),
        false => lang.pick(
            format!("{name}的单位“{own}”应为“{right}”：表中 {count} 个数与别处只差单位"),
            format!(
                "the unit of {name} is {own} and should be {right}: {count} of its amounts differ from other prints by \
                 nothing else"
            ),
        ),
    }
}

/// How a table is called.
fn name(table: usize, disclosure: &Disclosure, lang: Lang) -> String {
    let title = disclosure.tables.iter().find(|note| note.index == table);
    match title.map(|note| note.title.as_str()).filter(|title| !title.is_empty()) {
        Some(title) => format!("“{title}”"),
        None => lang.pick(format!("第 {} 张表", table + 1), format!("table {}", table + 1)),
    }
}

/// The headline of a text and tables that are not of one draft.
pub(super) fn two_drafts(differ: usize, both: usize, lang: Lang) -> String {
    lang.pick(
        format!("正文与表格对不上：两处都有的 {both} 项金额中 {differ} 项不同，可能不是同一年度、同一部门或同一稿"),
        format!(
            "text and tables do not belong together: of {both} amounts that both print {differ} differ; they may be of \
             another year, department or draft"
        ),
    )
}
