//! What stands around a table: its title, its unit, and a note that it is empty.
//!
//! Contract: only the few lines directly above count; a title is a short line that ends with 表 (or
//! with a bracket behind it), a unit is named behind 单位 or in a bracket at the end.

use crate::disclosure::MoneyUnit;

/// How many lines above a table are looked at.
const LINES: usize = 5;

/// The longest title, in characters.
const LONGEST: usize = 60;

/// The lines above a table, the last one last.
#[derive(Debug, Clone, Default)]
pub(super) struct Above {
    lines: Vec<String>,
}

impl Above {
    /// A line of running text or a heading.
    pub fn line(&mut self, text: &str) {
        if self.lines.len() == LINES {
            self.lines.remove(0);
        }
        self.lines.push(text.to_owned());
    }

    /// Forgets the lines: a table stood below them.
    pub fn clear(&mut self) {
        self.lines.clear();
    }

    /// The title: the last line above that is one.
    pub fn title(&self) -> Option<String> {
        self.lines.iter().rev().find_map(|line| title_of(line))
    }

    /// The unit named above.
    pub fn unit(&self) -> Option<MoneyUnit> {
        self.lines.iter().rev().find_map(|line| unit_of(line))
    }
}

/// The title in a line: what stands before the unit, up to the last 表.
pub(super) fn title_of(line: &str) -> Option<String> {
    if line.chars().count() > 3 * LONGEST || line.contains('。') || line.contains('，') {
        return None;
    }
    let head = line.split("单位：").next().unwrap_or(line);
    let end = head.rfind('表')? + '表'.len_utf8();
    let tail = head.get(end..)?;
    let closed = tail.is_empty() || (tail.starts_with('（') && tail.ends_with('）'));
    let start = head.get(..end)?;
    // `部门：某局` may stand in front on the same line, `公开01表` as well.
    let start = start.rsplit(['：', ' ']).next().unwrap_or(start);
    let title = format!("{start}{}", if closed { tail } else { "" });
    let named = title.chars().count() >= 4 && title.chars().count() <= LONGEST;
    (named && closed && !title.starts_with("公开")).then_some(title)
}

/// The unit a line names.
pub(super) fn unit_of(line: &str) -> Option<MoneyUnit> {
    let units = [
        ("亿元", MoneyUnit::HundredMillion),
        ("百万元", MoneyUnit::Million),
        ("万元", MoneyUnit::TenThousand),
        ("千元", MoneyUnit::Thousand),
        ("元", MoneyUnit::Yuan),
    ];
    let behind = line.rfind("单位：").and_then(|at| line.get(at + "单位：".len()..));
    let named = behind.map(|text| text.trim_start_matches("人民币"));
    units.into_iter().find_map(|(name, unit)| {
        let cornered = named.is_some_and(|text| text.starts_with(name));
        (cornered || line.ends_with(&format!("（{name}）"))).then_some(unit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_titles_and_units() {
        let title = |line: &str| title_of(line);
        assert_eq!(title("支出决算表").as_deref(), Some("支出决算表"));
        assert_eq!(title("收入支出决算总表单位：万元").as_deref(), Some("收入支出决算总表"));
        assert_eq!(
            title("财政拨款支出预算表（功能科目）").as_deref(),
            Some("财政拨款支出预算表（功能科目）")
        );
        assert_eq!(title("公开01表"), None);
        assert_eq!(title("注：本表反映部门本年度各项支出情况。"), None);
        assert_eq!(unit_of("部门：某局单位：万元"), Some(MoneyUnit::TenThousand));
        assert_eq!(unit_of("金额单位：元"), Some(MoneyUnit::Yuan));
        assert_eq!(unit_of("预算执行情况（万元）"), Some(MoneyUnit::TenThousand));
        assert_eq!(unit_of("单位：人"), None);
    }
}
