//! Work on one document, within its time.
//!
//! Contract: the caller is held up no longer than the limit; a defect or a limit stays with its document.
//! Work that is given up ends at the next thing it counts, or with the program.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use gouji_check::deadline::within;
use gouji_core::limits::{Limit, TimeLimit};
use gouji_core::read_error::ReadError;
use gouji_report::Failure;

/// As much as the main thread of a program has.
const STACK: usize = 8 * 1024 * 1024;

/// How long one document may take; nothing for as long as it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeout(Option<TimeLimit>);

impl Timeout {
    /// What a number of seconds means: none at all is no limit.
    pub fn seconds(seconds: u64) -> Timeout {
        let time = Duration::from_secs(seconds);
        Timeout((seconds > 0).then_some(TimeLimit { time, setting: "--timeout" }))
    }

    /// Runs `work` on the document called `path`.
    pub fn run<T: Send + 'static>(
        self,
        path: &str,
        work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let Some(limit) = self.0 else { return within(path, None, work) };
        let (sender, receiver) = mpsc::channel();
        let name = path.to_owned();
        let work = move || {
            // Nobody listens any more once the time is up.
            let _ = sender.send(within(&name, Some(limit), work));
        };
        let defect =
            |reason: String| Failure::from(ReadError::Defect { path: path.to_owned(), reason });
        if let Err(error) = thread::Builder::new().stack_size(STACK).spawn(work) {
            return Err(defect(error.to_string()));
        }
        match receiver.recv_timeout(limit.time) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => {
                let limit = Limit::Time(limit);
                Err(ReadError::Limit { path: path.to_owned(), limit }.into())
            }
            Err(RecvTimeoutError::Disconnected) => Err(defect("its thread ended".to_owned())),
        }
    }
}
