//! Old Office containers (OLE): which can be read, and what to say of the others.
//!
//! Contract: only the names in the container are looked at; a name that stands elsewhere by chance
//! changes the advice, never a finding.

/// What to do with a file that does not hold together.
pub const DAMAGED: &str = "文件已损坏，请用原来的软件打开后重新保存 | the file is damaged; open it in the program that made it and save it again";

/// What to do with a file whose ending promises what is not in it.
pub const OTHERWISE: &str = "内容与扩展名不符，不能确定是什么文件；请用原来的软件打开后另存为 .docx、.xlsx 或 .txt | what is in it is not what its ending says; open it in the program that made it and save it as .docx, .xlsx or .txt";

/// Why a container is not read and what to do; nothing for an Excel workbook.
pub fn hint(bytes: &[u8], extension: &str) -> Option<&'static str> {
    if has_name(bytes, "EncryptedPackage") {
        return Some(
            "文件有密码保护，请打开后取消密码再保存 | the file is protected by a password; open it and save it without one",
        );
    }
    if has_name(bytes, "WordDocument") {
        return Some(if extension == "docx" {
            "扩展名是 .docx，内容却是旧版 Word（.doc），请打开后另存为 .docx | named .docx, but it is an old Word file (.doc) inside; open it and save it as .docx"
        } else {
            "旧版 Word 文件（.doc），请打开后另存为 .docx | an old Word file (.doc); open it and save it as .docx"
        });
    }
    if has_name(bytes, "Workbook") || has_name(bytes, "Book") || extension == "xls" {
        return None;
    }
    Some(
        "旧版 Office 文件，请打开后另存为 .docx、.xlsx 或 .txt | an old Office file; open it and save it as .docx, .xlsx or .txt",
    )
}

/// Whether an entry of this name is in the container: names are UTF-16, in entries of 128 bytes
/// at multiples of 128.
fn has_name(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.chunks(128).any(|entry| entry.starts_with(&wide))
}
