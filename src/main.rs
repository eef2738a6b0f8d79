//! The `gouji` binary.
fn main() -> std::process::ExitCode {
    gouji_cli::main()
}
