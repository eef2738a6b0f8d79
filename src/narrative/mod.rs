//! Running text to figures and claims: lexer → segments → roles → binder.
//!
//! Contract: reading order; every number becomes a figure, is counted as unread, or is label
//! text; a claim is made only where the sentence says clearly what a figure is.

mod lexer;
mod number;
mod role;
mod scope;
mod segment;
mod token;
mod vocabulary;

use crate::disclosure::Disclosure;
use crate::document::Document;

/// Understands a document of running text.
pub fn understand(document: &Document) -> Disclosure {
    Disclosure { header: scope::header(document), ..Disclosure::default() }
}
