//! Finds and reads the configuration, and joins it with the command line.
//!
//! Contract: a mistake in it, or a name that no rule has, ends the run with status 2 before
//! anything is checked. One configuration is that of the run; files further down may have their own
//! (`nested.rs`).

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gouji_check::config::{
    self, ConfigError, ConfigFile, Known, Mistake, Overrides, Settings, Standing,
};
use gouji_check::files::{self, Refused};
use gouji_core::calendar::Date;
use gouji_core::document::SourceText;
use gouji_core::finding::Severity;
use gouji_core::lang::Lang;
use gouji_core::read_error::ReadError;
use gouji_core::rules::{RuleFileError, Rulebook};
use gouji_report::{Failure, path_name};

use super::args::{ChoiceArgs, Cli};
use super::choice::{ignored, levels, selectors};
use super::inputs::is_same_file;
use super::nested::Nested;
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
    nearest: bool,
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
            nearest: false,
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
            Err(refusal) => refusal.tell(output).map(Err),
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
        let wanted = Wanted { choice: choice.clone(), over, lang: self.lang };
        let Scope { settings, book } = self.scope(path.as_deref(), &wanted, &mut output.lang)?;
        Ok(Session {
            settings,
            book,
            today: self.today()?,
            timeout: self.timeout,
            no_grouping: false,
            together: None,
            nested: Nested::new(self.clone(), wanted),
        })
    }

    /// What counts under a `gouji.toml`, or under none.
    pub fn scope(
        &self,
        path: Option<&Path>,
        wanted: &Wanted,
        lang: &mut Lang,
    ) -> Result<Scope, Refusal> {
        let over = wanted.over.clone();
        let texts = path.map(|path| self.chain(path)).transpose()?.unwrap_or_default();
        let folders =
            |(path, text): &(PathBuf, SourceText)| config::rule_folders(text.text(), path);
        let mut folders: Vec<PathBuf> = texts.iter().rev().flat_map(folders).collect();
        folders.extend(over.rules.iter().cloned());
        let book = rulebook::proven(&folders).map_err(Refusal::Rules)?;
        let names = Known(book.rules());
        let mut file: Option<ConfigFile> = None;
        for (path, text) in texts {
            let next = config::parse(text, &path, names, over.there)?;
            file = Some(file.map_or_else(|| next.clone(), |file| file.on(next.clone())));
        }
        // The language of the file counts for what is said of the rest of it.
        let named = file.as_ref().and_then(|file| file.language.as_ref()).map(|it| it.value);
        *lang = wanted.lang.or(named).unwrap_or(*lang);
        let over = Overrides {
            language: wanted.lang,
            select: selectors("--select", &wanted.choice.select, names)?,
            ignore: ignored(&wanted.choice.ignore, names)?,
            severity: levels(&wanted.choice.severity, names)?,
            ..over
        };
        let settings = Settings::new(file, over, *lang);
        let policy = settings.policy(false, self.today()?, &book);
        if book.rules().iter().all(|rule| policy.standing(*rule) == Standing::Off) {
            let (zh, en) = config::NONE_LEFT;
            let file = settings.file.as_ref().map(|path| path_name(path));
            let said = |text: &str, colon: &str| match &file {
                Some(file) => format!("{file}{colon}{text}"),
                None => text.to_owned(),
            };
            return Err(ConfigError::plain(said(zh, "："), said(en, ": ")).into());
        }
        Ok(Scope { settings, book })
    }

    /// Whether one configuration counts for all documents, wherever they lie.
    pub fn is_one(&self) -> bool {
        self.file.is_some() || self.none
    }

    /// The configuration of the run: that of where the program runs if everything to check lies
    /// below it, else the nearest from what holds all of that upward.
    fn path(&self, starts: &[PathBuf]) -> Result<Option<PathBuf>, ConfigError> {
        if self.none {
            return Ok(None);
        }
        if let Some(path) = &self.file {
            return Ok(Some(path.clone()));
        }
        let holder = config::holder(starts);
        let here = config::find(Path::new("."));
        let below = |file: &PathBuf| config::is_below(&holder, folder_of(file));
        Ok(here.filter(|file| !self.nearest && below(file)).or_else(|| config::find(&holder)))
    }

    /// The same, with the configuration that is nearest to the paths as that of the run.
    pub fn to_nearest(&self) -> Source {
        Source { nearest: true, ..self.clone() }
    }

    /// A file and those that it goes on from, each with its text.
    fn chain(&self, path: &Path) -> Result<Vec<(PathBuf, SourceText)>, ConfigError> {
        let mut texts: Vec<(PathBuf, SourceText)> = Vec::new();
        let mut next = Some(path.to_path_buf());
        while let Some(path) = next {
            let known = texts.iter().any(|(other, _)| is_same_file(&path, other));
            if known || texts.len() > config::DEEPEST {
                let name = path_name(&path);
                return Err(ConfigError::plain(
                    format!("{name}：extends 绕回自身或层数太多"),
                    format!("{name}: `extends` leads back to itself, or through too many files"),
                ));
            }
            let text = self.load(&path)?;
            next = config::base_of(text.text(), &path);
            texts.push((path, text));
        }
        Ok(texts)
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
        let Some(value) = &self.today else { return Ok(gouji_check::today::today()) };
        let text = value.to_string_lossy();
        Date::parse(&text).ok_or_else(|| {
            ConfigError::plain(
                format!("GOUJI_TODAY 是“{text}”，应写成 2027-03-31 的形式"),
                format!("GOUJI_TODAY is `{text}`; write it like 2027-03-31"),
            )
        })
    }
}

/// What the command line says of rules and settings.
#[derive(Debug, Clone)]
pub struct Wanted {
    choice: ChoiceArgs,
    over: Overrides,
    lang: Option<Lang>,
}

/// What counts under one configuration.
#[derive(Debug)]
pub struct Scope {
    /// The settings.
    pub settings: Settings,
    /// The rules.
    pub book: Rulebook,
}

/// Why a run does not begin.
#[derive(Debug)]
pub enum Refusal {
    /// A configuration has a mistake.
    Config(ConfigError),
    /// Rule files have.
    Rules(Vec<RuleFileError>),
}

impl From<ConfigError> for Refusal {
    fn from(error: ConfigError) -> Refusal {
        Refusal::Config(error)
    }
}

impl Refusal {
    /// Says why.
    pub fn tell(&self, output: &mut Output) -> io::Result<Status> {
        match self {
            Refusal::Config(error) => refuse(error, output),
            Refusal::Rules(errors) => rulebook::tell(errors, output),
        }
    }
}

/// Says what is wrong with the configuration, where it stands.
pub fn refuse(error: &ConfigError, output: &mut Output) -> io::Result<Status> {
    let (source, mistake) = match error {
        ConfigError::Plain(said) => return output.complain(&said.zh, &said.en),
        ConfigError::Mistake(source, mistake) => (source, mistake),
    };
    let status = output.decide(Status::Usage);
    let failure = failure(source, mistake);
    let view = output.view(Severity::Warning).on_err();
    io::stderr().write_all(failure.draw(&view).as_bytes())?;
    Ok(status)
}

fn failure(source: &SourceText, mistake: &Mistake) -> Failure {
    let error = ReadError::Structure {
        path: source.path().to_owned(),
        position: source.position(mistake.span.start),
        span: mistake.span,
        message: Box::new(mistake.message.clone()),
        help: mistake.help.clone().map(Box::new),
    };
    Failure { error, source: Some(Box::new(source.clone())) }
}
