//! What could not be read of the documents, in words: one line for each file and reason.

use gouji_check::check::Outcome;
use gouji_core::document::{Hidden, SourceText, Unreadable, UnreadableReason};
use gouji_core::lang::Lang;

use super::Run;
use super::doubtful;
use super::printable::printable;
use super::summary::plural;

/// How many pages are named.
const NAMED: usize = 12;

/// A line for each file and reason.
pub fn lines(run: &Run, lang: Lang) -> Vec<String> {
    run.outcomes.iter().flat_map(|outcome| of(outcome, lang)).collect()
}

/// The lines of one document.
pub(super) fn of(outcome: &Outcome, lang: Lang) -> Vec<String> {
    let mut lines = notices(&outcome.source, &outcome.unreadable, lang);
    lines.extend(hidden(&outcome.source, &outcome.hidden, lang));
    lines.extend(doubtful::lines(outcome, lang));
    lines
}

/// A line for each sheet that hides something.
pub fn hidden(source: &SourceText, hidden: &[Hidden], lang: Lang) -> Vec<String> {
    let files = source.files();
    let line = |part: &Hidden| {
        let path = printable(files.get(part.file).map_or(source.path(), |file| file.path));
        let sheet = printable(&part.sheet);
        let rows = (part.rows > 0).then(|| match lang {
            Lang::Zh => format!("{} 行", part.rows),
            Lang::En => plural(part.rows, "row", "rows"),
        });
        let columns = (part.columns > 0).then(|| match lang {
            Lang::Zh => format!("{} 列", part.columns),
            Lang::En => plural(part.columns, "column", "columns"),
        });
        let parts: Vec<String> = rows.into_iter().chain(columns).collect();
        match (part.whole, lang) {
            (true, Lang::Zh) => format!("{path}：工作表“{sheet}”是隐藏的，已照常核对"),
            (true, Lang::En) => {
                format!("{path}: sheet \"{sheet}\" is hidden; it was checked all the same")
            }
            (false, Lang::Zh) => {
                format!("{path}：工作表“{sheet}”有 {}隐藏，已照常核对", parts.join("、"))
            }
            (false, Lang::En) => format!(
                "{path}: sheet \"{sheet}\" hides {}; checked all the same",
                parts.join(" and ")
            ),
        }
    };
    hidden.iter().map(line).collect()
}

/// A line for each file and each reason for which parts of one document were not read.
pub fn notices(source: &SourceText, unreadable: &[Unreadable], lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, file) in source.files().iter().enumerate() {
        let own: Vec<Unreadable> =
            unreadable.iter().filter(|part| part.file == index).copied().collect();
        lines.extend(notices_of(file.path, &own, lang));
    }
    lines
}

fn notices_of(path: &str, unreadable: &[Unreadable], lang: Lang) -> Vec<String> {
    let path = printable(path);
    let count = |reason: UnreadableReason| match reason {
        UnreadableReason::NoText => (0, 0),
        UnreadableReason::NoUnicode(count) => (1, count),
        UnreadableReason::Outside(count) => (2, count),
        UnreadableReason::Pictures(count) => (3, count),
        UnreadableReason::Parts(count) => (4, count),
    };
    let mut found = Vec::new();
    for kind in 0..5 {
        let own = unreadable.iter().filter(|part| count(part.reason).0 == kind);
        let own: Vec<&Unreadable> = own.collect();
        if own.is_empty() {
            continue;
        }
        let pages = pages(&own, lang);
        let total: usize = own.iter().map(|part| count(part.reason).1).sum();
        found.push(match (kind, lang) {
            (0, Lang::Zh) => format!("{path}：{pages}没有文字层（扫描件？），未核对"),
            (0, Lang::En) => format!("{path}: {pages} without text (scanned?): not checked"),
            (1, Lang::Zh) => format!("{path}：{pages}有 {total} 个字符无法识别，未核对"),
            (1, Lang::En) => {
                format!("{path}: {pages}: {total} characters without a meaning: not checked")
            }
            (2, Lang::Zh) => {
                format!("{path}：{pages}有 {total} 个字符在页面之外，读者看不到，未核对")
            }
            (2, Lang::En) => {
                format!("{path}: {pages}: {total} characters outside of the page: not checked")
            }
            (4, Lang::Zh) => {
                format!("{path}：网页中有 {total} 处菜单、图形或脚本内容含有数字，没有读取，未核对")
            }
            (4, Lang::En) => {
                let parts = plural(total, "part", "parts");
                format!("{path}: {parts} of the page (menus, drawings, scripts) with figures not read: not checked")
            }
            (_, Lang::Zh) => {
                format!("{path}：{total} 幅图片中的文字和表格无法读取，未核对")
            }
            (_, Lang::En) => {
                let pictures = plural(total, "picture", "pictures");
                format!(
                    "{path}: what {pictures} may show (text, tables) cannot be read: not checked"
                )
            }
        });
    }
    found
}

/// `pages 3, 5, 8`.
fn pages(parts: &[&Unreadable], lang: Lang) -> String {
    let named: Vec<String> = parts
        .iter()
        .filter_map(|part| part.page)
        .take(NAMED)
        .map(|page| page.to_string())
        .collect();
    let rest = parts.len().saturating_sub(NAMED);
    let word = if parts.len() == 1 { "page" } else { "pages" };
    match (rest, lang) {
        (0, Lang::Zh) => format!("第 {} 页", named.join("、")),
        (0, Lang::En) => format!("{word} {}", named.join(", ")),
        (_, Lang::Zh) => format!("第 {} 页等 {} 页", named.join("、"), parts.len()),
        (_, Lang::En) => format!("{word} {} and {rest} more", named.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn pages_are_named_by_reason() {
        let mut run = samples::run(Lang::En);
        run.outcomes[0].unreadable = vec![
            Unreadable { file: 0, page: Some(3), reason: UnreadableReason::NoText },
            Unreadable { file: 0, page: Some(5), reason: UnreadableReason::Outside(2) },
            Unreadable { file: 0, page: Some(8), reason: UnreadableReason::NoText },
        ];
        assert_eq!(
            lines(&run, Lang::En),
            [
                "draft.txt: pages 3, 8 without text (scanned?): not checked",
                "draft.txt: page 5: 2 characters outside of the page: not checked",
            ]
        );
        assert_eq!(
            lines(&run, Lang::Zh),
            [
                "draft.txt：第 3、8 页没有文字层（扫描件？），未核对",
                "draft.txt：第 5 页有 2 个字符在页面之外，读者看不到，未核对",
            ]
        );
    }
}
