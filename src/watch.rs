//! `gouji check --watch`: checks again whenever a document, or what it is checked under, changes.
//!
//! Contract: every check is a run of its own, as it would be without the option; what a run writes starts
//! no other one. It ends when it is interrupted.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::args::CheckArgs;
use super::inputs::identity;
use super::output::Output;
use super::outputs::Outputs;
use super::session::folder_of;
use super::status::Status;

/// How long nothing must happen before a check: programs write a file in several steps.
const SETTLED: Duration = Duration::from_millis(200);
/// A check begins after this time even if files go on changing.
const PATIENCE: u32 = 25;

/// Checks, and again after each change, until it is interrupted.
pub fn run(args: &CheckArgs, outputs: &Outputs, output: &mut Output) -> io::Result<Status> {
    let own = Own::of(outputs);
    let (sender, changes) = channel();
    let told = move |event: notify::Result<Event>| {
        // Nobody listens any more when the program ends.
        let _ = sender.send(event);
    };
    let mut watcher = match notify::recommended_watcher(told) {
        Ok(watcher) => watcher,
        Err(error) => return refuse(&error, output),
    };
    for (path, mode) in watched(&args.paths) {
        if let Err(error) = watcher.watch(&path, mode) {
            return refuse(&error, output);
        }
    }
    loop {
        check()?;
        let waiting =
            output.lang.pick("等待改动（按 Ctrl-C 结束）", "waiting for changes (Ctrl-C ends)");
        writeln!(io::stderr(), "{waiting}")?;
        if !wait(&changes, &own) {
            return Ok(Status::Clean);
        }
    }
}

/// One run of the program without the option.
fn check() -> io::Result<()> {
    let program = std::env::current_exe()?;
    let arguments: Vec<OsString> =
        std::env::args_os().skip(1).filter(|argument| argument != "--watch").collect();
    // Its findings are its own affair.
    let _ = Command::new(program).args(arguments).stdin(Stdio::null()).status()?;
    Ok(())
}

/// The folders that hold what is checked; a file is seen by its folder, because programs put another
/// file in its place.
fn watched(paths: &[PathBuf]) -> Vec<(PathBuf, RecursiveMode)> {
    let here = || PathBuf::from(".");
    let of = |path: &PathBuf| match path.is_dir() {
        true => (path.clone(), RecursiveMode::Recursive),
        false => {
            let folder = folder_of(path).to_path_buf();
            let folder = if folder.as_os_str().is_empty() { here() } else { folder };
            (folder, RecursiveMode::NonRecursive)
        }
    };
    let mut all: Vec<(PathBuf, RecursiveMode)> = paths.iter().map(of).collect();
    if all.is_empty() {
        all.push((here(), RecursiveMode::Recursive));
    }
    all
}

/// Waits for a change that matters, and until files are at rest; false if nothing can come any more.
fn wait(changes: &Receiver<notify::Result<Event>>, own: &Own) -> bool {
    loop {
        match changes.recv() {
            Err(_) => return false,
            Ok(Ok(event)) if !own.is_change(&event) => {}
            Ok(_) => break,
        }
    }
    for _ in 0..PATIENCE {
        match changes.recv_timeout(SETTLED) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}

/// What a run writes itself.
struct Own {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Own {
    fn of(outputs: &Outputs) -> Own {
        let full = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        Own {
            files: outputs.paths().iter().map(full).collect(),
            folders: outputs.folders.iter().map(full).collect(),
        }
    }

    /// Whether an event changes what is checked.
    fn is_change(&self, event: &Event) -> bool {
        let kind = match event.kind {
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
            EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) => true,
            EventKind::Remove(_) | EventKind::Other => true,
        };
        kind && (event.paths.is_empty() || event.paths.iter().any(|path| !self.wrote(path)))
    }

    fn wrote(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let same = |own: &PathBuf| *own == full || identity(own) == identity(&full);
        name.starts_with(".gouji-")
            || path.components().any(|part| part.as_os_str() == ".git")
            || self.files.iter().any(same)
            || self.folders.iter().any(|folder| full.starts_with(folder))
    }
}

fn refuse(error: &notify::Error, output: &mut Output) -> io::Result<Status> {
    output.complain(
        "无法监视文件的改动；请不加 --watch 再试",
        &format!("changes of files cannot be watched: {error}"),
    )
}
