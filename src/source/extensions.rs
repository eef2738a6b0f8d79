//! Which files of a folder are read.

/// Extensions (lower case) that are picked up in folders. A file named on the command line is read
/// whatever its extension is.
pub const FOLDER_EXTENSIONS: &[&str] = &[
    "txt", "md", "markdown", "yaml", "yml", "json", "docx", "xlsx", "xls", "ods", "html", "htm",
    "csv", "tsv", "pdf",
];

/// Those of them (and no others) that name plain text, which may be empty.
pub const TEXT_EXTENSIONS: &[&str] =
    &["txt", "md", "markdown", "html", "htm", "csv", "tsv", "yaml", "yml", "json"];
