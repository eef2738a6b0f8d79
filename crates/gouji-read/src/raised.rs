//! Raised digits: the mark of a footnote is no digit of the figure before it.

/// A digit as a superscript; any other character as it is.
pub fn raised(c: char) -> char {
    let marks = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    digit.and_then(|digit| marks.get(digit).copied()).unwrap_or(c)
}
