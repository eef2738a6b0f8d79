//! What of a document could not be read.

use gouji_check::check::Outcome;
use gouji_core::document::{Unreadable as Part, UnreadableReason};
use gouji_core::lang::Lang;

/// A part of a document that could not be read, or not all of it: nothing of it was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unreadable {
    /// The document, by the name it was given.
    pub path: String,
    /// The page, from 1, where the format has pages.
    pub page: Option<u32>,
    reason: UnreadableReason,
}

impl Unreadable {
    /// Why it could not be read.
    pub fn why(&self, lang: Lang) -> String {
        match self.reason {
            UnreadableReason::NoText => {
                lang.pick("没有文字层（扫描件？）", "no text (scanned?)").to_owned()
            }
            UnreadableReason::NoUnicode(count) => lang.pick(
                format!("{count} 个字符无法识别"),
                format!("characters without a meaning: {count}"),
            ),
            UnreadableReason::Outside(count) => lang.pick(
                format!("{count} 个字符在页面之外，读者看不到"),
                format!("characters outside of the page: {count}"),
            ),
            UnreadableReason::Pictures(count) => lang.pick(
                format!("{count} 幅图片中的文字和表格"),
                format!("pictures that may show text or tables: {count}"),
            ),
            UnreadableReason::Parts(count) => lang.pick(
                format!("网页中 {count} 处含有数字的菜单、图形或脚本内容"),
                format!("menus, drawings and scripts of the page with figures: {count}"),
            ),
        }
    }

    pub(crate) fn all(outcome: &Outcome) -> Vec<Unreadable> {
        let files = outcome.source.files();
        let of = |part: &Part| Unreadable {
            path: files.get(part.file).map_or(outcome.source.path(), |file| file.path).to_owned(),
            page: part.page,
            reason: part.reason,
        };
        outcome.unreadable.iter().map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words() {
        let part = |reason| Unreadable { path: String::new(), page: Some(3), reason };
        for (reason, en) in [
            (UnreadableReason::NoText, "no text"),
            (UnreadableReason::NoUnicode(2), "a meaning: 2"),
            (UnreadableReason::Outside(5), "of the page: 5"),
            (UnreadableReason::Pictures(1), "tables: 1"),
            (UnreadableReason::Parts(2), "with figures: 2"),
        ] {
            let part = part(reason);
            assert!(part.why(Lang::En).contains(en), "{part:?}");
            assert_ne!(part.why(Lang::Zh), part.why(Lang::En));
        }
    }
}
