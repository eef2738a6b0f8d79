//! A ZIP package of parts (DOCX, XLSX, ODS).
//!
//! Contract: no part and no sum of parts is unpacked past the limits, whatever the sizes in the
//! package say.

use std::cell::Cell;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::decode;
use gouji_core::limits::{Limit, PART_LIMIT, UNPACKED_LIMIT};
use gouji_core::read_error::ReadError;

/// What an entry of the list of parts begins with.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The parts of a package.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    path: String,
    left: Cell<u64>,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub fn open(bytes: &'a [u8], path: &str) -> Result<Package<'a>, ReadError> {
        // Each is written down when the package is opened.
        if bytes.windows(ENTRY.len()).filter(|at| *at == ENTRY).count() > Limit::Parts.most() {
            return Err(ReadError::Limit { path: path.to_owned(), limit: Limit::Parts });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(path, &error))?;
        Ok(Package { archive, path: path.to_owned(), left: Cell::new(UNPACKED_LIMIT) })
    }

    /// Whether a part of this name is there.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Whether a part's name opens with `folder`.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.archive.file_names_raw().any(|name| name.starts_with(folder.as_bytes()))
    }

    /// The text of a part; nothing when it is not there.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|error| damaged(&self.path, &error))?;
        let limit = PART_LIMIT.min(self.left.get());
        // Room for what its head promises: growing, a large part would stand in memory twice.
        let promised = file.size().min(limit).saturating_add(1);
        let mut bytes = Vec::with_capacity(usize::try_from(promised).unwrap_or(0));
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|e| damaged(&self.path, &e))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > limit {
            let limit = if limit == PART_LIMIT { Limit::Part } else { Limit::Unpacked };
            return Err(ReadError::Limit { path: self.path.clone(), limit });
        }
        self.left.set(self.left.get().saturating_sub(size));
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(error) => decode::decode(error.as_bytes())
                .map(Some)
                .ok_or_else(|| self.broken(&format!("the part {name} is no text"))),
        }
    }

    /// The text of a part without which there is nothing to read.
    pub fn required(&mut self, name: &str) -> Result<String, ReadError> {
        let missing = self.broken(&format!("the part {name} is missing"));
        self.part(name)?.ok_or(missing)
    }

    /// The error for a package whose content does not hold together.
    pub fn broken(&self, what: &str) -> ReadError {
        damaged(&self.path, &what)
    }
}

fn damaged(path: &str, what: &dyn std::fmt::Display) -> ReadError {
    let hint = format!(
        "文件已损坏，请用原来的软件打开后重新保存 | the file is damaged ({what}); open it in \
         the program that made it and save it again"
    );
    ReadError::Unsupported { path: path.to_owned(), hint }
}
