//! x
use crate::disclosure::Disclosure;
use crate::document::SourceText;
/// x
pub fn write(d: &Disclosure, s: &SourceText) -> String { let _ = (d, s); String::new() }
