//! The `gouji` binary.

/// A long document is millions of small pieces, made and dropped in turn: with this one they take half the time that they
/// take with that of the system. Huge pages are left alone: a short document would fill few of them.
#[global_allocator]
static ROOM: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    gouji_cli::main()
}
