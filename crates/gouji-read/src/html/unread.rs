//! Parts of a page that hold figures and are not read: menus, drawings, templates, what only browsers without
//! scripts show.
//!
//! Contract: they are counted, nothing more; numbers of a date and those without a unit or decimals are no figures.

use scraper::Html;

use super::walk::{self, Step};

/// Elements whose figures somebody may see, and that are no running text.
const PARTS: &[&str] =
    &["select", "svg", "template", "noscript", "math", "object", "iframe", "button"];
/// What stands in them and is never shown.
const CODE: &[&str] = &["script", "style", "title", "desc"];
/// What stands behind a number of a date.
const DATE: [char; 4] = ['年', '月', '日', '号'];
/// What a unit begins with: a number with a blank behind it is a figure before these only.
const UNITS: [char; 8] = ['元', '万', '亿', '千', '人', '辆', '%', '％'];
/// Parts that a browser with scripts does not look into: their marks are text.
const RAW: &[&str] = &["noscript", "iframe"];
/// Fields that nobody sees.
const UNSEEN: &str = "hidden";

/// How many such parts a page has, those inside of others not counted.
pub fn parts(page: &Html) -> usize {
    let (mut count, mut inside, mut code, mut raw) = (0, 0usize, 0usize, 0usize);
    let mut text = String::new();
    walk::all(page.root_element(), &mut |step| {
        let (element, opens) = match step {
            Step::Open(element) => (element, true),
            Step::Close(element) => (element, false),
            Step::Text(own) => {
                if inside > 0 && code == 0 {
                    match raw {
                        0 => text.push_str(own),
                        _ => push_unmarked(&mut text, own),
                    }
                    text.push(' ');
                }
                return true;
            }
        };
        let name = element.value().name();
        let level = |level: usize| if opens { level + 1 } else { level.saturating_sub(1) };
        if CODE.contains(&name) {
            code = level(code);
        }
        if RAW.contains(&name) {
            raw = level(raw);
        }
        // What stands in a field is an attribute.
        if opens && name == "input" && element.value().attr("type") != Some(UNSEEN) {
            let value = element.value().attr("value").unwrap_or_default();
            match inside {
                0 => count += usize::from(holds_figures(value)),
                _ => text.extend([value, " "]),
            }
        }
        if PARTS.contains(&name) {
            inside = level(inside);
            if inside == 0 {
                count += usize::from(holds_figures(&text));
                text.clear();
            }
        }
        true
    });
    count
}

/// Adds a text without the marks of elements in it. A `<` before anything but a name is text.
fn push_unmarked(text: &mut String, own: &str) {
    let mut rest = own;
    while let Some((before, behind)) = rest.split_once('<') {
        text.push_str(before);
        let opens = behind.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        rest = match behind.split_once('>') {
            Some((_, behind)) if opens => behind,
            _ => behind,
        };
        text.push(' ');
    }
    text.push_str(rest);
}

/// Whether a text holds a number with decimals, with a unit or in percent.
fn holds_figures(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let (mut digit, mut blank) = (false, false);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            _ if is_digit(c) => {
                (digit, blank) = (true, false);
                continue;
            }
            _ if digit && c.is_whitespace() => {
                blank = true;
                continue;
            }
            _ if digit && UNITS.contains(&c) => return true,
            _ if blank => {}
            '.' | '．' if digit && characters.peek().is_some_and(|c| is_digit(*c)) => return true,
            _ if digit && !c.is_ascii() && c.is_alphabetic() && !DATE.contains(&c) => return true,
            _ => {}
        }
        (digit, blank) = (false, false);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_with_figures_are_counted_and_dates_are_none() {
        let count = |text: &str| parts(&Html::parse_document(text));
        assert_eq!(
            count("<select><option>2024年<option>3月1日</select><svg><text>12</text></svg>"),
            0
        );
        assert_eq!(count("<svg><style>a{b:0.5}</style><text>支出 1.20</text></svg>"), 1);
        assert_eq!(count("<select><option>支出100万元<option>收入5%</select>"), 1);
        assert_eq!(count("<noscript><img src='a?1.5'>请打开脚本</noscript>"), 0);
        assert_eq!(count("<noscript><p>支出100万元</p></noscript><template>占5%</template>"), 2);
    }

    #[test]
    fn figures_are_known_with_blanks_in_full_width_and_in_fields() {
        let count = |text: &str| parts(&Html::parse_document(text));
        for (text, wanted) in [
            ("<svg><text>100 万元</text></svg>", 1),
            ("<svg><text>100</text><text>万元</text></svg>", 1),
            ("<svg><text>12</text><text>支出</text></svg>", 0),
            ("<svg><text>2024 年</text></svg>", 0),
            ("<button>１００万元</button><button>１．５</button>", 2),
            ("<select><option>&lt;甲<option>支出100万元</select>", 1),
            ("<svg><text>1 &lt; 2</text><text>支出1.20</text></svg>", 1),
            ("<noscript>甲 < 乙 <p>支出100万元</p></noscript>", 1),
            ("<input value='100万元'><input type=hidden value='5万元'><input value='2024'>", 1),
        ] {
            assert_eq!(count(text), wanted, "{text}");
        }
    }
}
