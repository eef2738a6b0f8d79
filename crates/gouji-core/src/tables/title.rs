//! What stands around a table: its title, its unit, and a note that it is empty.
//!
//! Contract: only the few lines directly above count; a title is a short line that ends with 表 (or
//! with a bracket behind it), a unit is named behind 单位 or in a bracket at the end.

use crate::disclosure::MoneyUnit;

use super::layout::Layouts;

/// How many lines above a table are looked at.
const LINES: usize = 5;

/// The longest title, in characters.
const LONGEST: usize = 60;

/// The lines above a table, the last one last.
#[derive(Debug, Clone, Default)]
pub(super) struct Above {
    lines: Vec<String>,
    /// There were more lines.
    far: bool,
}

impl Above {
    /// A line of running text or a heading.
    pub fn line(&mut self, text: &str) {
        if self.lines.len() == LINES {
            self.lines.remove(0);
            self.far = true;
        }
        self.lines.push(text.to_owned());
    }

    /// Forgets the lines: a table stood below them.
    pub fn clear(&mut self) {
        self.lines.clear();
        self.far = false;
    }

    /// The lines, the last one last.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }

    /// Whether there were more lines than are kept.
    pub fn is_far(&self) -> bool {
        self.far
    }

    /// The title: the last line above that is one.
    ///
    /// Where the line and the one above it are together the title of an official table, both are it.
    pub fn title(&self) -> Option<String> {
        let at = self.lines.iter().rposition(|line| title_of(line).is_some())?;
        let above = at.checked_sub(1).and_then(|at| self.lines.get(at));
        let own = self.lines.get(at)?;
        above.and_then(|above| wrapped(above, own)).or_else(|| title_of(own))
    }

    /// The unit named above.
    pub fn unit(&self) -> Option<MoneyUnit> {
        self.lines.iter().rev().find_map(|line| unit_of(line))
    }
}

/// The title of an official table over two lines.
pub(super) fn wrapped(above: &str, line: &str) -> Option<String> {
    if !above.contains('表') && !line.contains('表') {
        return None;
    }
    let open = !above.is_empty()
        && above.chars().count() <= LONGEST
        && title_of(above).is_none()
        && !above.ends_with(['。', '：', '；'])
        && unit_of(above).is_none();
    let both = title_of(&format!("{above}{line}")).filter(|_| open)?;
    let known = |title: &str| Layouts::get().of_title(title).map(|layout| layout.id.as_str());
    let named = known(&both).is_some() && known(&both) != title_of(line).and_then(|t| known(&t));
    named.then_some(both)
}

/// A title without the words that say that its table goes on.
pub(super) fn steady(title: &str) -> String {
    let words = ["（续表）", "（续）", "（续上表）", "（接上页）", "（接上表）", "(续)", "续表"];
    let mut title = title;
    while let Some(rest) = words.iter().find_map(|word| title.strip_suffix(word)) {
        title = rest;
    }
    title.strip_prefix("续").unwrap_or(title).to_owned()
}

/// The title in a line: what stands before the unit, up to the last 表.
pub(super) fn title_of(line: &str) -> Option<String> {
    // Most lines are rejected by this.
    if !line.contains('表') {
        return None;
    }
    if line.chars().count() > 3 * LONGEST || line.contains('。') || line.contains('，') {
        return None;
    }
    let head = line.split("单位：").next().unwrap_or(line);
    // `收入支出决算总表（单位：万元）`.
    let head = head.trim_end_matches("金额").trim_end_matches(['（', ' ']);
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
    // Most lines are rejected by this.
    if line.is_ascii() || (!line.ends_with('）') && !line.contains('：')) {
        return None;
    }
    let behind = line.rfind("单位：").and_then(|at| line.get(at + "单位：".len()..));
    let named = behind.map(|text| text.trim_start_matches("人民币"));
    units.into_iter().find_map(|(name, unit)| {
        let cornered = named.is_some_and(|text| text.starts_with(name));
        let closed = || line.strip_suffix('）')?.strip_suffix(name)?.strip_suffix('（');
        (cornered || closed().is_some()).then_some(unit)
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
