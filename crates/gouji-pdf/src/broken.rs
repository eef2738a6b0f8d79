//! Numbers that break off for lack of room: at the end of a line of a cell, or of a page.
//!
//! Contract: no number ends at a point or a comma and none begins with one; what may as well be two numbers is not
//! said to be one.

/// Whether a text is nothing but digits and their marks.
fn is_piece(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'%'))
}

/// Whether a number breaks off at its point or behind a comma and goes on in the next line.
pub fn is_cut(before: &str, after: &str) -> bool {
    is_piece(before)
        && is_piece(after)
        && (before.ends_with(['.', ',']) || after.starts_with(['.', ',']))
}

/// Whether a line can be the second decimal of the amount above it: 1,816.3 above 4.
pub fn is_second_decimal(before: &str, after: &str) -> bool {
    after.len() == 1 && before.rsplit_once('.').is_some_and(|(_, decimals)| decimals.len() == 1)
}

/// Whether a text is a number that goes on somewhere: it ends at its point, or inside a group of three digits.
pub fn is_open(text: &str) -> bool {
    let digits = text.trim_start_matches('-').trim_end_matches('%');
    let group = digits.rsplit(',').next().unwrap_or("");
    let short = digits.contains(',') && !group.contains('.') && group.len() < 3;
    is_piece(digits)
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && (digits.ends_with('.') || short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_breaks_off_at_its_point_or_a_comma() {
        for (one, rest) in [("13,506", ".83"), ("1,000.", "50"), ("12,", "506")] {
            assert!(is_cut(one, rest), "{one} {rest}");
        }
        for (one, rest) in [("13,506", "83"), ("一、", "50"), ("1,000.", "二、"), ("1,000.", "%")]
        {
            assert!(!is_cut(one, rest), "{one} {rest}");
        }
        assert!(is_second_decimal("1,816.3", "4"));
        assert!(!is_second_decimal("1,816.34", "4") && !is_second_decimal("1,816.3", "42"));
    }

    #[test]
    fn a_number_is_open_at_its_point_and_inside_a_group() {
        for text in ["2,319.", "26,88", "-1,2"] {
            assert!(is_open(text), "{text}");
        }
        for text in ["2,319.62", "26,886", "12", "合计", "三."] {
            assert!(!is_open(text), "{text}");
        }
    }
}
