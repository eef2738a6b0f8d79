//! The `gouji` binary.
fn main() -> std::process::ExitCode {
    gouji::cli::main()
}
