//! Narrative.
use crate::disclosure::Disclosure;
use crate::document::Document;
/// Understands.
pub fn understand(document: &Document) -> Disclosure { let _ = document; Disclosure::default() }
