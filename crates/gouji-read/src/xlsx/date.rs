//! Days counted by a workbook, as dates.

use gouji_core::calendar::Date;

/// A serial day as `2024年1月31日`; with a time of day only, nothing.
pub fn print(value: f64, from_1904: bool, with_day: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    let whole = format!("{:.0}", value.floor());
    let mut serial: i64 = whole.parse().ok()?;
    if from_1904 {
        serial += 1462;
    }
    if serial == 0 {
        return None;
    }
    // Day 60 is the 29 February 1900 that never was.
    let days = if serial < 60 { serial + 1 } else { serial } - 25_569;
    let Date { year, month, day } = Date::from_days(days);
    Some(if with_day {
        format!("{year}年{month}月{day}日")
    } else {
        format!("{year}年{month}月")
    })
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn counts_days_as_excel_does() {
        assert_eq!(print(45_322.75, false, true).unwrap(), "2024年1月31日");
        assert_eq!(print(45_292.0, false, false).unwrap(), "2024年1月");
        assert_eq!(print(1.0, false, true).unwrap(), "1900年1月1日");
        assert_eq!(print(43_860.0, true, true).unwrap(), "2024年1月31日");
        assert_eq!(print(-1.0, false, true), None);
    }
}
