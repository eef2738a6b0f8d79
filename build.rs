//! Asks the linker for a smaller program, where it knows how.
//!
//! Contract: an argument is passed on only if a program linked with it runs on this machine. Linkers differ (the one of
//! rustup, the ones of distributions), and a loader older than packed relocations starts no program that has them.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

/// Functions of the same instructions once: generic code is often that.
const FOLDED: &str = "-Wl,--icf=all";
/// The addresses to be set when the program starts as a bitmap and not as 24 bytes each: a thirteenth of the file.
const PACKED: &str = "-Wl,-z,pack-relative-relocs";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // A program for another system cannot be tried here, and what is built to be debugged stays as it is.
    let native = env::var_os("HOST") == env::var_os("TARGET");
    let linux = env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux");
    let release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let (Some(rustc), Some(folder)) = (env::var_os("RUSTC"), env::var_os("OUT_DIR")) else {
        return;
    };
    if !(native && linux && release) {
        return;
    }
    for argument in [FOLDED, PACKED] {
        if runs_with(argument, &rustc, Path::new(&folder)) {
            println!("cargo:rustc-link-arg-bins={argument}");
        }
    }
}

/// Whether an empty program linked with an argument runs.
fn runs_with(argument: &str, rustc: &OsStr, folder: &Path) -> bool {
    let (source, program) = (folder.join("tried.rs"), folder.join("tried"));
    if std::fs::write(&source, "fn main() {}\n").is_err() {
        return false;
    }
    let linked = succeeds(
        Command::new(rustc)
            .arg(&source)
            .arg("-o")
            .arg(&program)
            .arg("-C")
            .arg(format!("link-arg={argument}"))
            .args(linker()),
    );
    linked && succeeds(&mut Command::new(&program))
}

/// What decides which linker the program itself is linked by.
fn linker() -> Vec<String> {
    let mut arguments = Vec::new();
    if let Ok(linker) = env::var("RUSTC_LINKER") {
        arguments.extend(["-C".to_owned(), format!("linker={linker}")]);
    }
    if let Ok(flags) = env::var("CARGO_ENCODED_RUSTFLAGS") {
        arguments.extend(flags.split('\u{1f}').filter(|flag| !flag.is_empty()).map(str::to_owned));
    }
    arguments
}

fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}
