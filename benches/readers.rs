//! How fast each reader turns the bytes of a file into a document: `cargo bench --bench readers`.
//!
//! Contract: the files are those that fuzzing begins with; each is one disclosure of four pages, so
//! MB/s is of the file as it is stored (a package is compressed, a PDF carries its fonts).
#![allow(missing_docs, clippy::expect_used)]

use divan::Bencher;
use divan::counter::BytesCount;

/// The format and the file.
const FILES: [&str; 9] = [
    "text/disclosure.txt",
    "markdown/disclosure.md",
    "html/disclosure.html",
    "csv/disclosure.csv",
    "docx/disclosure.docx",
    "xlsx/disclosure.xlsx",
    "ods/disclosure.ods",
    "xls/cells.xls",
    "pdf/disclosure.pdf",
];

fn main() {
    divan::main();
}

#[divan::bench(args = FILES)]
fn read(bencher: Bencher<'_, '_>, file: &str) {
    let path = format!("{}/fuzz/seeds/{file}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).expect("the file is part of the project");
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| gouji_read::read(&bytes, file));
}
