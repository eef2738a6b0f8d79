# Everything a change must pass.
check:
    .ci/run

# The tests.
test *args:
    cargo test {{ args }}

# Formats the code.
fmt:
    cargo fmt

# The benchmarks.
bench *args:
    cargo bench {{ args }}

# Fuzzes one reader, such as `just fuzz docx`; needs cargo-fuzz.
fuzz target *args:
    RUSTC_BOOTSTRAP=1 cargo fuzz run {{ target }} fuzz/corpus/{{ target }} fuzz/seeds/{{ target }} {{ args }}
