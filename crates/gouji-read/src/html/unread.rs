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

/// How many such parts a page has, those inside of others not counted.
pub fn parts(page: &Html) -> usize {
    let (mut count, mut inside, mut code) = (0, 0usize, 0usize);
    let mut text = String::new();
    walk::all(page.root_element(), &mut |step| {
        let (element, opens) = match step {
            Step::Open(element) => (element, true),
            Step::Close(element) => (element, false),
            Step::Text(own) => {
                if inside > 0 && code == 0 {
                    text.push_str(own);
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

/// Whether a text holds a number with decimals, with a unit or in percent. What stands in marks of elements is no text.
fn holds_figures(text: &str) -> bool {
    let (mut marked, mut digit) = (false, false);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '<' => marked = true,
            '>' => marked = false,
            _ if marked => {}
            _ if c.is_ascii_digit() => {
                digit = true;
                continue;
            }
            '.' if digit && characters.peek().is_some_and(char::is_ascii_digit) => return true,
            '%' | '％' if digit => return true,
            _ if digit && !c.is_ascii() && c.is_alphabetic() && !DATE.contains(&c) => return true,
            _ => {}
        }
        digit = false;
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
}
