//! Several files as one disclosure: `gouji check --together`.
//!
//! Contract: what cannot be read is a failure of its own and the others are checked without it; a
//! structured disclosure is one by itself.

use crate::check::{check_together, check_with};
use crate::config::Policy;
use crate::lang::Lang;
use crate::report::{Failure, Run};
use crate::source::{self, Read};

use super::inputs::{Input, Inputs};
use super::reading::{load, name, with_text};
use super::timed::Timeout;

/// Checks the inputs as one disclosure.
pub fn check_joined(inputs: Inputs, lang: Lang, policy: &Policy, timeout: Timeout) -> Run {
    let Inputs { skipped, excluded, passed, documents, failures } = inputs;
    let mut run = Run { skipped, excluded, passed, ..Run::default() };
    run.failures.extend(failures.into_iter().map(Failure::from));
    let mut reads = Vec::new();
    let mut names = Vec::new();
    for input in &documents {
        match read(input, lang, policy, timeout, &mut run) {
            Ok(Some(document)) => {
                names.push(name(input));
                reads.push(document);
            }
            Ok(None) => {}
            Err(failure) => run.failures.push(failure),
        }
    }
    let policy = policy.clone();
    match timeout.run(&names.join(" + "), move || Ok(check_together(reads, lang, &policy))) {
        Ok(Some(outcome)) => run.outcomes.insert(0, outcome),
        Ok(None) => {}
        Err(failure) => run.failures.push(failure),
    }
    run
}

/// Reads one input; a structured disclosure is checked at once.
fn read(
    input: &Input,
    lang: Lang,
    policy: &Policy,
    timeout: Timeout,
    run: &mut Run,
) -> Result<Option<Read>, Failure> {
    let bytes = load(input, lang)?;
    let (path, policy) = (name(input), policy.clone());
    let (document, checked) = timeout.run(&path.clone(), move || {
        let mistake = |error| with_text(error, &bytes, &path);
        let read = source::read(&bytes, &path).map_err(mistake)?;
        if matches!(read, Read::Document(_)) {
            return Ok((Some(read), None));
        }
        Ok((None, Some(check_with(&bytes, &path, lang, &policy).map_err(mistake)?)))
    })?;
    checked.into_iter().for_each(|outcome| run.add(Ok(outcome)));
    Ok(document)
}
