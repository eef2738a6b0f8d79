//! Finds and reads the configuration, and joins it with the command line.
//!
//! Contract: a mistake in it, or a name that no rule has, ends the run with status 2 before
//! anything is checked. One run has one configuration.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::calendar::Date;
use crate::config::{
    self, ConfigError, Known, Level, Levels, Mistake, Overrides, Selector, Settings,
};
use crate::document::SourceText;
use crate::files::{self, Refused};
use crate::finding::Severity;
use crate::lang::Lang;
use crate::report::{Failure, path_name};
use crate::rules::RuleFileError;
use crate::source::ReadError;

use super::args::{ChoiceArgs, Cli};
use super::output::Output;
use super::rulebook;
use super::session::{Session, folder_of};
use super::status::Status;
use super::timed::Timeout;

/// The largest configuration that is read, in bytes.
const SIZE_LIMIT: u64 = 1024 * 1024;

/// What the command line and the environment say about the configuration.
#[derive(Debug, Clone)]
pub struct Source {
    file: Option<PathBuf>,
    none: bool,
    lang: Option<Lang>,
    today: Option<OsString>,
    timeout: Timeout,
}

impl Source {
    /// The wishes of a command line, and of the environment.
    pub fn of(cli: &Cli) -> Source {
        let env = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        Source {
            file: cli.config.clone().or_else(|| env("GOUJI_CONFIG").map(PathBuf::from)),
            none: cli.no_config,
            lang: cli.lang.map(Into::into),
            today: env("GOUJI_TODAY"),
            timeout: Timeout::seconds(cli.timeout),
        }
    }

    /// What a run over these paths is made under; else the status it ends with.
    pub fn session(
        &self,
        choice: &ChoiceArgs,
        over: Overrides,
        starts: &[PathBuf],
        output: &mut Output,
    ) -> io::Result<Result<Session, Status>> {
        match self.read(choice, over, starts, output) {
            Ok(session) => Ok(Ok(session)),
            Err(Refusal::Config(error)) => refuse(&error, output).map(Err),
            Err(Refusal::Rules(errors)) => rulebook::tell(&errors, output).map(Err),
        }
    }

    /// What a command without documents is run under: the configuration of this folder, and
    /// further folders of rules.
    pub fn here(
        &self,
        rules: &[PathBuf],
        output: &mut Output,
    ) -> io::Result<Result<Session, Status>> {
        let over = Overrides { rules: rules.to_vec(), ..Overrides::default() };
        self.session(&ChoiceArgs::default(), over, &[PathBuf::from(".")], output)
    }

    fn read(
        &self,
        choice: &ChoiceArgs,
        over: Overrides,
        starts: &[PathBuf],
        output: &mut Output,
    ) -> Result<Session, Refusal> {
        let path = self.path(starts)?;
        let text = path.as_deref().map(|path| self.load(path)).transpose()?;
        let mut folders = match (&text, &path) {
            (Some(text), Some(path)) => config::rule_folders(text.text(), path),
            _ => Vec::new(),
        };
        folders.extend(over.rules.iter().cloned());
        let book = rulebook::proven(&folders).map_err(Refusal::Rules)?;
        let names = Known(book.rules());
        let file = match (text, &path) {
            (Some(text), Some(path)) => Some(config::parse(text, path, names)?),
            _ => None,
        };
        // The language of the file counts for what is said of the rest of it.
        let named = file.as_ref().and_then(|file| file.language.as_ref()).map(|it| it.value);
        output.lang = self.lang.or(named).unwrap_or(output.lang);
        let over = Overrides {
            language: self.lang,
            select: selectors("--select", &choice.select, names)?,
            ignore: selectors("--ignore", &choice.ignore, names)?,
            severity: levels(&choice.severity, names)?,
            ..over
        };
        let settings = Settings::new(file, over, output.lang);
        let named = self.file.is_some() || self.none;
        Ok(Session {
            settings,
            book,
            today: self.today()?,
            timeout: self.timeout,
            named,
            no_grouping: false,
            together: false,
        })
    }

    fn path(&self, starts: &[PathBuf]) -> Result<Option<PathBuf>, ConfigError> {
        if self.none {
            return Ok(None);
        }
        if let Some(path) = &self.file {
            return Ok(Some(path.clone()));
        }
        let mut found: Option<Option<PathBuf>> = None;
        for start in starts {
            let start = if start.as_os_str() == "-" { Path::new(".") } else { start };
            let path = config::find(start);
            match &found {
                Some(before) if *before != path => {
                    return Err(several(before.as_deref(), path.as_deref()));
                }
                _ => found = Some(path),
            }
        }
        Ok(found.flatten())
    }

    fn load(&self, path: &Path) -> Result<SourceText, ConfigError> {
        let name = path_name(path);
        // One that was found, not named, may be anybody's.
        if self.file.is_none() && !config::is_inside(folder_of(path), path) {
            return Err(ConfigError::outside(&name));
        }
        match files::read_text(path, SIZE_LIMIT) {
            Ok(text) => Ok(SourceText::new(name, text)),
            Err(Refused::NoText) => Err(ConfigError::plain(
                format!("{name} 不是 UTF-8 文本"),
                format!("{name} is not UTF-8 text"),
            )),
            Err(error) => Err(ConfigError::unreadable(&name, &error)),
        }
    }

    fn today(&self) -> Result<Date, ConfigError> {
        let Some(value) = &self.today else { return Ok(Date::today()) };
        let text = value.to_string_lossy();
        Date::parse(&text).ok_or_else(|| {
            ConfigError::plain(
                format!("GOUJI_TODAY 是“{text}”，应写成 2027-03-31 的形式"),
                format!("GOUJI_TODAY is `{text}`; write it like 2027-03-31"),
            )
        })
    }
}

/// Why a run does not begin.
enum Refusal {
    Config(ConfigError),
    Rules(Vec<RuleFileError>),
}

impl From<ConfigError> for Refusal {
    fn from(error: ConfigError) -> Refusal {
        Refusal::Config(error)
    }
}

/// Two configurations in one run.
pub fn several(one: Option<&Path>, other: Option<&Path>) -> ConfigError {
    let name = |path: Option<&Path>, none: &str| path.map_or_else(|| none.to_owned(), path_name);
    ConfigError::plain(
        format!(
            "这些文件的配置不同（{}、{}）；请分别核对，或用 --config 指定一份",
            name(one, "无配置"),
            name(other, "无配置")
        ),
        format!(
            "these files have different configurations ({}, {}); check them one by one, or name one with --config",
            name(one, "none"),
            name(other, "none")
        ),
    )
}

fn selectors(
    option: &str,
    names: &[String],
    known: Known<'_>,
) -> Result<Vec<Selector>, ConfigError> {
    names.iter().map(|name| selector(option, name.trim(), known)).collect()
}

fn selector(option: &str, name: &str, known: Known<'_>) -> Result<Selector, ConfigError> {
    known.selector(name).ok_or_else(|| unknown(option, name, &known.names()))
}

/// A name on the command line that means nothing.
fn unknown(option: &str, name: &str, known: &[&str]) -> ConfigError {
    let (zh, en) = match crate::nearest::nearest(name, known.iter().copied()) {
        Some(near) => (format!("，是否指 {near}？"), format!("; did you mean {near}?")),
        None => (String::new(), String::new()),
    };
    ConfigError::plain(
        format!("{option}：没有 {name}{zh}（用 gouji rules 列出全部规则）"),
        format!("{option}: there is no {name}{en} (gouji rules lists them all)"),
    )
}

fn levels(given: &[String], known: Known<'_>) -> Result<Levels, ConfigError> {
    let level = |text: &String| {
        let Some((name, level)) = text.split_once('=') else {
            return Err(ConfigError::plain(
                format!("--severity 写成 规则=级别，例如 stale-date=note，而不是 {text}"),
                format!("--severity is RULE=LEVEL, such as stale-date=note, not {text}"),
            ));
        };
        let selector = selector("--severity", name.trim(), known)?;
        let level = level.trim();
        let level =
            Level::from_name(level).ok_or_else(|| unknown("--severity", level, Level::NAMES))?;
        Ok((selector, level))
    };
    given.iter().map(level).collect::<Result<_, _>>().map(Levels)
}

/// Says what is wrong with the configuration, where it stands.
pub fn refuse(error: &ConfigError, output: &mut Output) -> io::Result<Status> {
    let (source, mistake) = match error {
        ConfigError::Plain(said) => return output.complain(&said.zh, &said.en),
        ConfigError::Mistake(source, mistake) => (source, mistake),
    };
    let status = output.decide(Status::Usage);
    let failure = failure(source, mistake, output.lang);
    let view = output.view(Severity::Warning).on_err();
    io::stderr().write_all(failure.draw(&view).as_bytes())?;
    Ok(status)
}

fn failure(source: &SourceText, mistake: &Mistake, lang: Lang) -> Failure {
    let error = ReadError::Structure {
        path: source.path().to_owned(),
        position: source.position(mistake.span.start),
        span: mistake.span,
        message: mistake.message.text(lang).to_owned(),
        help: mistake.help.as_ref().map(|help| help.text(lang).to_owned()),
    };
    Failure { error, source: Some(Box::new(source.clone())) }
}
