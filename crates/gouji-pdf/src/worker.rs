//! Reading in a thread of its own, with a time limit.
//!
//! Contract: the caller is never held up longer than its [`Bounds`] say, even inside one page, and never
//! panics. A thread that was given up stops at the next thing it draws.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::device::{FORMS, OpenError, PdfFile};
use super::pages::Page;

/// Forms inside forms go deep.
const STACK: usize = 64 * 1024 * 1024;

/// Why a file gives no pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It needs a password.
    Encrypted,
    /// It is damaged.
    Damaged,
    /// There is too much of it.
    TooMuch,
    /// It takes too long.
    Slow,
    /// It nests more drawings than it may.
    Forms,
    /// Its fonts list the widths of more characters than they may.
    Widths,
    /// A defect of the reader.
    Defect(String),
}

/// Runs work and gives the reason where it panics.
pub type Guard = fn(&mut dyn FnMut()) -> Result<(), String>;

/// What reading a file may take.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// How long.
    pub time: Duration,
    /// How many drawings inside of others a page may begin.
    pub forms: usize,
    /// The widths of how many characters fonts may list.
    pub widths: usize,
    /// What keeps a defect of the library from the caller.
    pub guard: Guard,
}

/// The pages of a file.
pub fn pages(bytes: Vec<u8>, bounds: Bounds) -> Result<Vec<Page>, Trouble> {
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        let mut bytes = Some(bytes);
        let mut taken = Err(Trouble::Damaged);
        let guarded = (bounds.guard)(&mut || {
            taken = read(bytes.take().unwrap_or_default(), bounds, &stopped);
        });
        // Nobody listens any more once the time is up.
        let _ = sender.send(guarded.map(|()| taken));
    };
    let started = thread::Builder::new().stack_size(STACK).spawn(work);
    if let Err(error) = started {
        return Err(Trouble::Defect(error.to_string()));
    }
    match receiver.recv_timeout(bounds.time) {
        Ok(Ok(result)) => result,
        Ok(Err(reason)) if reason == FORMS => Err(Trouble::Forms),
        Ok(Err(reason)) => Err(Trouble::Defect(reason)),
        Err(_) => {
            stop.store(true, Ordering::Relaxed);
            Err(Trouble::Slow)
        }
    }
}

fn read(bytes: Vec<u8>, bounds: Bounds, stopped: &AtomicBool) -> Result<Vec<Page>, Trouble> {
    let file = PdfFile::open(bytes, bounds.widths).map_err(|error| match error {
        OpenError::Encrypted => Trouble::Encrypted,
        OpenError::Damaged => Trouble::Damaged,
        OpenError::Widths => Trouble::Widths,
    })?;
    crate::take(&file.pages(stopped, bounds.forms), || stopped.load(Ordering::Relaxed))
}
