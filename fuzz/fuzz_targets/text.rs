//! Any bytes as a file named `.txt`: an error or findings, never a panic.

#![no_main]

use gouji_check::check::check;
use gouji_core::lang::Lang;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(outcome) = check(bytes, "input.txt") {
        for finding in &outcome.findings {
            let _ = outcome.words(finding, Lang::Zh);
        }
    }
});
