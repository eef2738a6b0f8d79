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
