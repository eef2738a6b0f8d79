//! Percentages and seconds on the command line.

use gouji_check::config::{MinChecked, share};

/// Reads `90` or `90%`.
pub fn percent(text: &str) -> Result<u8, String> {
    let wrong = || "0 to 100, such as 90% | 请写 0 到 100，例如 90%".to_owned();
    share(text).ok_or_else(wrong)
}

/// Reads `90%`, or one for each kind of figures: `text=80%,tables=95%`.
pub fn shares(text: &str) -> Result<MinChecked, String> {
    let mut least = MinChecked::default();
    if !text.contains('=') {
        return Ok(MinChecked { all: percent(text)?, ..least });
    }
    for part in text.split([',', '，']) {
        let known = part.split_once('=').and_then(|(name, value)| Some((least.of(name)?, value)));
        let wrong = || "90%, or text=80%,tables=95% | 请写 90%，或 text=80%,tables=95%".to_owned();
        let (share, value) = known.ok_or_else(wrong)?;
        *share = percent(value)?;
    }
    Ok(least)
}

/// Reads a whole number of seconds.
pub fn seconds(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "whole seconds, such as 60 | 请写整数秒数，例如 60".to_owned())
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

    #[test]
    fn one_for_each_kind() {
        let least = shares("text=80%,tables=95").unwrap();
        assert_eq!((least.all, least.text, least.tables), (0, 80, 95));
        assert_eq!(shares("90%").unwrap().all, 90);
        for text in ["words=80", "text=", "text=101", "text=80;tables=90", "text=80,"] {
            assert!(shares(text).is_err(), "{text}");
        }
    }
}
