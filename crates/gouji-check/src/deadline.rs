//! Work on one document, within its time, by the thread that asks.
//!
//! Contract: a defect or a limit is an error of its document and no panic. Work whose time is up ends at the next thing
//! that it counts, or between two steps; nothing is started, and nothing goes on behind the back of who asked. Where there
//! is no clock nothing is ever late.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use gouji_core::limits::{self, Limit, TimeLimit};
use gouji_core::read_error::ReadError;
use gouji_read::guard::guarded;

/// Whether there is a clock to ask; asking for one that is not there would end the program.
pub(crate) const HAS_CLOCK: bool = !cfg!(all(target_arch = "wasm32", target_os = "unknown"));

/// Does `work` on the document called `path`. Without a limit it takes as long as it takes, or as long as what stands
/// around it allows.
pub fn within<T, E: From<ReadError>>(
    path: &str,
    limit: Option<TimeLimit>,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let limit = limit.filter(|_| HAS_CLOCK);
    if limit.is_some() {
        limits::set_deadline(limit, clock);
    }
    let done = guarded(work);
    if limit.is_some() {
        limits::set_deadline(None, clock);
    }
    done.unwrap_or_else(|reason| Err(failed(path, reason).into()))
}

fn failed(path: &str, reason: String) -> ReadError {
    let path = path.to_owned();
    match limits::over() {
        Some(limit @ Limit::Time(_)) if reason == limits::LATE => ReadError::Limit { path, limit },
        _ => ReadError::Defect { path, reason },
    }
}

/// The time since this process first asked.
fn clock() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: TimeLimit = TimeLimit { time: Duration::ZERO, setting: "--timeout" };

    fn done(limit: Option<TimeLimit>, work: impl FnOnce()) -> Result<(), ReadError> {
        within("draft.txt", limit, || {
            work();
            Ok(())
        })
    }

    #[test]
    fn a_defect_is_an_error_of_its_document() {
        let failed = done(None, || panic!("no such row")).unwrap_err();
        assert!(
            matches!(&failed, ReadError::Defect { path, .. } if path == "draft.txt"),
            "{failed}"
        );
        assert!(!failed.is_late());
    }

    #[test]
    fn what_comes_next_has_its_own_time() {
        limits::begin();
        // What stands inside has no time of its own.
        let inside = || done(None, limits::go_on).unwrap_err();
        let failed = within("draft.txt", Some(NONE), || Err::<(), _>(inside()));
        assert!(failed.unwrap_err().is_late());
        limits::begin();
        assert_eq!(done(None, limits::go_on), Ok(()));
    }
}
