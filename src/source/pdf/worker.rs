//! Reading in a thread of its own, with a time limit.
//!
//! Contract: the caller is never held up longer than [`LIMIT`], even inside one page, and never
//! panics. A thread that was given up stops at the next thing it draws.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::guard::guarded;

use super::device::{FORMS, OpenError, PdfFile};
use super::pages::Page;
use crate::limits::{self, Limit};

/// How long reading may take where nobody says.
const LIMIT: Duration = Duration::from_secs(30);
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
    /// It goes over a limit.
    Over(Limit),
    /// A defect of the reader.
    Defect(String),
}

/// The pages of a file.
pub fn pages(bytes: Vec<u8>) -> Result<Vec<Page>, Trouble> {
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        let result = guarded(|| {
            let file = PdfFile::open(bytes).map_err(|error| match error {
                OpenError::Encrypted => Trouble::Encrypted,
                OpenError::Damaged => Trouble::Damaged,
                OpenError::Widths => Trouble::Over(Limit::Widths),
            })?;
            super::take(&file.pages(&stopped), || stopped.load(Ordering::Relaxed))
        });
        // Nobody listens any more once the time is up.
        let _ = sender.send(result);
    };
    let started = thread::Builder::new().stack_size(STACK).spawn(work);
    if let Err(error) = started {
        return Err(Trouble::Defect(error.to_string()));
    }
    match receiver.recv_timeout(limits::time_left().unwrap_or(LIMIT)) {
        Ok(Ok(result)) => result,
        Ok(Err(reason)) if reason == FORMS => Err(Trouble::Over(Limit::Forms)),
        Ok(Err(reason)) => Err(Trouble::Defect(reason)),
        Err(_) => {
            stop.store(true, Ordering::Relaxed);
            Err(Trouble::Slow)
        }
    }
}
