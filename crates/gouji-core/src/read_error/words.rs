//! What a document that cannot be read is told of, in words.

use super::ReadError;
use crate::lang::Lang;

/// A hint is in both languages, `中文 | English`, or in one.
fn hint_in(hint: &str, lang: Lang) -> String {
    let (zh, en) = hint.split_once(" | ").unwrap_or((hint, hint));
    lang.pick(zh, en).to_owned()
}

impl ReadError {
    /// What went wrong and what to do, in words, without the path.
    pub fn words(&self, lang: Lang) -> String {
        match (self, lang) {
            (ReadError::Io { reason, .. }, lang) => {
                let head = lang.pick("无法读取：", "cannot be read: ");
                format!("{head}{}", hint_in(reason, lang))
            }
            (ReadError::Empty { .. }, Lang::Zh) => "文件是空的，什么也没有核对".to_owned(),
            (ReadError::Empty { .. }, Lang::En) => "the file is empty; nothing was checked".into(),
            (ReadError::TooLarge { limit, .. }, Lang::Zh) => {
                format!("超过 {limit} MiB；请拆分后逐一核对")
            }
            (ReadError::TooLarge { limit, .. }, Lang::En) => {
                format!("larger than {limit} MiB; split the document or check its parts one by one")
            }
            (ReadError::Limit { limit, .. }, lang) => limit.words(lang),
            (ReadError::Binary { .. }, Lang::Zh) => {
                "不是文本文件；请另存为文本、Markdown 或结构化 YAML".to_owned()
            }
            (ReadError::Binary { .. }, Lang::En) => {
                "not a text file; save it as text, Markdown or a structured YAML disclosure".into()
            }
            (ReadError::Unsupported { hint, .. }, _) => hint_in(hint, lang),
            (ReadError::Structure { message, .. }, lang) => message.text(lang).to_owned(),
            (ReadError::Defect { reason, .. }, Lang::Zh) => {
                format!("gouji 自身处理该文件时出错（{reason}），请反馈")
            }
            (ReadError::Defect { reason, .. }, Lang::En) => {
                format!("gouji itself failed on this file ({reason}); please report it")
            }
        }
    }
}
