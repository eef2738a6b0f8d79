//! Reads and checks documents, several at a time.
//!
//! Contract: the results come in the order of the inputs, whatever the number of threads; nothing
//! larger than the limit is read into memory; a defect stays with its document.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;

use crate::check::{Outcome, check_with};
use crate::config::Policy;
use crate::guard::guarded;
use crate::lang::Lang;
use crate::report::{Failure, Run};
use crate::source::{self, ReadError, SIZE_LIMIT};

use super::inputs::{Input, Inputs};
use super::progress::Progress;

/// How many documents for each thread are held at a time when they are reported in turn.
const IN_TURN: usize = 4;

/// Checks every input.
pub fn check_all(inputs: Inputs, lang: Lang, policy: &Policy) -> Run {
    let progress = Progress::new(inputs.documents.len());
    let results = check_part(&inputs.documents, lang, policy, &progress);
    drop(progress);
    let (skipped, excluded) = (inputs.skipped, inputs.excluded);
    let mut run = Run { skipped, excluded, ..Run::default() };
    run.failures.extend(inputs.failures.into_iter().map(Failure::from));
    results.into_iter().for_each(|result| run.add(result));
    run
}

/// Checks the inputs a few at a time and hands over each part of the run when it is done, so that a
/// large batch takes no more memory than a small one.
pub fn check_in_turn(inputs: Inputs, lang: Lang, policy: &Policy, mut done: impl FnMut(Run)) {
    let few = rayon::current_num_threads().max(1) * IN_TURN;
    let progress = Progress::new(inputs.documents.len());
    let failures: Vec<Failure> = inputs.failures.into_iter().map(Failure::from).collect();
    if !failures.is_empty() {
        done(Run { failures, ..Run::default() });
    }
    for part in inputs.documents.chunks(few) {
        for result in check_part(part, lang, policy, &progress) {
            let mut run = Run::default();
            run.add(result);
            done(run);
        }
    }
}

fn check_part(
    inputs: &[Input],
    lang: Lang,
    policy: &Policy,
    progress: &Progress,
) -> Vec<Result<Outcome, Failure>> {
    let check = |input: &Input| {
        let result = check_one(input, lang, policy);
        progress.advance();
        result
    };
    inputs.par_iter().map(check).collect()
}

/// Checks one input.
pub fn check_one(input: &Input, lang: Lang, policy: &Policy) -> Result<Outcome, Failure> {
    let bytes = load(input, lang)?;
    let name = name(input);
    let work = || check_with(&bytes, &name, lang, policy);
    match guarded(|| work().map_err(|error| with_text(error, &bytes, &name))) {
        Ok(result) => result,
        Err(reason) => Err(ReadError::Defect { path: name, reason }.into()),
    }
}

/// What the user calls the input.
pub fn name(input: &Input) -> String {
    match input {
        Input::Stdin(name) => name.clone(),
        Input::File(path) => path.display().to_string(),
    }
}

/// The bytes of an input.
pub fn load(input: &Input, lang: Lang) -> Result<Vec<u8>, ReadError> {
    let read = match input {
        Input::Stdin(_) => bounded(io::stdin().lock()),
        Input::File(path) => open(path),
    };
    let path = name(input);
    match read {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(ReadError::TooLarge { path, limit: SIZE_LIMIT / (1024 * 1024) }),
        Err(error) => Err(ReadError::Io { path, reason: reason(&error, lang) }),
    }
}

fn open(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    if file.metadata()?.len() > SIZE_LIMIT {
        return Ok(None);
    }
    bounded(file)
}

/// Everything that can be read, or nothing if that is more than the limit.
fn bounded(reader: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.take(SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= SIZE_LIMIT);
    Ok(fits.then_some(bytes))
}

fn reason(error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => lang.pick("没有这个文件", "there is no such file").to_owned(),
        io::ErrorKind::PermissionDenied => lang.pick("没有权限", "permission denied").to_owned(),
        io::ErrorKind::IsADirectory => {
            lang.pick("这是文件夹，不是文件", "it is a folder, not a file").to_owned()
        }
        _ => error.to_string(),
    }
}

/// Adds the text in which a structured disclosure has its mistake.
pub fn with_text(error: ReadError, bytes: &[u8], name: &str) -> Failure {
    // Reading again costs time; only a structured disclosure has a text to show.
    let read = matches!(error, ReadError::Structure { .. }).then(|| source::read(bytes, name));
    let source = match read {
        Some(Ok(source::Read::Structured(source, _))) => Some(Box::new(source)),
        _ => None,
    };
    Failure { error, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_stops_at_the_limit() {
        assert!(bounded(io::repeat(b'1')).unwrap().is_none());
        assert_eq!(bounded(io::Cursor::new(b"12")).unwrap().unwrap(), b"12");
    }
}
