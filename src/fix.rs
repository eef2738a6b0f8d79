//! `gouji fix`.
//!
//! Contract: a patch of the certain repairs is printed, or written where that is asked for; what
//! cannot be is said before anything is printed or written. Repairs are looked for until none is
//! certain, so that a second run finds none. A file of another format is passed over by name.

use std::io::{self, Write};

use gouji_check::config::{Overrides, There};
use gouji_check::files::Refused;
use gouji_core::finding::Severity;
use gouji_report::{Failure, printable};

use super::affected::{Chosen, chosen};
use super::args::FixArgs;
use super::check::{STDIN, starts};
use super::inputs::{Input, Pick};
use super::named::named;
use super::output::Output;
use super::reading::name;
use super::repair::{Repair, Repaired, Repairs};
use super::session::Session;
use super::settings::Source;
use super::status::Status;
use super::write;

/// Prints or applies the certain repairs of documents.
pub fn run(args: &FixArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let paths = match named(&args.paths, args.stdin_filename.as_deref()) {
        Ok(paths) => paths,
        Err(mistake) => return usage(output, &mistake.zh, &mistake.en),
    };
    let over = Overrides {
        min_confidence: args.min_confidence,
        baseline: args.baseline.clone(),
        rules: args.own.rules.clone(),
        there: match args.baseline.is_none() && !args.no_exceptions {
            true => There::All,
            false => There::ButBaseline,
        },
        ..Overrides::default()
    };
    let starts = starts(&paths, args.stdin_filename.as_deref());
    let session = match source.session(&args.choice, over, &starts, output)? {
        Ok(session) => Session { together: args.joined.together, ..session },
        Err(status) => return Ok(status),
    };
    let Chosen { paths, choosy, said } = match chosen(&args.chosen, paths, &session, output.lang) {
        Ok(chosen) => chosen,
        Err(mistake) => return usage(output, &mistake.zh, &mistake.en),
    };
    if let Some(said) = said {
        writeln!(io::stderr(), "{said}")?;
    }
    let stdin_name = args.stdin_filename.as_deref().unwrap_or(STDIN);
    let pick = Pick { choosy, ..Pick::default() };
    let mut inputs = match session.inputs(&paths, stdin_name, &pick) {
        Ok(inputs) => inputs,
        Err(refusal) => return refusal.tell(output),
    };
    // They help to judge what is on standard input; nobody asked for theirs.
    let beside = match session.join_stdin(&mut inputs) {
        Ok(beside) => beside,
        Err(refusal) => return refusal.tell(output),
    };
    let stdin = |input: &Input| matches!(input, Input::Stdin(_));
    if args.write && inputs.documents.iter().any(stdin) {
        return usage(
            output,
            "标准输入不能改写：请给出文件",
            "standard input cannot be rewritten: name a file",
        );
    }
    let (mut groups, alone) = match session.groups(&inputs.documents) {
        Ok(parts) => parts,
        Err(refusal) => return refusal.tell(output),
    };
    groups.extend(alone.into_iter().map(|input| vec![input]));
    let mut failures: Vec<Failure> = inputs.failures.into_iter().map(Failure::from).collect();
    let mut done = Vec::new();
    for group in &groups {
        match Repairs::of(group, &session, !args.no_exceptions, output.lang) {
            Ok(mut repairs) => {
                done.append(&mut repairs.done);
                failures.append(&mut repairs.failures);
            }
            Err(refusal) => return refusal.tell(output),
        }
    }
    done.retain(|(input, _)| !beside.contains(input));
    done.sort_by(|(one, _), (other, _)| one.cmp(other));
    let view = output.view(Severity::Warning).on_err();
    let mut err = io::stderr();
    for failure in &failures {
        err.write_all(failure.draw(&view).as_bytes())?;
    }
    let refused = |(_, repair): &(Input, Repair)| matches!(repair, Repair::Refused);
    let pending = |(_, repair): &(Input, Repair)| repair.count() > 0;
    let status = match () {
        () if !failures.is_empty() || done.iter().any(refused) => Status::Unreadable,
        () if !args.write && done.iter().any(pending) => Status::Findings,
        () if done.is_empty() && !choosy => Status::NothingChecked,
        () => Status::Clean,
    };
    let mut status = output.decide(status.with_exit_zero(args.exit_zero));
    for (input, repair) in done {
        if !tell(&input, &repair, args, output)? {
            status = output.decide(Status::Unreadable);
        }
    }
    Ok(status)
}

/// Prints or writes what is repaired, and says so; whether that was possible.
fn tell(input: &Input, repair: &Repair, args: &FixArgs, output: &mut Output) -> io::Result<bool> {
    let lang = output.lang;
    let (said, possible) = match repair {
        Repair::NotOffered if args.quiet => return Ok(true),
        Repair::NotOffered => (
            lang.pick(
                "只为文本、Markdown 和 YAML 给出修改；请在原稿中改",
                "repairs are offered for text, Markdown and YAML only; edit the original",
            ),
            true,
        ),
        Repair::Refused => (
            lang.pick(
                "改过的文字不能按原来的编码写回，没有改动；请先转为 UTF-8",
                "the repaired text cannot be written in the encoding of the file, which is as it was; convert it to UTF-8 first",
            ),
            false,
        ),
        Repair::Done(repaired) => return tell_repaired(input, repaired, args, output),
    };
    writeln!(io::stderr(), "{}{}{said}", printable(&name(input)), lang.pick("：", ": "))?;
    Ok(possible)
}

/// Prints or writes a repaired text, and says so; whether that was possible.
fn tell_repaired(
    input: &Input,
    repaired: &Repaired,
    args: &FixArgs,
    output: &mut Output,
) -> io::Result<bool> {
    let lang = output.lang;
    let (shown, colon) = (printable(&name(input)), lang.pick("：", ": "));
    let mut err = io::stderr();
    let Repaired { bytes, patch, count, left } = repaired;
    if !args.write {
        match patch {
            Some(patch) => output.out.write_all(patch)?,
            None => {
                let said = lang.pick(
                    "这种编码（UTF-16）的补丁无法套用；请用 --write 直接改写",
                    "no patch can be applied to this encoding (UTF-16); use --write",
                );
                writeln!(err, "{shown}{colon}{said}")?;
            }
        }
    } else if let (Input::File(path), true) = (input, *count > 0)
        && let Err(error) = write::replace(path, bytes)
    {
        let why = Refused::from(error).words(lang);
        let said = lang.pick(
            format!("无法写入（{why}）；原文件没有改动"),
            format!("it cannot be written ({why}); the file is as it was"),
        );
        writeln!(err, "{shown}{colon}{said}")?;
        return Ok(false);
    }
    if args.quiet {
        return Ok(true);
    }
    let done =
        if args.write { ("已改正", "repaired") } else { ("可以改正", "can be repaired") };
    let said = lang.pick(
        format!("{shown}：{} {count} 处；另有 {left} 处需要人来判断", done.0),
        format!("{shown}: {count} {}; {left} left to judge by hand", done.1),
    );
    writeln!(err, "{said}")?;
    Ok(true)
}

fn usage(output: &mut Output, zh: &str, en: &str) -> io::Result<Status> {
    output.complain(&format!("{zh}（gouji fix --help）"), &format!("{en} (gouji fix --help)"))
}
