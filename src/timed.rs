//! Work on one document, within its time.
//!
//! Contract: the caller is held up no longer than the limit; a defect or a limit stays with its document.
//! Work that is given up ends at the next thing it counts, or with the program.

use std::sync::LazyLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use gouji_core::limits::{self, Limit};
use gouji_core::read_error::ReadError;
use gouji_read::guard::guarded;
use gouji_report::Failure;

/// As much as the main thread of a program has.
const STACK: usize = 8 * 1024 * 1024;

/// How long one document may take; nothing for as long as it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeout(pub Option<Duration>);

impl Timeout {
    /// What a number of seconds means: none at all is no limit.
    pub fn seconds(seconds: u64) -> Timeout {
        Timeout((seconds > 0).then(|| Duration::from_secs(seconds)))
    }

    /// Runs `work` on the document called `path`.
    pub fn run<T: Send + 'static>(
        self,
        path: &str,
        work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let defect =
            |reason: String| Failure::from(ReadError::Defect { path: path.to_owned(), reason });
        let Some(limit) = self.0 else {
            return guarded(work).unwrap_or_else(|reason| Err(defect(reason)));
        };
        let (sender, receiver) = mpsc::channel();
        let work = move || {
            limits::set_deadline(Some(limit), clock);
            // Nobody listens any more once the time is up.
            let _ = sender.send(guarded(work));
        };
        if let Err(error) = thread::Builder::new().stack_size(STACK).spawn(work) {
            return Err(defect(error.to_string()));
        }
        match receiver.recv_timeout(limit) {
            Ok(result) => result.unwrap_or_else(|reason| match reason == limits::LATE {
                true => Err(late(path, limit)),
                false => Err(defect(reason)),
            }),
            Err(RecvTimeoutError::Timeout) => Err(late(path, limit)),
            Err(RecvTimeoutError::Disconnected) => Err(defect("its thread ended".to_owned())),
        }
    }
}

fn late(path: &str, limit: Duration) -> Failure {
    let limit = Limit::Time(limit.as_secs());
    ReadError::Limit { path: path.to_owned(), limit }.into()
}

/// The time since this process first asked.
fn clock() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}
