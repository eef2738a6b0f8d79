//! The JSON Schema of the format, for editors and for other programs.

/// `schemas/disclosure.schema.json`: JSON Schema 2020-12 with English and Chinese descriptions.
pub const SCHEMA: &str = include_str!("../../schemas/disclosure.schema.json");
