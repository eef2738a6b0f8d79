//! The paths that a command is given.
//!
//! Contract: none is the folder it is run in; a name for standard input needs standard input.

use std::path::PathBuf;

use gouji_core::lang::Both;

/// What is to be read.
pub fn named(paths: &[PathBuf], stdin_filename: Option<&str>) -> Result<Vec<PathBuf>, Both> {
    let paths = if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() };
    if stdin_filename.is_some() && !paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Both::new(
            "--stdin-filename 只用于标准输入（-）",
            "--stdin-filename is only for standard input (`-`)",
        ));
    }
    Ok(paths)
}
