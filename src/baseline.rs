//! `gouji baseline`.
//!
//! Contract: a baseline never grows unasked, and never speaks of what could not be read.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gouji_check::config::baseline::{self, Baseline, Comparison, Entry};
use gouji_check::config::{ConfigError, Overrides};
use gouji_check::files::{self, Refused};
use gouji_core::finding::Severity;
use gouji_core::lang::Lang;
use gouji_report::summary::plural;
use gouji_report::{Run, path_name, printable};

use super::args::{BaselineAction, BaselineArgs};
use super::check::STDIN;
use super::output::Output;
use super::session::{SIZE_LIMIT, Session, folder_of};
use super::settings::{self, Source};
use super::status::Status;
use super::write;

/// What came of an action: the status and what is to be said.
type Done = (Status, Vec<String>);

/// Writes, checks or prunes a baseline.
pub fn run(args: &BaselineArgs, source: &Source, output: &mut Output) -> io::Result<Status> {
    let (baseline, rules) = (args.baseline.clone(), args.own.rules.clone());
    let over = Overrides { baseline, rules, ..Overrides::default() };
    let session = match source.session(&args.choice, over, &args.paths, output)? {
        Ok(session) => Session { together: args.joined.together, ..session },
        Err(status) => return Ok(status),
    };
    let lang = output.lang;
    let run = match session.run(&args.paths, STDIN, true, lang) {
        Ok(run) => run,
        Err(refusal) => return refusal.tell(output),
    };
    if !run.failures.is_empty() || run.outcomes.is_empty() {
        return unread(&run, output);
    }
    // What is neither listed nor counted for the gate is no business of a baseline.
    let (show, gate) = (session.settings.show.value, session.settings.fail_on.value.least());
    let least = gate.map_or(show, |gate| gate.min(show));
    let mut run = run;
    for outcome in &mut run.outcomes {
        outcome.findings.retain(|finding| finding.severity >= least);
    }
    match act(args, &session, run, lang) {
        Ok((status, lines)) => {
            output.decide(status);
            for line in lines {
                writeln!(output.out, "{}", printable(&line))?;
            }
            Ok(status)
        }
        Err(error) => settings::refuse(&error, output),
    }
}

/// What could not be read cannot be called known.
fn unread(run: &Run, output: &mut Output) -> io::Result<Status> {
    let view = output.view(Severity::Warning).on_err();
    let nothing = run.failures.is_empty();
    let status = output.decide(if nothing { Status::NothingChecked } else { Status::Unreadable });
    let mut err = io::stderr();
    for failure in &run.failures {
        err.write_all(failure.draw(&view).as_bytes())?;
    }
    let (zh, en) = if nothing {
        ("没有符合的文件，基线没有改动", "no file matched; the baseline was left as it is")
    } else {
        (
            "有输入未能读取，基线没有改动",
            "some input could not be read; the baseline was left as it is",
        )
    };
    writeln!(err, "{}", output.lang.pick(zh, en))?;
    Ok(status)
}

fn act(
    args: &BaselineArgs,
    session: &Session,
    mut run: Run,
    lang: Lang,
) -> Result<Done, ConfigError> {
    let default = || PathBuf::from(baseline::NAME);
    let path = session.settings.baseline.value.clone().unwrap_or_else(default);
    let name = path_name(&path);
    let folder = folder_of(&path);
    let all = baseline::entries(&run.outcomes, folder);
    let old = match files::read_text(&path, SIZE_LIMIT) {
        Ok(text) => Some(Baseline::parse(&text, &name)?),
        Err(error) if error.is_missing() => None,
        Err(error) => return Err(ConfigError::unreadable(&name, &error)),
    };
    let Some(old) = old else {
        if args.action != BaselineAction::Write {
            return Err(ConfigError::plain(
                format!("没有基线 {name}；先用 gouji baseline write 生成"),
                format!("there is no baseline {name}; write one with gouji baseline write"),
            ));
        }
        let count = all.len();
        save(&path, &Baseline::new(all))?;
        return Ok((Status::Clean, vec![wrote(&name, count, lang)]));
    };
    let comparison = old.heed(&mut run.outcomes, folder);
    match args.action {
        BaselineAction::Check => Ok(compare(&comparison, lang)),
        BaselineAction::Write if !comparison.new.is_empty() && !args.accept_new => {
            let (_, mut lines) = compare(&comparison, lang);
            lines.push(lang.pick(
                format!("{name} 没有改动；看过新的结果后，加 --accept-new 写入"),
                format!("{name} was left as it is; look at the new findings, then write them with --accept-new"),
            ));
            Ok((Status::Findings, lines))
        }
        BaselineAction::Write => {
            let entries: Vec<Entry> = all.into_iter().chain(comparison.elsewhere).collect();
            let count = entries.len();
            save(&path, &Baseline::new(entries))?;
            Ok((Status::Clean, vec![wrote(&name, count, lang)]))
        }
        BaselineAction::Prune => {
            let gone = &comparison.gone;
            let mut left = old.findings.clone();
            for entry in gone {
                if let Some(at) = left.iter().position(|it| it == entry) {
                    left.remove(at);
                }
            }
            let mut lines: Vec<String> = gone.iter().map(|it| told(it, "-")).collect();
            lines.push(wrote(&name, left.len(), lang));
            save(&path, &Baseline::new(left))?;
            Ok((Status::Clean, lines))
        }
    }
}

fn compare(comparison: &Comparison, lang: Lang) -> Done {
    let Comparison { known, new, gone, elsewhere } = comparison;
    let mut lines: Vec<String> = new.iter().map(|entry| told(entry, "+")).collect();
    lines.extend(gone.iter().map(|entry| told(entry, "-")));
    let mut summary = lang.pick(
        format!("已知 {known} 个，新增 {} 个，消失 {} 个", new.len(), gone.len()),
        format!("{known} known, {} new, {} gone", new.len(), gone.len()),
    );
    if !elsewhere.is_empty() {
        summary.push_str(&lang.pick(
            format!("，另有 {} 个属于本次没有核对的文件", elsewhere.len()),
            format!(", {} of files that were not checked", elsewhere.len()),
        ));
    }
    lines.push(summary);
    let same = new.is_empty() && gone.is_empty();
    (if same { Status::Clean } else { Status::Findings }, lines)
}

fn told(entry: &Entry, sign: &str) -> String {
    let Entry { path, rule, fingerprint, stated, expected } = entry;
    let expected = expected.as_ref().map(|it| format!(" → {it}")).unwrap_or_default();
    format!("{sign} {path} [{rule}] {stated}{expected}  {fingerprint}")
}

fn wrote(name: &str, count: usize, lang: Lang) -> String {
    lang.pick(
        format!("{name} 现有 {count} 个结果"),
        format!("{name} now holds {}", plural(count, "finding", "findings")),
    )
}

fn save(path: &Path, baseline: &Baseline) -> Result<(), ConfigError> {
    write::replace(path, baseline.print().as_bytes()).map_err(|error| {
        let name = path_name(path);
        let error = Refused::from(error);
        let (zh, en) = (error.words(Lang::Zh), error.words(Lang::En));
        ConfigError::plain(
            format!("无法写入 {name}：{zh}；原有内容没有改动"),
            format!("{name} cannot be written: {en}; what was there is as it was"),
        )
    })
}
