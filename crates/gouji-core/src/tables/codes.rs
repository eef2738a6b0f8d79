//! Codes of the functional and the economic classification (类, 款, 项).
//!
//! Contract: a code is three digits for the class and two more for each level below; printed in one
//! cell or part by part, with or without the zero in front (`301 | 2` is 30102). Anything else is no
//! code.

use std::collections::HashSet;

/// Fewer codes do not show what they are.
const FEW: usize = 4;

/// The code of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Code(String);

impl Code {
    /// The code printed in the code cells of a row. Where only the last part is printed, the parts
    /// above are those of the row above.
    pub fn of(parts: &[&str], above: Option<&Code>) -> Option<Code> {
        let digits = |text: &&&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if parts.is_empty() || !parts.iter().all(|part| digits(&part)) {
            return None;
        }
        let (first, rest) = parts.split_first()?;
        // The classification begins with 2 or 3 (5 for the government's own); codes of departments,
        // projects and rows do not.
        if first.len() >= 3 && !first.starts_with(['2', '3', '5']) {
            return None;
        }
        let mut code = match first.len() {
            3 | 5 | 7 => (*first).to_owned(),
            // A part without its class: a level below that of the row above.
            1 | 2 if rest.is_empty() => {
                let class = above?.0.get(..3)?;
                format!("{class}{:0>2}", first)
            }
            _ => return None,
        };
        if code.len() == 3 || !rest.is_empty() {
            for part in rest {
                match part.len() {
                    1 | 2 => code.push_str(&format!("{part:0>2}")),
                    _ => return None,
                }
            }
        }
        matches!(code.len(), 3 | 5 | 7).then_some(Code(code))
    }

    /// The code of a row whose levels stand in columns of their own (类｜款｜项). What is blank before the
    /// last level printed is that of the row above.
    pub fn at_levels(cells: &[Option<&str>], above: Option<&Code>) -> Option<Code> {
        let last = cells.iter().rposition(Option::is_some)?;
        let printed: Vec<&str> = cells.iter().flatten().copied().collect();
        // A code in one piece stands in the column of its level, or reaches over all of them.
        if let [whole] = printed.as_slice()
            && whole.len() >= 3
        {
            return Code::whole(whole);
        }
        let mut digits = String::new();
        for (level, cell) in cells.iter().take(last + 1).enumerate() {
            let own = above.and_then(|above| {
                let (from, to) = if level == 0 { (0, 3) } else { (1 + 2 * level, 3 + 2 * level) };
                above.0.get(..from).filter(|head| *head == digits)?;
                above.0.get(from..to)
            });
            match cell.or(own)? {
                part if level > 0 && part.len() < 2 => digits.push_str(&format!("{part:0>2}")),
                part => digits.push_str(part),
            }
        }
        let code = Code::whole(&digits)?;
        (code.level() == last + 1).then_some(code)
    }

    /// A code in one piece.
    pub fn whole(text: &str) -> Option<Code> {
        Code::of(&[text], None)
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The code one level up; nothing for a class.
    pub fn parent(&self) -> Option<Code> {
        let length = self.0.len().checked_sub(2).filter(|length| *length >= 3)?;
        self.0.get(..length).map(|digits| Code(digits.to_owned()))
    }

    /// How deep it is: 1 for a class.
    pub fn level(&self) -> usize {
        self.0.len() / 2
    }

    /// The class, section and item it goes through.
    pub fn path(&self) -> Vec<String> {
        [3, 5, 7].iter().filter_map(|length| self.0.get(..*length)).map(str::to_owned).collect()
    }

    /// Whether it belongs to the economic classification (3xx), not the functional one (2xx).
    pub fn is_economic(&self) -> bool {
        self.0.starts_with('3') || self.0.starts_with('5')
    }
}

/// Whether the texts of a column are nothing but codes of three, five and seven digits, most of them below another one.
pub(super) fn fill<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let texts: HashSet<&str> = texts.collect();
    let is_code = |text: &&str| {
        matches!(text.len(), 3 | 5 | 7) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let above = |text: &str| text.len().checked_sub(2).and_then(|to| texts.get(text.get(..to)?));
    texts.len() >= FEW
        && texts.iter().all(is_code)
        && texts.iter().filter(|text| above(text).is_some()).count() * 2 >= texts.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(parts: &[&str], above: Option<&str>) -> Option<String> {
        let above = above.and_then(Code::whole);
        Code::of(parts, above.as_ref()).map(|code| code.0)
    }

    #[test]
    fn reads_codes_in_one_cell_or_in_parts() {
        assert_eq!(code(&["2010601"], None).as_deref(), Some("2010601"));
        assert_eq!(code(&["201", "06", "01"], None).as_deref(), Some("2010601"));
        assert_eq!(code(&["301", "2"], None).as_deref(), Some("30102"));
        assert_eq!(code(&["06"], Some("201")).as_deref(), Some("20106"));
        for parts in [&["1"][..], &["001"], &["合计"], &["20"], &["2010"], &["201", "006"], &[]] {
            assert_eq!(code(parts, None), None, "{parts:?}");
        }
    }

    #[test]
    fn blank_levels_are_those_of_the_row_above() {
        let code = |cells: [&str; 3], above: &str| {
            let cells = cells.map(|cell| Some(cell).filter(|cell| !cell.is_empty()));
            Code::at_levels(&cells, Code::whole(above).as_ref()).map(|code| code.0)
        };
        assert_eq!(code(["201", "", ""], "2080501").as_deref(), Some("201"));
        assert_eq!(code(["", "03", ""], "201").as_deref(), Some("20103"));
        assert_eq!(code(["", "", "01"], "20103").as_deref(), Some("2010301"));
        assert_eq!(code(["", "", "02"], "2010301").as_deref(), Some("2010302"));
        assert_eq!(code(["205", "", "01"], "20502").as_deref(), Some("2050201"));
        assert_eq!(code(["201", "06", "01"], "205").as_deref(), Some("2010601"));
        assert_eq!(code(["", "20103", ""], "201").as_deref(), Some("20103"));
        assert_eq!(code(["301", "2", ""], "301").as_deref(), Some("30102"));
        // The row above has no such level, or another class: nobody knows.
        assert_eq!(code(["", "", "01"], "201"), None);
        assert_eq!(code(["205", "", "01"], "20103"), None);
        assert_eq!(code(["", "", ""], "20103"), None);
    }

    #[test]
    fn knows_its_way_up() {
        let item = Code::whole("2010601").unwrap();
        assert_eq!(item.path(), ["201", "20106", "2010601"]);
        assert_eq!(item.parent().unwrap().digits(), "20106");
        assert_eq!((item.level(), Code::whole("201").unwrap().level()), (3, 1));
        assert!(Code::whole("201").unwrap().parent().is_none());
        assert!(Code::whole("30101").unwrap().is_economic() && !item.is_economic());
    }

    #[test]
    fn a_column_of_codes_needs_no_name() {
        let fills = |texts: &[&str]| fill(texts.iter().copied());
        assert!(fills(&["10201", "1020101", "1020102", "10202", "1020201", "1020299"]));
        assert!(!fills(&["10201", "1020101", "1020102"]));
        assert!(!fills(&["10201", "1020101", "1020102", "1020103", "36"]));
        assert!(!fills(&["12604", "31845", "27710", "1020102", "560"]));
    }
}
