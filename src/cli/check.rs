//! `gouji check`.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::report::{self, ReportFormat, Run, View, printable, statistics};
use crate::rules::Rulebook;

use super::args::CheckArgs;
use super::changed::changed;
use super::inputs::Inputs;
use super::output::Output;
use super::outputs::Outputs;
use super::reading::{check_all, check_in_turn};
use super::rulebook;
use super::status::{self, Status};

/// What standard input is called when the user does not say.
pub const STDIN: &str = "<stdin>";

/// Checks documents and reports.
pub fn run(args: &CheckArgs, output: &mut Output) -> io::Result<Status> {
    let mut paths = args.paths.clone();
    if paths.is_empty() && args.changed.is_some() {
        paths.push(PathBuf::from("."));
    }
    if paths.is_empty() && io::stdin().is_terminal() {
        return usage(
            output,
            "没有要核对的文件：请给出文件或文件夹，- 表示标准输入",
            "nothing to check: name files or folders, or `-` for standard input",
        );
    }
    if paths.is_empty() {
        paths.push(PathBuf::from("-"));
    }
    if args.stdin_filename.is_some() && !paths.iter().any(|path| path.as_os_str() == "-") {
        return usage(
            output,
            "--stdin-filename 只用于标准输入（-）",
            "--stdin-filename is only for standard input (`-`)",
        );
    }
    let outputs = match Outputs::settle(&args.output, args.format) {
        Ok(outputs) => outputs,
        Err(mistake) => return usage(output, &mistake.zh, &mistake.en),
    };
    if let Err(mistake) = outputs.verify(&paths) {
        return usage(output, &mistake.zh, &mistake.en);
    }
    if outputs.stdout == Some(ReportFormat::Xlsx) && io::stdout().is_terminal() {
        return usage(
            output,
            "xlsx 不能显示在终端上；请用 --output 报告.xlsx",
            "xlsx cannot be shown on a terminal; use --output report.xlsx",
        );
    }
    if args.statistics && !outputs.stdout.is_some_and(ReportFormat::is_for_terminals) {
        return usage(
            output,
            "--statistics 只用于 human 和 concise 格式",
            "--statistics is only for the formats human and concise",
        );
    }
    let stdin_name = args.stdin_filename.as_deref().unwrap_or(STDIN);
    let book = match rulebook::load(&args.own.rules, output)? {
        Ok(book) => book,
        Err(status) => return Ok(status),
    };
    // What is left after a choice may be nothing, and that is as it should be.
    let choosy = args.force_exclude || args.changed.is_some();
    if let Some(reference) = &args.changed {
        paths = match changed(reference, &paths) {
            Ok(paths) => paths,
            Err(mistake) => return usage(output, &mistake.zh, &mistake.en),
        };
    }
    let inputs = Inputs::collect(&paths, stdin_name, &outputs.paths(), choosy);
    let view = output.view(args.show).with_fails(args.fail_on.least());
    if outputs.streams() {
        return stream(inputs, &book, args, choosy, &view, output);
    }
    let run = check_all(inputs, &book, output.lang);
    let status = output.decide(status::of(&run, args.fail_on).after_choice(choosy));
    // Files first: a reader of standard output that goes away takes nothing from them.
    for (format, path) in &outputs.files {
        if let Err(error) = write(*format, path, &run, &view) {
            let path = printable(&path.display().to_string());
            return output.complain(
                &format!("无法写入报告 {path}：{error}"),
                &format!("the report {path} cannot be written: {error}"),
            );
        }
    }
    let mut err = io::stderr();
    match outputs.stdout {
        _ if args.statistics => statistics::render(&run, &view, &mut output.out, &mut err)?,
        Some(format) => report::render(format, &run, &view, &mut output.out, &mut err)?,
        None => {}
    }
    Ok(status)
}

/// Writes a report to a file. What a report says on standard error is said once, by the other one.
fn write(format: ReportFormat, path: &Path, run: &Run, view: &View) -> io::Result<()> {
    let mut bytes = Vec::new();
    report::render(format, run, &view.for_file(), &mut bytes, &mut io::sink())?;
    fs::write(path, bytes)
}

/// Reports each document as it is done and forgets it. A reader that goes away ends the report, not
/// the check: the exit status is that of the whole run.
fn stream(
    inputs: Inputs,
    book: &Rulebook,
    args: &CheckArgs,
    choosy: bool,
    view: &View,
    output: &mut Output,
) -> io::Result<Status> {
    let mut status = Status::NothingChecked;
    let mut broken: Option<io::Error> = None;
    let skipped = inputs.skipped;
    let mut total = Run::default();
    check_in_turn(inputs, book, output.lang, |run| {
        status = status.and(status::of(&run, args.fail_on));
        if broken.is_none() {
            let written =
                report::render(ReportFormat::Jsonl, &run, view, &mut output.out, &mut io::sink());
            broken = written.and_then(|()| output.finish()).err();
        }
    });
    let status = output.decide(status.after_choice(choosy));
    total.skipped = skipped;
    report::summary::skipped_to(&total, view, &mut io::stderr())?;
    broken.map_or(Ok(status), Err)
}

fn usage(output: &mut Output, zh: &str, en: &str) -> io::Result<Status> {
    output.complain(&format!("{zh}（gouji check --help）"), &format!("{en} (gouji check --help)"))
}
