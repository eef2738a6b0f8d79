//! The certain repairs of the documents of one disclosure, found and made ready before anything is
//! written.
//!
//! Contract: documents that are one disclosure are repaired together, each in its own file; what is
//! certain is certain for all of them.

use std::collections::{BTreeMap, BTreeSet};

use gouji_check::fix::{Fix, is_offered, patch};
use gouji_core::lang::Lang;
use gouji_read::Charset;
use gouji_report::{Failure, Run};

use super::inputs::{Input, Inputs};
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

/// What became of the documents of one disclosure.
#[derive(Debug, Default)]
pub struct Repairs {
    /// Those that could be read, each with what became of it.
    pub done: Vec<(Input, Repair)>,
    /// Those that could not.
    pub failures: Vec<Failure>,
}

impl Repairs {
    /// Repairs the documents of one disclosure, without writing anything.
    pub fn of(
        inputs: &[Input],
        session: &Session,
        exceptions: bool,
        lang: Lang,
    ) -> Result<Repairs, Refusal> {
        let mut repairs = Repairs::default();
        let mut now = Inputs::default();
        for input in inputs {
            match load(input, lang) {
                Ok(bytes) => {
                    now.documents.push(input.clone());
                    now.instead.insert(input.clone(), bytes);
                }
                Err(error) => repairs.failures.push(error.into()),
            }
        }
        if now.documents.is_empty() {
            return Ok(repairs);
        }
        let check = |now: &Inputs| -> Result<Run, Refusal> {
            let run = session.check(now.clone(), exceptions, lang)?;
            session.without_known(run, exceptions)
        };
        let mut works: BTreeMap<String, Work> = BTreeMap::new();
        for (input, bytes) in &now.instead {
            works.insert(name(input), Work::of(input, bytes));
        }
        let mut run = check(&now)?;
        repairs.failures.append(&mut run.failures);
        for _ in 0..ROUNDS {
            if !round(&run, &mut works, &mut now) {
                break;
            }
            run = check(&now)?;
            if !run.failures.is_empty() {
                repairs.failures.append(&mut run.failures);
                return Ok(repairs);
            }
        }
        for input in inputs {
            if let Some(repair) = works.remove(&name(input)).and_then(Work::end) {
                repairs.done.push((input.clone(), repair));
            }
        }
        Ok(repairs)
    }
}

/// Puts the certain repairs of a run into the documents; whether there were any.
fn round(run: &Run, works: &mut BTreeMap<String, Work>, now: &mut Inputs) -> bool {
    let mut changed = false;
    for outcome in &run.outcomes {
        for (file, fix) in Fix::of_files(outcome) {
            // A file of exceptions has an outcome of its own and is no document.
            let Some(work) = works.get_mut(file.path) else { continue };
            let offered = is_offered(file.format.unwrap_or(outcome.format));
            if let Some(bytes) = work.go_on(outcome.source.slice(file.span), &fix, offered) {
                now.instead.insert(work.input.clone(), bytes);
                changed = true;
            }
        }
    }
    changed
}

/// A document that is being repaired.
struct Work {
    input: Input,
    before: Vec<u8>,
    /// What it is written in, its text, and what that is by now; nothing before the first repair.
    texts: Option<(Charset, String, String)>,
    seen: BTreeSet<String>,
    count: usize,
    left: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// No check told anything of it.
    Unread,
    NotOffered,
    Refused,
    Open,
    /// A number that comes and goes is not certain after all.
    Still,
}

impl Work {
    fn of(input: &Input, bytes: &[u8]) -> Work {
        let (input, before, seen) = (input.clone(), bytes.to_vec(), BTreeSet::new());
        Work { input, before, texts: None, seen, count: 0, left: 0, state: State::Unread }
    }

    /// The document with these repairs; nothing where there are none.
    fn go_on(&mut self, checked: &str, fix: &Fix, offered: bool) -> Option<Vec<u8>> {
        if !offered {
            self.state = State::NotOffered;
            return None;
        }
        if self.state == State::Unread {
            self.state = State::Open;
        }
        self.left = fix.left;
        if self.state != State::Open || fix.count() == 0 {
            return None;
        }
        let repaired = self.repaired(checked, fix);
        if repaired.is_none() {
            self.state = State::Refused;
        }
        repaired
    }

    fn repaired(&mut self, checked: &str, fix: &Fix) -> Option<Vec<u8>> {
        if self.texts.is_none() {
            let (text, charset) = Charset::of(&self.before)?;
            self.seen.insert(text.clone());
            self.texts = Some((charset, text.clone(), text));
        }
        let (charset, _, now) = self.texts.as_mut()?;
        // What was checked has to be what the file says.
        if plain(checked) != plain(now) {
            return None;
        }
        let mark = if now.starts_with(MARK) { "\u{feff}" } else { "" };
        *now = format!("{mark}{}", plain(&fix.apply(checked)));
        let bytes = charset.encode(now)?;
        self.count += fix.count();
        if !self.seen.insert(now.clone()) {
            self.state = State::Still;
        }
        Some(bytes)
    }

    /// What became of it; nothing where it could not be checked.
    fn end(self) -> Option<Repair> {
        match self.state {
            State::Unread => return None,
            State::NotOffered => return Some(Repair::NotOffered),
            State::Refused => return Some(Repair::Refused),
            State::Open | State::Still => {}
        }
        let (count, left) = (self.count, self.left);
        let Some((charset, text, now)) = self.texts else {
            let patch = Some(Vec::new());
            return Some(Repair::Done(Repaired { bytes: self.before, patch, count, left }));
        };
        let Some(bytes) = charset.encode(&now) else { return Some(Repair::Refused) };
        let patch = in_charset(&patch(&name(&self.input), &text, &now), &charset);
        Some(Repair::Done(Repaired { bytes, patch, count, left }))
    }
}

impl Repair {
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
