//! The bounds all readers of packed formats keep.

/// The most bytes that one packed file may hold when unpacked.
pub const UNPACKED_LIMIT: u64 = 256 * 1024 * 1024;

/// The most bytes that one part of a packed file may hold.
pub const PART_LIMIT: u64 = 128 * 1024 * 1024;

/// The deepest nesting of elements that is followed.
pub const DEPTH_LIMIT: usize = 256;

/// The most cells of one workbook or page that are read.
pub const CELL_LIMIT: usize = 2_000_000;
