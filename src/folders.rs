//! Reports that are folders: one page for each disclosure, and an index (`--output 报告/`).
//!
//! Contract: a folder is made, or holds nothing but reports of earlier runs; no file in it that is none
//! is written over, unless the user says so, and no document of the run ever.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gouji_report::{Run, View, is_report, pages, path_name, printable};

use super::descriptors::is_special;
use super::outputs::Mistake;
use super::write;

/// Whether a path is written as that of a folder.
pub fn is_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// Whether a path may be that of a page.
pub fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("html"))
}

/// Finds a folder that cannot be made, or that is a file.
pub fn verify(path: &Path) -> Result<(), Mistake> {
    let shown = printable(&path_name(path));
    if path.is_dir() {
        return Ok(());
    }
    // A file of the name, without the sign of a folder at its end.
    let plain: PathBuf = path.components().collect();
    if fs::symlink_metadata(&plain).is_ok() {
        return Err(Mistake::new(format!("{shown} 不是文件夹"), format!("{shown} is no folder")));
    }
    let above = plain.parent().filter(|above| !above.as_os_str().is_empty());
    if above.is_none_or(Path::is_dir) {
        return Ok(());
    }
    Err(Mistake::new(
        format!("没有 {shown} 的上级文件夹；请先建立"),
        format!("the folder above {shown} is not there; make it first"),
    ))
}

/// Finds what in a folder is no report of ours.
pub fn protect(path: &Path, documents: &[&Path], force: bool) -> Result<(), Mistake> {
    let shown = printable(&path_name(path));
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    for file in entries.map(|entry| entry.path()).filter(|file| !file.is_dir()) {
        let name = printable(&path_name(&file));
        if documents.iter().any(|document| super::inputs::is_same_file(&file, document)) {
            return Err(Mistake::new(
                format!("{shown} 中有要核对的文件 {name}；请换个文件夹"),
                format!("{shown} holds {name}, a document to check; name another folder"),
            ));
        }
        if is_special(&file) {
            return Err(Mistake::new(
                format!("{shown} 中的 {name} 是管道、套接字或磁盘，不是文件；请换个文件夹"),
                format!("{name} in {shown} is a pipe, a socket or a disk; name another folder"),
            ));
        }
        if !force && !is_report(&file) {
            return Err(Mistake::new(
                format!("{shown} 中的 {name} 不是 gouji 的报告；请换个文件夹，或加 --force"),
                format!(
                    "{name} in {shown} is no report of gouji; name another folder, or add --force"
                ),
            ));
        }
    }
    Ok(())
}

/// Writes the pages.
pub fn save(path: &Path, run: &Run, view: &View) -> io::Result<()> {
    if !path.is_dir() {
        fs::create_dir(path)?;
    }
    pages(run, &view.for_file(), |name, page| write::replace(&path.join(name), page))
}
