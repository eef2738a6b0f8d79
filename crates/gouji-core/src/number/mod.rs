//! Numbers: exact values, and numerals as they were printed.

mod exact;
mod fraction;
mod numeral;
mod wide;

pub use exact::Exact;
pub use numeral::{Numeral, NumeralError};
