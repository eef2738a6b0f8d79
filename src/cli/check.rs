//! `gouji check`.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use crate::config::Overrides;
use crate::report::{concise, human, json, summary};

use super::args::{CheckArgs, CheckFormat};
use super::output::Output;
use super::session::Session;
use super::settings::{self, Source};
use super::status::{self, Status};

/// What standard input is called when the user does not say.
pub const STDIN: &str = "<stdin>";

/// Checks documents and reports.
pub fn run(args: &CheckArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let mut paths = args.paths.clone();
    let mut err = io::stderr();
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
    let stdin_name = args.stdin_filename.as_deref().unwrap_or(STDIN);
    let over = Overrides {
        show: args.show,
        fail_on: args.fail_on,
        baseline: args.baseline.clone(),
        rules: args.own.rules.clone(),
        ..Overrides::default()
    };
    let session = match source.session(&args.choice, over, &paths, output)? {
        Ok(session) => Session { no_grouping: args.no_grouping, ..session },
        Err(status) => return Ok(status),
    };
    let ran = session.run(&paths, stdin_name, !args.no_exceptions, output.lang);
    let run = match ran.and_then(|run| session.without_known(run, !args.no_exceptions)) {
        Ok(run) => run,
        Err(error) => return settings::refuse(&error, output),
    };
    let settings = &session.settings;
    let status = output.decide(status::of(&run, settings.fail_on.value));
    let view = output.view(settings.show.value);
    match args.format {
        CheckFormat::Human => human::render(&run, &view, &mut output.out, &mut err)?,
        CheckFormat::Concise => concise::render(&run, &view, &mut output.out, &mut err)?,
        CheckFormat::Json => {
            json::render(&run, &view, &mut output.out)?;
            summary::skipped_to(&run, &view, &mut err)?;
        }
    }
    Ok(status)
}

fn usage(output: &mut Output, zh: &str, en: &str) -> io::Result<Status> {
    output.complain(&format!("{zh}（gouji check --help）"), &format!("{en} (gouji check --help)"))
}
