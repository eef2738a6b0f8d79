//! `gouji fix`.
//!
//! Contract: prints a patch of the certain repairs; writes only when asked to, and only files whose
//! bytes are the text that was read. A file of another format is passed over by name.

use std::io::{self, Write};
use std::path::Path;

use crate::check::Outcome;
use crate::config::Overrides;
use crate::files::Refused;
use crate::finding::Severity;
use crate::fix::{Fix, is_offered};
use crate::report::{path_name, printable};

use super::args::{ChoiceArgs, FixArgs};
use super::check::STDIN;
use super::inputs::{Input, Inputs, Pick};
use super::output::Output;
use super::reading::{check_one, load, name};
use super::settings::Source;
use super::status::Status;
use super::write;

/// The mark that some editors put before UTF-8.
const MARK: &str = "\u{feff}";

/// Prints or applies the certain repairs of documents.
pub fn run(args: &FixArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let (choice, over) = (ChoiceArgs::default(), Overrides::default());
    let session = match source.session(&choice, over, &args.paths, output)? {
        Ok(session) => session,
        Err(status) => return Ok(status),
    };
    let policy = session.policy(true);
    let pick = Pick::default();
    let inputs = Inputs::collect(&args.paths, STDIN, &session.settings.globs, &pick);
    let stdin = |input: &Input| matches!(input, Input::Stdin(_));
    if args.write && inputs.documents.iter().any(stdin) {
        return output.complain(
            "标准输入不能改写：请给出文件（gouji fix --help）",
            "standard input cannot be rewritten: name a file (gouji fix --help)",
        );
    }
    let view = output.view(Severity::Warning);
    let mut failed = !inputs.failures.is_empty();
    let mut done = Vec::new();
    for input in &inputs.documents {
        match check_one(input, output.lang, &policy, session.timeout) {
            Ok(outcome) => done.push((input, outcome)),
            Err(failure) => {
                failed = true;
                io::stderr().write_all(failure.draw(&view.on_err()).as_bytes())?;
            }
        }
    }
    let status = match (failed, done.is_empty()) {
        (true, _) => Status::Unreadable,
        (false, true) => Status::NothingChecked,
        (false, false) => Status::Clean,
    };
    let mut status = output.decide(status);
    for (input, outcome) in done {
        if !repair(input, &outcome, args.write, output)? {
            status = output.decide(Status::Unreadable);
        }
    }
    Ok(status)
}

/// Repairs one document; whether that was possible.
fn repair(input: &Input, outcome: &Outcome, write: bool, output: &mut Output) -> io::Result<bool> {
    let lang = output.lang;
    let shown = printable(&name(input));
    let mut err = io::stderr();
    if !is_offered(outcome.format) {
        writeln!(
            err,
            "{}",
            lang.pick(
                format!("{shown}：只为文本、Markdown 和 YAML 给出修改；请在原稿中改"),
                format!("{shown}: repairs are offered for text, Markdown and YAML only; edit the original"),
            )
        )?;
        return Ok(true);
    }
    let fix = Fix::of(outcome);
    let (count, left) = (fix.count(), fix.left);
    if !write {
        output.out.write_all(fix.patch(&name(input), outcome.source.text()).as_bytes())?;
    } else if let (Input::File(path), true) = (input, count > 0)
        && !rewrite(path, &fix, outcome, output)?
    {
        return Ok(false);
    }
    let done = if write { ("已改正", "repaired") } else { ("可以改正", "can be repaired") };
    writeln!(
        err,
        "{}",
        lang.pick(
            format!("{shown}：{}{count} 处；另有 {left} 处需要人来判断", done.0),
            format!("{shown}: {count} {}; {left} left to judge by hand", done.1),
        )
    )?;
    Ok(true)
}

/// Writes the repaired text, if the file is that text.
fn rewrite(path: &Path, fix: &Fix, outcome: &Outcome, output: &Output) -> io::Result<bool> {
    let bytes = load(&Input::File(path.to_path_buf()), output.lang).unwrap_or_default();
    let text = outcome.source.text();
    let mark = if bytes.starts_with(MARK.as_bytes()) { MARK } else { "" };
    let same =
        bytes.strip_prefix(mark.as_bytes()) == Some(text.trim_start_matches(MARK).as_bytes());
    let repaired = fix.apply(text);
    let repaired = format!("{mark}{}", repaired.trim_start_matches(MARK));
    let refused = if same { write::replace(path, repaired.as_bytes()).err() } else { None };
    if same && refused.is_none() {
        return Ok(true);
    }
    let shown = printable(&path_name(path));
    let why = refused.map_or_else(
        || {
            output
                .lang
                .pick(
                    "不是 UTF-8 文本，没有改写；请先转为 UTF-8",
                    "it is not UTF-8, so it was not rewritten; convert it first",
                )
                .to_owned()
        },
        |error| {
            let why = Refused::from(error).words(output.lang);
            output.lang.pick(
                format!("无法写入（{why}）；原文件没有改动"),
                format!("it cannot be written ({why}); the file is as it was"),
            )
        },
    );
    let colon = output.lang.pick("：", ": ");
    writeln!(io::stderr(), "{shown}{colon}{why}")?;
    Ok(false)
}
