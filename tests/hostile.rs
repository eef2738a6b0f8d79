//! Inputs that nobody means well: each ends in a verdict or a typed error, never in a panic, and the
//! exit status says which.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "hostile/soup.rs"]
mod soup;
use crate::support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use gouji_check::check::{Outcome, check};
use gouji_core::finding::Severity;
use gouji_core::read_error::ReadError;
use support::{checked, loud};

/// A file that goes away with the test.
struct File(PathBuf);

impl File {
    fn new(name: &str, content: &[u8]) -> File {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let path = folder.join(format!("hostile-{}-{name}", std::process::id()));
        std::fs::write(&path, content).unwrap();
        File(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Runs `gouji check` on a path.
fn run(path: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
    command.args(["check", "--lang", "en", "--format", "concise", "--timeout", "300"]).arg(path);
    let output = command.stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    output
}

/// The exit status of a file with this content.
fn status(name: &str, content: &[u8]) -> Option<i32> {
    let file = File::new(name, content);
    run(&file.0).status.code()
}

fn error(content: &[u8], name: &str) -> ReadError {
    match check(content, name) {
        Err(error) => error,
        Ok(_) => panic!("{name} was read"),
    }
}

/// A document that can be read and says nothing provably wrong.
fn silent(content: &[u8], name: &str) -> Outcome {
    let outcome = checked(content, name);
    assert!(loud(&outcome).is_empty(), "{name}: {:?}", outcome.findings);
    outcome
}

#[test]
fn what_is_not_there_cannot_be_read() {
    let output = run(Path::new("no/such/draft.txt"));
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no such file"));
}

#[test]
fn nothing_and_no_text_are_typed_errors() {
    assert!(matches!(error(b"", "a.txt"), ReadError::Empty { .. }));
    let binary: Vec<u8> =
        (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert!(matches!(error(&binary, "a.txt"), ReadError::Binary { .. }));
    let zeros = [0u8; 512];
    assert!(matches!(error(&zeros, "a.txt"), ReadError::Binary { .. }));
    assert_eq!(status("zeros.txt", &zeros), Some(4));
}

#[test]
fn bytes_that_are_no_utf_8_are_refused_or_decoded_but_never_replaced() {
    let mut broken = "2024年本年支出合计100.00万元。".as_bytes().to_vec();
    broken.truncate(broken.len() - 1);
    broken.push(0xff);
    for content in [&broken[..], b"\xff\xfe\x00", b"\xef\xbb\xbf\xff\xff", b"\x80\x81\x82abc"] {
        if let Ok(outcome) = check(content, "a.txt") {
            assert!(!outcome.source.text().contains('\u{fffd}'));
        }
    }
    assert_eq!(status("broken.yaml", b"lines: [\xff]"), Some(4));
}

#[test]
fn blanks_are_a_document_without_figures() {
    for text in ["\n", " \t\n\r\n", "\r", "\r\r\r", "\u{3000}\u{3000}\n", "\u{c}\u{c}", "\u{feff}"]
    {
        if let Ok(outcome) = check(text.as_bytes(), "a.txt") {
            assert_eq!((outcome.coverage.figures, outcome.findings.len()), (0, 0), "{text:?}");
        }
    }
}

#[test]
fn a_lone_carriage_return_ends_a_line() {
    let text = "2024年本年支出合计100.00万元，其中：\r基本支出60.00万元，占70%；项目支出40.00万元，占40%。";
    let outcome = checked(text.as_bytes(), "a.txt");
    let lines: Vec<usize> = outcome
        .disclosure
        .figures
        .iter()
        .map(|figure| outcome.source.position(figure.place.span.start).line)
        .collect();
    assert_eq!(lines, [1, 2, 2, 2, 2]);
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    let mut text = "a: &a [1, 1]\n".to_owned();
    for (from, to) in ('a'..='y').zip('b'..='z') {
        let _ = writeln!(text, "{to}: &{to} [*{from}, *{from}, *{from}, *{from}, *{from}]");
    }
    text.push_str("lines: *z\n");
    assert!(check(text.as_bytes(), "a.yaml").is_err());
    assert_eq!(status("bomb.yaml", text.as_bytes()), Some(4));
}

#[test]
fn deep_nesting_is_refused() {
    let flow = format!("lines: {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(check(flow.as_bytes(), "a.yaml").is_err());
    let mut block = "unit: 万元\nlines:\n".to_owned();
    for depth in 0..2000 {
        let indent = "  ".repeat(depth * 2 + 1);
        let _ = writeln!(block, "{indent}- amount: 1\n{indent}  items:");
    }
    assert!(check(block.as_bytes(), "a.yaml").is_err());
    let json = format!("{{\"lines\":{}1{}}}", "{\"items\":[".repeat(5000), "]}".repeat(5000));
    assert_eq!(status("deep.json", json.as_bytes()), Some(4));
    let list = "- ".repeat(20_000);
    let quote = "> ".repeat(20_000);
    silent(format!("{list}甲1.00万元\n\n{quote}乙2.00万元\n").as_bytes(), "a.md");
}

#[test]
fn figures_too_long_to_compare_are_counted_and_not_judged() {
    let long = "1".repeat(40);
    let text = format!("2024年本年支出合计{long}.00万元，其中：基本支出2.00万元，占1%。");
    let outcome = silent(text.as_bytes(), "a.txt");
    assert_eq!(outcome.coverage.unread, 1);
    assert!(outcome.coverage.unchecked_count() >= 1);
    let exponent = format!("合计1e{long}万元，占{}%。", "9".repeat(5000));
    silent(exponent.as_bytes(), "a.txt");
    let yaml = format!("unit: 万元\nlines: [{{amount: {long}}}]\n");
    assert!(check(yaml.as_bytes(), "a.yaml").is_err());
}

#[test]
fn the_longest_figures_do_not_overflow() {
    let long = "9".repeat(28);
    let clauses = ["收、支总计各增加", "增长", "完成预算的", "占"];
    let mut text = format!("2024年收、支总计{long}亿元，其中：");
    for clause in clauses {
        let _ = write!(text, "{clause}{long}亿元，{clause}{long}%，为0.{}%；", "0".repeat(27));
    }
    checked(text.as_bytes(), "a.txt");
}

#[test]
fn one_line_of_five_megabytes_is_read() {
    let sentence =
        "2024年本年支出合计100.00万元，其中：基本支出60.00万元，占60%；项目支出40.00万元，占40%。";
    let text = sentence.repeat(5_000_000 / sentence.len());
    let file = File::new("long.txt", text.as_bytes());
    assert_eq!(run(&file.0).status.code(), Some(0));
    silent("甲".repeat(1_700_000).as_bytes(), "a.txt");
    silent("1".repeat(5_000_000).as_bytes(), "a.txt");
}

#[test]
fn thousands_of_mistakes_in_one_line_are_told() {
    let clause = "其中：基本支出60.00万元，占60%；项目支出40.00万元，占40%；";
    let text = format!("2024年本年支出合计100.00万元，{}", clause.repeat(2000));
    let file = File::new("mistakes.txt", text.as_bytes());
    // So many in one list are no slips: nobody is accused, and the run ends.
    assert!(matches!(run(&file.0).status.code(), Some(0 | 1)));
}

#[test]
fn brackets_without_end_are_read() {
    for bracket in
        ["（", "）", "（）", "“", "《", "、", "，", "其中：", "1.", "（一）", "|", "[", "<"]
    {
        let text = bracket.repeat(200_000);
        for name in ["a.txt", "a.md"] {
            // Repeated punctuation may be doubted; nothing is proved wrong.
            let outcome = checked(text.as_bytes(), name);
            assert!(outcome.findings.iter().all(|f| f.severity < Severity::Error), "{bracket}");
        }
    }
    let text = format!("2024年支出合计3.00万元{}1.00万元", "（".repeat(200_000));
    silent(text.as_bytes(), "a.txt");
}

#[test]
fn soup_of_the_genre_never_panics() {
    for seed in 0..4000 {
        let text = soup::draft(seed);
        for name in ["a.txt", "a.md"] {
            let result = std::panic::catch_unwind(|| checked(text.as_bytes(), name));
            let outcome = result.unwrap_or_else(|_| panic!("seed {seed} as {name}:\n{text}"));
            let tally = outcome.tally;
            assert!(outcome.coverage.checked <= outcome.coverage.figures, "seed {seed}:\n{text}");
            assert!(tally.broken + tally.truncated <= tally.total, "seed {seed}:\n{text}");
            for finding in &outcome.findings {
                let span = finding.primary.place.span;
                assert!(!outcome.source.slice(span).is_empty(), "seed {seed}:\n{text}");
            }
        }
    }
}

#[test]
fn soup_can_be_extracted_and_read_back() {
    for seed in 0..1000 {
        let text = soup::draft(seed);
        let outcome = checked(text.as_bytes(), "a.txt");
        let written = gouji_core::structured::write(&outcome.disclosure, &outcome.source);
        let back = check(written.as_bytes(), "b.yaml");
        let back = back.unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}\n{written}"));
        // What is extracted is stated, and so believed: nothing is lost.
        let after: Vec<String> = back.findings.iter().map(support::said).collect();
        let lost = outcome.findings.iter().map(support::said).find(|it| !after.contains(it));
        assert_eq!(lost, None, "seed {seed}:\n{text}\n{written}");
    }
}

#[test]
fn soup_of_yaml_is_read_or_refused() {
    for seed in 0..3000 {
        let text = soup::yaml(seed);
        let result = std::panic::catch_unwind(|| {
            for name in ["a.yaml", "a.json"] {
                check(text.as_bytes(), name).iter().for_each(support::say);
            }
        });
        assert!(result.is_ok(), "seed {seed}:\n{text}");
    }
}

#[test]
fn files_that_lie_about_their_size_end_in_a_verdict_or_a_typed_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/damaged");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut said = String::new();
    for file in files {
        let output = run(&file);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let all = text + &String::from_utf8_lossy(&output.stderr);
        assert!(!all.contains("gouji itself failed"), "{all}");
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        writeln!(said, "{name} {:?}", output.status.code()).unwrap();
    }
    insta::assert_snapshot!(said, @"
    dims_10byte.xls Some(0)
    dims_u32.xls Some(0)
    dims_underflow.xls Some(0)
    empty_e5.xls Some(4)
    glob_empty_18.xls Some(4)
    glob_empty_85.xls Some(4)
    numbered.html Some(0)
    pdf_W_gen1.pdf Some(4)
    pdf_W_misaligned.pdf Some(4)
    pdf_legit_W_120_ranges.pdf Some(1)
    pos_past_end.xls Some(4)
    sheet_begins_inside_a_record.xls Some(4)
    wide.html Some(0)
    ");
}

/// One sentence of so many bytes that says the same of other items again and again.
fn sentence(item: &str) -> String {
    let mut text = String::from("青禾县统计局2024年度部门决算\n");
    while text.len() < 250_000 {
        text.push_str(item);
    }
    text + "。\n"
}

#[test]
fn one_long_sentence_is_read_once_not_once_for_each_figure() {
    for (name, item) in [
        ("years.txt", "科目支出100.25万元，比2022年增加20.25万元，增长25%，"),
        ("totals.txt", "基本支出100.25万元、项目支出20.25万元，合计增长25%，"),
    ] {
        let file = File::new(name, sentence(item).as_bytes());
        let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
        // Read anew for each figure it took ten seconds.
        let output = command.args(["check", "--lang", "en", "--timeout", "5"]).arg(&file.0);
        let output = output.stdin(Stdio::null()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!said.contains("takes longer"), "{name}: {said}");
    }
}
