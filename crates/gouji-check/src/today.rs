//! The day of the run.

use std::time::{SystemTime, UNIX_EPOCH};

use gouji_core::calendar::Date;

use crate::deadline::HAS_CLOCK;

/// Today by the system's clock, in universal time.
pub fn today() -> Date {
    // Where there is no clock it is the first day of all, and no exception ends.
    if !HAS_CLOCK {
        return Date::from_days(0);
    }
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    Date::from_days(i64::try_from(seconds / 86_400).unwrap_or(0))
}
