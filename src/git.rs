//! Runs git, which runs nothing that the repository names: no hook, no monitor, no external program.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Stdio};

use gouji_report::printable;

/// Why git gave nothing.
pub enum Failed {
    /// It is not installed.
    Missing,
    /// It said this.
    Said(String),
}

/// What the configuration of a repository may not decide: it may be anybody's.
const SETTINGS: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.untrackedCache=false",
    "core.sshCommand=false",
    "diff.external=",
    "protocol.allow=never",
    "submodule.recurse=false",
];

/// Runs git in a folder.
pub fn git(folder: &Path, arguments: &[impl AsRef<OsStr>]) -> Result<Vec<u8>, Failed> {
    let mut command = Command::new("git");
    command.arg("--no-pager").arg("-C").arg(folder);
    for setting in SETTINGS {
        command.arg("-c").arg(setting);
    }
    command.args(arguments).stdin(Stdio::null());
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    // A missing object is not fetched from wherever the repository says.
    command.env("GIT_NO_LAZY_FETCH", "1").env_remove("GIT_EXTERNAL_DIFF");
    let ran = command.output();
    let output = ran.map_err(|_| Failed::Missing)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failed::Said(printable(said.lines().next().unwrap_or_default().trim())))
}

/// The one line that git printed.
pub fn line(mut bytes: Vec<u8>) -> OsString {
    while bytes.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        bytes.pop();
    }
    path(&bytes)
}

/// A path in the bytes of git.
#[cfg(unix)]
pub fn path(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).to_os_string()
}

/// A path in the bytes of git.
#[cfg(not(unix))]
pub fn path(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}
