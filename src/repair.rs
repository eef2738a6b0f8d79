//! The certain repairs of one document, found and made ready before anything is written.

use std::collections::BTreeSet;

use gouji_check::fix::{Fix, is_offered, patch};
use gouji_core::lang::Lang;
use gouji_read::Charset;
use gouji_report::Failure;

use super::inputs::Input;
use super::reading::{load, name};
use super::session::Session;
use super::settings::Refusal;

/// How often repairs are looked for again. Each round takes the number of a finding away.
const ROUNDS: usize = 32;

/// The mark that some editors put before UTF-8.
const MARK: char = '\u{feff}';

/// What became of a document.
#[derive(Debug, PartialEq, Eq)]
pub enum Repair {
    /// Its format is not written by hand.
    NotOffered,
    /// What is repaired cannot be written as the file is.
    Refused,
    /// It is repaired, where there was anything to repair.
    Done(Repaired),
}

/// A document with its repairs.
#[derive(Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The file, in its own encoding.
    pub bytes: Vec<u8>,
    /// The patch, in that encoding too; nothing where no tool could apply it.
    pub patch: Option<Vec<u8>>,
    /// How many numbers are replaced.
    pub count: usize,
    /// How many warnings and errors are left to the author.
    pub left: usize,
}

impl Repair {
    /// Repairs a document, without writing anything.
    pub fn of(
        input: &Input,
        session: &Session,
        exceptions: bool,
        lang: Lang,
    ) -> Result<Result<Repair, Failure>, Refusal> {
        let bytes = match load(input, lang) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Err(error.into())),
        };
        let check = |bytes: Vec<u8>| session.check_bytes(input, bytes, exceptions, lang);
        let mut outcome = match check(bytes.clone())? {
            Ok(outcome) => outcome,
            Err(failure) => return Ok(Err(failure)),
        };
        if !is_offered(outcome.format) {
            return Ok(Ok(Repair::NotOffered));
        }
        let mut fix = Fix::of(&outcome);
        let unchanged =
            |left| Repaired { bytes: bytes.clone(), patch: Some(Vec::new()), count: 0, left };
        if fix.count() == 0 {
            return Ok(Ok(Repair::Done(unchanged(fix.left))));
        }
        // What was checked has to be what the file says.
        let whole =
            Charset::of(&bytes).filter(|(text, _)| plain(outcome.source.text()) == plain(text));
        let Some((text, charset)) = whole else { return Ok(Ok(Repair::Refused)) };
        let (mut now, mut count) = (text.clone(), 0);
        let mut seen = BTreeSet::from([now.clone()]);
        for _ in 0..ROUNDS {
            let checked = outcome.source.text();
            let repaired = fix.apply(checked);
            let marked = now.starts_with(MARK);
            now = format!("{}{}", if marked { "\u{feff}" } else { "" }, plain(&repaired));
            count += fix.count();
            let Some(bytes) = charset.encode(&now) else { return Ok(Ok(Repair::Refused)) };
            outcome = match check(bytes)? {
                Ok(outcome) => outcome,
                Err(failure) => return Ok(Err(failure)),
            };
            fix = Fix::of(&outcome);
            // A number that comes and goes is not certain after all.
            if fix.count() == 0 || !seen.insert(now.clone()) {
                break;
            }
        }
        let Some(bytes) = charset.encode(&now) else { return Ok(Ok(Repair::Refused)) };
        let patch = in_charset(&patch(&name(input), &text, &now), &charset);
        Ok(Ok(Repair::Done(Repaired { bytes, patch, count, left: fix.left })))
    }

    /// How many numbers are replaced.
    pub fn count(&self) -> usize {
        if let Repair::Done(repaired) = self { repaired.count } else { 0 }
    }
}

/// A text without its mark.
fn plain(text: &str) -> &str {
    text.trim_start_matches(MARK)
}

/// A patch in the encoding of the lines it is made of; the names of files are UTF-8, as git wants.
fn in_charset(patch: &str, charset: &Charset) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for (index, line) in patch.split_inclusive('\n').enumerate() {
        match index {
            0 | 1 => bytes.extend_from_slice(line.as_bytes()),
            _ => bytes.extend(charset.encode_part(line)?),
        }
    }
    Some(bytes)
}
