//! `gouji check`.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use gouji_check::config::{Overrides, There};
use gouji_check::files::Refused;
use gouji_core::lang::Lang;
use gouji_report::{ReportFormat, Rooted, Run, View, path_name, printable, statistics};

use super::add_exceptions::{self, Trouble};
use super::affected::{Chosen, chosen};
use super::args::CheckArgs;
use super::descriptors::opened;
use super::folders;
use super::idle::Asked;
use super::inputs::{Inputs, Pick};
use super::named::named;
use super::output::Output;
use super::outputs::Outputs;
use super::session::Session;
use super::settings::{self, Source};
use super::status::{self, Status};
use super::watch;
use super::write;

/// What standard input is called when the user does not say.
pub const STDIN: &str = "<stdin>";

/// Checks documents and reports.
pub fn run(args: &CheckArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let paths = match named(&args.paths, args.stdin_filename.as_deref()) {
        Ok(paths) => paths,
        Err(mistake) => return usage(output, &mistake.zh, &mistake.en),
    };
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
    if args.watch {
        if paths.iter().any(|path| path.as_os_str() == "-") {
            return usage(output, "--watch 不能用于标准输入", "--watch is not for standard input");
        }
        return watch::run(args, &outputs, output);
    }
    let counted = |format: ReportFormat| format.is_for_terminals() || format == ReportFormat::Json;
    if args.statistics && !outputs.stdout.is_some_and(counted) {
        return usage(
            output,
            "--statistics 只用于 human、concise 和 json 格式",
            "--statistics is only for the formats human, concise and json",
        );
    }
    let stdin_name = args.stdin_filename.as_deref().unwrap_or(STDIN);
    let over = Overrides {
        show: args.show,
        fail_on: args.fail_on,
        min_confidence: args.min_confidence,
        min_checked: args.min_checked,
        there: match args.baseline.is_none() && !args.no_exceptions {
            true => There::All,
            false => There::ButBaseline,
        },
        baseline: args.baseline.clone(),
        rules: args.own.rules.clone(),
        ..Overrides::default()
    };
    let starts = starts(&paths, args.stdin_filename.as_deref());
    let session = match source.session(&args.choice, over, &starts, output)? {
        Ok(session) => {
            Session { no_grouping: args.no_grouping, together: args.joined.together, ..session }
        }
        Err(status) => return Ok(status),
    };
    let Chosen { paths, choosy, said } = match chosen(&args.chosen, paths, &session, output.lang) {
        Ok(chosen) => chosen,
        Err(mistake) => return usage(output, &mistake.zh, &mistake.en),
    };
    if let Some(said) = said {
        writeln!(io::stderr(), "{said}")?;
    }
    let pick = Pick { reports: outputs.paths(), choosy };
    let mut inputs = match session.inputs(&paths, stdin_name, &pick) {
        Ok(inputs) => inputs,
        Err(refusal) => return refusal.tell(output),
    };
    if let Err(refusal) = session.join_stdin(&mut inputs) {
        return refusal.tell(output);
    }
    let own = match session.own_files(&inputs) {
        Ok(own) => own,
        Err(refusal) => return refusal.tell(output),
    };
    if let Err(mistake) = outputs.protect(&inputs.files(), &own, args.force) {
        return usage(output, &mistake.zh, &mistake.en);
    }
    let (show, gate) = (session.settings.show.value, session.settings.fail_on.value);
    let min_checked = session.settings.min_checked.value;
    let view = output.view(show).with_fails(gate.least());
    let view = View { min_checked, quiet: args.quiet, ..view };
    let exceptions = !args.no_exceptions;
    // Of a part of the documents nothing can be said.
    let patterns = match choosy {
        true => Ok(Vec::new()),
        false => session.idle_patterns(&inputs, &paths, output.lang),
    };
    let patterns = match patterns {
        Ok(patterns) => patterns,
        Err(refusal) => return refusal.tell(output),
    };
    if outputs.streams() && !args.add_exceptions && session.is_by_document(&inputs, exceptions) {
        return stream(inputs, patterns, &session, args, &view, output);
    }
    let ran = session.check(inputs, exceptions, output.lang);
    let run = match ran.and_then(|run| session.without_known(run, exceptions)) {
        Ok(run) => Run { rooted: Rooted::of(&starts), ..run },
        Err(refusal) => return refusal.tell(output),
    };
    let mut idle = if choosy { Vec::new() } else { session.idle_rules(&run, output.lang) };
    idle.extend(patterns);
    let run = Run { idle, ..run };
    let status = status::of(&run, gate, min_checked).after_choice(choosy);
    let status = output.decide(status.with_exit_zero(args.exit_zero));
    for path in &outputs.folders {
        if let Err(error) = folders::save(path, &run, &view) {
            return unwritten(path, error, output);
        }
    }
    // Files first: a reader of standard output that goes away takes nothing from them.
    for (format, path) in &outputs.files {
        if let Err(error) = save(*format, path, &run, &view) {
            return unwritten(path, error, output);
        }
    }
    let mut err = io::stderr();
    if args.add_exceptions {
        match add_exceptions::add(&run, &view, &session.book, output.lang) {
            Ok(added) => {
                for line in add_exceptions::words(&added, output.lang) {
                    writeln!(err, "{line}")?;
                }
            }
            Err(trouble) => return refuse(trouble, output),
        }
    }
    match outputs.stdout {
        Some(ReportFormat::Json) if args.statistics => {
            statistics::render_json(&run, &view, &mut output.out)?;
        }
        _ if args.statistics => statistics::render(&run, &view, &mut output.out, &mut err)?,
        Some(format) => gouji_report::render(format, &run, &view, &mut output.out, &mut err)?,
        None => {}
    }
    // The program ends: nobody needs the room of a long document back piece by piece.
    std::mem::forget(run);
    Ok(status)
}

/// Says why a report could not be written.
fn unwritten(path: &Path, error: io::Error, output: &mut Output) -> io::Result<Status> {
    let (path, error) = (printable(&path_name(path)), Refused::from(error));
    output.complain(
        &format!("无法写入报告 {path}：{}；原有内容没有改动", error.words(Lang::Zh)),
        &format!(
            "the report {path} cannot be written: {}; what was there is as it was",
            error.words(Lang::En)
        ),
    )
}

/// Says why exceptions could not be added.
fn refuse(trouble: Trouble, output: &mut Output) -> io::Result<Status> {
    match trouble {
        Trouble::Config(error) => settings::refuse(&error, output),
        Trouble::Io(path, error) => {
            let (path, error) = (printable(&path_name(&path)), Refused::from(error));
            output.complain(
                &format!("无法写入 {path}：{}", error.words(Lang::Zh)),
                &format!("{path} cannot be written: {}", error.words(Lang::En)),
            )
        }
    }
}

/// Writes a report to a file. What a report says on standard error is said once, by the other one.
fn save(format: ReportFormat, path: &Path, run: &Run, view: &View) -> io::Result<()> {
    let before = match format {
        ReportFormat::Xlsx if path.is_file() && opened(path).is_none() => {
            Some(gouji_report::earlier(path)?)
        }
        _ => None,
    };
    match before {
        Some(_) => {
            write::replace(path, &gouji_report::render_over(format, run, view, before.as_deref())?)
        }
        None => write::replace_with(path, |out| gouji_report::render_into(format, run, view, out)),
    }
}

/// Reports each document as it is done and forgets it. A reader that goes away ends the report, not
/// the check: the exit status is that of the whole run.
fn stream(
    inputs: Inputs,
    mut idle: Vec<String>,
    session: &Session,
    args: &CheckArgs,
    view: &View,
    output: &mut Output,
) -> io::Result<Status> {
    let mut status = Status::NothingChecked;
    let mut broken: Option<io::Error> = None;
    let mut said: Vec<String> = Vec::new();
    let (skipped, excluded, passed) = (inputs.skipped, inputs.excluded, inputs.passed.clone());
    let mut asked = Asked::of(session);
    let (gate, lang) = (session.settings.fail_on.value, output.lang);
    let done = |run: Run| {
        status = status.and(status::of(&run, gate, view.min_checked));
        said.extend(gouji_report::summary::of_documents(&run, view));
        run.outcomes.iter().for_each(|outcome| asked.note(outcome));
        if broken.is_none() {
            let written = gouji_report::render(
                ReportFormat::Jsonl,
                &run,
                view,
                &mut output.out,
                &mut io::sink(),
            );
            broken = written.and_then(|()| output.out.flush()).err();
        }
    };
    if let Err(refusal) = session.check_in_turn(inputs, !args.no_exceptions, lang, done) {
        return refusal.tell(output);
    }
    let choosy = args.chosen.force_exclude || args.chosen.changed.is_some();
    let status = status.after_choice(choosy).with_exit_zero(args.exit_zero);
    output.decide(status);
    for line in said {
        writeln!(io::stderr(), "{line}")?;
    }
    // Of a part of the documents nothing can be said.
    if !choosy {
        idle.splice(0..0, asked.idle(lang));
    }
    let passed = Run { skipped, excluded, passed, idle, ..Run::default() };
    gouji_report::summary::skipped_to(&passed, view, &mut io::stderr())?;
    broken.map_or(Ok(status), Err)
}

/// Where the documents of a run lie; what comes from standard input lies where its name says.
pub fn starts(paths: &[PathBuf], stdin_name: Option<&str>) -> Vec<PathBuf> {
    let stand_in = |path: &PathBuf| match path.as_os_str() == "-" {
        true => PathBuf::from(stdin_name.unwrap_or(".")),
        false => path.clone(),
    };
    paths.iter().map(stand_in).collect()
}

fn usage(output: &mut Output, zh: &str, en: &str) -> io::Result<Status> {
    output.complain(&format!("{zh}（gouji check --help）"), &format!("{en} (gouji check --help)"))
}
