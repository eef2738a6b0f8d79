//! Several files as one disclosure: `gouji check --together`.
//!
//! Contract: what cannot be read is a failure of its own and the others are checked without it; a
//! structured disclosure is one by itself.

use crate::check::{check_together, check_with};
use crate::config::Policy;
use crate::guard::guarded;
use crate::lang::Lang;
use crate::report::{Failure, Run};
use crate::source::{self, Read, ReadError};

use super::inputs::{Input, Inputs};
use super::reading::{load, name, with_text};

/// Checks the inputs as one disclosure.
pub fn check_joined(inputs: Inputs, lang: Lang, policy: &Policy) -> Run {
    let Inputs { skipped, excluded, passed, documents, failures } = inputs;
    let mut run = Run { skipped, excluded, passed, ..Run::default() };
    run.failures.extend(failures.into_iter().map(Failure::from));
    let mut reads = Vec::new();
    let mut names = Vec::new();
    for input in &documents {
        match read(input, lang, policy, &mut run) {
            Ok(Some(document)) => {
                names.push(name(input));
                reads.push(document);
            }
            Ok(None) => {}
            Err(failure) => run.failures.push(failure),
        }
    }
    match guarded(|| check_together(reads, lang, policy)) {
        Ok(Some(outcome)) => run.outcomes.insert(0, outcome),
        Ok(None) => {}
        Err(reason) => {
            let path = names.join(" + ");
            run.failures.push(ReadError::Defect { path, reason }.into());
        }
    }
    run
}

/// Reads one input; a structured disclosure is checked at once.
fn read(
    input: &Input,
    lang: Lang,
    policy: &Policy,
    run: &mut Run,
) -> Result<Option<Read>, Failure> {
    let bytes = load(input, lang)?;
    let name = name(input);
    let read = match guarded(|| source::read(&bytes, &name)) {
        Ok(read) => read.map_err(|error| with_text(error, &bytes, &name))?,
        Err(reason) => return Err(ReadError::Defect { path: name, reason }.into()),
    };
    if matches!(read, Read::Document(_)) {
        return Ok(Some(read));
    }
    let work = || check_with(&bytes, &name, lang, policy);
    match guarded(|| work().map_err(|error| with_text(error, &bytes, &name))) {
        Ok(result) => run.add(result),
        Err(reason) => return Err(ReadError::Defect { path: name, reason }.into()),
    }
    Ok(None)
}
