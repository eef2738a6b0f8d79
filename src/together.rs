//! Several files as one disclosure: `gouji check --together`.
//!
//! Contract: what cannot be read is a failure of its own and the others are checked without it; a
//! structured disclosure is one by itself.

use std::collections::BTreeMap;

use gouji_check::check::{check_together, check_with};
use gouji_check::config::Policy;
use gouji_core::document::Document;
use gouji_core::lang::Lang;
use gouji_read::{self, Read};
use gouji_report::{Failure, Run};

use super::bodies;
use super::inputs::Input;
use super::policies::Policies;
use super::reading::{content, name, with_text};
use super::timed::Timeout;

/// Checks the inputs of each group as one disclosure.
pub fn check_joined(
    groups: &[Vec<Input>],
    instead: &BTreeMap<Input, Vec<u8>>,
    lang: Lang,
    policies: &Policies,
    timeout: Timeout,
) -> Run {
    let check = |group: &Vec<Input>| check_group(group, instead, lang, policies, timeout);
    groups.iter().map(check).fold(Run::default(), Run::and)
}

/// Checks inputs as one disclosure.
fn check_group(
    inputs: &[Input],
    instead: &BTreeMap<Input, Vec<u8>>,
    lang: Lang,
    policies: &Policies,
    timeout: Timeout,
) -> Run {
    let mut run = Run::default();
    let mut documents = Vec::new();
    for input in inputs {
        let loaded = content(input, instead, lang).map_err(Failure::from);
        let read = loaded.and_then(|it| read(input, it, policies.of(input), timeout, &mut run));
        match read {
            Ok(document) => documents.extend(document.map(|it| (name(input), it))),
            Err(failure) => run.failures.push(failure),
        }
    }
    let bodies = bodies::part(documents);
    run.apart.extend(bodies::words(&bodies, lang));
    let mut joined = Vec::new();
    for body in bodies.into_iter().filter(|body| !body.documents.is_empty()) {
        let policy = policies.of_all(inputs).clone();
        let (names, reads): (Vec<String>, Vec<Read>) =
            body.documents.into_iter().map(|(name, it)| (name, Read::Document(it))).unzip();
        match timeout.run(&names.join(" + "), move || Ok(check_together(reads, &policy))) {
            Ok(outcome) => joined.extend(outcome),
            Err(failure) => run.failures.push(failure),
        }
    }
    run.outcomes.splice(0..0, joined);
    run
}

/// Reads one input; a structured disclosure is checked at once.
fn read(
    input: &Input,
    bytes: Vec<u8>,
    policy: &Policy,
    timeout: Timeout,
    run: &mut Run,
) -> Result<Option<Document>, Failure> {
    let (path, policy) = (name(input), policy.clone());
    let (document, checked) = timeout.run(&path.clone(), move || {
        let mistake = |error| with_text(error, &bytes, &path);
        let read = gouji_read::read(&bytes, &path).map_err(mistake)?;
        if let Read::Document(document) = read {
            return Ok((Some(document), None));
        }
        Ok((None, Some(check_with(&bytes, &path, &policy).map_err(mistake)?)))
    })?;
    checked.into_iter().for_each(|outcome| run.add(Ok(outcome)));
    Ok(document)
}
