//! What a limit says where a document goes over it.

use super::Limit;
use crate::lang::Lang;

impl Limit {
    /// What was too much and what to do, in words.
    pub fn words(self, lang: Lang) -> String {
        let most = self.most();
        let (zh, en) = match self {
            Limit::Time(limit) => {
                let (seconds, setting) = (limit.time.as_secs_f64(), limit.setting);
                return lang.pick(
                    format!("超过 {seconds} 秒仍未核对完；请拆分后逐一核对，或用 {setting} 放宽时间"),
                    format!(
                        "checking takes longer than {seconds} s; split the document, or allow more time with {setting}"
                    ),
                );
            }
            Limit::Text | Limit::Shown => {
                let most = most / (1024 * 1024);
                return lang.pick(
                    format!("文字超过 {most} MiB；请拆分后逐一核对"),
                    format!("more than {most} MiB of text; split the document and check its parts"),
                );
            }
            Limit::Part => {
                let most = most / (1024 * 1024);
                return lang.pick(
                    format!("压缩包内的一个文件解压后超过 {most} MiB；请拆分后逐一核对"),
                    format!(
                        "one of the files packed in it is larger than {most} MiB; split the document and check its parts"
                    ),
                );
            }
            Limit::Unpacked => {
                let most = most / (1024 * 1024);
                return lang.pick(
                    format!("解压后共超过 {most} MiB；请拆分后逐一核对"),
                    format!(
                        "larger than {most} MiB when unpacked; split the document and check its parts"
                    ),
                );
            }
            Limit::Cells | Limit::PackedCells => ("有内容的单元格", "filled cells"),
            Limit::Slots | Limit::PackedSlots => ("单元格", "cells"),
            Limit::Lines => ("行", "lines"),
            Limit::Numbers => ("数字", "numbers"),
            Limit::Values => ("结构化公开表中的值", "values of a structured disclosure"),
            Limit::Fields => ("分隔的栏", "separated values"),
            Limit::Paragraphs => ("段落和单元格", "paragraphs and cells"),
            Limit::Elements => ("XML 元素", "XML elements"),
            Limit::Nodes => ("网页元素", "elements of a web page"),
            Limit::Merges => ("合并单元格", "merged cells"),
            Limit::Parts => ("压缩包内的文件", "files in the package"),
            Limit::Sheets => ("工作表", "sheets"),
            Limit::Forms => ("PDF 一页内的嵌套图形", "nested drawings on a page of a PDF"),
            Limit::Widths => ("PDF 字符宽度", "widths of characters in a PDF"),
            Limit::Depth => {
                return lang.pick(
                    format!("网页元素嵌套过深（超过 {most} 层），请把正文另存为 .txt"),
                    format!(
                        "the elements of the page are nested too deep (more than {most}); save the text of it as .txt"
                    ),
                );
            }
            Limit::Attributes => ("网页元素的属性", "attributes of one element of a web page"),
        };
        lang.pick(
            format!("{zh}超过 {most} 个；请拆分，或用原来的软件另存后再核对"),
            format!(
                "more than {most} {en}; split the document, or save it again in the program that made it"
            ),
        )
    }
}
