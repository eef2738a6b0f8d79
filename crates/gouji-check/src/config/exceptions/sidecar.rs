//! `gouji.exceptions.yaml`: exceptions for documents that cannot hold comments.
//!
//! Contract: an entry is about one finding by its fingerprint, or about a rule at a symbolic
//! place, never about a line. A file that cannot be read as such is an error at its place.

use std::path::{Path, PathBuf};

use crate::check::{Ending, Outcome};
use crate::config::{ConfigError, Known, Mistake, PathFilter, Policy};
use gouji_core::calendar::Date;
use gouji_core::document::{SourceText, Span};

use super::form::Form;
use super::stale::{self, Stale};
use super::{Exception, Flaw, Target, apply};

/// What the file is called that counts for the documents of its folder.
pub const NAME: &str = "gouji.exceptions.yaml";

/// A file of exceptions.
#[derive(Debug)]
pub struct Sidecar {
    pub(super) source: SourceText,
    pub(super) folder: PathBuf,
    entries: Vec<Entry>,
    flaws: Vec<(Flaw, Span, String)>,
}

#[derive(Debug)]
struct Entry {
    exception: Exception,
    file: Option<PathFilter>,
    used: bool,
    /// A document it may be about was checked.
    met: bool,
    /// Where its finding stands, in a document that it is not about.
    elsewhere: Option<String>,
}

impl Sidecar {
    /// Reads a file of exceptions, which stands at `path`.
    pub fn parse(
        source: SourceText,
        path: &Path,
        known: Known<'_>,
    ) -> Result<Sidecar, ConfigError> {
        let forms = match Form::all(&source) {
            Ok(forms) => forms,
            // What is said of a file that is none of ours shows nothing of what is in it.
            Err(_) if !source.text().lines().any(|line| line.starts_with("exceptions")) => {
                let path = source.path();
                return Err(ConfigError::plain(
                    format!("{path} 不是例外文件：开头应为 exceptions:"),
                    format!("{path} is no file of exceptions: it should begin with exceptions:"),
                ));
            }
            Err(mistake) => return Err(ConfigError::Mistake(Box::new(source), mistake)),
        };
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let (mut entries, mut flaws) = (Vec::new(), Vec::new());
        for form in forms {
            match read(form, &folder, known) {
                Ok(Ok(entry)) => entries.push(entry),
                Ok(Err(flaw)) => flaws.push(flaw),
                Err(mistake) => return Err(ConfigError::Mistake(Box::new(source), mistake)),
            }
        }
        Ok(Sidecar { source, folder, entries, flaws })
    }

    /// Whether every entry of it can be heeded.
    pub fn is_complete(&self) -> bool {
        self.flaws.is_empty()
    }

    /// The folder it stands in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes out what is excepted of the files that the list `is_about`; several may make one document.
    pub(super) fn heed(
        &mut self,
        outcome: &mut Outcome,
        is_about: &dyn Fn(&str) -> bool,
        policy: &Policy,
    ) {
        let named = |entry: &Entry, path: &str| {
            entry.file.as_ref().is_none_or(|file| file.holds(Path::new(path)))
        };
        let files = outcome.source.files();
        let own: Vec<&str> =
            files.iter().map(|file| file.path).filter(|path| is_about(path)).collect();
        for entry in &mut self.entries {
            if own.iter().any(|path| named(entry, path)) {
                entry.met = entry.met || entry.file.is_some();
            }
            let Target::Fingerprint(wanted) = &entry.exception.target else { continue };
            let same = outcome.findings.iter().filter(|finding| finding.fingerprint == *wanted);
            let mut paths = same.map(|it| outcome.source.path_of(it.primary.place.span.start));
            let elsewhere = paths.find(|path| is_about(path) && !named(entry, path));
            entry.elsewhere = elsewhere.map(str::to_owned).or(entry.elsewhere.take());
        }
        let exceptions: Vec<Exception> =
            self.entries.iter().map(|entry| entry.exception.clone()).collect();
        let covers = |index: usize, path: &str| {
            is_about(path) && self.entries.get(index).is_some_and(|entry| named(entry, path))
        };
        let used = apply::apply(outcome, &exceptions, &covers, policy.today);
        for (entry, used) in self.entries.iter_mut().zip(used) {
            entry.used |= used;
            let ends = entry.exception.ends_soon(policy.today).filter(|_| used);
            outcome.ending.extend(ends.map(|until| {
                let line = self.source.position(entry.exception.span.start).line;
                Ending { path: self.source.path().to_owned(), line, until }
            }));
        }
    }

    /// What is to be said about the file itself. `complete`: every document it may be about was
    /// checked in this run.
    pub(super) fn stale(&self, complete: bool, policy: &Policy) -> Vec<Stale> {
        let flaws = self.flaws.iter().map(|(flaw, span, said)| stale::invalid(flaw, *span, said));
        let idle = self.entries.iter().filter(|entry| {
            let expired = entry.file.is_none() && entry.exception.is_expired(policy.today);
            let misnamed = entry.elsewhere.is_some() && !self.names_a_file(entry);
            !entry.used && (entry.met || complete || expired || misnamed)
        });
        let told = |entry: &Entry| match &entry.elsewhere {
            Some(path) => Some(stale::misnamed(&entry.exception, path)),
            None => stale::idle(&entry.exception, false, policy),
        };
        flaws.chain(idle.filter_map(told)).collect()
    }

    /// Whether the `file` of an entry names one that is there.
    fn names_a_file(&self, entry: &Entry) -> bool {
        let folder =
            if self.folder.as_os_str().is_empty() { Path::new(".") } else { self.folder.as_path() };
        let mut beside = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let named = |path: PathBuf| entry.file.as_ref().is_none_or(|file| file.holds(&path));
        beside.any(|it| named(self.folder.join(it.file_name())))
    }
}

/// What is wrong with an entry that says nothing, where, and what it says.
type FlawAt = (Flaw, Span, String);

fn read(form: Form, folder: &Path, known: Known<'_>) -> Result<Result<Entry, FlawAt>, Mistake> {
    let Form { span, fingerprint, rule, place, file, reason, until } = form;
    let key = fingerprint.as_ref().or(rule.as_ref()).or(place.as_ref());
    let Some((said, at)) = key.cloned() else {
        let known = until.as_ref().or(file.as_ref()).or(reason.as_ref());
        return Err(Mistake::new(
            known.map_or(span, |(_, span)| *span),
            "这项例外没有写明对象：请写 fingerprint，或 rule 和 place",
            "this exception names nothing: write `fingerprint`, or `rule` and `place`",
        ));
    };
    let target = match (fingerprint, rule, place) {
        (Some((fingerprint, _)), None, None) => Target::Fingerprint(fingerprint.trim().to_owned()),
        (None, Some((rule, _)), Some((place, _))) => match known.particular(&rule) {
            Some(rule) => Target::Place(rule, place),
            None => {
                let near = known.nearest(&rule);
                return Ok(Err((Flaw::UnknownRule(rule, near), at, said)));
            }
        },
        _ => {
            return Err(Mistake::new(
                at,
                "例外写 fingerprint，或者 rule 和 place 两项，不能只写其一或混用",
                "an exception has `fingerprint`, or both `rule` and `place`",
            ));
        }
    };
    let until = match until {
        Some((until, span)) => match Date::parse(until.trim()) {
            None => return Ok(Err((Flaw::NotADate(until), span, said))),
            date => date,
        },
        None => None,
    };
    let reason = reason.map_or(String::new(), |(reason, _)| reason.trim().to_owned());
    if reason.is_empty() {
        return Ok(Err((Flaw::NoReason, at, said)));
    }
    let file = match file {
        Some((file, span)) => Some(
            PathFilter::one(folder, &file)
                .map_err(|why| Mistake::new(span, "文件名无效", format!("no file name: {why}")))?,
        ),
        None => None,
    };
    let exception = Exception { target, reason, until, span: at };
    Ok(Ok(Entry { exception, file, used: false, met: false, elsewhere: None }))
}
