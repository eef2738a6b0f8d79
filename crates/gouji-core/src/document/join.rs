//! Several documents as one: a narrative in Word and its tables in a workbook are one disclosure.
//!
//! Contract: the text of each follows that of the one before; every place keeps the file it stands in,
//! its pages and its lines. Where a file begins is known, so that nothing is read across files.

use super::{Block, Document, Hidden, Place, SourceText, Span, Unreadable};

impl Document {
    /// Joins documents in order; `None` without any.
    pub fn join(documents: Vec<Document>) -> Option<Document> {
        let format = documents.first()?.format;
        let mut sources = Vec::with_capacity(documents.len());
        let mut blocks = Vec::new();
        let mut begins = Vec::with_capacity(documents.len());
        let (mut unreadable, mut hidden) = (Vec::new(), Vec::new());
        let mut offset = 0;
        for mut document in documents {
            begins.push(blocks.len());
            for block in &mut document.blocks {
                shift(block, offset);
            }
            blocks.append(&mut document.blocks);
            let file = sources.len();
            unreadable.extend(document.unreadable.drain(..).map(|it| Unreadable { file, ..it }));
            hidden.extend(document.hidden.drain(..).map(|it| Hidden { file, ..it }));
            offset += SourceText::room(&document.source);
            sources.push((document.source, document.format));
        }
        let source = SourceText::join(sources);
        Some(Document { source, format, blocks, begins, unreadable, hidden })
    }
}

fn shift(block: &mut Block, by: usize) {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => text.shift(by),
        Block::Table(table) => {
            table.span = moved(table.span, by);
            for cell in table.rows.iter_mut().flatten() {
                cell.text.shift(by);
                if let Some(place) = &mut cell.place {
                    *place = place_moved(place, by);
                }
            }
        }
    }
}

pub(super) fn moved(span: Span, by: usize) -> Span {
    Span::new(span.start + by, span.end + by)
}

pub(super) fn place_moved(place: &Place, by: usize) -> Place {
    Place { span: moved(place.span, by), ..place.clone() }
}
