//! `gouji.exceptions.yaml`: exceptions for documents that cannot hold comments.
//!
//! Contract: an entry is about one finding by its fingerprint, or about a rule at a symbolic
//! place, never about a line. A file that cannot be read as such is an error at its place.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_yaml::Spanned;

use crate::check::{Ending, Outcome};
use crate::config::{ConfigError, Known, Mistake, PathFilter, Policy, reason};
use gouji_core::calendar::Date;
use gouji_core::document::{SourceText, Span};
use gouji_core::lang::Lang;

use super::stale::{self, Stale};
use super::{Exception, Flaw, Target, apply};

/// What the file is called that counts for the documents of its folder.
pub const NAME: &str = "gouji.exceptions.yaml";

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default)]
    exceptions: Vec<EntryForm>,
}

/// An entry of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryForm {
    fingerprint: Option<Spanned<String>>,
    rule: Option<Spanned<String>>,
    place: Option<Spanned<String>>,
    file: Option<Spanned<String>>,
    reason: Option<Spanned<String>>,
    until: Option<Spanned<String>>,
}

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
        let form: Result<Form, _> = serde_yaml::from_str(source.text());
        let form = match form {
            Ok(form) => form,
            // What is said of a file that is none of ours shows nothing of what is in it.
            Err(_) if !source.text().lines().any(|line| line.starts_with("exceptions")) => {
                let path = source.path();
                return Err(ConfigError::plain(
                    format!("{path} 不是例外文件：开头应为 exceptions:"),
                    format!("{path} is no file of exceptions: it should begin with exceptions:"),
                ));
            }
            Err(error) => {
                let at = error.location().and_then(|location| {
                    let span = location.span();
                    let start = usize::try_from(span.byte_offset()?).ok()?;
                    Some(Span::new(start, start + usize::try_from(span.byte_len()?).ok()?))
                });
                let said = error.to_string();
                // The place is shown by a caret; the parser's own naming of it is left out.
                let said = said.lines().next().unwrap_or_default();
                let said = said.splitn(3, ": ").last().unwrap_or(said).to_owned();
                let mistake = Mistake::new(
                    at.unwrap_or_default(),
                    format!("读不懂这份例外：{}", reason::of_keys(&said)),
                    format!("these exceptions are not understood: {said}"),
                )
                .help(
                    "格式：exceptions 下每项写 fingerprint，或 rule 和 place，以及 reason；可另写 file、until",
                    "under `exceptions`, each entry has `fingerprint`, or `rule` and `place`, and `reason`; `file` and `until` may be added",
                );
                return Err(ConfigError::Mistake(Box::new(source), mistake));
            }
        };
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let (mut entries, mut flaws) = (Vec::new(), Vec::new());
        for form in form.exceptions {
            match read(&form, &folder, known) {
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
    pub(super) fn stale(&self, complete: bool, policy: &Policy, lang: Lang) -> Vec<Stale> {
        let flaws =
            self.flaws.iter().map(|(flaw, span, said)| stale::invalid(flaw, *span, said, lang));
        let idle = self.entries.iter().filter(|entry| {
            let expired = entry.file.is_none() && entry.exception.is_expired(policy.today);
            let misnamed = entry.elsewhere.is_some() && !self.names_a_file(entry);
            !entry.used && (entry.met || complete || expired || misnamed)
        });
        let told = |entry: &Entry| match &entry.elsewhere {
            Some(path) => Some(stale::misnamed(&entry.exception, path, lang)),
            None => stale::idle(&entry.exception, false, policy, lang),
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

fn span(value: &Spanned<String>) -> Span {
    let span = value.referenced.span();
    let at = |value: Option<_>| value.and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
    let start = at(span.byte_offset());
    Span::new(start, start + at(span.byte_len()))
}

fn read(
    form: &EntryForm,
    folder: &Path,
    known: Known<'_>,
) -> Result<Result<Entry, FlawAt>, Mistake> {
    let Some(key) = form.fingerprint.as_ref().or(form.rule.as_ref()).or(form.place.as_ref()) else {
        let known = form.until.as_ref().or(form.file.as_ref()).or(form.reason.as_ref());
        let start = known.map(span).unwrap_or_default();
        return Err(Mistake::new(
            start,
            "这项例外没有写明对象：请写 fingerprint，或 rule 和 place",
            "this exception names nothing: write `fingerprint`, or `rule` and `place`",
        ));
    };
    let at = span(key);
    let said = key.value.clone();
    let target = match (&form.fingerprint, &form.rule, &form.place) {
        (Some(fingerprint), None, None) => Target::Fingerprint(fingerprint.value.trim().to_owned()),
        (None, Some(rule), Some(place)) => match known.particular(&rule.value) {
            Some(rule) => Target::Place(rule, place.value.clone()),
            None => {
                let near = known.nearest(&rule.value);
                return Ok(Err((Flaw::UnknownRule(rule.value.clone(), near), at, said)));
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
    let until = match form.until.as_ref().map(|until| (until, Date::parse(until.value.trim()))) {
        Some((until, None)) => {
            return Ok(Err((Flaw::NotADate(until.value.clone()), span(until), said)));
        }
        Some((_, date)) => date,
        None => None,
    };
    let reason = form.reason.as_ref().map(|reason| reason.value.trim()).unwrap_or_default();
    let reason = reason.to_owned();
    if reason.is_empty() {
        return Ok(Err((Flaw::NoReason, at, said)));
    }
    let file = match &form.file {
        Some(file) => Some(PathFilter::one(folder, &file.value).map_err(|why| {
            Mistake::new(span(file), "文件名无效", format!("no file name: {why}"))
        })?),
        None => None,
    };
    let exception = Exception { target, reason, until, span: at };
    Ok(Ok(Entry { exception, file, used: false, met: false, elsewhere: None }))
}
