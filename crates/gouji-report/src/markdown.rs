//! A comment for a merge request: what was found in one table, the arithmetic folded beneath it.
//!
//! Contract: text of a document is shown as text; it makes no markup, no link and calls nobody.

use std::io::{self, Write};

use super::item::{Item, fingerprint, items, severity};
use super::printable::printable;
use super::{Run, View, short, summary, unreadable};

/// Prints the comment.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lang = view.lang;
    let items: Vec<_> = items(run, view).collect();
    writeln!(out, "## gouji 勾稽\n\n{}", plain(&summary::line(run, view)))?;
    for failure in &run.failures {
        let path = plain(&printable(failure.error.path()));
        writeln!(out, "\n- ⛔ **{path}** {}", plain(&printable(&failure.message(lang))))?;
    }
    for line in short::lines(run, view) {
        writeln!(out, "\n- ❌ {}", plain(&line))?;
    }
    for line in unreadable::lines(run, lang) {
        writeln!(out, "\n- {}", plain(&line))?;
    }
    if items.is_empty() {
        return Ok(());
    }
    let heads =
        lang.pick("| | 位置 | 说明 | 应为 | 规则 |", "| | place | finding | expected | rule |");
    writeln!(out, "\n{heads}\n|---|---|---|---|---|")?;
    for item in &items {
        writeln!(out, "{}", row(item, view))?;
    }
    let arithmetic = lang.pick("计算过程", "Arithmetic");
    writeln!(out, "\n<details>\n<summary>{arithmetic}</summary>\n")?;
    for item in &items {
        detail(item, view, out)?;
    }
    writeln!(out, "\n</details>")
}

fn row(item: &Item<'_>, view: &View) -> String {
    let expected = item.finding.all_expected().unwrap_or_default();
    format!(
        "| {} {} | {} | {} | {} | `{}` |",
        sign(item),
        severity(item.finding.severity, view.lang),
        plain(&place(item, view)),
        plain(&item.message()),
        plain(&printable(&expected)),
        item.finding.rule.name(),
    )
}

/// A sign beside the word, for the eye.
fn sign(item: &Item<'_>) -> &'static str {
    match item.finding.severity {
        gouji_core::finding::Severity::Error => "❌",
        gouji_core::finding::Severity::Warning => "⚠️",
        gouji_core::finding::Severity::Note => "ℹ️",
    }
}

fn place(item: &Item<'_>, view: &View) -> String {
    let words = item.spot.words(view.lang);
    printable(&format!("{} {words}", item.spot.path))
}

fn detail(item: &Item<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rule = item.finding.rule.name();
    writeln!(out, "\n- `{rule}` **{}**", plain(&item.message()))?;
    for note in item.notes(view.lang) {
        writeln!(out, "  - {}", plain(&printable(&note)))?;
    }
    writeln!(out, "  - {}", plain(&fingerprint(item.finding, view.lang)))
}

/// Text without any meaning for Markdown, HTML or the servers that render it.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A name or a number of an issue would be linked; an entity is not.
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(character);
            }
            '\n' | '\r' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use gouji_core::lang::Lang;

    #[test]
    fn a_comment() {
        let mut out = Vec::new();
        render(&samples::run(Lang::En), &samples::view(Lang::En), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r##"
        ## gouji 勾稽

        1 error, 1 warning, 0 notes · 3 of 4 figures checked, 1 not (gouji coverage FILE names them)

        | | place | finding | expected | rule |
        |---|---|---|---|---|
        | ❌ error | draft.txt line 4, column 25 | the share of 基本支出 is stated as 78%, the figures give 77% | 77% | `share-of-whole` |
        | ⚠️ warning | draft.txt line 5, column 16 | the growth rate 1.2% was cut off instead of rounded | 1.3% | `growth-rate` |

        <details>
        <summary>Arithmetic</summary>


        - `share-of-whole` **the share of 基本支出 is stated as 78%, the figures give 77%**
          - 790.04 ÷ 1020.20 = 77.44%
          - suggestion: 77% (certain)
          - same cause: \[shares-add-to-100\] the shares add to 101%
          - fingerprint 3f2a91c04d5e6b78

        - `growth-rate` **the growth rate 1.2% was cut off instead of rounded**
          - 12.34 ÷ 1007.86 = 1.22%
          - fingerprint 90b1c2d3e4f50617

        </details>
        "##);
    }

    #[test]
    fn a_document_cannot_write_markup() {
        assert_eq!(plain("a|b @all #1 <b> [x](y)"), r"a\|b &#64;all &#35;1 &lt;b&gt; \[x\](y)");
    }
}
