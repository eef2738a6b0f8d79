//! Line breaks inside a paragraph (Shift+Enter in Word, `<br>` on a page): some part, some only wrap.

use super::fold::fold;
use gouji_core::heading;

/// The paragraphs that line breaks inside one paragraph make: a break after the end of a sentence
/// or before a number of a list parts, another one only wraps.
pub fn pieces(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
        let marked = heading::marker(fold(line, 0).text()).is_some();
        match out.last_mut() {
            Some(last) if !marked && !ends(last) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => out.push(line.to_owned()),
        }
    }
    out
}

/// Whether a line ends what it says: a sentence, or a heading.
fn ends(line: &str) -> bool {
    let text = fold(line, 0);
    text.text().ends_with(['。', '；', '：']) || heading::level(text.text()).is_some()
}
