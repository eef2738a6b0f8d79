//! A percentage on the command line.

/// Reads `90` or `90%`.
pub fn percent(text: &str) -> Result<u8, String> {
    let number = text.strip_suffix(['%', '％']).unwrap_or(text).parse::<u8>().ok();
    let wrong = || "0 to 100, such as 90% | 请写 0 到 100，例如 90%".to_owned();
    number.filter(|number| *number <= 100).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_or_without_its_sign() {
        assert_eq!((percent("90"), percent("100%"), percent("0％")), (Ok(90), Ok(100), Ok(0)));
        for text in ["", "%", "101", "-1", "9.5", "ninety"] {
            assert!(percent(text).is_err(), "{text}");
        }
    }
}
