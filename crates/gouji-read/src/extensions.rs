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

/// Documents of office programs that may not be readable. In folders they are taken all the same, so that
/// what is not checked is named and fails the run.
pub const OFFICE_EXTENSIONS: &[&str] =
    &["doc", "docm", "dot", "wps", "wpt", "rtf", "odt", "ofd", "et", "ett", "xlsb", "xlsm"];
