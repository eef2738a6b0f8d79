//! `gouji check`.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::config::Overrides;
use crate::files::Refused;
use crate::lang::Lang;
use crate::report::{self, ReportFormat, Run, View, path_name, printable, statistics};

use super::args::CheckArgs;
use super::changed::changed;
use super::inputs::{Inputs, Pick};
use super::output::Output;
use super::outputs::Outputs;
use super::session::Session;
use super::settings::{self, Source};
use super::status::{self, Status};
use super::write;

/// What standard input is called when the user does not say.
pub const STDIN: &str = "<stdin>";

/// Checks documents and reports.
pub fn run(args: &CheckArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
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
    let over = Overrides {
        show: args.show,
        fail_on: args.fail_on,
        min_confidence: args.min_confidence,
        baseline: args.baseline.clone(),
        rules: args.own.rules.clone(),
        ..Overrides::default()
    };
    let session = match source.session(&args.choice, over, &paths, output)? {
        Ok(session) => {
            Session { no_grouping: args.no_grouping, together: args.together, ..session }
        }
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
    let pick = Pick { reports: outputs.paths(), choosy };
    let inputs = match session.inputs(&paths, stdin_name, &pick) {
        Ok(inputs) => inputs,
        Err(error) => return settings::refuse(&error, output),
    };
    let own = session.own_files(&inputs);
    if let Err(mistake) = outputs.protect(&inputs.files(), &own, args.force) {
        return usage(output, &mistake.zh, &mistake.en);
    }
    let (show, gate) = (session.settings.show.value, session.settings.fail_on.value);
    let view = output.view(show).with_fails(gate.least());
    let exceptions = !args.no_exceptions;
    if outputs.streams() && session.is_by_document(&inputs, exceptions) {
        return stream(inputs, &session, args, &view, output);
    }
    let ran = session.check(inputs, exceptions, output.lang);
    let run = match ran.and_then(|run| session.without_known(run, exceptions)) {
        Ok(run) => run,
        Err(error) => return settings::refuse(&error, output),
    };
    let status = output.decide(status::of(&run, gate).after_choice(choosy));
    // Files first: a reader of standard output that goes away takes nothing from them.
    for (format, path) in &outputs.files {
        if let Err(error) = save(*format, path, &run, &view) {
            let path = printable(&path_name(path));
            let error = Refused::from(error);
            return output.complain(
                &format!("无法写入报告 {path}：{}；原有内容没有改动", error.words(Lang::Zh)),
                &format!(
                    "the report {path} cannot be written: {}; what was there is as it was",
                    error.words(Lang::En)
                ),
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
fn save(format: ReportFormat, path: &Path, run: &Run, view: &View) -> io::Result<()> {
    write::replace(path, &report::render_file(format, run, view)?)
}

/// Reports each document as it is done and forgets it. A reader that goes away ends the report, not
/// the check: the exit status is that of the whole run.
fn stream(
    inputs: Inputs,
    session: &Session,
    args: &CheckArgs,
    view: &View,
    output: &mut Output,
) -> io::Result<Status> {
    let mut status = Status::NothingChecked;
    let mut broken: Option<io::Error> = None;
    let (skipped, excluded, passed) = (inputs.skipped, inputs.excluded, inputs.passed.clone());
    let passed = Run { skipped, excluded, passed, ..Run::default() };
    let gate = session.settings.fail_on.value;
    session.check_in_turn(inputs, !args.no_exceptions, output.lang, |run| {
        status = status.and(status::of(&run, gate));
        if broken.is_none() {
            let written =
                report::render(ReportFormat::Jsonl, &run, view, &mut output.out, &mut io::sink());
            broken = written.and_then(|()| output.finish()).err();
        }
    });
    let choosy = args.force_exclude || args.changed.is_some();
    let status = output.decide(status.after_choice(choosy));
    report::summary::skipped_to(&passed, view, &mut io::stderr())?;
    broken.map_or(Ok(status), Err)
}

fn usage(output: &mut Output, zh: &str, en: &str) -> io::Result<Status> {
    output.complain(&format!("{zh}（gouji check --help）"), &format!("{en} (gouji check --help)"))
}
