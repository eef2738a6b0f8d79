//! Days counted by a workbook, as dates.

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
    let (year, month, day) = civil(days);
    Some(if with_day {
        format!("{year}年{month}月{day}日")
    } else {
        format!("{year}年{month}月")
    })
}

/// The date that stands so many days after 1 January 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
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
