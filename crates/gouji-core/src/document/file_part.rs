//! The files that one text was put together from.

use super::{Format, SourceText, Span};

/// The part of a text that one file gave.
#[derive(Debug, Clone)]
pub(super) struct FilePart {
    pub(super) path: String,
    /// Its first byte and its first line.
    pub(super) start: usize,
    pub(super) line: usize,
    /// How many pages come before it, and whether it has any.
    pub(super) pages: usize,
    pub(super) paged: bool,
    pub(super) format: Format,
}

/// One file of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileText<'a> {
    /// The path as the user named it.
    pub path: &'a str,
    /// What of the text it gave.
    pub span: Span,
    /// Its format, where several files make the text.
    pub format: Option<Format>,
}

impl SourceText {
    /// The files it is made of, in order; a text of one file has that one.
    pub fn files(&self) -> Vec<FileText<'_>> {
        if self.files.is_empty() {
            let span = Span::new(0, self.text().len());
            return vec![FileText { path: self.path(), span, format: None }];
        }
        let ends = self.files.iter().skip(1).map(|next| next.start).chain([self.text().len()]);
        let mut all = Vec::with_capacity(self.files.len());
        for (file, end) in self.files.iter().zip(ends) {
            // The line break behind each file belongs to none.
            let span = Span::new(file.start, end.saturating_sub(1));
            all.push(FileText { path: &file.path, span, format: Some(file.format) });
        }
        all
    }

    /// The file that a byte offset stands in.
    pub(super) fn file_of(&self, offset: usize) -> Option<&FilePart> {
        let behind = self.files.partition_point(|file| file.start <= offset);
        behind.checked_sub(1).and_then(|index| self.files.get(index))
    }

    /// The path, as the user named it, of the file that a byte offset stands in.
    pub fn path_of(&self, offset: usize) -> &str {
        self.file_of(offset).map_or(self.path(), |file| file.path.as_str())
    }
}
