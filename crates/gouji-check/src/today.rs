//! The day of the run.

use std::time::{SystemTime, UNIX_EPOCH};

use gouji_core::calendar::Date;

/// Today by the system's clock, in universal time.
pub fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    Date::from_days(i64::try_from(seconds / 86_400).unwrap_or(0))
}
