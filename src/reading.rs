//! Reads and checks documents, several at a time.
//!
//! Contract: the results come in the order of the inputs, whatever the number of threads; nothing
//! larger than the limit is read into memory; a defect stays with its document.

use std::collections::BTreeMap;
use std::io;

use rayon::prelude::*;

use gouji_check::check::{Outcome, check_with};
use gouji_check::config::Policy;
use gouji_check::files::{self, Refused};
use gouji_core::lang::Lang;
use gouji_core::read_error::ReadError;
use gouji_read::SIZE_LIMIT;
use gouji_report::{Failure, Run, path_name};

use super::inputs::{Input, Inputs};
use super::policies::Policies;
use super::progress::Progress;
use super::timed::Timeout;

/// How many documents for each thread are held at a time when they are reported in turn.
const IN_TURN: usize = 4;

/// Checks every input.
pub fn check_all(inputs: Inputs, lang: Lang, policies: &Policies, timeout: Timeout) -> Run {
    let progress = Progress::new(inputs.documents.len());
    let check = |input: &Input| {
        let bytes = content(input, &inputs.instead, lang)?;
        check_one(input, bytes, policies.of(input), timeout)
    };
    let results = check_part(&inputs.documents, check, &progress);
    drop(progress);
    let Inputs { skipped, excluded, passed, .. } = inputs;
    let mut run = Run { skipped, excluded, passed, ..Run::default() };
    run.failures.extend(inputs.failures.into_iter().map(Failure::from));
    results.into_iter().for_each(|result| run.add(result));
    run
}

/// Checks the inputs a few at a time and hands over each part of the run when it is done, so that a
/// large batch takes no more memory than a small one.
pub fn check_in_turn(
    inputs: Inputs,
    lang: Lang,
    policies: &Policies,
    timeout: Timeout,
    mut done: impl FnMut(Run),
) {
    let few = rayon::current_num_threads().max(1) * IN_TURN;
    let progress = Progress::new(inputs.documents.len());
    let failures: Vec<Failure> = inputs.failures.into_iter().map(Failure::from).collect();
    if !failures.is_empty() {
        done(Run { failures, ..Run::default() });
    }
    let check = |input: &Input| check_one(input, load(input, lang)?, policies.of(input), timeout);
    for part in inputs.documents.chunks(few) {
        for result in check_part(part, check, &progress) {
            let mut run = Run::default();
            run.add(result);
            done(run);
        }
    }
}

fn check_part(
    inputs: &[Input],
    check: impl Fn(&Input) -> Result<Outcome, Failure> + Sync,
    progress: &Progress,
) -> Vec<Result<Outcome, Failure>> {
    let check = |input: &Input| {
        let result = check(input);
        progress.advance();
        result
    };
    inputs.par_iter().map(check).collect()
}

/// Checks one input.
fn check_one(
    input: &Input,
    bytes: Vec<u8>,
    policy: &Policy,
    timeout: Timeout,
) -> Result<Outcome, Failure> {
    let (path, policy) = (name(input), policy.clone());
    timeout.run(&path.clone(), move || {
        check_with(&bytes, &path, &policy).map_err(|error| with_text(error, &bytes, &path))
    })
}

/// What the user calls the input.
pub fn name(input: &Input) -> String {
    match input {
        Input::Stdin(name) => name.clone(),
        Input::File(path) => path_name(path),
    }
}

/// The bytes that are to be taken for those of an input.
pub fn content(
    input: &Input,
    instead: &BTreeMap<Input, Vec<u8>>,
    lang: Lang,
) -> Result<Vec<u8>, ReadError> {
    instead.get(input).cloned().map_or_else(|| load(input, lang), Ok)
}

/// The bytes of an input.
pub fn load(input: &Input, lang: Lang) -> Result<Vec<u8>, ReadError> {
    let read = match input {
        Input::Stdin(_) => files::bounded(io::stdin().lock(), SIZE_LIMIT),
        Input::File(path) => files::read(path, SIZE_LIMIT),
    };
    let path = name(input);
    read.map_err(|error| match error {
        Refused::TooLarge(limit) => ReadError::TooLarge { path, limit: limit / (1024 * 1024) },
        other => ReadError::Io { path, reason: other.words(lang) },
    })
}

/// Adds the text in which a structured disclosure has its mistake.
pub fn with_text(error: ReadError, bytes: &[u8], name: &str) -> Failure {
    // Reading again costs time; only a structured disclosure has a text to show.
    let read = matches!(error, ReadError::Structure { .. }).then(|| gouji_read::read(bytes, name));
    let source = match read {
        Some(Ok(gouji_read::Read::Structured(source, _))) => Some(Box::new(source)),
        _ => None,
    };
    Failure { error, source }
}
