//! Old Office containers (OLE): which can be read, and what to say of the others.
//!
//! Contract: only the names in the container are looked at; a name that stands elsewhere by chance
//! changes the advice, never a finding.

/// Why a container is not read and what to do; nothing for an Excel workbook.
pub fn hint(bytes: &[u8], extension: &str) -> Option<&'static str> {
    if has_name(bytes, "EncryptedPackage") {
        return Some("the file is protected by a password; open it and save it without one");
    }
    if has_name(bytes, "WordDocument") {
        return Some(if extension == "docx" {
            "named .docx, but it is an old Word file (.doc) inside; open it and save it as .docx"
        } else {
            "an old Word file (.doc); open it and save it as .docx"
        });
    }
    if has_name(bytes, "Workbook") || has_name(bytes, "Book") || extension == "xls" {
        return None;
    }
    Some("an old Office file; open it and save it as .docx, .xlsx or .txt")
}

/// Whether an entry of this name is in the container: names are UTF-16, in entries of 128 bytes
/// at multiples of 128.
fn has_name(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.chunks(128).any(|entry| entry.starts_with(&wide))
}
