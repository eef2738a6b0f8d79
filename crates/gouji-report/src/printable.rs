//! Text of a document made safe and plain for a terminal.

use textwrap::Options;

/// Text in which every character takes its usual place on a terminal: control characters and
/// characters that turn the writing direction become visible stand-ins, tabs become blanks.
pub fn printable(text: &str) -> String {
    text.chars().map(printable_char).collect()
}

/// The stand-in of one character.
pub(super) fn printable_char(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + character as u32).unwrap_or('\u{fffd}'),
        '\u{7f}'..='\u{9f}' => '\u{fffd}',
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{fff9}'..='\u{fffb}' => '\u{fffd}',
        '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => '\u{fffd}',
        '\u{2060}'..='\u{206f}' | '\u{feff}' => '\u{fffd}',
        _ => character,
    }
}

/// Wraps text at `width` columns; `first` opens it and `rest` opens every further line.
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    textwrap::fill(text, Options::new(width).initial_indent(first).subsequent_indent(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_cannot_command_the_terminal() {
        assert_eq!(printable("甲\u{1b}[31m\t乙\u{202e}"), "甲␛[31m 乙\u{fffd}");
    }

    #[test]
    fn wraps_chinese_by_columns() {
        assert_eq!(wrap("甲乙丙丁，戊己", 10, "= ", "  "), "= 甲乙丙\n  丁，戊己");
    }
}
