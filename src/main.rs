//! The `gouji` binary.
fn main() {}
