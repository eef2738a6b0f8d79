//! Any bytes as a file named `.txt`: an error or findings, never a panic.

#![no_main]

use gouji_check::check::check;
use gouji_core::lang::Lang;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = check(bytes, "input.txt", Lang::Zh);
});
