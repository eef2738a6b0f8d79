//! Numbers: exact values, and numerals as they were printed.

mod exact;
mod fraction;
mod numeral;

pub use exact::Exact;
pub use numeral::{Numeral, NumeralError};
